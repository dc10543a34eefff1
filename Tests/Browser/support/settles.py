"""Waiting for what Playwright has no expectation for."""

import time


def settles(page, read, expected):
    """Reads until it is what is expected: a page draws some of what it shows only with its next frame."""
    deadline = time.monotonic() + 30
    while (seen := read()) != expected and time.monotonic() < deadline:
        page.wait_for_timeout(20)
    assert seen == expected
