import { NODE, pointAt } from "./geometry.js";

const TRIES = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78];

/// Where the labels of edges go so that none covers another label or a service: the centre of each, or null where there is
/// no room; its figures are in the table all the same.
export function placeLabels(lines, boxes, { width, height }) {
  const taken = [...boxes.values()].map(({ x, y }) => ({ left: x, right: x + NODE.width, top: y, bottom: y + NODE.height }));
  return lines.map((curves) => {
    // The pieces nearest to the end first: there an edge has parted from the others of its caller.
    for (const [curve, part] of curves.toReversed().flatMap((curve) => TRIES.map((part) => [curve, part]))) {
      const [x, y] = pointAt(curve, part);
      const box = { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
      if (taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      return { x, y };
    }
    return null;
  });
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
