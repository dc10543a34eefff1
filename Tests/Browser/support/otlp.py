"""Traces as OTLP JSON, made by hand: what a producer that is not ours would send."""

import itertools
import json
import urllib.request

KINDS = {"internal": 1, "server": 2, "client": 3, "producer": 4, "consumer": 5}
STATUS = {"unset": 0, "ok": 1, "error": 2}


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

    def span(self, service, name, start, duration, parent=None, kind="internal", values=None, events=(), status="unset", message="",
             links=(), span_id=None):
        """Adds a span, and returns its id."""
        span_id = span_id or f"{next(Trace.numbers):016x}"
        self.spans.append((service, {
            "traceId": self.trace_id, "spanId": span_id, "parentSpanId": parent or "", "name": name, "kind": KINDS[kind],
            "startTimeUnixNano": str(self.begin + start), "endTimeUnixNano": str(self.begin + start + duration),
            "attributes": attributes(values or {}),
            "events": [dict(one, timeUnixNano=str(self.begin + int(one["timeUnixNano"]))) for one in events],
            "links": [{"traceId": trace, "spanId": span, "attributes": []} for trace, span in links],
            "status": {"code": STATUS[status], "message": message},
        }))
        return span_id


def payload(*traces):
    """One message with all spans of some traces, by service."""
    services = {}
    for trace in traces:
        for service, span in trace.spans:
            services.setdefault(service, []).append(span)
    return {"resourceSpans": [{
        "resource": {"attributes": attributes({"service.name": name, "service.version": "1.4.2", "host.name": f"{name}-7f9c"})},
        "scopeSpans": [{"scope": {"name": "demo.shop", "version": "1.0"}, "spans": spans}],
    } for name, spans in services.items()]}


def send(address, *traces):
    """Sends traces to the receiver of OTLP at an address."""
    request = urllib.request.Request(f"{address}/v1/traces", json.dumps(payload(*traces)).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as response:
        return response.status
