#include "CFastracePage.h"

#if defined(FASTRACE_VIEWER)
// #embed is part of C23, and understood by Clang in every language mode since version 19.
#pragma clang diagnostic ignored "-Wc23-extensions"
#include "files.generated.h"

static const size_t file_count = sizeof(files) / sizeof(files[0]);
#else
static const struct fastrace_page_file files[1];
static const size_t file_count = 0;
#endif

struct fastrace_page_file fastrace_page_file(size_t index) {
  static const struct fastrace_page_file none = {"", "", (const uint8_t *)"", 0};
  return index < file_count ? files[index] : none;
}
