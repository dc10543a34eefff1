"""When what goes wrong."""

import itertools

from receivers import FAULTS

RESTARTS = [
    ("gateway", True), ("orders", False), ("inventory", True), ("worker", True), ("gateway", False), ("orders", True),
    ("inventory", False), ("worker", False),
]


class Schedule:
    """Faults in turn over the whole time, restarts in its first part only, so that processes grow old in the rest."""

    def __init__(self, seconds):
        self.seconds = seconds
        is_short = seconds < 180
        # An outage of a few seconds is bridged by repetition, a longer one goes over the limits of time and of the queue.
        self._outages = itertools.cycle([2.5, 4] if is_short else [4, 12, 7, 25])
        self._pauses = itertools.cycle([1.5] if is_short else [5, 10])
        self._disk_times = itertools.cycle([5, 6] if is_short else [15, 20])
        self._restart_pause = 6 if is_short else 25
        self._faults = itertools.cycle(FAULTS)
        self._restarts = itertools.cycle(RESTARTS)
        self.restarts_end = seconds * 0.35
        # What broke at last has time to recover.
        self.faults_end = seconds - (3 if is_short else 10)
        self._next_fault = self._next_disk = 2
        self._next_restart = self._restart_pause

    def run(self, now, receiver, disk, shop):
        """Does what is due, `now` seconds after the beginning."""
        if now >= self._next_fault and now < self.faults_end:
            if receiver.fault:
                receiver.recover()
                self._next_fault = now + next(self._pauses)
            else:
                receiver.fail(next(self._faults))
                self._next_fault = now + next(self._outages)
        if now >= self._next_disk and now < self.faults_end:
            (disk.empty if disk.is_full else disk.fill)(shop.processes)
            self._next_disk = now + next(self._disk_times)
        if now >= self._next_restart and now < self.restarts_end and not shop.is_restarting:
            shop.restart(*next(self._restarts))
            self._next_restart = now + self._restart_pause

    @staticmethod
    def end(receiver, disk, shop):
        """Lets everything work again."""
        shop.wait_for_restart()
        if receiver.fault:
            receiver.recover()
        if disk.is_full:
            disk.empty(shop.processes)
