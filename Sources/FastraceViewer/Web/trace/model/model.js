import { assignHues } from "../../core/colors.js";
import { attachLogs } from "./logs.js";
import { selfTimes } from "./self-time.js";
import { order } from "./tree.js";

/// A trace as the views need it: spans in the order of a tree that is read from top to bottom, so that a span and all
/// that is below it are the range from `index` to `last`. Times are nanoseconds since the trace began.
export function buildModel(trace) {
  const base = trace.spans.reduce((base, span) => smaller(base, BigInt(span.startUnixNano)), null) ?? 0n;
  const services = serviceCounts(trace);
  const hues = assignHues(services.keys());
  const spans = order(trace.spans.map((span) => spanOf(span, trace, base)));
  const byID = new Map(spans.map((span) => [span.id, span.index]));
  const end = spans.reduce((end, span) => Math.max(end, span.end), 0);
  for (const span of spans) span.hue = hues.get(span.service);
  selfTimes(spans);
  const model = {
    traceID: trace.traceID, base, spans, byID, services, hues, duration: Math.max(end, 1),
    roots: spans.filter((span) => span.parent < 0).map((span) => span.index),
    errors: spans.filter((span) => span.isError).map((span) => span.index),
    orphans: spans.filter((span) => span.isOrphan).map((span) => span.index),
    loops: spans.filter((span) => span.closesLoop).map((span) => span.index),
    depth: spans.reduce((depth, span) => Math.max(depth, span.depth + 1), 0), logCount: trace.logs?.length ?? 0,
  };
  attachLogs(model, trace);
  return model;
}

/// The time of day of a moment of the trace, as a text of nanoseconds since 1970.
export function unixNano(model, nanoseconds) {
  return String(model.base + BigInt(Math.round(nanoseconds)));
}

function spanOf(span, trace, base) {
  const start = Number(BigInt(span.startUnixNano) - base);
  const resource = trace.resources[span.resource] ?? { service: "", attributes: [], scopes: [] };
  return {
    id: span.spanID, parentID: span.parentSpanID, name: span.name || "(no name)", kind: span.kind, source: span,
    service: resource.service || "unknown", resource, scope: resource.scopes?.[span.scope] ?? null,
    start, duration: span.durationNano, end: start + span.durationNano,
    status: span.status ?? { code: "unset", message: "" },
    attributes: span.attributes ?? [], links: span.links ?? [], isError: span.status?.code === "error",
    events: (span.events ?? []).map((event) =>
      ({ ...event, attributes: event.attributes ?? [], at: Number(BigInt(event.timeUnixNano) - base) })
    ),
  };
}

function serviceCounts(trace) {
  const counts = new Map();
  for (const span of trace.spans) {
    const name = trace.resources[span.resource]?.service || "unknown";
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return new Map([...counts].sort((a, b) => b[1] - a[1]));
}

function smaller(a, b) {
  return a === null || b < a ? b : a;
}
