/// Puts spans into the order of their tree, siblings by their beginning, and gives each its `index`, `depth`, `parent`
/// (an index, or -1) and `last` (the index after all that is below it).
///
/// A span whose parent isn't there becomes a root that is marked as an orphan. Parents that lead round in a circle, which
/// only a broken producer sends, are cut at one span that is marked as well.
export function order(spans) {
  const byID = new Map(spans.map((span) => [span.id, span]));
  const children = new Map(spans.map((span) => [span, []]));
  const roots = [];
  for (const span of spans) {
    const parent = span.parentID ? byID.get(span.parentID) : undefined;
    span.isOrphan = Boolean(span.parentID) && !parent;
    if (parent && parent !== span) children.get(parent).push(span);
    else roots.push(span);
    span.closesLoop = parent === span;
  }
  for (const list of children.values()) list.sort(byStart);
  const result = [];
  roots.sort(byStart);
  // The true root first: the warning about orphans explains what follows it.
  for (const root of [...roots.filter((span) => !span.isOrphan), ...roots.filter((span) => span.isOrphan)]) walk(root, children, result);
  cutLoops(spans, byID, children, result);
  finishRanges(result);
  return result;
}

function walk(root, children, result) {
  const stack = [[root, -1, 0]];
  while (stack.length > 0) {
    const [span, parent, depth] = stack.pop();
    if (span.index !== undefined) continue;
    Object.assign(span, { index: result.length, parent, depth });
    result.push(span);
    const below = children.get(span);
    for (let at = below.length - 1; at >= 0; at--) stack.push([below[at], span.index, depth + 1]);
  }
}

// What no root leads to is in a loop, or below one.
function cutLoops(spans, byID, children, result) {
  for (const span of spans) {
    if (span.index !== undefined) continue;
    const seen = new Set();
    let at = span;
    while (!seen.has(at)) {
      seen.add(at);
      at = byID.get(at.parentID);
    }
    at.closesLoop = true;
    walk(at, children, result);
  }
}

function finishRanges(spans) {
  for (const span of spans) span.last = span.index + 1;
  for (let index = spans.length - 1; index > 0; index--) {
    const { parent, last } = spans[index];
    if (parent >= 0 && spans[parent].last < last) spans[parent].last = last;
  }
}

function byStart(a, b) {
  return a.start - b.start || b.duration - a.duration;
}
