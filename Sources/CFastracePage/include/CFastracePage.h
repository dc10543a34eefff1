// The files of the viewer's page, compiled into the executable so that it works wherever it is copied.
#pragma once

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

struct fastrace_page_file {
  /// Relative to Sources/FastraceViewer/Web.
  const char *name;
  const char *content_type;
  const uint8_t *bytes;
  size_t count;
};

/// The file with this index, or one without bytes and with an empty name behind the last.
struct fastrace_page_file fastrace_page_file(size_t index);

#pragma clang assume_nonnull end
