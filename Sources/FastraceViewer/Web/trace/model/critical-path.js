/// The critical path: which spans the end of a span waited for. It is found backwards from the end: what ended last before
/// a moment is what that moment waited for, and before that one began, its parent waited for the child that ended last
/// before that. Returns a map from the index of a span to its pieces [from, to], in which the time was spent there.
///
/// A child that outlives its parent counts up to the parent's end; one that still ran when the next began was not waited for.
export function criticalPath(spans, root) {
  const children = childLists(spans, root);
  const pieces = new Map();
  const frames = [frame(spans[root], spans[root].start, spans[root].end, children)];
  while (frames.length > 0) {
    const top = frames.at(-1);
    const next = nextChild(top);
    if (!next) {
      add(pieces, top.span.index, top.floor, top.moment);
      frames.pop();
      continue;
    }
    const end = Math.min(next.end, top.moment);
    add(pieces, top.span.index, end, top.moment);
    top.moment = Math.max(next.start, top.floor);
    frames.push(frame(next, top.moment, end, children));
  }
  for (const list of pieces.values()) list.reverse();
  return pieces;
}

// A span between two moments: what of it lies outside of those above it doesn't count.
function frame(span, floor, moment, children) {
  return { span, floor, moment, limit: moment, below: children.get(span.index) ?? [], at: 0 };
}

// The child that ended last before the moment that the frame has come to.
function nextChild(frame) {
  while (frame.at < frame.below.length) {
    const child = frame.below[frame.at++];
    const end = Math.min(child.end, frame.limit);
    if (end <= frame.moment && end > frame.floor && child.start < frame.moment) return child;
  }
  return null;
}

function childLists(spans, root) {
  const lists = new Map();
  for (let index = root + 1; index < spans[root].last; index++) {
    const span = spans[index];
    if (!lists.has(span.parent)) lists.set(span.parent, []);
    lists.get(span.parent).push(span);
  }
  for (const list of lists.values()) list.sort((a, b) => b.end - a.end || b.start - a.start);
  return lists;
}

function add(pieces, index, from, to) {
  if (to <= from) return;
  if (!pieces.has(index)) pieces.set(index, []);
  pieces.get(index).push([from, to]);
}
