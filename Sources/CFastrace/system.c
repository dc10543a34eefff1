#define _GNU_SOURCE
#include "CFastrace.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#if defined(__linux__)
#include <sys/random.h>
#include <sys/syscall.h>
#endif

uint64_t fastrace_random(void) {
#if defined(__APPLE__)
  return ((uint64_t)arc4random() << 32) | arc4random();
#else
  uint64_t bits = 0;
  if (getrandom(&bits, sizeof bits, 0) == (ssize_t)sizeof bits) return bits;
  // No entropy source: time, process and address still tell threads and processes apart.
  return fastrace_monotonic_ns() * 0x9e3779b97f4a7c15u ^ ((uint64_t)getpid() << 32) ^ (uint64_t)(uintptr_t)&bits;
#endif
}

uint64_t fastrace_thread_id(void) {
#if defined(__APPLE__)
  uint64_t id = 0;
  pthread_threadid_np(NULL, &id);
  return id;
#else
  return (uint64_t)syscall(SYS_gettid);
#endif
}

void fastrace_write_error(const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(2, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

bool fastrace_is_terminal(int descriptor) { return isatty(descriptor) == 1; }

bool fastrace_takes_color(int descriptor) {
  const char *no_color = getenv("NO_COLOR");
  const char *terminal = getenv("TERM");
  if (no_color != NULL && *no_color != '\0') return false;
  return (terminal == NULL || strcmp(terminal, "dumb") != 0) && fastrace_is_terminal(descriptor);
}

struct fastrace_parker {
  pthread_mutex_t mutex;
  pthread_cond_t condition;
  bool notified;
};

struct fastrace_parker *fastrace_parker_create(void) {
  struct fastrace_parker *parker = calloc(1, sizeof *parker);
  if (parker == NULL) abort();
  // No C library that this runs on allocates for any of the following, and so none fails.
  pthread_mutex_init(&parker->mutex, NULL);
  pthread_condattr_t attributes;
  pthread_condattr_init(&attributes);
#if !defined(__APPLE__)
  pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
#endif
  pthread_cond_init(&parker->condition, &attributes);
  pthread_condattr_destroy(&attributes);
  return parker;
}

void fastrace_parker_destroy(struct fastrace_parker *parker) {
  pthread_cond_destroy(&parker->condition);
  pthread_mutex_destroy(&parker->mutex);
  free(parker);
}

static int wait_until(struct fastrace_parker *parker, uint64_t deadline_ns) {
#if defined(__APPLE__)
  uint64_t now = fastrace_monotonic_ns();
  uint64_t left = deadline_ns > now ? deadline_ns - now : 0;
  struct timespec time = {(time_t)(left / 1000000000u), (long)(left % 1000000000u)};
  return pthread_cond_timedwait_relative_np(&parker->condition, &parker->mutex, &time);
#else
  struct timespec time = {(time_t)(deadline_ns / 1000000000u), (long)(deadline_ns % 1000000000u)};
  return pthread_cond_timedwait(&parker->condition, &parker->mutex, &time);
#endif
}

bool fastrace_parker_wait(struct fastrace_parker *parker, uint64_t deadline_ns) {
  pthread_mutex_lock(&parker->mutex);
  while (!parker->notified) {
    if (deadline_ns == UINT64_MAX) {
      pthread_cond_wait(&parker->condition, &parker->mutex);
    } else if (wait_until(parker, deadline_ns) == ETIMEDOUT) {
      break;
    }
  }
  bool notified = parker->notified;
  parker->notified = false;
  pthread_mutex_unlock(&parker->mutex);
  return notified;
}

void fastrace_parker_notify(struct fastrace_parker *parker) {
  pthread_mutex_lock(&parker->mutex);
  parker->notified = true;
  pthread_cond_signal(&parker->condition);
  pthread_mutex_unlock(&parker->mutex);
}
