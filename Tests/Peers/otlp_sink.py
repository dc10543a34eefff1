"""A receiver of OTLP for the tests of the exporters: decodes with OpenTelemetry's own classes, and fails on request.

Everything belongs to a test, named by the first part of the path: /t/NAME/v1/traces and /t/NAME/v1/logs for OTLP over
HTTP, the metadata `x-test` for gRPC. Beside these:
  PUT  /t/NAME/script     what the next requests are answered with: a list of answers, each {"status", "headers", "body",
                          "rejected", "message", "hang", "reset", "drip", "grpcStatus", "retryDelay"}; after that, success
  GET  /t/NAME/received/N what was received, once it has N spans or log records, as JSON that needs no knowledge of OTLP to compare
  POST /t/NAME/raw/...    takes anything
  POST /port              reserves a port on which nobody listens
  POST /listen            listens on one more port: {"port", "protocol": "http" or "grpc", and what faulty_network.Network
                          does to connections: "silent", "cut", "after"}; answers with its number
Usage: otlp_sink.py CERTIFICATES HTTP_PORT GRPC_PORT HTTPS_PORT GRPCS_PORT
"""

import json
import ssl
import sys
import threading
import time
from concurrent import futures
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import grpc
from faulty_network import Network, reserve_port, reset
from google.protobuf import json_format
from google.rpc import error_details_pb2, status_pb2
from opentelemetry.proto.collector.logs.v1 import logs_service_pb2 as log_service
from opentelemetry.proto.collector.logs.v1 import logs_service_pb2_grpc as log_service_grpc
from opentelemetry.proto.collector.trace.v1 import trace_service_pb2 as service
from opentelemetry.proto.collector.trace.v1 import trace_service_pb2_grpc as service_grpc
from otlp_messages import FAILURES, decode, readable


class Tests:
    """What each test has asked for and sent."""

    def __init__(self):
        self.lock = threading.Condition()
        self.scripts = {}
        self.requests = {}

    def set_script(self, name, script):
        with self.lock:
            self.scripts[name] = list(script)

    def next_answer(self, name):
        with self.lock:
            script = self.scripts.get(name)
            return script.pop(0) if script else {}

    def add(self, name, request):
        with self.lock:
            self.requests.setdefault(name, []).append(request)
            self.lock.notify_all()

    def received(self, name, count):
        """All requests, as soon as they have so many spans or log records; after half a minute as they are."""

        def records():
            return sum(
                len(request.get("spans", ())) + len(request.get("logs", ())) for request in self.requests.get(name, ()))

        with self.lock:
            self.lock.wait_for(lambda: records() >= count, timeout=30)
            return list(self.requests.get(name, []))


tests = Tests()


def response(answer, is_logs):
    message = log_service.ExportLogsServiceResponse() if is_logs else service.ExportTraceServiceResponse()
    if "rejected" in answer or "message" in answer:
        rejected = "rejected_log_records" if is_logs else "rejected_spans"
        setattr(message.partial_success, rejected, answer.get("rejected", 0))
        message.partial_success.error_message = answer.get("message", "")
    return message


# OTLP over HTTP, and the orders of the tests


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def body(self):
        return self.rfile.read(int(self.headers.get("content-length") or 0))

    def reply(self, status, body, kind="application/json", headers=None):
        self.send_response(status)
        for name, text in (headers or {}).items():
            self.send_header(name, text)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        parts = self.path.split("/")
        self.reply(200, json.dumps(tests.received(parts[2], int(parts[4])) if parts[1] == "t" else {}).encode())

    def do_PUT(self):
        tests.set_script(self.path.split("/")[2], json.loads(self.body()))
        self.reply(200, b"{}")

    def do_POST(self):
        parts = self.path.split("/")
        if parts[1] == "port":
            return self.reply(200, str(reserve_port()).encode())
        if parts[1] == "listen":
            return self.reply(200, str(listen(**json.loads(self.body()))).encode())
        name = parts[2]
        body = self.body()
        if len(body) < int(self.headers.get("content-length") or 0):
            # Cut off in the middle: no request.
            self.close_connection = True
            return None
        answer = tests.next_answer(name)
        if answer.get("reset"):
            return self.reset()
        headers = {key.lower(): text for key, text in self.headers.items()}
        if parts[3] == "raw":
            return self.answer_unread(name, answer, headers)
        is_logs = self.path.endswith("/logs")
        try:
            message = decode(body, headers, is_logs)
        except FAILURES as error:
            tests.add(name, {"path": self.path, "headers": headers, "error": str(error)})
            return self.reply(400, str(error).encode(), "text/plain")
        status = answer.get("status", 200)
        received = {"path": self.path, "headers": headers, "bytes": len(body), "status": status}
        tests.add(name, received | readable(message))
        if answer.get("hang"):
            time.sleep(60)
            return self.reset()
        if answer.get("drip"):
            return self.drip()
        if status != 200 or "body" in answer:
            return self.reply(status, answer.get("body", "").encode(), "text/plain", answer.get("headers"))
        if headers.get("content-type") == "application/json":
            return self.reply(200, json_format.MessageToJson(response(answer, is_logs)).encode())
        self.reply(200, response(answer, is_logs).SerializeToString(), "application/x-protobuf")

    def answer_unread(self, name, answer, headers):
        """For what is no OTLP, where only the answer matters."""
        status = answer.get("status", 200)
        tests.add(name, {"path": self.path, "headers": headers, "status": status})
        if answer.get("hang"):
            time.sleep(60)
        if answer.get("drip"):
            return self.drip()
        self.reply(status, answer.get("body", "{}").encode(), headers=answer.get("headers"))

    def reset(self):
        """Ends the connection in the middle of an answer, and not politely."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
        reset(self.connection)
        self.close_connection = True


    def drip(self):
        """Answers byte by byte, for a minute, unless the client has had enough."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1200\r\n\r\n")
        for _ in range(1200):
            self.wfile.write(b"x")
            time.sleep(0.05)


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request, address):
        pass


def listen(port=0, protocol="http", **faults):
    return Network(PORTS[protocol], port=port, **faults).port


# OTLP over gRPC


class Service(service_grpc.TraceServiceServicer):
    is_logs = False

    def Export(self, request, context):
        headers = {key: text for key, text in context.invocation_metadata() if isinstance(text, str)}
        name = headers.get("x-test", "grpc")
        answer = tests.next_answer(name)
        status = 500 if "grpcStatus" in answer else 200
        received = {"path": "grpc", "headers": headers, "bytes": request.ByteSize(), "status": status}
        tests.add(name, received | readable(request))
        if answer.get("hang"):
            is_over = threading.Event()
            context.add_callback(is_over.set)
            is_over.wait(60)
        if "grpcStatus" in answer:
            if "retryDelay" in answer:
                context.set_trailing_metadata((("grpc-status-details-bin", details(answer)),))
            context.abort(getattr(grpc.StatusCode, answer["grpcStatus"]), answer.get("message", ""))
        return response(answer, self.is_logs)


class LogService(Service, log_service_grpc.LogsServiceServicer):
    is_logs = True


def details(answer):
    """What a receiver says in the trailing metadata about when to try again."""
    info = error_details_pb2.RetryInfo()
    info.retry_delay.FromNanoseconds(int(answer["retryDelay"] * 1e9))
    status = status_pb2.Status(code=8, message="on request")
    status.details.add().Pack(info)
    return status.SerializeToString()


def serve(server, protocol, credentials=None):
    address = f"127.0.0.1:{PORTS[protocol]}"
    port = server.add_secure_port(address, credentials) if credentials else server.add_insecure_port(address)
    if port != PORTS[protocol]:
        sys.exit(f"the port for {protocol} is taken")


def main():
    certificate, key = (open(f"{CERTIFICATES}/{name}.pem", "rb").read() for name in ("certificate", "key"))
    server = grpc.server(
        futures.ThreadPoolExecutor(max_workers=64), options=[("grpc.max_receive_message_length", 64 << 20)])
    service_grpc.add_TraceServiceServicer_to_server(Service(), server)
    log_service_grpc.add_LogsServiceServicer_to_server(LogService(), server)
    serve(server, "grpc")
    # Clients have to prove who they are, by the same certificate.
    serve(server, "grpcs", grpc.ssl_server_credentials([(key, certificate)], certificate, True))
    server.start()
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=f"{CERTIFICATES}/certificate.pem")
    context.load_cert_chain(f"{CERTIFICATES}/certificate.pem", f"{CERTIFICATES}/key.pem")
    context.verify_mode = ssl.CERT_REQUIRED
    secure = Server(("127.0.0.1", PORTS["https"]), Handler)
    secure.socket = context.wrap_socket(secure.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=secure.serve_forever, daemon=True).start()
    Server(("127.0.0.1", PORTS["http"]), Handler).serve_forever()


CERTIFICATES = sys.argv[1]
PORTS = dict(zip(("http", "grpc", "https", "grpcs"), map(int, sys.argv[2:])))
main()
