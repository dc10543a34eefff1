"""The receivers of spans: real ones, one of which is broken over and over."""

import collections
import socket
import sqlite3
import time

from processes import Failure, Process
from stub import AnsweringStub, SilentStub

# How the receiver fails, in turn. `dead`: killed in the middle of whatever it does, and nobody listens; `paused`: stopped by
# a signal, so that the system takes connections for it; `restart`: killed and started again at once.
FAULTS = [
    "dead", "silent", "unavailable", "restart", "throttles", "paused", "rejects", "resets", "stalls", "backlog", "refuses",
    "babbles",
]


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Receiver:
    """`fastrace serve` with a database on disk, at a port that it keeps over restarts."""

    def __init__(self, name, commands, folder, log):
        self.name = name
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.database = f"{folder}/{name}.db"
        self._arguments = [
            f"{commands}/fastrace", "serve", "--port", str(self.port), "--grpc-port", "none", "--jaeger-port", "none",
            "--database", self.database, "--max-traces", "1000000000", "--max-size", "100GB",
        ]
        self._log = log
        self.process = None
        self.start()

    def start(self):
        self.process = Process(self.name, self._arguments, self._log, "traces are kept")
        self.process.wait_until_ready()

    def stop(self):
        if self.process and self.process.is_running:
            self.process.terminate()

    def spans(self):
        """How many spans the database has of each process that sent some."""
        counts = collections.Counter()
        with sqlite3.connect(self.database) as database:
            scopes = {key: resource for key, resource in database.execute("SELECT id, resource FROM scope")}
            for scope, count in database.execute("SELECT scope, count(*) FROM span GROUP BY scope"):
                counts[_instance(scopes[scope])] += count
        return counts


def _instance(resource):
    """The value of service.instance.id in an encoded resource: a text field behind the key."""
    key = b"service.instance.id"
    start = resource.find(key)
    if start < 0:
        return ""
    # AnyValue: tag 0x12 and length, then tag 0x0a and the length of the text, which is short.
    value = resource[start + len(key) + 2:]
    return value[2:2 + value[1]].decode()


class FaultyReceiver(Receiver):
    """A receiver that fails as it is told."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.fault = None
        self.faults = collections.Counter()
        # Spans that a stub in its place has said to have taken.
        self.taken_by_stubs = 0
        self._stub = None

    def fail(self, fault):
        self.fault = fault
        self.faults[fault] += 1
        if fault == "paused":
            return self.process.pause(True)
        self.process.kill()
        if fault == "restart":
            self.start()
        elif fault in ("silent", "resets", "backlog"):
            self._stub = self._listen(SilentStub, fault)
        elif fault != "dead":
            self._stub = self._listen(AnsweringStub, fault)

    def _listen(self, kind, fault):
        deadline = time.monotonic() + 10
        while True:
            try:
                return kind(self.port, fault)
            except OSError as error:
                if time.monotonic() > deadline:
                    raise Failure(f"cannot listen on port {self.port}: {error}") from error
                time.sleep(0.1)

    def recover(self):
        if self._stub:
            self.taken_by_stubs += getattr(self._stub, "taken", 0)
            self._stub.close()
            self._stub = None
        if self.fault == "paused":
            self.process.pause(False)
        elif not self.process.is_running:
            self.start()
        self.fault = None
