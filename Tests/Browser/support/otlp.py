"""Traces as OTLP JSON, made by hand: what a producer that is not ours would send."""

import itertools
import json
import urllib.request

KINDS = {"internal": 1, "server": 2, "client": 3, "producer": 4, "consumer": 5}
STATUS = {"unset": 0, "ok": 1, "error": 2}
SEVERITY = {"debug": 5, "info": 9, "warning": 13, "error": 17}


def value(one):
    """A value of an attribute."""
    if isinstance(one, bool):
        return {"boolValue": one}
    if isinstance(one, int):
        return {"intValue": str(one)}
    if isinstance(one, float):
        return {"doubleValue": one}
    if isinstance(one, list):
        return {"arrayValue": {"values": [value(item) for item in one]}}
    return {"stringValue": str(one)}


def attributes(values):
    return [{"key": key, "value": value(one)} for key, one in values.items()]


def event(name, at, values=None):
    return {"name": name, "timeUnixNano": str(at), "attributes": attributes(values or {})}


def exception(at, kind, message, stack):
    return event("exception", at, {"exception.type": kind, "exception.message": message, "exception.stacktrace": stack})


class Trace:
    """Spans of one trace; times are nanoseconds since `begin`."""

    numbers = itertools.count(1)

    def __init__(self, trace_id, begin):
        self.trace_id = trace_id
        self.begin = begin
        self.spans = []
        self.logs = []

    def span(
        self,
        service,
        name,
        start,
        duration,
        parent=None,
        kind="internal",
        values=None,
        events=(),
        status="unset",
        message="",
        links=(),
        span_id=None,
    ):
        """Adds a span, and returns its id."""
        span_id = span_id or f"{next(Trace.numbers):016x}"
        self.spans.append(
            (
                service,
                {
                    "traceId": self.trace_id,
                    "spanId": span_id,
                    "parentSpanId": parent or "",
                    "name": name,
                    "kind": KINDS[kind],
                    "startTimeUnixNano": str(self.begin + start),
                    "endTimeUnixNano": str(self.begin + start + duration),
                    "attributes": attributes(values or {}),
                    "events": [dict(one, timeUnixNano=str(self.begin + int(one["timeUnixNano"]))) for one in events],
                    "links": [{"traceId": trace, "spanId": span, "attributes": []} for trace, span in links],
                    "status": {"code": STATUS[status], "message": message},
                },
            )
        )
        return span_id

    def log(self, service, text, at, level="info", span="", values=None):
        """Adds a log record, of a span or of the trace alone."""
        self.logs.append(
            (
                service,
                {
                    "traceId": self.trace_id,
                    "spanId": span,
                    "timeUnixNano": str(self.begin + at),
                    "severityNumber": SEVERITY[level],
                    "body": {"stringValue": text},
                    "attributes": attributes(values or {}),
                },
            )
        )


def resource(service):
    values = {"service.name": service, "service.version": "1.4.2", "host.name": f"{service}-7f9c"}
    return {"attributes": attributes(values)}


def by_service(pairs):
    services = {}
    for service, one in pairs:
        services.setdefault(service, []).append(one)
    return services.items()


def payload(*traces):
    """One message with all spans of some traces, by service."""
    spans = [pair for trace in traces for pair in trace.spans]
    return {
        "resourceSpans": [
            {
                "resource": resource(service),
                "scopeSpans": [{"scope": {"name": "demo.shop", "version": "1.0"}, "spans": ones}],
            }
            for service, ones in by_service(spans)
        ]
    }


def log_payload(*traces):
    """One message with all log records of some traces, by service."""
    logs = [pair for trace in traces for pair in trace.logs]
    return {
        "resourceLogs": [
            {
                "resource": resource(service),
                "scopeLogs": [{"scope": {"name": f"{service}.logger"}, "logRecords": ones}],
            }
            for service, ones in by_service(logs)
        ]
    }


def post(address, path, message):
    request = urllib.request.Request(address + path, json.dumps(message).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as response:
        return response.status


def send(address, *traces):
    """Sends traces and their logs to the receiver of OTLP at an address; it answers when they are stored."""
    post(address, "/v1/traces", payload(*traces))
    if any(trace.logs for trace in traces):
        send_logs(address, *traces)


def send_logs(address, *traces):
    """Sends the logs of traces alone."""
    post(address, "/v1/logs", log_payload(*traces))
