// Teaches the thread sanitizer what it cannot see. Linking this target is enough; without the sanitizer it is empty, but for
// what tests have to know of it.
#pragma once

/// In how many rounds of destructors of thread-local values code can run on a thread.
///
/// The thread sanitizer lets go of the thread in the last one of the system, and crashes when a destructor comes after that.
int fastrace_destructor_rounds(void);
