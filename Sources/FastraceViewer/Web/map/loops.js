/// The edges without those that close a circle, found by going along them from where nobody calls.
export function withoutLoops(names, edges) {
  const state = new Map();
  const kept = [];
  const known = new Set(names);
  const next = new Map(names.map((name) => [name, edges.filter(({ from, to }) => from === name && known.has(to))]));
  const called = new Set(edges.map(({ to }) => to));
  for (const start of [...names.filter((name) => !called.has(name)), ...names]) {
    if (!state.has(start)) visit(start, next, state, kept);
  }
  return kept;
}

function visit(start, next, state, kept) {
  const stack = [[start, 0]];
  state.set(start, "open");
  while (stack.length > 0) {
    const top = stack.at(-1);
    const edge = next.get(top[0])[top[1]++];
    if (!edge) {
      state.set(top[0], "done");
      stack.pop();
    } else if (state.get(edge.to) !== "open") {
      kept.push(edge);
      if (state.has(edge.to)) continue;
      state.set(edge.to, "open");
      stack.push([edge.to, 0]);
    }
  }
}
