#define _GNU_SOURCE
#include "CLogforth.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

_Thread_local int32_t logforth_appending = 0;

int64_t logforth_offset(int64_t seconds) {
  time_t time = (time_t)seconds;
  struct tm local;
  return localtime_r(&time, &local) == NULL ? 0 : (int64_t)local.tm_gmtoff;
}

void logforth_host_name(char *buffer, size_t size) {
  if (gethostname(buffer, size) != 0) snprintf(buffer, size, "localhost");
  buffer[size - 1] = 0;
}

void logforth_program_name(char *buffer, size_t size) {
#if defined(__APPLE__)
  snprintf(buffer, size, "%s", getprogname());
#else
  snprintf(buffer, size, "%s", program_invocation_short_name);
#endif
}

int32_t logforth_process_id(void) { return (int32_t)getpid(); }
const char *logforth_environment(const char *name) { return getenv(name); }
int logforth_at_exit(void (*body)(void)) { return atexit(body); }

// MARK: - Signals

static uint32_t hangups = 0;
static struct sigaction previous;

static void count_hangup(int signal, siginfo_t *info, void *context) {
  __atomic_fetch_add(&hangups, 1, __ATOMIC_RELAXED);
  if ((previous.sa_flags & SA_SIGINFO) != 0) {
    previous.sa_sigaction(signal, info, context);
  } else if (previous.sa_handler != SIG_DFL && previous.sa_handler != SIG_IGN) {
    previous.sa_handler(signal);
  }
}

static void install_hangup_handler(void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = count_hangup;
  action.sa_flags = SA_SIGINFO | SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(SIGHUP, &action, &previous);
}

void logforth_watch_hangups(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, install_hangup_handler);
}

uint32_t logforth_hangups(void) { return __atomic_load_n(&hangups, __ATOMIC_RELAXED); }

// MARK: - Monitor

struct logforth_monitor {
  pthread_mutex_t mutex;
  pthread_cond_t condition;
};

struct logforth_monitor *logforth_monitor_create(void) {
  struct logforth_monitor *monitor = calloc(1, sizeof *monitor);
  if (monitor == NULL) abort();
  pthread_mutex_init(&monitor->mutex, NULL);
  pthread_condattr_t attributes;
  pthread_condattr_init(&attributes);
#if !defined(__APPLE__)
  pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
#endif
  pthread_cond_init(&monitor->condition, &attributes);
  pthread_condattr_destroy(&attributes);
  return monitor;
}

void logforth_monitor_destroy(struct logforth_monitor *monitor) {
  pthread_cond_destroy(&monitor->condition);
  pthread_mutex_destroy(&monitor->mutex);
  free(monitor);
}

void logforth_monitor_lock(struct logforth_monitor *monitor) { pthread_mutex_lock(&monitor->mutex); }
void logforth_monitor_unlock(struct logforth_monitor *monitor) { pthread_mutex_unlock(&monitor->mutex); }
void logforth_monitor_wake_all(struct logforth_monitor *monitor) { pthread_cond_broadcast(&monitor->condition); }

bool logforth_monitor_wait(struct logforth_monitor *monitor, uint64_t deadline_ns) {
  if (deadline_ns == UINT64_MAX) return pthread_cond_wait(&monitor->condition, &monitor->mutex) == 0;
#if defined(__APPLE__)
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  uint64_t now_ns = (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
  uint64_t left = deadline_ns > now_ns ? deadline_ns - now_ns : 0;
  struct timespec time = {(time_t)(left / 1000000000u), (long)(left % 1000000000u)};
  return pthread_cond_timedwait_relative_np(&monitor->condition, &monitor->mutex, &time) != ETIMEDOUT;
#else
  struct timespec time = {(time_t)(deadline_ns / 1000000000u), (long)(deadline_ns % 1000000000u)};
  return pthread_cond_timedwait(&monitor->condition, &monitor->mutex, &time) != ETIMEDOUT;
#endif
}
