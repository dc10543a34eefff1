#define _GNU_SOURCE
#include "CLogforth.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#if defined(__linux__)
#include <sys/syscall.h>
#endif
#include <unistd.h>

static int result(int code) { return code == 0 ? 0 : errno; }

int logforth_open(const char *path) {
  int descriptor;
  do {
    descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    // A pipe or a device may not be readable.
    if (descriptor < 0 && errno == EACCES) descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  } while (descriptor < 0 && errno == EINTR);
  return descriptor < 0 ? -errno : descriptor;
}

void logforth_close(int descriptor) { close(descriptor); }

static bool wait_for_room(int descriptor) {
  struct pollfd waiting = {.fd = descriptor, .events = POLLOUT};
  return poll(&waiting, 1, 5000) > 0;
}

int logforth_write(int descriptor, const void *bytes, size_t count, size_t *written) {
  *written = 0;
  while (*written < count) {
    ssize_t some = write(descriptor, (const char *)bytes + *written, count - *written);
    if (some < 0 && errno == EINTR) continue;
    // Standard output may be a pipe that somebody else has made non-blocking.
    if (some < 0 && errno == EAGAIN && wait_for_room(descriptor)) continue;
    if (some < 0) return errno;
    if (some == 0) return EIO;
    *written += (size_t)some;
  }
  return 0;
}

static void convert(const struct stat *from, struct logforth_status *to) {
#if defined(__APPLE__)
  struct timespec modified = from->st_mtimespec;
#else
  struct timespec modified = from->st_mtim;
#endif
  to->device = (uint64_t)from->st_dev;
  to->inode = (uint64_t)from->st_ino;
  to->links = (uint64_t)from->st_nlink;
  to->size = (int64_t)from->st_size;
  to->modified = (int64_t)modified.tv_sec * 1000000000 + modified.tv_nsec;
}

int logforth_status_of(int descriptor, struct logforth_status *status) {
  struct stat found;
  if (fstat(descriptor, &found) != 0) return errno;
  convert(&found, status);
  return 0;
}

int logforth_status_at(const char *path, struct logforth_status *status) {
  struct stat found;
  if (stat(path, &found) != 0) return errno;
  convert(&found, status);
  return 0;
}

int logforth_truncate(int descriptor, int64_t size) { return result(ftruncate(descriptor, (off_t)size)); }
int logforth_synchronize(int descriptor) { return result(fsync(descriptor)); }
int logforth_remove(const char *path) { return result(unlink(path)); }
int logforth_make_directory(const char *path) { return result(mkdir(path, 0755)); }

// Whether a file system, the system, or a sandbox that says EPERM, cannot rename without replacing.
static bool is_unsupported(int error) {
  return error == EINVAL || error == ENOSYS || error == ENOTSUP || error == EPERM;
}

int logforth_rename(const char *from, const char *to) {
#if defined(__APPLE__)
  if (renamex_np(from, to, RENAME_EXCL) == 0) return 0;
  if (!is_unsupported(errno)) return errno;
#elif defined(SYS_renameat2)
  // Not by the function, which some C libraries do not have.
  const unsigned no_replace = 1;
  if (syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, no_replace) == 0) return 0;
  if (!is_unsupported(errno)) return errno;
#endif
  struct stat found;
  if (lstat(to, &found) == 0) return EEXIST;
  return result(rename(from, to));
}

int logforth_last_byte(int descriptor, int64_t size) {
  unsigned char byte;
  return size > 0 && pread(descriptor, &byte, 1, (off_t)(size - 1)) == 1 ? byte : -1;
}

int logforth_list(const char *path, void *context, void (*body)(void *context, const char *name)) {
  DIR *folder = opendir(path);
  if (folder == NULL) return errno;
  int error;
  while (true) {
    // The end and an error look the same, and `body` may have set errno.
    errno = 0;
    struct dirent *entry = readdir(folder);
    error = errno;
    if (entry == NULL) break;
    body(context, entry->d_name);
  }
  closedir(folder);
  return error;
}

void logforth_error_text(int error, char *buffer) {
#if defined(__GLIBC__)
  // The GNU variant may return a text of its own.
  const char *text = strerror_r(error, buffer, 128);
  if (text != buffer) snprintf(buffer, 128, "%s", text);
#else
  if (strerror_r(error, buffer, 128) != 0) snprintf(buffer, 128, "error %d", error);
#endif
}

bool logforth_is_too_large(int error) { return error == EMSGSIZE || error == ENOBUFS; }
// A Unix socket says EAGAIN when its timeout has passed.
bool logforth_is_timeout(int error) { return error == ETIMEDOUT || error == EAGAIN || error == EWOULDBLOCK; }
