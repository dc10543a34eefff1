#define _GNU_SOURCE
#include "CBench.h"

#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

static uint64_t nanoseconds(struct timeval time) {
  return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_usec * 1000u;
}

uint64_t bench_cpu_ns(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return nanoseconds(usage.ru_utime) + nanoseconds(usage.ru_stime);
}

uint64_t bench_monotonic_ns(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

uint64_t bench_peak_rss(void) {
#if defined(__linux__)
  // Not ru_maxrss: that begins with the peak of the process that started this one.
  FILE *file = fopen("/proc/self/status", "re");
  char line[256];
  unsigned long kilobytes = 0;
  while (file != NULL && fgets(line, sizeof line, file) != NULL) {
    if (sscanf(line, "VmHWM: %lu kB", &kilobytes) == 1) break;
  }
  if (file != NULL) fclose(file);
  return kilobytes * 1024u;
#else
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return (uint64_t)usage.ru_maxrss;
#endif
}

void bench_sleep_until(uint64_t deadline) {
  for (uint64_t now = bench_monotonic_ns(); now < deadline; now = bench_monotonic_ns()) {
    uint64_t rest = deadline - now;
    struct timespec time = {(time_t)(rest / 1000000000u), (long)(rest % 1000000000u)};
    nanosleep(&time, NULL);
  }
}
