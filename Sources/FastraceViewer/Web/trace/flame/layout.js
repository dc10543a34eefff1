/// Merges spans that have the same path of services and names into frames. The width of a frame is work: the self time of
/// its spans and of all below them, so children never exceed their parent, even where they ran at the same time.
export function flameFrames(model, [first, end]) {
  const top = newFrame("", "All", "", -1, 0);
  const frameOf = new Map();
  const frames = [top];
  for (let index = first; index < end; index++) {
    const span = model.spans[index];
    const parent = frameOf.get(span.parent) ?? top;
    const key = `${span.service}\u0000${span.name}`;
    let frame = parent.children.get(key);
    if (!frame) {
      frame = newFrame(key, span.name, span.service, span.hue, parent.depth + 1);
      frame.parent = parent;
      parent.children.set(key, frame);
      frames.push(frame);
    }
    frameOf.set(index, frame);
    add(frame, span);
  }
  for (let at = frames.length - 1; at > 0; at--) frames[at].parent.work += frames[at].work;
  frames.forEach((frame, at) => (frame.id = String(at)));
  position(top);
  return { top, frames, depth: frames.reduce((depth, frame) => Math.max(depth, frame.depth), 0) };
}

function newFrame(key, name, service, hue, depth) {
  return { key, name, service, hue, depth, parent: null, children: new Map(), count: 0, errors: 0, self: 0, work: 0, total: 0, example: -1, x: 0 };
}

function add(frame, span) {
  frame.count += 1;
  frame.errors += span.isError ? 1 : 0;
  frame.self += span.self;
  frame.work += span.self;
  frame.total += span.duration;
  if (frame.example < 0) frame.example = span.index;
}

// The heaviest first, from left to right; `x` is where the frame begins, in the unit of work.
function position(top) {
  const stack = [top];
  while (stack.length > 0) {
    const frame = stack.pop();
    frame.sorted = [...frame.children.values()].sort((a, b) => b.work - a.work || a.name.localeCompare(b.name));
    let x = frame.x;
    for (const child of frame.sorted) {
      child.x = x;
      x += child.work;
      stack.push(child);
    }
  }
}

/// The path of names to a frame, which finds it again after the trace has changed.
export function framePath(frame) {
  const names = [];
  for (let at = frame; at.parent; at = at.parent) names.unshift(`${at.service}:${at.name}`);
  return names.join(" › ");
}
