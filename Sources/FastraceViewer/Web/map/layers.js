/// Puts the services of a map into layers, callers before those they call, and orders each layer so that few edges cross.
/// Returns a map from name to { layer, place }, and the number of layers and the size of the largest.
export function layered(names, edges) {
  const forward = withoutLoops(names, edges.filter(({ from, to }) => from !== to));
  const layerOf = longestPaths(names, forward);
  const layers = [];
  for (const name of [...names].sort()) (layers[layerOf.get(name)] ??= []).push(name);
  for (let round = 0; round < 6; round++) sweep(layers, forward, round % 2 === 0);
  const places = new Map();
  layers.forEach((layer, at) => layer.forEach((name, place) => places.set(name, { layer: at, place, size: layer.length })));
  return { places, layers: layers.length, widest: Math.max(1, ...layers.map((layer) => layer.length)) };
}

// Edges that close a circle are left out, so that layers exist; they are drawn all the same.
function withoutLoops(names, edges) {
  const state = new Map();
  const kept = [];
  const next = new Map(names.map((name) => [name, edges.filter(({ from, to }) => from === name && names.includes(to))]));
  const called = new Set(edges.map(({ to }) => to));
  const starts = [...names.filter((name) => !called.has(name)), ...names];
  for (const start of starts) visit(start);
  return kept;

  function visit(start) {
    if (state.has(start)) return;
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
}

function longestPaths(names, edges) {
  const layerOf = new Map(names.map((name) => [name, 0]));
  for (let round = 0; round < names.length; round++) {
    let moved = false;
    for (const { from, to } of edges) {
      if (layerOf.get(to) > layerOf.get(from)) continue;
      layerOf.set(to, layerOf.get(from) + 1);
      moved = true;
    }
    if (!moved) break;
  }
  return layerOf;
}

// Each service goes to the middle of those it is connected with in the layers that are settled already.
function sweep(layers, edges, downwards) {
  const place = new Map();
  layers.forEach((layer) => layer.forEach((name, at) => place.set(name, (at + 0.5) / layer.length)));
  for (const layer of downwards ? layers.slice(1) : layers.slice(0, -1).reverse()) {
    const middle = new Map(layer.map((name) => {
      const others = edges.filter((edge) => (downwards ? edge.to : edge.from) === name).map((edge) => place.get(downwards ? edge.from : edge.to));
      return [name, others.length > 0 ? others.reduce((sum, at) => sum + at, 0) / others.length : place.get(name)];
    }));
    layer.sort((a, b) => middle.get(a) - middle.get(b) || a.localeCompare(b));
    layer.forEach((name, at) => place.set(name, (at + 0.5) / layer.length));
  }
}
