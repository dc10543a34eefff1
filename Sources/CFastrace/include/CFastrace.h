// The part of Fastrace that Swift cannot express: the thread-local block, the raw clock, and a few operating system calls.
// In the core, every `#if` on an operating system or a processor is in here or in the folder Platform.
#pragma once

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__x86_64__) || defined(__i386__)
#include <x86intrin.h>
#endif

#pragma clang assume_nonnull begin

#define FASTRACE_INLINE static inline __attribute__((always_inline))

// MARK: - Thread state

/// What a thread knows about the spans that are open on it.
///
/// One block per thread, in static thread-local storage, zero until first used. Only the owning thread writes it, except for
/// `has_strays`; the collector reads `cursor`, and only while the thread is registered.
///
///   thread-local block --buffer--> ThreadBuffer (heap, owned by the registry) --> chunk --> chunk --> ...
///         | cursor, limit: the free part of the newest chunk -----------------------------------^
struct fastrace_thread {
  /// The trace that the open scope records for: 0 no scope is open, 1 an unsampled trace, 2 a dropped one (its spans are
  /// counted), with the highest bit set a local collector, otherwise a trace handle.
  uint64_t trace;
  /// Identifier of the innermost open span of the scope.
  uint64_t parent;
  /// The task under which the scope was opened; null outside of tasks.
  const void *_Nullable task;
  /// Where the current span was bound when the scope was opened; null when no span was bound.
  const void *_Nullable binding;
  /// Set by other threads that ended a span of this thread: the scopes must be looked at before they count again.
  uint8_t has_strays;
  /// Next free record. Its release store publishes everything before it to the collector.
  void *_Nullable cursor;
  /// End of the chunk that `cursor` is in; equal to `cursor` while a local collector is open, so that records take the
  /// slow path.
  void *_Nullable limit;
  /// State of the identifier generator; zero until the thread is registered.
  uint64_t id_state;
  /// A random word of the thread, so that its trace identifiers have 128 random bits; zero until it is registered.
  uint64_t trace_salt;
  /// The SpanCore of the scope, not retained: the binding keeps it alive.
  void *_Nullable span;
  /// With another API's current span: the token of the context that the scope was opened under; otherwise zero.
  uint64_t token;
  /// Tells the closures that opened a scope apart; zero for scopes that spans opened.
  uint64_t scope;
  /// The number of the last scope that a closure opened.
  uint64_t last_scope;
  /// The ScopeShelf, retained; null almost always.
  void *_Nullable shelf;
  /// The innermost open local collector, not retained; null almost always.
  void *_Nullable collector;
  /// The ThreadBuffer of this thread, owned by the registry.
  void *_Nullable buffer;
  /// Next trace handle of this thread.
  uint64_t next_handle;
  /// An ended SpanCore kept for reuse, retained.
  void *_Nullable spare_span;
};

extern _Thread_local struct fastrace_thread fastrace_thread_block
#if defined(__linux__)
    __attribute__((tls_model("initial-exec")))
#endif
    ;

FASTRACE_INLINE struct fastrace_thread *fastrace_current_thread(void) { return &fastrace_thread_block; }

/// Publishes the records before `cursor` to the collector.
FASTRACE_INLINE void fastrace_publish(struct fastrace_thread *thread, void *_Nullable cursor) {
  // ORDERING: release, so that whoever sees the new cursor sees the record below it.
  __atomic_store_n(&thread->cursor, cursor, __ATOMIC_RELEASE);
}

FASTRACE_INLINE void *_Nullable fastrace_published(const struct fastrace_thread *thread) {
  // ORDERING: acquire, pairs with fastrace_publish.
  return __atomic_load_n(&thread->cursor, __ATOMIC_ACQUIRE);
}

// MARK: - Chunks

/// Header of a block of records; the records follow it, 64 bytes each.
struct fastrace_chunk {
  /// The chunk that the writer went on to; null while this one is its newest.
  struct fastrace_chunk *_Nullable next;
  /// Bytes of the block, this header included.
  size_t size;
  char padding[48];
};

FASTRACE_INLINE struct fastrace_chunk *_Nullable fastrace_next_chunk(const struct fastrace_chunk *chunk) {
  // ORDERING: acquire, so that whoever sees the next chunk sees every record of this one.
  return __atomic_load_n(&chunk->next, __ATOMIC_ACQUIRE);
}

FASTRACE_INLINE void fastrace_link_chunk(struct fastrace_chunk *chunk, struct fastrace_chunk *_Nullable next) {
  // ORDERING: release, pairs with fastrace_next_chunk.
  __atomic_store_n(&chunk->next, next, __ATOMIC_RELEASE);
}

// MARK: - Process-wide switches

/// Key of our own task-local; null until a span is bound for the first time: no thread needs to look for one before.
extern const void *_Nullable fastrace_own_key;
FASTRACE_INLINE const void *_Nullable fastrace_get_own_key(void) {
  return __atomic_load_n(&fastrace_own_key, __ATOMIC_RELAXED);
}

/// Key of the task-local by which spans are bound to tasks now: our own, or that of another API; null as long as that is.
extern const void *_Nullable fastrace_binding_key;
FASTRACE_INLINE const void *_Nullable fastrace_get_binding_key(void) {
  return __atomic_load_n(&fastrace_binding_key, __ATOMIC_RELAXED);
}
FASTRACE_INLINE void fastrace_set_binding_key(const void *key) {
  __atomic_store_n(&fastrace_binding_key, key, __ATOMIC_RELAXED);
}

/// Sets our own key, by which spans are bound unless there is another.
FASTRACE_INLINE void fastrace_offer_own_key(const void *key) {
  const void *none = NULL;
  __atomic_store_n(&fastrace_own_key, key, __ATOMIC_RELAXED);
  __atomic_compare_exchange_n(&fastrace_binding_key, &none, key, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED);
}

/// How a span is bound to a task: 0 no span was bound yet, 1 by our own task-local, 2 by that of another API; see
/// SharedCurrent.
extern uint8_t fastrace_binding_mode;
FASTRACE_INLINE uint8_t fastrace_get_binding_mode(void) {
  return __atomic_load_n(&fastrace_binding_mode, __ATOMIC_RELAXED);
}
/// Changes the mode, unless it is another one than `from` by now.
FASTRACE_INLINE void fastrace_change_binding_mode(uint8_t from, uint8_t mode) {
  // ORDERING: release, so that whoever sees the new mode, and has an acquire fence behind that, sees what it needs.
  __atomic_compare_exchange_n(&fastrace_binding_mode, &from, mode, false, __ATOMIC_RELEASE, __ATOMIC_RELAXED);
}

/// False where certainly no span is current: outside of every scope, as long as no task of the process has bound one.
FASTRACE_INLINE bool fastrace_may_have_span(void) {
  return fastrace_current_thread()->trace != 0 || fastrace_get_binding_mode() != 0;
}

// MARK: - Scopes

// Entry points of the Swift runtime that the standard library itself calls for the same purpose. They spare the generic
// look-up of TaskLocal.get, which copies and retains the value (decision 7).
__attribute__((swiftcall)) extern void *_Nullable swift_task_getCurrent(void);
__attribute__((swiftcall)) extern const void *_Nullable swift_task_localValueGet(const void *key);

/// The current task, or null.
FASTRACE_INLINE const void *_Nullable fastrace_current_task(void) { return swift_task_getCurrent(); }
/// Address of the value that the task-local with this key has here, or null. Not retained.
FASTRACE_INLINE const void *_Nullable fastrace_task_local(const void *key) { return swift_task_localValueGet(key); }
/// Where the current span is bound; null when no span is bound here.
FASTRACE_INLINE const void *_Nullable fastrace_current_binding(void) {
  const void *key = fastrace_get_binding_key();
  return key != NULL ? fastrace_task_local(key) : NULL;
}
/// True when the thread's scope was opened by the task that runs now, under the binding that is in force now.
///
/// Another task's job can run inside a synchronous scope, and a scope in a coroutine accessor can be left open over a
/// suspension; so a scope is never trusted without this.
FASTRACE_INLINE bool fastrace_scope_is_current(const struct fastrace_thread *thread) {
  if (thread->task != fastrace_current_task() || __atomic_load_n(&thread->has_strays, __ATOMIC_RELAXED) != 0) return false;
  // While the closure runs that opened a scope, its task cannot suspend, and bind another span, without another scope.
  if (thread->scope != 0 && fastrace_get_binding_mode() != 2) return true;
  return thread->binding == fastrace_current_binding();
}
FASTRACE_INLINE void fastrace_set_strays(struct fastrace_thread *thread, bool has_strays) {
  __atomic_store_n(&thread->has_strays, has_strays, __ATOMIC_RELAXED);
}
FASTRACE_INLINE bool fastrace_has_strays(const struct fastrace_thread *thread) {
  return __atomic_load_n(&thread->has_strays, __ATOMIC_RELAXED) != 0;
}

// MARK: - Switches of recording

/// What a new root does: 0 no reporter, 1 record, 2 ask the sampler.
extern uint8_t fastrace_root_mode;
FASTRACE_INLINE uint8_t fastrace_get_root_mode(void) { return __atomic_load_n(&fastrace_root_mode, __ATOMIC_RELAXED); }
FASTRACE_INLINE void fastrace_set_root_mode(uint8_t mode) {
  __atomic_store_n(&fastrace_root_mode, mode, __ATOMIC_RELAXED);
}

/// How many Unicode scalars a text value may have.
extern int64_t fastrace_value_limit;
FASTRACE_INLINE int64_t fastrace_get_value_limit(void) {
  return __atomic_load_n(&fastrace_value_limit, __ATOMIC_RELAXED);
}
FASTRACE_INLINE void fastrace_set_value_limit(int64_t limit) {
  __atomic_store_n(&fastrace_value_limit, limit, __ATOMIC_RELAXED);
}

// MARK: - Clock

/// What ticks are: 0 not known yet, 1 the processor's counter, 2 nanoseconds of the monotonic clock, 3 a counter of tests.
extern uint8_t fastrace_tick_source;

/// Nanoseconds in a tick, times 2^32; zero until it was measured. Not a Swift global, whose initialisation a forked child could
/// find half done.
extern uint64_t fastrace_tick_rate;
FASTRACE_INLINE uint64_t fastrace_get_tick_rate(void) { return __atomic_load_n(&fastrace_tick_rate, __ATOMIC_RELAXED); }
FASTRACE_INLINE void fastrace_set_tick_rate(uint64_t rate) {
  __atomic_store_n(&fastrace_tick_rate, rate, __ATOMIC_RELAXED);
}

/// Finds out what ticks are. Idempotent, thread-safe.
uint8_t fastrace_detect_tick_source(void);
/// Takes ticks from this source from now on: when the counter turns out to be no clock, and in tests. Ticks read before
/// lose their meaning.
void fastrace_force_tick_source(uint8_t source);
/// Takes ticks from a counter that runs at `multiplier / divisor` ticks a nanosecond, beginning at `offset`: for tests of
/// counters that jump, stand still or run at another speed. Every call makes it jump.
void fastrace_force_counter(uint64_t multiplier, uint64_t divisor, uint64_t offset);
/// The path of `fastrace_ticks` that does not read the processor's counter.
uint64_t fastrace_ticks_slow(void);
/// Ticks in a second where the processor states it (arm64), else 0.
uint64_t fastrace_stated_frequency(void);
uint64_t fastrace_monotonic_ns(void);
uint64_t fastrace_realtime_ns(void);

FASTRACE_INLINE uint64_t fastrace_ticks(void) {
#if defined(__x86_64__) || defined(__i386__)
  if (__builtin_expect(__atomic_load_n(&fastrace_tick_source, __ATOMIC_RELAXED) == 1, 1)) return __rdtsc();
#elif defined(__aarch64__)
  if (__builtin_expect(__atomic_load_n(&fastrace_tick_source, __ATOMIC_RELAXED) == 1, 1)) {
    uint64_t ticks;
    __asm__ volatile("mrs %0, cntvct_el0" : "=r"(ticks));
    return ticks;
  }
#endif
  return fastrace_ticks_slow();
}

// MARK: - Swift runtime

/// Stands for no case.
#define FASTRACE_NO_CASE UINT32_MAX
/// Which case of its enumeration the value is, by the number that the compiler gave it. Neither copies nor changes it.
///
/// - Parameter type: Metadata of the value's type; FASTRACE_NO_CASE is returned when that is no enumeration.
uint32_t fastrace_enum_case(const void *value, const void *type);

// MARK: - Operating system

/// Starts a detached thread with all signals blocked. Returns 0 or an errno.
int fastrace_spawn(const char *name, void (*body)(void *), void *context);
/// Calls `body` on a thread when it ends, if `fastrace_watch_thread_exit` was called on it. Once per process; false when the
/// system has no more thread-specific keys, and then no thread can be watched.
bool fastrace_install_exit_hook(void (*body)(void));
/// False when the calling thread ends without `body` being called: the hook is missing, there is no memory, or the thread's
/// destructors run for too long.
bool fastrace_watch_thread_exit(void);
/// Calls `child` in the child after every fork. Once per process. False when there is no memory for it.
bool fastrace_install_fork_hook(void (*child)(void));
/// Until the thread leaves, no other one forks: a child never finds half done what happens there. May be nested.
void fastrace_enter_fork_gate(void);
/// The same for what may take long: a fork waits a second for it, as for a lock.
void fastrace_enter_fork_section(void);
void fastrace_leave_fork_gate(void);
/// Forks between the first process that has used the library and this one.
uint32_t fastrace_fork_generation(void);
/// Calls `body` when the process ends normally. Once per process. False when there is no memory for it.
bool fastrace_install_process_exit_hook(void (*body)(void));
/// 64 bits from the operating system.
uint64_t fastrace_random(void);
uint64_t fastrace_thread_id(void);
void fastrace_write_error(const char *bytes, size_t count);
bool fastrace_is_terminal(int descriptor);
/// True for a terminal whose user has not asked for text without colour (no-color.org).
bool fastrace_takes_color(int descriptor);

/// A lock of the operating system, which a forked child can use: a fork waits, for a second, until no other thread has one,
/// and a lock that is still held then is free in the child. Whoever holds one must not fork.
struct fastrace_lock {
  pthread_mutex_t mutex;
  uint32_t state;
};
void fastrace_lock_init(struct fastrace_lock *lock);
void fastrace_lock_destroy(struct fastrace_lock *lock);
void fastrace_lock_acquire(struct fastrace_lock *lock);
/// True when no other thread had it.
bool fastrace_lock_try_acquire(struct fastrace_lock *lock);
void fastrace_lock_release(struct fastrace_lock *lock);

/// A thread waits on it; any thread wakes it. A wake-up before the wait is kept.
struct fastrace_parker;
struct fastrace_parker *fastrace_parker_create(void);
void fastrace_parker_destroy(struct fastrace_parker *parker);
/// Waits until notified or until the monotonic clock reaches `deadline_ns`. True when notified.
bool fastrace_parker_wait(struct fastrace_parker *parker, uint64_t deadline_ns);
void fastrace_parker_notify(struct fastrace_parker *parker);

#pragma clang assume_nonnull end
