#include "CFastraceGzip.h"

// Without the trait there is no need for the headers of zlib.
#if defined(FASTRACE_GZIP)
#include <zlib.h>

/// 15 bits of window as usual; 16 more ask for the gzip format.
static const int window_bits = 15 + 16;
/// Header and trailer of the gzip format, which are longer than those that compressBound counts.
static const size_t envelope = 32;

size_t fastrace_gzip_bound(size_t count) { return compressBound((uLong)count) + envelope; }

size_t fastrace_gzip(const uint8_t *input, size_t count, uint8_t *output, size_t capacity, int level) {
  z_stream stream = {0};
  if (count > UINT32_MAX || capacity > UINT32_MAX) return 0;
  if (deflateInit2(&stream, level, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY) != Z_OK) return 0;
  stream.next_in = (Bytef *)(uintptr_t)input;
  stream.avail_in = (uInt)count;
  stream.next_out = output;
  stream.avail_out = (uInt)capacity;
  int result = deflate(&stream, Z_FINISH);
  size_t written = stream.total_out;
  deflateEnd(&stream);
  return result == Z_STREAM_END ? written : 0;
}
#endif
