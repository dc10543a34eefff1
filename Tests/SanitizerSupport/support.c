#define _GNU_SOURCE
#include "SanitizerSupport.h"

#include <limits.h>

// Not inlined into Swift: its compiler reads headers without the sanitizer's feature.
int fastrace_destructor_rounds(void) {
#if __has_feature(thread_sanitizer)
  return PTHREAD_DESTRUCTOR_ITERATIONS - 1;
#else
  return PTHREAD_DESTRUCTOR_ITERATIONS;
#endif
}

#if defined(__linux__) && __has_feature(thread_sanitizer)
#include <dlfcn.h>
#include <stdint.h>

// The standard library's Mutex is inlined into its callers, where the sanitizer sees it, except for the part that runs
// when two threads want it at once: that is in a library that was not built with the sanitizer. Without the functions
// below, which take its place in the test program, everything that a contended Mutex guards would look like a race.

#define LOCK_SLOW "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK_SLOW "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"
#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context)) void *self

void __tsan_acquire(void *address);
void __tsan_release(void *address);

SWIFT void sanitized_lock_slow(uint32_t thread, SELF) __asm__(LOCK_SLOW);
SWIFT void sanitized_unlock_slow(SELF) __asm__(UNLOCK_SLOW);

typedef SWIFT void (*lock_function)(uint32_t thread, SELF);
typedef SWIFT void (*unlock_function)(SELF);

SWIFT void sanitized_lock_slow(uint32_t thread, SELF) {
  ((lock_function)dlsym(RTLD_NEXT, LOCK_SLOW))(thread, self);
  __tsan_acquire(self);
}

SWIFT void sanitized_unlock_slow(SELF) {
  __tsan_release(self);
  ((unlock_function)dlsym(RTLD_NEXT, UNLOCK_SLOW))(self);
}
#endif
