#include "CFastrace.h"

// Entry points of the Swift runtime that the standard library itself calls for the same purpose. They spare the generic
// look-up of TaskLocal.get, which copies and retains the value: 4 ns instead of 10 to 19.
__attribute__((swiftcall)) extern void *_Nullable swift_task_getCurrent(void);
__attribute__((swiftcall)) extern const void *_Nullable swift_task_localValueGet(const void *_Nonnull key);

void *fastrace_current_task(void) { return swift_task_getCurrent(); }
const void *fastrace_task_local(const void *key) { return swift_task_localValueGet(key); }
