#define _GNU_SOURCE
#include "CFastrace.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>

_Thread_local struct fastrace_thread fastrace_thread_block
#if defined(__linux__)
    __attribute__((tls_model("initial-exec")))
#endif
    ;
const void *_Nullable fastrace_binding_key;
uint8_t fastrace_binding_mode;
uint8_t fastrace_root_mode;
int64_t fastrace_value_limit = INT64_MAX;

static pthread_key_t exit_key;
static void (*exit_body)(void);

static void on_thread_exit(void *unused) {
  (void)unused;
  exit_body();
}

void fastrace_install_exit_hook(void (*body)(void)) {
  exit_body = body;
  pthread_key_create(&exit_key, on_thread_exit);
}

// The destructor runs only for a value other than null.
void fastrace_watch_thread_exit(void) { pthread_setspecific(exit_key, &fastrace_thread_block); }

// Recursive, so that a callback that forks on the collector's thread does not wait for itself.
static pthread_mutex_t fork_gate;
/// Threads that are about to fork. Mutexes are not fair: a collector with much to do would never let them in.
static int fork_waiting;
static void (*fork_child)(void);

static void make_fork_gate(void) {
  pthread_mutexattr_t attributes;
  pthread_mutexattr_init(&attributes);
  pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_RECURSIVE);
  pthread_mutex_init(&fork_gate, &attributes);
  pthread_mutexattr_destroy(&attributes);
}

static void before_fork(void) {
  __atomic_add_fetch(&fork_waiting, 1, __ATOMIC_RELAXED);
  pthread_mutex_lock(&fork_gate);
}
static void after_fork_in_parent(void) {
  __atomic_sub_fetch(&fork_waiting, 1, __ATOMIC_RELAXED);
  pthread_mutex_unlock(&fork_gate);
}
static void after_fork_in_child(void) {
  fork_waiting = 0;
  make_fork_gate();
  fork_child();
}

void fastrace_install_fork_hook(void (*child)(void)) {
  make_fork_gate();
  fork_child = child;
  pthread_atfork(before_fork, after_fork_in_parent, after_fork_in_child);
}

void fastrace_enter_fork_gate(void) {
  while (__atomic_load_n(&fork_waiting, __ATOMIC_RELAXED) > 0) sched_yield();
  pthread_mutex_lock(&fork_gate);
}
void fastrace_leave_fork_gate(void) { pthread_mutex_unlock(&fork_gate); }

void fastrace_install_process_exit_hook(void (*body)(void)) { atexit(body); }

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
  if (start == NULL) return 12;
  start->body = body;
  start->context = context;
  for (size_t i = 0; i + 1 < sizeof start->name && name[i] != 0; i++) start->name[i] = name[i];

  // The application's signal handlers run on its own threads, never on ours.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_t thread;
  int error = pthread_create(&thread, &attributes, run, start);
  pthread_attr_destroy(&attributes);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  if (error != 0) free(start);
  return error;
}
