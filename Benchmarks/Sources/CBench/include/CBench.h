// The operating system calls of the benchmarks.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

// MARK: - Cores

/// Pins the calling thread to the last core that the process may use, so that only one core's caches are measured.
/// False when there is only one core, or the system cannot pin.
bool bench_pin_thread(void);
/// Keeps all other threads of the process off that core.
void bench_move_others_away(void);

// MARK: - Loops

/// Nothing for the processor; for the compiler, something that may have read or written any memory.
///
/// Between two operations it stands for the program's own work, so that nothing is moved from one operation to the next,
/// or out of the loop.
static inline __attribute__((always_inline)) void bench_work(void) { __asm__ volatile("" ::: "memory"); }

// MARK: - Cost

/// Processor time of the process so far, of all threads, in user code and in the kernel.
uint64_t bench_cpu_ns(void);
uint64_t bench_monotonic_ns(void);
/// The most memory that the process ever had, without what its parent had before it was started.
uint64_t bench_peak_rss(void);
void bench_sleep_until(uint64_t monotonic_ns);

// MARK: - Threads and processes

/// Calls `body` on each of `count` new threads at the same time, and waits for them.
void bench_run_threads(int count, void (*body)(void *context), void *context);
/// Path of the running executable. Its length, or 0.
size_t bench_executable_path(char *path, size_t capacity);
/// Runs a program and waits for it. Returns its exit code, or -1.
///
/// `wall_ns` gets the time from before it is started until it was waited for. Its standard output goes to `output` as a
/// C string. When `capacity` is 0, that and its standard error go to /dev/null.
int bench_run(const char *program, const char *arguments, char *_Nullable output, size_t capacity,
              uint64_t *wall_ns);

/// Sends standard error to /dev/null until it is restored.
void bench_silence_errors(void);
void bench_restore_errors(void);

/// Writes a line to standard error and ends the process with code 1.
_Noreturn void bench_fail(const char *message);

#pragma clang assume_nonnull end
