"""Sends one trace with OpenTelemetry's SDK, and prints what was sent as JSON.

Usage: viewer_producer.py http|http-gzip|grpc|grpc-gzip|jaeger PORT
"""

import json
import sys

from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor, SpanExporter, SpanExportResult
from opentelemetry.trace import Link, SpanContext, SpanKind, Status, StatusCode, TraceFlags

TYPES = {str: "string", bool: "bool", int: "int", float: "double", tuple: "array"}


def exporter(way, port):
    if way.startswith("http"):
        from opentelemetry.exporter.otlp.proto.http import Compression
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter

        compression = Compression.Gzip if way == "http-gzip" else Compression.NoCompression
        return OTLPSpanExporter(endpoint=f"http://127.0.0.1:{port}/v1/traces", compression=compression)
    if way.startswith("grpc"):
        from grpc import Compression
        from opentelemetry.exporter.otlp.proto.grpc.trace_exporter import OTLPSpanExporter

        compression = Compression.Gzip if way == "grpc-gzip" else Compression.NoCompression
        return OTLPSpanExporter(endpoint=f"http://127.0.0.1:{port}", insecure=True, compression=compression)
    from opentelemetry.exporter.jaeger.thrift import JaegerExporter

    return JaegerExporter(agent_host_name="127.0.0.1", agent_port=int(port), udp_split_oversized_batches=True)


class Recorder(SpanExporter):
    """Passes spans on, and remembers them and whether they were taken."""

    def __init__(self, target):
        self.target = target
        self.spans = []
        self.results = []

    def export(self, spans):
        self.spans += spans
        self.results.append(self.target.export(spans))
        return self.results[-1]

    def shutdown(self):
        self.target.shutdown()


def attributes(values):
    return {
        key: {"type": TYPES[type(value)], "value": list(value) if isinstance(value, tuple) else value}
        for key, value in values.items()}


def fields(span):
    return {
        "traceID": format(span.context.trace_id, "032x"), "spanID": format(span.context.span_id, "016x"),
        "parentSpanID": format(span.parent.span_id, "016x") if span.parent else None, "name": span.name,
        "kind": span.kind.name.lower(), "startUnixNano": str(span.start_time),
        "durationNano": span.end_time - span.start_time,
        "status": {"code": span.status.status_code.name.lower(), "message": span.status.description or ""},
        "attributes": attributes(span.attributes),
        "events": [
            {"name": event.name, "timeUnixNano": str(event.timestamp), "attributes": attributes(event.attributes)}
            for event in span.events],
        "links": [
            {"traceID": format(link.context.trace_id, "032x"), "spanID": format(link.context.span_id, "016x")}
            for link in span.links]}


def produce(tracer):
    link = Link(SpanContext(0xf00d2f3577b34da6a3ce929d0e0e4736, 0xfeedfacecafebeef, True, TraceFlags(1)))
    with tracer.start_as_current_span("GET /users/{id}", kind=SpanKind.SERVER) as root:
        root.set_attributes({
            "http.route": "/users/{id}", "text": "Zürich 東京 \"quoted\" <b>&'\n", "int": -(2**63), "small": 7,
            "double": 3.14159, "yes": True, "no": False, "empty": ""})
        root.add_event("cache miss", {"key": "42", "hit": False})
        with tracer.start_as_current_span("load", kind=SpanKind.CLIENT, links=[link]) as child:
            child.set_status(Status(StatusCode.ERROR, "no such user"))
            child.set_attribute("rows", 0)
        with tracer.start_as_current_span("render"):
            pass


def main():
    recorder = Recorder(exporter(sys.argv[1], sys.argv[2]))
    provider = TracerProvider(resource=Resource.create({"service.name": "python-shop", "deployment": "test"}))
    provider.add_span_processor(SimpleSpanProcessor(recorder))
    produce(provider.get_tracer("producer", "1.2"))
    provider.shutdown()
    if any(result is not SpanExportResult.SUCCESS for result in recorder.results):
        sys.exit("the spans were not taken")
    json.dump([fields(span) for span in recorder.spans], sys.stdout)


main()
