# expects: broken\.c:1:.*unused
echo 'int broken(int number) { return 0; }' > Sources/CFastrace/broken.c
