// Clocks of different machines differ. A child of another service that begins before its parent shows it.

const TOLERANCE = 10_000;

/// Pairs of services whose clocks do not agree: { parent, child, spans, offset }, where `offset` is how far the clock of
/// the child's service seems to be ahead, in nanoseconds.
export function clockSkew(spans) {
  const pairs = new Map();
  for (const span of spans) {
    const parent = spans[span.parent];
    if (!parent || parent.service === span.service || !disagrees(parent, span)) continue;
    const key = `${parent.service}\u0000${span.service}`;
    const pair = pairs.get(key) ?? { parent: parent.service, child: span.service, spans: [], offsets: [] };
    pair.spans.push(span.index);
    pair.offsets.push(offset(parent, span));
    pairs.set(key, pair);
  }
  return [...pairs.values()].map(({ offsets, ...pair }) => ({ ...pair, offset: median(offsets) }));
}

function disagrees(parent, span) {
  if (span.start < parent.start - TOLERANCE) return true;
  return isCall(parent, span) && span.duration <= parent.duration && span.end > parent.end + TOLERANCE;
}

// A call that is answered lies within the request: if both ways took as long, in its middle.
function offset(parent, span) {
  if (!isCall(parent, span) || span.duration > parent.duration) return span.start - parent.start;
  return span.start - parent.start - (parent.duration - span.duration) / 2;
}

function isCall(parent, span) {
  return parent.kind === "client" && span.kind === "server";
}

function median(values) {
  const sorted = values.sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}
