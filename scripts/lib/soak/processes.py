"""Processes of the soak: started so that none is left behind, and what the system says about them."""

import concurrent.futures
import json
import os
import shutil
import signal
import subprocess
import threading
import time

# The system ends a child when the thread that started it ends: one that lives as long as the driver starts all of them.
_starter = concurrent.futures.ThreadPoolExecutor(1, "starter")
_started = []


class Failure(Exception):
    """The soak cannot go on."""


def _start(arguments, log):
    # Ignored signals are inherited: a write over a limit fails then, instead of ending the process.
    process = subprocess.Popen(
        arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, start_new_session=True, restore_signals=False)
    _started.append(process)
    return process


class Process:
    """A process with lines of JSON, or of text, on its standard output."""

    def __init__(self, name, arguments, log, ready, on_line=None):
        self.name = name
        self.last = None
        self.phases = {}
        self.lines = []
        self.samples = []
        self.killed = False
        self._on_line = on_line
        self._ready = ready
        self._is_ready = threading.Event()
        self.ready_line = ""
        guard = ["setpriv", "--pdeathsig", "KILL", "--"] if shutil.which("setpriv") else []
        self.started = time.monotonic()
        self._process = _starter.submit(_start, guard + arguments, log).result()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def pid(self):
        return self._process.pid

    @property
    def is_running(self):
        return self._process.poll() is None

    def _read(self):
        for line in self._process.stdout:
            text = line.decode(errors="replace").strip()
            if text.startswith("{"):
                self._take(json.loads(text))
            elif self._ready and self._ready in text:
                self.ready_line = text
                self._is_ready.set()

    def _take(self, value):
        self.last = value
        if "phase" in value:
            self.phases[value["phase"]] = value
        else:
            self.lines.append(value)
            del self.lines[:-100]
        if self._on_line:
            self._on_line(self, value)

    def wait_until_ready(self, seconds=60):
        deadline = time.monotonic() + seconds
        while not self._is_ready.wait(0.1):
            if not self.is_running:
                raise Failure(f"{self.name} ended with {self._process.returncode} before it was ready")
            if time.monotonic() > deadline:
                raise Failure(f"{self.name} was not ready within {seconds} seconds")

    def kill(self):
        """As a crash does."""
        self.killed = True
        self._process.kill()
        self._join(10)

    def terminate(self, seconds=30):
        self._process.send_signal(signal.SIGTERM)
        return self._join(seconds)

    def finish(self, seconds=90):
        """Lets it end in good order; returns its status, None when it did not end in time."""
        try:
            self._process.stdin.close()
        except OSError:
            pass
        return self._join(seconds)

    def pause(self, stop):
        self._process.send_signal(signal.SIGSTOP if stop else signal.SIGCONT)

    def _join(self, seconds):
        try:
            status = self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None
        self._reader.join(10)
        return status

    def sample(self):
        """Notes what the system says now: time, resident memory that is no file, descriptors, threads."""
        try:
            with open(f"/proc/{self.pid}/status") as file:
                fields = dict(line.split(":", 1) for line in file)
            memory = int(fields["RssAnon"].split()[0]) * 1024
            descriptors = len(os.listdir(f"/proc/{self.pid}/fd"))
            self.samples.append((time.monotonic(), memory, descriptors, int(fields["Threads"])))
        except (OSError, KeyError):
            # It has just ended.
            pass


def end_all():
    """Ends every process that is left."""
    _starter.shutdown()
    for process in _started:
        if process.poll() is None:
            process.kill()
            process.wait()
