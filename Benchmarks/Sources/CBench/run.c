#define _GNU_SOURCE
#include "CBench.h"

#include <fcntl.h>
#include <pthread.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__APPLE__)
#include <mach-o/dyld.h>
#endif

extern char **environ;

// MARK: - Threads

struct start {
  void (*body)(void *context);
  void *context;
};

static void *run_body(void *pointer) {
  struct start *start = pointer;
  start->body(start->context);
  return NULL;
}

void bench_run_threads(int count, void (*body)(void *context), void *context) {
  struct start start = {body, context};
  pthread_t threads[count];
  for (int i = 0; i < count; i++) {
    if (pthread_create(&threads[i], NULL, run_body, &start) != 0) abort();
  }
  for (int i = 0; i < count; i++) pthread_join(threads[i], NULL);
}

// MARK: - Processes

size_t bench_executable_path(char *path, size_t capacity) {
#if defined(__APPLE__)
  uint32_t size = (uint32_t)capacity;
  return _NSGetExecutablePath(path, &size) == 0 ? strlen(path) : 0;
#else
  ssize_t length = readlink("/proc/self/exe", path, capacity - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return (size_t)length;
#endif
}

/// Splits a text at its spaces, in place. At most 15 words.
static void split(char *text, char **words) {
  int count = 0;
  for (char *rest = text, *word; count < 15 && (word = strsep(&rest, " ")) != NULL;) {
    if (*word != 0) words[count++] = word;
  }
  words[count] = NULL;
}

static void read_all(int descriptor, char *output, size_t capacity) {
  size_t used = 0;
  for (ssize_t count; used + 1 < capacity; used += (size_t)count) {
    count = read(descriptor, output + used, capacity - 1 - used);
    if (count <= 0) break;
  }
  output[used] = 0;
}

int bench_run(const char *program, const char *arguments, char *output, size_t capacity, uint64_t *wall_ns) {
  char text[1024], *words[17] = {(char *)program};
  strncpy(text, arguments, sizeof text - 1);
  text[sizeof text - 1] = 0;
  split(text, words + 1);

  int ends[2] = {-1, -1};
  if (capacity > 0 && pipe(ends) != 0) return -1;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  if (capacity > 0) {
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    posix_spawn_file_actions_addclose(&actions, ends[1]);
  } else {
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  }

  pid_t child;
  int status = -1;
  uint64_t begin = bench_monotonic_ns();
  bool is_started = posix_spawn(&child, program, &actions, NULL, words, environ) == 0;
  if (capacity > 0) {
    close(ends[1]);
    read_all(ends[0], output, capacity);
    close(ends[0]);
  }
  if (is_started) waitpid(child, &status, 0);
  *wall_ns = bench_monotonic_ns() - begin;
  posix_spawn_file_actions_destroy(&actions);
  return is_started && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void bench_fail(const char *message) {
  fprintf(stderr, "bench: %s\n", message);
  exit(1);
}

// MARK: - Standard error

static int kept_errors = -1;

void bench_silence_errors(void) {
  int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
  kept_errors = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (null < 0 || kept_errors < 0) bench_fail("standard error cannot be sent to /dev/null");
  dup2(null, STDERR_FILENO);
  close(null);
}

void bench_restore_errors(void) {
  dup2(kept_errors, STDERR_FILENO);
  close(kept_errors);
}
