/// Gives each span `self`: the part of its duration in which none of its children ran. Where children overlap, the time
/// counts once; what of a child lies outside of its parent doesn't count.
export function selfTimes(spans) {
  const covered = new Float64Array(spans.length);
  const reached = new Float64Array(spans.length);
  for (const span of spans) reached[span.index] = span.start;
  // Siblings come by their beginning, so one pass merges their intervals.
  for (const span of spans) {
    if (span.parent < 0) continue;
    const parent = spans[span.parent];
    const from = Math.max(span.start, reached[span.parent]);
    const to = Math.min(span.end, parent.end);
    if (to <= from) continue;
    covered[span.parent] += to - from;
    reached[span.parent] = to;
  }
  for (const span of spans) span.self = Math.max(0, span.duration - covered[span.index]);
}
