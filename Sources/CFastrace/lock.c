#define _GNU_SOURCE
#include "CFastrace.h"

#include <sched.h>

// Locks and forks. A child has only the thread that forked: a lock that another thread held would be held for ever, and
// the value behind it half changed. So a fork waits until no other thread is in a section, that is, has or wants a lock of
// ours; and threads that come to a section meanwhile wait for the fork.
//
//   section of locks       a fork waits a second for these: a lock may be held while a disk hangs, and a reporter may block
//   section of the gate    a fork waits for these as long as it takes: they hold locks of the Swift runtime, too
//
// A lock that a thread holds longer than that is made anew in the child when it is next used there.

/// Sections that this thread is in, one in the other.
static _Thread_local unsigned depth;
/// Which of the two counts has this thread, while it is in a section.
static _Thread_local bool is_gate;
/// Threads in sections, by their outermost one.
static long in_locks, in_gate;
/// Threads that are about to fork.
static int forking;
/// Forks between the first process and this one.
static uint32_t generation;

static const uint64_t second = 1000000000u;

static long *count_of(bool gate) { return gate ? &in_gate : &in_locks; }

static void enter(bool gate) {
  if (depth++ > 0) return;
  is_gate = gate;
  uint64_t deadline = 0;
  while (true) {
    // ORDERING: sequentially consistent, as in `before_fork`: of a thread that counts itself and then looks for
    // forks, and one that announces a fork and then looks at the counts, at least one sees the other.
    __atomic_add_fetch(count_of(gate), 1, __ATOMIC_SEQ_CST);
    if (__atomic_load_n(&forking, __ATOMIC_SEQ_CST) == 0) return;
    // What waits for the thread that forks must not wait for ever: it may have a lock that another library's fork handler
    // wants. Who comes to the gate has no such lock.
    uint64_t now = fastrace_monotonic_ns();
    // For longer than a fork waits for locks, so that one that has waited in vain finds nobody else in a section.
    if (deadline == 0) deadline = now + 3 * second;
    if (!gate && now > deadline) return;
    // ORDERING: as above.
    __atomic_sub_fetch(count_of(gate), 1, __ATOMIC_SEQ_CST);
    while (__atomic_load_n(&forking, __ATOMIC_RELAXED) > 0 && (gate || fastrace_monotonic_ns() <= deadline)) {
      sched_yield();
    }
  }
}

static void leave(void) {
  if (--depth > 0) return;
  // ORDERING: release, so that what was written in the section is whole for the thread that forks when it sees the count.
  __atomic_sub_fetch(count_of(is_gate), 1, __ATOMIC_RELEASE);
}

void fastrace_leave_fork_gate(void) { leave(); }
uint32_t fastrace_fork_generation(void) { return __atomic_load_n(&generation, __ATOMIC_RELAXED); }

static void before_fork(void) {
  // ORDERING: sequentially consistent, as in `enter`.
  __atomic_add_fetch(&forking, 1, __ATOMIC_SEQ_CST);
  // A callback within a section may fork, and does not wait for itself.
  long own_gate = depth > 0 && is_gate, own_locks = depth > 0 && !is_gate;
  uint64_t deadline = fastrace_monotonic_ns() + second;
  // ORDERING: sequentially consistent, as in `enter`; also acquires what was written in the sections.
  while (__atomic_load_n(&in_gate, __ATOMIC_SEQ_CST) > own_gate ||
         // ORDERING: as above.
         (__atomic_load_n(&in_locks, __ATOMIC_SEQ_CST) > own_locks && fastrace_monotonic_ns() <= deadline)) {
    sched_yield();
  }
}

static void after_fork_in_parent(void) {
  // ORDERING: sequentially consistent, as in `enter`.
  __atomic_sub_fetch(&forking, 1, __ATOMIC_SEQ_CST);
}

static void (*fork_child)(void);

static void after_fork_in_child(void) {
  forking = 0;
  in_gate = depth > 0 && is_gate;
  in_locks = depth > 0 && !is_gate;
  generation++;
  if (fork_child != NULL) fork_child();
}

static bool is_watching;

static void watch(void) { is_watching = pthread_atfork(before_fork, after_fork_in_parent, after_fork_in_child) == 0; }

/// With the first lock, not when the process starts: who records nothing pays nothing.
static bool watch_forks(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, watch);
  return is_watching;
}

void fastrace_enter_fork_gate(void) {
  watch_forks();
  enter(true);
}

void fastrace_enter_fork_section(void) {
  watch_forks();
  enter(false);
}

bool fastrace_install_fork_hook(void (*child)(void)) {
  fork_child = child;
  return watch_forks();
}

// A lock's state is twice the generation that it can be used in, plus one while a thread makes it anew.

void fastrace_lock_init(struct fastrace_lock *lock) {
  watch_forks();
  lock->state = 2 * fastrace_fork_generation();
  pthread_mutex_init(&lock->mutex, NULL);
}

void fastrace_lock_destroy(struct fastrace_lock *lock) { pthread_mutex_destroy(&lock->mutex); }

__attribute__((noinline)) static void renew(struct fastrace_lock *lock, uint32_t ready) {
  while (true) {
    // ORDERING: acquire, pairs with the release below.
    uint32_t state = __atomic_load_n(&lock->state, __ATOMIC_ACQUIRE);
    if (state == ready) return;
    if (state == ready + 1) {
      sched_yield();
      continue;
    }
    if (!__atomic_compare_exchange_n(&lock->state, &state, ready + 1, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED)) continue;
    // Not destroyed first: whoever holds it is in the parent.
    pthread_mutex_init(&lock->mutex, NULL);
    // ORDERING: release, so that whoever sees the state sees the mutex.
    __atomic_store_n(&lock->state, ready, __ATOMIC_RELEASE);
    return;
  }
}

static void prepare(struct fastrace_lock *lock) {
  enter(false);
  uint32_t ready = 2 * fastrace_fork_generation();
  // ORDERING: acquire, pairs with the release in `renew`.
  if (__builtin_expect(__atomic_load_n(&lock->state, __ATOMIC_ACQUIRE) != ready, 0)) renew(lock, ready);
}

void fastrace_lock_acquire(struct fastrace_lock *lock) {
  prepare(lock);
  pthread_mutex_lock(&lock->mutex);
}

bool fastrace_lock_try_acquire(struct fastrace_lock *lock) {
  prepare(lock);
  if (pthread_mutex_trylock(&lock->mutex) == 0) return true;
  leave();
  return false;
}

void fastrace_lock_release(struct fastrace_lock *lock) {
  pthread_mutex_unlock(&lock->mutex);
  leave();
}
