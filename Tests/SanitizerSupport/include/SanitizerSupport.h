// Teaches the thread sanitizer what it cannot see. Linking this target is enough; without the sanitizer it is empty.
#pragma once
