"""Requests of OTLP, decoded with OpenTelemetry's own classes, as JSON that needs no knowledge of OTLP to compare."""

import base64
import gzip
import json
import struct

from google.protobuf import json_format
from google.protobuf.message import DecodeError
from opentelemetry.proto.collector.logs.v1 import logs_service_pb2 as log_service
from opentelemetry.proto.collector.trace.v1 import trace_service_pb2 as service

# What reading a request may raise.
FAILURES = (ValueError, DecodeError, json_format.ParseError, OSError)


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


def readable_logs(message):
    scopes = [scope for part in message.resource_logs for scope in part.scope_logs]
    return {
        "resources": [attributes(part.resource.attributes) for part in message.resource_logs],
        "scopes": [scope.scope.name for scope in scopes],
        "logs": [log(one) for scope in scopes for one in scope.log_records],
    }


def readable(message):
    if isinstance(message, log_service.ExportLogsServiceRequest):
        return readable_logs(message)
    return {
        "resources": [attributes(part.resource.attributes) for part in message.resource_spans],
        "scopes": [scope.scope.name for part in message.resource_spans for scope in part.scope_spans],
        "spans": [
            span(one) for part in message.resource_spans for scope in part.scope_spans for one in scope.spans],
    }


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


def decode(body, headers, is_logs=False):
    request = log_service.ExportLogsServiceRequest if is_logs else service.ExportTraceServiceRequest
    if headers.get("content-encoding") == "gzip":
        body = gzip.decompress(body)
    kind = headers.get("content-type")
    if kind == "application/x-protobuf":
        return request.FromString(body)
    if kind == "application/json":
        return json_format.ParseDict(base64_ids(json.loads(body)), request())
    raise ValueError(f"content type {kind}")
