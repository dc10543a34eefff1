"""A disk that is full at times."""

import os
import resource
import subprocess


class SmallDisk:
    """A folder on a disk of eight megabytes, or, where nothing may be mounted, a limit for the size of files."""

    def __init__(self, folder):
        self.folder = folder
        self.is_full = False
        self.times_full = 0
        self._filler = f"{folder}/filler"
        os.mkdir(folder)
        mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "soak", folder]
        self.is_mounted = subprocess.run(mount, capture_output=True).returncode == 0
        self.kind = "tmpfs of 8 MB" if self.is_mounted else "limit of 64 KiB for files (RLIMIT_FSIZE)"

    def fill(self, processes):
        self.is_full = True
        self.times_full += 1
        if not self.is_mounted:
            return self._limit(processes, 64 << 10)
        with open(self._filler, "wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError:
                pass

    def empty(self, processes):
        self.is_full = False
        if not self.is_mounted:
            return self._limit(processes, resource.RLIM_INFINITY)
        os.unlink(self._filler)

    @staticmethod
    def _limit(processes, size):
        for process in processes:
            try:
                resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
            except (ProcessLookupError, PermissionError):
                pass

    def close(self):
        if self.is_mounted:
            subprocess.run(["umount", self.folder], capture_output=True)
