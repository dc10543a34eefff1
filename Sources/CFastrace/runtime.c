#include "CFastrace.h"

// The functions and the layout of a type, which every value of unknown type is handled by. Before a type's metadata lies a
// pointer to this table; the last entry shown is there for enumerations only.
struct value_witnesses {
  const void *functions[8];
  size_t size;
  size_t stride;
  uint32_t flags;
  uint32_t extra_inhabitants;
  unsigned (*enum_case)(const void *value, const void *type);
};
#define HAS_ENUM_WITNESSES 0x00200000u

uint32_t fastrace_enum_case(const void *value, const void *type) {
#if defined(__arm64e__)
  (void)value, (void)type;
  return FASTRACE_NO_CASE; // Pointers in the table are signed there.
#else
  const struct value_witnesses *witnesses = ((const struct value_witnesses *const *)type)[-1];
  return witnesses->flags & HAS_ENUM_WITNESSES ? witnesses->enum_case(value, type) : FASTRACE_NO_CASE;
#endif
}
