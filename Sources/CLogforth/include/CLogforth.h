// What Logforth needs from the operating system: files, sockets, the time zone, signals. Nothing here keeps state but
// what the comment says.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

// MARK: - Recursion

/// Zero while this thread may log, 1 while it is within a pipeline, and a larger number of its own on the thread of each
/// asynchronous appender.
extern _Thread_local int32_t logforth_appending
#if defined(__linux__)
    __attribute__((tls_model("initial-exec")))
#endif
    ;

static inline int32_t logforth_get_appending(void) { return logforth_appending; }
static inline void logforth_set_appending(int32_t number) { logforth_appending = number; }

// MARK: - Files

/// What a file is like. Times are in nanoseconds since 1970.
struct logforth_status {
  uint64_t device;
  uint64_t inode;
  uint64_t links;
  int64_t size;
  int64_t modified;
};

/// Opens a file for appending and reading, and makes it if it is not there. A descriptor, or the negative errno.
int logforth_open(const char *path);
void logforth_close(int descriptor);
/// Writes all bytes. 0 or an errno; `written` is how many bytes were written either way.
int logforth_write(int descriptor, const void *bytes, size_t count, size_t *written);
/// 0 or an errno, as for those below.
int logforth_status_of(int descriptor, struct logforth_status *status);
int logforth_status_at(const char *path, struct logforth_status *status);
int logforth_truncate(int descriptor, int64_t size);
int logforth_synchronize(int descriptor);
/// EEXIST when there is something at the new path. Some file systems cannot say so in the same step; then a file that is
/// made there meanwhile is replaced.
int logforth_rename(const char *from, const char *to);
int logforth_remove(const char *path);
int logforth_make_directory(const char *path);
/// The last byte of a file, or -1.
int logforth_last_byte(int descriptor, int64_t size);
/// Calls `body` with the name of each entry of a folder. 0 or an errno.
int logforth_list(const char *path, void *context, void (*body)(void *context, const char *name));
/// The text of an errno; `buffer` has 128 bytes.
void logforth_error_text(int error, char *buffer);
bool logforth_is_too_large(int error);
bool logforth_is_timeout(int error);

// MARK: - Sockets

/// Connects to a host over UDP or TCP, to each of its addresses within the timeout; finding the addresses takes as long as
/// the resolver of the system does. A descriptor, or the negative errno, or -10000 minus an error of getaddrinfo.
int logforth_connect(const char *host, const char *port, bool is_stream, int32_t timeout_ms);
/// Connects to a Unix socket. A descriptor, or the negative errno.
int logforth_connect_unix(const char *path, bool is_stream, int32_t timeout_ms);
void logforth_resolver_error_text(int error, char *buffer);
/// Sends all bytes, or one datagram. 0 or an errno; ETIMEDOUT when the timeout of the connection has passed.
int logforth_send(int descriptor, const void *bytes, size_t count, size_t *sent);
/// Whether the other side has closed the connection, so that what is sent now would be lost.
bool logforth_is_closed(int descriptor);
/// Sends bytes that are too large for a datagram as a sealed file in memory, as journald takes them. 0 or an errno, as above.
int logforth_send_as_file(int descriptor, const void *bytes, size_t count);

// MARK: - Process

/// How far local time is ahead of UTC at a time in seconds since 1970.
int64_t logforth_offset(int64_t seconds);
void logforth_host_name(char *buffer, size_t size);
void logforth_program_name(char *buffer, size_t size);
int32_t logforth_process_id(void);
/// Counts the signal SIGHUP from now on, besides what was done about it before, unless that was ending the process.
void logforth_watch_hangups(void);
/// How often SIGHUP came.
uint32_t logforth_hangups(void);
/// Calls `body` when the process ends normally. 0 or an error.
int logforth_at_exit(void (*body)(void));
/// The value of a variable, or null.
const char *_Nullable logforth_environment(const char *name);

/// A lock with a condition: for threads that wait for room, or for work.
struct logforth_monitor;
struct logforth_monitor *logforth_monitor_create(void);
void logforth_monitor_destroy(struct logforth_monitor *monitor);
void logforth_monitor_lock(struct logforth_monitor *monitor);
void logforth_monitor_unlock(struct logforth_monitor *monitor);
/// Waits for a signal, until a time of the monotonic clock. False when the time is up. Holds the lock on return.
bool logforth_monitor_wait(struct logforth_monitor *monitor, uint64_t deadline_ns);
void logforth_monitor_wake_all(struct logforth_monitor *monitor);

#pragma clang assume_nonnull end
