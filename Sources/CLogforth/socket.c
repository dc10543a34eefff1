#define _GNU_SOURCE
#include "CLogforth.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#if !defined(MSG_NOSIGNAL)
#define MSG_NOSIGNAL 0
#endif

// Sends never wait longer than the timeout, and never raise SIGPIPE.
static void set_options(int descriptor, int32_t timeout_ms) {
  struct timeval timeout = {timeout_ms / 1000, (timeout_ms % 1000) * 1000};
  setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &timeout, sizeof timeout);
  fcntl(descriptor, F_SETFD, FD_CLOEXEC);
#if defined(SO_NOSIGPIPE)
  int on = 1;
  setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
}

// On Linux connect() keeps to SO_SNDTIMEO, and says EINPROGRESS when the time is up.
static int try_connect(int family, int type, const struct sockaddr *address, socklen_t size, int32_t timeout_ms) {
  int descriptor = socket(family, type, 0);
  if (descriptor < 0) return -errno;
  set_options(descriptor, timeout_ms);
  if (connect(descriptor, address, size) == 0) return descriptor;
  int error = errno == EINPROGRESS ? ETIMEDOUT : errno;
  close(descriptor);
  return -error;
}

int logforth_connect(const char *host, const char *port, bool is_stream, int32_t timeout_ms) {
  int type = is_stream ? SOCK_STREAM : SOCK_DGRAM;
  struct addrinfo hints = {.ai_family = AF_UNSPEC, .ai_socktype = type};
  struct addrinfo *found = NULL;
  int error = getaddrinfo(host, port, &hints, &found);
  if (error != 0) return -10000 - (error < 0 ? -error : error);
  int result = -ECONNREFUSED;
  for (struct addrinfo *each = found; each != NULL && result < 0; each = each->ai_next) {
    result = try_connect(each->ai_family, type, each->ai_addr, each->ai_addrlen, timeout_ms);
  }
  freeaddrinfo(found);
  return result;
}

int logforth_connect_unix(const char *path, bool is_stream, int32_t timeout_ms) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  if (strlen(path) >= sizeof address.sun_path) return -ENAMETOOLONG;
  strcpy(address.sun_path, path);
  return try_connect(
      AF_UNIX, is_stream ? SOCK_STREAM : SOCK_DGRAM, (const struct sockaddr *)&address, sizeof address, timeout_ms);
}

void logforth_resolver_error_text(int error, char *buffer) {
#if defined(__GLIBC__)
  error = -error;
#endif
  snprintf(buffer, 128, "%s", gai_strerror(error));
}

// Why a send has failed: a socket that was not ready within its timeout says EAGAIN.
static int send_error(void) { return errno == EAGAIN || errno == EWOULDBLOCK ? ETIMEDOUT : errno; }

int logforth_send(int descriptor, const void *bytes, size_t count, size_t *sent) {
  *sent = 0;
  while (*sent < count) {
    ssize_t some = send(descriptor, (const char *)bytes + *sent, count - *sent, MSG_NOSIGNAL);
    if (some < 0 && errno == EINTR) continue;
    if (some < 0) return send_error();
    *sent += (size_t)some;
  }
  return 0;
}

bool logforth_is_closed(int descriptor) {
  char byte;
  ssize_t count = recv(descriptor, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
  if (count > 0) {
    // Whatever the other side says is of no interest, but its end would be hidden behind it.
    char rest[512];
    while ((count = recv(descriptor, rest, sizeof rest, MSG_DONTWAIT)) > 0) {
    }
  }
  return count == 0 || (count < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR);
}

#if defined(__linux__)
static int send_descriptor(int descriptor, int passed) {
  union {
    struct cmsghdr header;
    char space[CMSG_SPACE(sizeof(int))];
  } control;
  memset(&control, 0, sizeof control);
  struct msghdr message = {.msg_control = control.space, .msg_controllen = sizeof control.space};
  struct cmsghdr *header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(sizeof(int));
  memcpy(CMSG_DATA(header), &passed, sizeof passed);
  ssize_t some;
  do some = sendmsg(descriptor, &message, MSG_NOSIGNAL);
  while (some < 0 && errno == EINTR);
  return some < 0 ? send_error() : 0;
}

int logforth_send_as_file(int descriptor, const void *bytes, size_t count) {
  int file = memfd_create("log-record", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (file < 0) return errno;
  size_t written;
  int error = logforth_write(file, bytes, count, &written);
  // journald maps the file only when nobody can change it any more.
  if (error == 0 && fcntl(file, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE) != 0) error = errno;
  if (error == 0) error = send_descriptor(descriptor, file);
  close(file);
  return error;
}
#else
int logforth_send_as_file(int descriptor, const void *bytes, size_t count) {
  (void)descriptor;
  (void)bytes;
  (void)count;
  return ENOTSUP;
}
#endif
