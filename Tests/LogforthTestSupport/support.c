#define _GNU_SOURCE
#include "LogforthTestSupport.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

int logforth_test_bind(const char *path) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  if (strlen(path) >= sizeof address.sun_path) return -1;
  strcpy(address.sun_path, path);
  int descriptor = socket(AF_UNIX, SOCK_DGRAM, 0);
  if (descriptor < 0 || bind(descriptor, (struct sockaddr *)&address, sizeof address) != 0) return -1;
  // A datagram that never comes is a failure, not a test that hangs.
  struct timeval timeout = {30, 0};
  setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout);
  return descriptor;
}

long logforth_test_receive(int descriptor, void *bytes, size_t capacity, int *passed) {
  union {
    struct cmsghdr header;
    char space[CMSG_SPACE(sizeof(int))];
  } control;
  struct iovec part = {bytes, capacity};
  struct msghdr message = {
      .msg_iov = &part, .msg_iovlen = 1, .msg_control = control.space, .msg_controllen = sizeof control.space};
  ssize_t count = recvmsg(descriptor, &message, 0);
  struct cmsghdr *header = count < 0 ? NULL : CMSG_FIRSTHDR(&message);
  *passed = -1;
  if (header != NULL) memcpy(passed, CMSG_DATA(header), sizeof *passed);
  return count;
}

uint16_t logforth_test_free_port(void) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof address;
  int descriptor = socket(AF_INET, SOCK_STREAM, 0);
  int failed = bind(descriptor, (struct sockaddr *)&address, size) != 0 ||
               getsockname(descriptor, (struct sockaddr *)&address, &size) != 0;
  close(descriptor);
  return failed ? 0 : ntohs(address.sin_port);
}

int logforth_test_limit_descriptors(uint64_t count) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return errno;
  limit.rlim_cur = (rlim_t)count;
  return setrlimit(RLIMIT_NOFILE, &limit) == 0 ? 0 : errno;
}

#if defined(__linux__)
int logforth_test_mount(const char *path, size_t size) {
  char options[32];
  snprintf(options, sizeof options, "size=%zu", size);
  return mount("tmpfs", path, "tmpfs", 0, options) == 0 ? 0 : errno;
}

void logforth_test_unmount(const char *path) { umount(path); }
#else
int logforth_test_mount(const char *path, size_t size) {
  (void)path;
  (void)size;
  return ENOTSUP;
}

void logforth_test_unmount(const char *path) { (void)path; }
#endif
