// gzip (RFC 1952) with the zlib of the system.
#pragma once

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// Bytes that compressing so many bytes takes at most.
size_t fastrace_gzip_bound(size_t count);

/// Compresses `count` bytes into `output`, which must have room for `fastrace_gzip_bound(count)` bytes.
///
/// Returns how many bytes were written; 0 when there is not enough memory.
size_t fastrace_gzip(const uint8_t *input, size_t count, uint8_t *output, size_t capacity, int level);

#pragma clang assume_nonnull end
