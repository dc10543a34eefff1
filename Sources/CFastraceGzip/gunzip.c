#include "CFastraceGzip.h"

#if defined(FASTRACE_GZIP)
#include <zlib.h>

/// 15 bits of window as usual; 16 more ask for the gzip format.
static const int window_bits = 15 + 16;

enum fastrace_gunzip_status fastrace_gunzip(
    const uint8_t *input, size_t count, uint8_t *output, size_t capacity, size_t *written) {
  z_stream stream = {0};
  *written = 0;
  if (count > UINT32_MAX || capacity > UINT32_MAX) return FASTRACE_GUNZIP_BAD;
  if (inflateInit2(&stream, window_bits) != Z_OK) return FASTRACE_GUNZIP_BAD;
  stream.next_in = (Bytef *)(uintptr_t)input;
  stream.avail_in = (uInt)count;
  stream.next_out = output;
  stream.avail_out = (uInt)capacity;
  int result;
  do {
    result = inflate(&stream, Z_FINISH);
  } while (result == Z_STREAM_END && stream.avail_in > 0 && inflateReset(&stream) == Z_OK);
  *written = capacity - stream.avail_out;
  int is_full = (result == Z_BUF_ERROR || result == Z_OK) && stream.avail_out == 0;
  inflateEnd(&stream);
  if (result == Z_STREAM_END) return FASTRACE_GUNZIP_DONE;
  return is_full ? FASTRACE_GUNZIP_FULL : FASTRACE_GUNZIP_BAD;
}
#endif
