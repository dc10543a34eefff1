import { NODE, pointAt } from "./geometry.js";

const TRIES = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78, 0.15, 0.85];
const SAMPLES = 24;
const GAP = 4;

/// Where the labels of edges go so that none covers another label or a service, and as few other edges as there is a place
/// for: the centre of each, or null where there is no room; its figures are in the table all the same.
export function placeLabels(lines, boxes, { width, height }) {
  const taken = [...boxes.values()].map(({ x, y }) =>
    ({ left: x, right: x + NODE.width, top: y, bottom: y + NODE.height })
  );
  const points = lines.map(pointsOf);
  return lines.map((curves, at) => {
    const others = points.filter((unused, other) => other !== at);
    let best = null;
    for (const [x, y] of candidates(curves)) {
      const box = { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
      if (taken.some((other) => overlap(grown(box), other))) continue;
      const crossed = others.filter((line) => line.some((point) => contains(box, point))).length;
      if (!best || crossed < best.crossed) best = { x, y, box, crossed };
    }
    if (best) taken.push(best.box);
    return best;
  });
}

// The pieces nearest to the end first: there an edge has parted from the others of its caller.
function candidates(curves) {
  return curves.toReversed().flatMap((curve) => TRIES.map((part) => pointAt(curve, part)));
}

function pointsOf(curves) {
  return curves.flatMap((curve) =>
    Array.from({ length: SAMPLES + 1 }, (unused, part) => pointAt(curve, part / SAMPLES))
  );
}

function grown({ left, right, top, bottom }) {
  return { left: left - GAP, right: right + GAP, top: top - GAP, bottom: bottom + GAP };
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function contains({ left, right, top, bottom }, [x, y]) {
  return left < x && x < right && top < y && y < bottom;
}
