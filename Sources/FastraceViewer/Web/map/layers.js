import { withoutLoops } from "./loops.js";

/// Puts the services of a map into layers, callers before those they call, and orders each layer so that few edges cross.
///
/// An edge over several layers gets a bend in each that it passes, which takes room there like a service, so that no line
/// runs through a box. Returns the layers, as lists of names of services and bends, and a map from each edge that goes
/// forward to its bends; an edge that closes a circle is not in it.
export function layered(names, edges) {
  const forward = withoutLoops(names, edges.filter(({ from, to }) => from !== to));
  const layerOf = longestPaths(names, forward);
  const layers = [];
  for (const name of [...names].sort()) (layers[layerOf.get(name)] ??= []).push(name);
  const { routes, steps } = withBends(forward, layerOf, layers);
  for (let round = 0; round < 8; round++) sweep(layers, steps, round % 2 === 0);
  return { layers, routes };
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

// Cuts edges into steps from one layer to the next.
function withBends(edges, layerOf, layers) {
  const routes = new Map();
  const steps = [];
  for (const edge of edges) {
    const bends = [];
    for (let layer = layerOf.get(edge.from) + 1; layer < layerOf.get(edge.to); layer++) {
      const bend = `\u0000${edge.from}\u0000${edge.to}\u0000${layer}`;
      layers[layer].push(bend);
      bends.push(bend);
    }
    const stops = [edge.from, ...bends, edge.to];
    for (let at = 1; at < stops.length; at++) steps.push({ from: stops[at - 1], to: stops[at] });
    routes.set(edge, bends);
  }
  return { routes, steps };
}

/// Whether a name in a layer is that of a bend.
export function isBend(name) {
  return name.startsWith("\u0000");
}

// Each name goes to the middle of those it is connected with in the layer that is settled already.
function sweep(layers, steps, downwards) {
  const place = new Map();
  const settle = (layer) => layer.forEach((name, at) => place.set(name, (at + 0.5) / layer.length));
  layers.forEach(settle);
  for (const layer of downwards ? layers.slice(1) : layers.slice(0, -1).reverse()) {
    const middle = new Map(layer.map((name) => {
      const others = steps.filter((step) => (downwards ? step.to : step.from) === name).map((step) => place.get(downwards ? step.from : step.to));
      return [name, others.length > 0 ? others.reduce((sum, at) => sum + at, 0) / others.length : place.get(name)];
    }));
    layer.sort((a, b) => middle.get(a) - middle.get(b) || a.localeCompare(b));
    settle(layer);
  }
}
