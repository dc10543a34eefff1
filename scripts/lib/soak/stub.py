"""Receivers that do what real ones do on bad days."""

import gzip
import http.server
import socket
import struct
import threading

import otlp


class SilentStub:
    """Listens; takes connections and never answers, or resets them, or does not even take them."""

    def __init__(self, port, manner):
        self._manner = manner
        self._connections = []
        self._listener = socket.socket()
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._listener.bind(("127.0.0.1", port))
        self._listener.listen(0 if manner == "backlog" else 128)
        self._listener.settimeout(0.2)
        self._closed = False
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self):
        while not self._closed and self._manner != "backlog":
            try:
                connection = self._listener.accept()[0]
            except TimeoutError:
                continue
            except OSError:
                return
            if self._manner == "resets":
                connection.recv(100)
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                connection.close()
            else:
                self._connections.append(connection)

    def close(self):
        self._closed = True
        self._thread.join()
        for connection in self._connections:
            connection.close()
        self._listener.close()


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def handle(self):
        try:
            super().handle()
        except OSError:
            pass

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        if self.headers.get("content-encoding") == "gzip":
            body = gzip.decompress(body)
        self.server.stub.answer(self, otlp.span_count(body))

    def reply(self, status, body=b"", **headers):
        self.send_response(status)
        self.send_header("content-type", "application/x-protobuf")
        self.send_header("content-length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, address, stub):
        self.stub = stub
        self.connections = []
        super().__init__(address, _Handler)

    def process_request(self, request, address):
        self.connections.append(request)
        super().process_request(request, address)

    def handle_error(self, *_):
        pass


class AnsweringStub:
    """Answers each request in one manner, and counts the spans of those that it answers as if it had taken them."""

    def __init__(self, port, manner):
        self._manner = manner
        self.taken = 0
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._server = _Server(("127.0.0.1", port), self)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.1,), daemon=True)
        self._thread.start()

    def _take(self, count):
        with self._lock:
            self.taken += count

    def answer(self, request, spans):
        if self._manner == "unavailable":
            request.reply(503)
        elif self._manner == "throttles":
            request.reply(429, retry_after="1")
        elif self._manner == "refuses":
            request.reply(400)
        elif self._manner == "rejects":
            self._take(spans - spans // 2)
            request.reply(200, otlp.rejection(spans // 2))
        elif self._manner == "babbles":
            self._take(spans)
            request.reply(200, b"\xff" * 40)
        elif self._manner == "stalls":
            # The head of an answer whose body never comes.
            request.send_response(200)
            request.send_header("content-length", "100")
            request.end_headers()
            self._closing.wait()

    def close(self):
        self._closing.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
        for connection in self._server.connections:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
