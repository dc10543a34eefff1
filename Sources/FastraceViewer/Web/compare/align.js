/// Two traces as one tree: spans that have the same path of services and names, and are the same in number among their
/// siblings, are one line. A line is { name, service, depth, a, b, status, delta }, where a or b is null when it is only in
/// the other trace.
export function alignTraces(a, b) {
  const lines = [];
  const pending = pairsOf(a, b, { left: a.roots, right: b.roots, depth: 0 }).reverse();
  while (pending.length > 0) {
    const pair = pending.pop();
    lines.push(lineOf(pair, a, b));
    const below = { left: childrenOf(a, pair.left), right: childrenOf(b, pair.right), depth: pair.depth + 1 };
    pending.push(...pairsOf(a, b, below).reverse());
  }
  return lines;
}

/// How many lines there are of each status.
export function statusCounts(lines) {
  const counts = { added: 0, removed: 0, slower: 0, faster: 0, same: 0 };
  for (const { status } of lines) counts[status] += 1;
  return counts;
}

// In the order of the first trace; what only the second has comes after what it follows there.
function pairsOf(a, b, { left, right, depth }) {
  const rights = new Map(keyed(b, right));
  const pairs = [];
  for (const [key, index] of keyed(a, left)) {
    pairs.push({ left: index, right: rights.get(key) ?? -1, depth });
    rights.delete(key);
  }
  for (const index of rights.values()) pairs.push({ left: -1, right: index, depth });
  return pairs;
}

function keyed(model, indices) {
  const seen = new Map();
  return indices.map((index) => {
    const { service, name } = model.spans[index];
    const key = `${service}\u0000${name}`;
    const number = seen.get(key) ?? 0;
    seen.set(key, number + 1);
    return [`${key}\u0000${number}`, index];
  });
}

function childrenOf(model, index) {
  const children = [];
  if (index < 0) return children;
  for (let at = index + 1; at < model.spans[index].last; at = model.spans[at].last) children.push(at);
  return children;
}

function lineOf({ left, right, depth }, a, b) {
  const [first, second] = [a.spans[left] ?? null, b.spans[right] ?? null];
  const one = first ?? second;
  const delta = first && second ? second.duration - first.duration : null;
  return { name: one.name, service: one.service, depth, a: first, b: second, delta, status: statusOf(first, second, delta, Math.min(a.duration, b.duration)) };
}

// What differs by less than a tenth, or by less than a hundredth of the shorter trace, is the same.
function statusOf(a, b, delta, whole) {
  if (!a) return "added";
  if (!b) return "removed";
  if (Math.abs(delta) <= Math.max(a.duration * 0.1, whole * 0.01)) return "same";
  return delta > 0 ? "slower" : "faster";
}
