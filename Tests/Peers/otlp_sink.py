"""A receiver of OTLP for the tests of the exporters: decodes with OpenTelemetry's own classes, and fails on request.

Everything belongs to a test, named by the first part of the path: /t/NAME/v1/traces for OTLP over HTTP, the metadata
`x-test` for gRPC. Beside these:
  PUT  /t/NAME/script     what the next requests are answered with: a list of answers, each {"status", "headers", "body",
                          "rejected", "message", "hang", "reset", "grpcStatus", "retryDelay"}; after that, success
  GET  /t/NAME/received/N what was received, once it has N spans, as JSON that needs no knowledge of OTLP to compare
  POST /t/NAME/raw/...    takes anything
  POST /port              reserves a port on which nobody listens; POST /port/PORT listens there
Usage: otlp_sink.py HTTP_PORT GRPC_PORT
"""

import base64
import gzip
import json
import socket
import struct
import sys
import threading
import time
from concurrent import futures
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import grpc
from google.protobuf import json_format
from google.protobuf.message import DecodeError
from opentelemetry.proto.collector.logs.v1 import logs_service_pb2 as log_service
from opentelemetry.proto.collector.logs.v1 import logs_service_pb2_grpc as log_service_grpc
from opentelemetry.proto.collector.trace.v1 import trace_service_pb2 as service
from opentelemetry.proto.collector.trace.v1 import trace_service_pb2_grpc as service_grpc


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
        """All requests, as soon as they have so many spans; after half a minute as they are."""

        def spans():
            return sum(
                len(request.get("spans", ())) + len(request.get("logs", ())) for request in self.requests.get(name, ()))

        with self.lock:
            self.lock.wait_for(lambda: spans() >= count, timeout=30)
            return list(self.requests.get(name, []))


tests = Tests()


# What was received, in terms of JSON


def value(any_value):
    kind = any_value.WhichOneof("value")
    if kind == "string_value":
        return {"string": any_value.string_value}
    if kind == "bool_value":
        return {"bool": any_value.bool_value}
    if kind == "int_value":
        return {"int": str(any_value.int_value)}
    if kind == "double_value":
        # The bits, for what JSON has no number for, and to the last digit.
        return {"double": struct.pack(">d", any_value.double_value).hex()}
    if kind == "array_value":
        return {"array": [value(element) for element in any_value.array_value.values]}
    return {"other": str(kind)}


def attributes(pairs):
    return [{"key": pair.key, "value": value(pair.value)} for pair in pairs]


def span(message):
    return {
        "traceID": message.trace_id.hex(),
        "spanID": message.span_id.hex(),
        "parentID": message.parent_span_id.hex(),
        "traceState": message.trace_state,
        "name": message.name,
        "kind": message.kind,
        "start": str(message.start_time_unix_nano),
        "end": str(message.end_time_unix_nano),
        "attributes": attributes(message.attributes),
        "droppedAttributes": message.dropped_attributes_count,
        "events": [
            {"time": str(event.time_unix_nano), "name": event.name, "attributes": attributes(event.attributes)}
            for event in message.events],
        "droppedEvents": message.dropped_events_count,
        "links": [
            {"traceID": link.trace_id.hex(), "spanID": link.span_id.hex(), "traceState": link.trace_state,
             "flags": link.flags, "attributes": attributes(link.attributes)}
            for link in message.links],
        "droppedLinks": message.dropped_links_count,
        "statusCode": message.status.code,
        "statusMessage": message.status.message,
        "flags": message.flags,
    }


def log(message):
    return {
        "traceID": message.trace_id.hex(),
        "spanID": message.span_id.hex(),
        "flags": message.flags,
        "time": str(message.time_unix_nano),
        "observedTime": str(message.observed_time_unix_nano),
        "severity": message.severity_number,
        "severityText": message.severity_text,
        "body": value(message.body),
        "attributes": attributes(message.attributes),
        "eventName": message.event_name,
    }


def readable(message):
    if isinstance(message, log_service.ExportLogsServiceRequest):
        scopes = [scope for part in message.resource_logs for scope in part.scope_logs]
        return {
            "resources": [attributes(part.resource.attributes) for part in message.resource_logs],
            "scopes": [scope.scope.name for scope in scopes],
            "logs": [log(one) for scope in scopes for one in scope.log_records],
        }
    return {
        "resources": [attributes(part.resource.attributes) for part in message.resource_spans],
        "scopes": [scope.scope.name for part in message.resource_spans for scope in part.scope_spans],
        "spans": [
            span(one) for part in message.resource_spans for scope in part.scope_spans for one in scope.spans],
    }


# Decoding


def base64_ids(node):
    """OTLP writes ids in hexadecimal where the JSON mapping of protobuf has base64."""
    if isinstance(node, list):
        return [base64_ids(element) for element in node]
    if isinstance(node, dict):
        return {
            key: base64.b64encode(bytes.fromhex(child)).decode()
            if key in ("traceId", "spanId", "parentSpanId") else base64_ids(child)
            for key, child in node.items()}
    return node


def decode(body, headers, request):
    if headers.get("content-encoding") == "gzip":
        body = gzip.decompress(body)
    kind = headers.get("content-type")
    if kind == "application/x-protobuf":
        return request.FromString(body)
    if kind == "application/json":
        return json_format.ParseDict(base64_ids(json.loads(body)), request())
    raise ValueError(f"content type {kind}")


def response(answer, is_logs=False):
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
            return self.reply(200, str(reserve_port() if len(parts) == 2 else listen(int(parts[2]))).encode())
        name = parts[2]
        body = self.body()
        answer = tests.next_answer(name)
        if answer.get("reset"):
            return self.reset()
        headers = {key.lower(): text for key, text in self.headers.items()}
        if parts[3] == "raw":
            return self.answer_unread(name, answer, headers)
        try:
            is_logs = self.path.endswith("/logs")
            message = decode(
                body, headers, log_service.ExportLogsServiceRequest if is_logs else service.ExportTraceServiceRequest)
        except (ValueError, DecodeError, json_format.ParseError, OSError) as error:
            tests.add(name, {"path": self.path, "headers": headers, "error": str(error)})
            return self.reply(400, str(error).encode(), "text/plain")
        status = answer.get("status", 200)
        received = {"path": self.path, "headers": headers, "bytes": len(body), "status": status}
        tests.add(name, received | readable(message))
        if answer.get("hang"):
            time.sleep(60)
            return self.reset()
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
        self.reply(status, answer.get("body", "{}").encode(), headers=answer.get("headers"))

    def reset(self):
        """Ends the connection in the middle of an answer, and not politely."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request, address):
        pass


def reserve_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def listen(port):
    server = Server(("127.0.0.1", port), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


# OTLP over gRPC


class Service(service_grpc.TraceServiceServicer):
    is_logs = False

    def Export(self, request, context):
        headers = {key: text for key, text in context.invocation_metadata() if isinstance(text, str)}
        name = headers.get("x-test", "grpc")
        answer = tests.next_answer(name)
        tests.add(name, {"path": "grpc", "headers": headers, "bytes": request.ByteSize()} | readable(request))
        if answer.get("hang"):
            time.sleep(60)
        if "grpcStatus" in answer:
            if "retryDelay" in answer:
                context.set_trailing_metadata((("grpc-status-details-bin", details(answer)),))
            context.abort(getattr(grpc.StatusCode, answer["grpcStatus"]), answer.get("message", ""))
        return response(answer, self.is_logs)


class LogService(Service, log_service_grpc.LogsServiceServicer):
    is_logs = True


def details(answer):
    """google.rpc.Status {1: code, 2: message, 3: Any {1: type, 2: RetryInfo {1: Duration {1: seconds, 2: nanoseconds}}}}."""

    def field(number, content):
        return bytes([number << 3 | 2, len(content)]) + content

    seconds = answer["retryDelay"]
    nanoseconds = int(seconds % 1 * 1e9)
    duration = bytes([8, int(seconds)])
    if nanoseconds:
        duration += bytes([16])
        while nanoseconds >= 0x80:
            duration += bytes([nanoseconds & 0x7F | 0x80])
            nanoseconds >>= 7
        duration += bytes([nanoseconds])
    info = field(1, b"type.googleapis.com/google.rpc.RetryInfo") + field(2, field(1, duration))
    return bytes([8, 8]) + field(3, info)


def main():
    http_port, grpc_port = int(sys.argv[1]), int(sys.argv[2])
    server = grpc.server(
        futures.ThreadPoolExecutor(max_workers=16), options=[("grpc.max_receive_message_length", 64 << 20)])
    service_grpc.add_TraceServiceServicer_to_server(Service(), server)
    log_service_grpc.add_LogsServiceServicer_to_server(LogService(), server)
    if server.add_insecure_port(f"127.0.0.1:{grpc_port}") != grpc_port:
        sys.exit("the port for gRPC is taken")
    server.start()
    Server(("127.0.0.1", http_port), Handler).serve_forever()


main()
