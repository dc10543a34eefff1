#define _GNU_SOURCE
#include "CFastrace.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#if defined(__x86_64__) || defined(__i386__)
#include <cpuid.h>
#endif

uint8_t fastrace_tick_source;
uint64_t fastrace_tick_rate;

static uint64_t nanoseconds(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

uint64_t fastrace_monotonic_ns(void) { return nanoseconds(CLOCK_MONOTONIC); }
uint64_t fastrace_realtime_ns(void) { return nanoseconds(CLOCK_REALTIME); }

#if defined(__x86_64__) || defined(__i386__)
static bool counter_is_invariant(void) {
  unsigned a, b, c, d;
  return __get_cpuid(0x80000007, &a, &b, &c, &d) != 0 && (d & (1u << 8)) != 0;
}

/// What the kernel itself keeps time with, or an empty string where it does not say.
static void read_kernel_source(char *name, size_t size) {
  name[0] = 0;
#if defined(__linux__)
  FILE *file = fopen("/sys/devices/system/clocksource/clocksource0/current_clocksource", "re");
  if (file == NULL) return;
  if (fgets(name, (int)size, file) == NULL) name[0] = 0;
  fclose(file);
  name[strcspn(name, "\n")] = 0;
#endif
}

static bool counter_is_usable(void) {
  char kernel[32];
  read_kernel_source(kernel, sizeof kernel);
  if (strcmp(kernel, "tsc") == 0) return true;
  // The kernel falls back to these two when it has watched the counters of the processors drift apart.
  if (strcmp(kernel, "hpet") == 0 || strcmp(kernel, "acpi_pm") == 0) return false;
  return counter_is_invariant();
}
#elif defined(__aarch64__)
static bool counter_is_usable(void) { return true; }  // The generic timer is invariant by architecture.
#else
static bool counter_is_usable(void) { return false; }
#endif

uint8_t fastrace_detect_tick_source(void) {
  uint8_t source = __atomic_load_n(&fastrace_tick_source, __ATOMIC_RELAXED);
  if (source != 0) return source;
  source = counter_is_usable() ? 1 : 2;
  // Threads that race here find the same answer.
  __atomic_store_n(&fastrace_tick_source, source, __ATOMIC_RELAXED);
  return source;
}

void fastrace_force_tick_source(uint8_t source) { __atomic_store_n(&fastrace_tick_source, source, __ATOMIC_RELAXED); }

static struct { uint64_t multiplier, divisor, offset, begin; } forced_counter;

void fastrace_force_counter(uint64_t multiplier, uint64_t divisor, uint64_t offset) {
  __atomic_store_n(&forced_counter.multiplier, multiplier, __ATOMIC_RELAXED);
  __atomic_store_n(&forced_counter.divisor, divisor, __ATOMIC_RELAXED);
  __atomic_store_n(&forced_counter.begin, fastrace_monotonic_ns(), __ATOMIC_RELAXED);
  __atomic_store_n(&forced_counter.offset, offset, __ATOMIC_RELAXED);
  fastrace_force_tick_source(3);
}

static uint64_t read_forced_counter(void) {
  uint64_t elapsed = fastrace_monotonic_ns() - __atomic_load_n(&forced_counter.begin, __ATOMIC_RELAXED);
  uint64_t ticks = elapsed / __atomic_load_n(&forced_counter.divisor, __ATOMIC_RELAXED);
  return ticks * __atomic_load_n(&forced_counter.multiplier, __ATOMIC_RELAXED) +
         __atomic_load_n(&forced_counter.offset, __ATOMIC_RELAXED);
}

uint64_t fastrace_ticks_slow(void) {
  uint8_t source = fastrace_detect_tick_source();
  if (source == 1) return fastrace_ticks();
  return source == 3 ? read_forced_counter() : fastrace_monotonic_ns();
}

uint64_t fastrace_stated_frequency(void) {
#if defined(__aarch64__)
  uint64_t frequency;
  __asm__ volatile("mrs %0, cntfrq_el0" : "=r"(frequency));
  return frequency;
#else
  return 0;
#endif
}
