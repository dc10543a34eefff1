#include "CFastrace.h"

void fastrace_lock_init(struct fastrace_lock *lock) { pthread_mutex_init(&lock->mutex, NULL); }
void fastrace_lock_destroy(struct fastrace_lock *lock) { pthread_mutex_destroy(&lock->mutex); }
void fastrace_lock_acquire(struct fastrace_lock *lock) { pthread_mutex_lock(&lock->mutex); }
bool fastrace_lock_try_acquire(struct fastrace_lock *lock) { return pthread_mutex_trylock(&lock->mutex) == 0; }
void fastrace_lock_release(struct fastrace_lock *lock) { pthread_mutex_unlock(&lock->mutex); }
