// What the tests of Logforth need from the system, in the language that it is made for.
#pragma once

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// A datagram socket at a path. A descriptor, or -1.
int logforth_test_bind(const char *path);
/// The next datagram, and the descriptor that came with it, or -1. Its length, or -1.
long logforth_test_receive(int descriptor, void *bytes, size_t capacity, int *passed);
/// A TCP port of the loopback that was free a moment ago, or 0.
uint16_t logforth_test_free_port(void);
/// Mounts a file system in memory that holds so many bytes. 0 or an errno.
int logforth_test_mount(const char *path, size_t size);
void logforth_test_unmount(const char *path);
/// Lets the process open no descriptor from this number on; those that are open stay. 0 or an errno.
int logforth_test_limit_descriptors(uint64_t count);

#pragma clang assume_nonnull end
