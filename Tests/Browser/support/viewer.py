"""The real server, on a free port, and what tests ask of it."""

import json
import os
import re
import subprocess
import time
import urllib.error
import urllib.request

from support import otlp


class Viewer:
    """`fastrace serve` with a database in memory."""

    def __init__(self):
        executable = os.environ.get("FASTRACE_EXECUTABLE", "")
        if not os.access(executable, os.X_OK):
            raise RuntimeError("FASTRACE_EXECUTABLE does not name the command fastrace; run scripts/test-browser")
        self.process = subprocess.Popen(
            [executable, "serve", "--port", "0", "--grpc-port", "none", "--jaeger-port", "none"],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.address = self.announced()

    def announced(self):
        """The address that the server prints when it listens."""
        lines = []
        for line in self.process.stdout:
            lines.append(line)
            match = re.search(r"http://[\w.\[\]:]+:\d+", line)
            if match:
                return match.group()
        raise RuntimeError("fastrace serve ended without an address:\n" + "".join(lines))

    def send(self, *traces):
        """Sends traces, and waits until they can be read."""
        otlp.send(self.address, *traces)
        for trace in traces:
            self.await_spans(trace.trace_id, len(trace.spans))

    def await_spans(self, trace_id, count):
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                if len(self.get(f"/api/traces/{trace_id}")["spans"]) >= count:
                    return
            except urllib.error.HTTPError as error:
                if error.code != 404:
                    raise
            time.sleep(0.05)
        raise AssertionError(f"{count} spans of {trace_id} did not become readable")

    def get(self, path):
        with urllib.request.urlopen(self.address + path, timeout=60) as response:
            return json.load(response)

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
