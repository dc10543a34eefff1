# expects: broken\.c:1: __ATOMIC_SEQ_CST without
echo 'int broken(int *number) { return __atomic_load_n(number, __ATOMIC_SEQ_CST); }' > Sources/CFastrace/broken.c
