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

/// What became of decompressing.
enum fastrace_gunzip_status {
  FASTRACE_GUNZIP_DONE,
  /// There is more than fits the output.
  FASTRACE_GUNZIP_FULL,
  /// The input is not gzip, cut off or damaged, or there is not enough memory.
  FASTRACE_GUNZIP_BAD,
};

/// Decompresses `count` bytes into at most `capacity` bytes of `output`; `written` says how many there are.
///
/// Several gzip members one after another are taken as one.
enum fastrace_gunzip_status fastrace_gunzip(
    const uint8_t *_Nullable input, size_t count, uint8_t *_Nullable output, size_t capacity, size_t *written);

#pragma clang assume_nonnull end
