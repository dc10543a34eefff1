"""Logs some lines with Python's logging and OpenTelemetry's SDK, and prints what was sent as JSON.

Usage: viewer_log_producer.py http|http-gzip|grpc|grpc-gzip PORT

The last line is logged outside of every span.
"""

import json
import logging
import sys

from opentelemetry.sdk._logs import LoggerProvider, LoggingHandler
from opentelemetry.sdk._logs.export import LogExporter, LogExportResult, SimpleLogRecordProcessor
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider

TYPES = {str: "string", bool: "bool", int: "int", float: "double", tuple: "array"}


def exporter(way, port):
    if way.startswith("http"):
        from opentelemetry.exporter.otlp.proto.http import Compression
        from opentelemetry.exporter.otlp.proto.http._log_exporter import OTLPLogExporter

        compression = Compression.Gzip if way == "http-gzip" else Compression.NoCompression
        return OTLPLogExporter(endpoint=f"http://127.0.0.1:{port}/v1/logs", compression=compression)
    from grpc import Compression
    from opentelemetry.exporter.otlp.proto.grpc._log_exporter import OTLPLogExporter

    compression = Compression.Gzip if way == "grpc-gzip" else Compression.NoCompression
    return OTLPLogExporter(endpoint=f"http://127.0.0.1:{port}", insecure=True, compression=compression)


class Recorder(LogExporter):
    """Passes records on, and remembers them and whether they were taken."""

    def __init__(self, target):
        self.target = target
        self.sent = []
        self.results = []

    def export(self, batch):
        self.sent += batch
        self.results.append(self.target.export(batch))
        return self.results[-1]

    def shutdown(self):
        self.target.shutdown()


def fields(data):
    record = data.log_record
    return {
        "traceID": format(record.trace_id, "032x") if record.trace_id else None,
        "spanID": format(record.span_id, "016x") if record.span_id else None,
        "timeUnixNano": str(record.timestamp), "message": record.body, "severityNumber": record.severity_number.value,
        "attributes": {key: {"type": TYPES[type(value)], "value": value} for key, value in record.attributes.items()},
        "scope": data.instrumentation_scope.name}


def produce(logger, tracer):
    with tracer.start_as_current_span("GET /users/{id}"):
        logger.info("user %d", 42, extra={"text": "Zürich 東京 \"quoted\" <b>&'\n", "int": -(2**63), "yes": True})
        with tracer.start_as_current_span("load"):
            logger.warning("slow: %.1f s", 1.5, extra={"double": 3.14159})
            try:
                raise ValueError("no such user")
            except ValueError:
                logger.exception("failed")
        logger.debug("done")
    logger.info("of no span")


def main():
    recorder = Recorder(exporter(sys.argv[1], sys.argv[2]))
    provider = LoggerProvider(resource=Resource.create({"service.name": "python-shop"}))
    provider.add_log_record_processor(SimpleLogRecordProcessor(recorder))
    logger = logging.getLogger("shop")
    logger.setLevel(logging.DEBUG)
    logger.addHandler(LoggingHandler(logger_provider=provider))
    logger.propagate = False
    produce(logger, TracerProvider().get_tracer("producer"))
    provider.shutdown()
    if any(result is not LogExportResult.SUCCESS for result in recorder.results):
        sys.exit("the records were not taken")
    json.dump([fields(data) for data in recorder.sent], sys.stdout)


main()
