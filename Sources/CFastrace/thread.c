#define _GNU_SOURCE
#include "CFastrace.h"

#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

_Thread_local struct fastrace_thread fastrace_thread_block
#if defined(__linux__)
    __attribute__((tls_model("initial-exec")))
#endif
    ;
const void *_Nullable fastrace_own_key;
const void *_Nullable fastrace_binding_key;
uint8_t fastrace_binding_mode;
uint8_t fastrace_root_mode;
int64_t fastrace_value_limit = INT64_MAX;

static pthread_key_t exit_key;
static bool has_exit_key;
static void (*exit_body)(void);
/// In how many rounds of destructors the one below has run on this thread.
static _Thread_local int exit_rounds;

static void on_thread_exit(void *unused) {
  (void)unused;
  exit_rounds++;
  exit_body();
}

bool fastrace_install_exit_hook(void (*body)(void)) {
  exit_body = body;
  has_exit_key = pthread_key_create(&exit_key, on_thread_exit) == 0;
  return has_exit_key;
}

bool fastrace_watch_thread_exit(void) {
  // The system calls destructors in a few rounds, four almost everywhere, and does not say in which one it is. Whoever
  // records in a destructor sets ours for the next round, if there is one. After ours has run in two rounds, nothing is
  // watched any more, so it is missed by nobody but a thread that records for the first time in the third round or later.
  if (!has_exit_key || exit_rounds >= PTHREAD_DESTRUCTOR_ITERATIONS / 2) return false;
  // The destructor runs only for a value other than null.
  return pthread_setspecific(exit_key, &fastrace_thread_block) == 0;
}

bool fastrace_install_process_exit_hook(void (*body)(void)) { return atexit(body) == 0; }

struct start {
  void (*body)(void *);
  void *context;
  char name[16];
};

static void *run(void *argument) {
  struct start start = *(struct start *)argument;
  free(argument);
#if defined(__linux__)
  pthread_setname_np(pthread_self(), start.name);
#elif defined(__APPLE__)
  pthread_setname_np(start.name);
#endif
  start.body(start.context);
  return NULL;
}

int fastrace_spawn(const char *name, void (*body)(void *), void *context) {
  struct start *start = calloc(1, sizeof *start);
  if (start == NULL) return ENOMEM;
  start->body = body;
  start->context = context;
  for (size_t i = 0; i + 1 < sizeof start->name && name[i] != 0; i++) start->name[i] = name[i];

  // The application's signal handlers run on its own threads, never on ours. Setting a mask and a state fails for values
  // that do not exist, and for nothing else.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pthread_attr_t attributes;
  int error = pthread_attr_init(&attributes);
  if (error == 0) {
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    pthread_t thread;
    error = pthread_create(&thread, &attributes, run, start);
    pthread_attr_destroy(&attributes);
  }
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  if (error != 0) free(start);
  return error;
}
