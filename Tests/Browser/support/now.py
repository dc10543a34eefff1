"""Moments for spans."""

import time

MS = 1_000_000
SECOND = 1_000_000_000


def ago(seconds):
    """A moment some seconds ago, in nanoseconds since 1970."""
    return time.time_ns() - int(seconds * SECOND)
