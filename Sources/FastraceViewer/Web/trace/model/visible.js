// Which rows are shown. `level` collapses everything from a depth on, and `toggled` holds the exceptions, so that any
// state fits into an address.

/// Whether what is below a span is hidden.
export function isCollapsed(span, { level, toggled }) {
  return span.last > span.index + 1 && (level !== null && span.depth >= level) !== toggled.has(span.id);
}

/// The indices of the spans that are shown, from the given root on, or from all roots when it is -1.
export function visibleSpans(spans, root, folding) {
  const [first, end] = rangeOf(spans, root);
  const visible = [];
  for (let index = first; index < end;) {
    visible.push(index);
    index = isCollapsed(spans[index], folding) ? spans[index].last : index + 1;
  }
  return visible;
}

/// First index, and the one after the last, of a root and all below it.
export function rangeOf(spans, root) {
  return root < 0 ? [0, spans.length] : [root, spans[root].last];
}

/// What `toggled` becomes when a span is collapsed or opened by hand.
export function toggle(span, { toggled }) {
  const next = new Set(toggled);
  if (!next.delete(span.id)) next.add(span.id);
  return next;
}

/// What `toggled` becomes so that a span can be seen.
export function reveal(spans, index, folding) {
  const next = new Set(folding.toggled);
  for (let at = spans[index].parent; at >= 0; at = spans[at].parent) {
    if (isCollapsed(spans[at], folding) && !next.delete(spans[at].id)) next.add(spans[at].id);
  }
  return next;
}

/// The depth from which on everything is collapsed when one more, or one less, level is shown.
export function shiftLevel(spans, root, folding, step) {
  const visible = visibleSpans(spans, root, folding);
  const deepest = visible.reduce((deepest, index) => Math.max(deepest, spans[index].depth), 0);
  const [first, end] = rangeOf(spans, root);
  const bottom = spans.slice(first, end).reduce((bottom, span) => Math.max(bottom, span.depth), 0);
  const top = root < 0 ? 0 : spans[root].depth;
  const next = Math.max(top, deepest + step);
  return next >= bottom ? null : next;
}
