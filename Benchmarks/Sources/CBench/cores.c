#define _GNU_SOURCE
#include "CBench.h"

#if defined(__linux__)
#include <dirent.h>
#include <sched.h>
#include <stdlib.h>
#include <unistd.h>

/// The last core of the set; -1 when it has fewer than two.
static int last_core(const cpu_set_t *set) {
  if (CPU_COUNT(set) < 2) return -1;
  for (int core = CPU_SETSIZE - 1; core >= 0; core--) {
    if (CPU_ISSET(core, set)) return core;
  }
  return -1;
}

static bool allowed_cores(cpu_set_t *set) {
  // The mask of a thread that was pinned says nothing about the process: ask once.
  static cpu_set_t allowed;
  static bool is_known;
  if (!is_known) is_known = sched_getaffinity(0, sizeof allowed, &allowed) == 0;
  *set = allowed;
  return is_known;
}

bool bench_pin_thread(void) {
  cpu_set_t allowed, one;
  if (!allowed_cores(&allowed) || last_core(&allowed) < 0) return false;
  CPU_ZERO(&one);
  CPU_SET(last_core(&allowed), &one);
  return sched_setaffinity(0, sizeof one, &one) == 0;
}

void bench_move_others_away(void) {
  cpu_set_t rest;
  if (!allowed_cores(&rest) || last_core(&rest) < 0) return;
  CPU_CLR(last_core(&rest), &rest);
  DIR *threads = opendir("/proc/self/task");
  if (threads == NULL) return;
  for (struct dirent *entry; (entry = readdir(threads)) != NULL;) {
    pid_t thread = atoi(entry->d_name);
    if (thread > 0 && thread != gettid()) sched_setaffinity(thread, sizeof rest, &rest);
  }
  closedir(threads);
}
#else
bool bench_pin_thread(void) { return false; }
void bench_move_others_away(void) {}
#endif
