// Where services and the lines between them are, in the direction that fits the width there is.

import { isBend } from "./layers.js";

export const NODE = { width: 176, height: 64 };
const GAP = { across: 34, acrossBend: 20, alongTall: 78 };
const MARGIN = 20;
const BELOW = 44;

/// Boxes of services by name, the size of the picture, and `curves(edge)`: the pieces of its line, four points each.
export function mapGeometry({ layers, routes }, width) {
  const isWide = width >= 700;
  const size = isWide ? { along: NODE.width, across: NODE.height } : { along: NODE.height, across: NODE.width };
  const gap = isWide ? fitGap(layers.length, size.along, width) : GAP.alongTall;
  const broads = layers.map((layer) => breadth(layer, size.across));
  const broad = Math.max(...broads, size.across);
  const boxes = new Map();
  const bends = new Map();
  layers.forEach((layer, number) => {
    const along = MARGIN + number * (size.along + gap);
    let across = MARGIN + (broad - broads[number]) / 2;
    for (const name of layer) {
      const point = isWide ? { x: along, y: across } : { x: across, y: along };
      (isBend(name) ? bends : boxes).set(name, point);
      across += isBend(name) ? GAP.acrossBend : size.across + GAP.across;
    }
  });
  const long = layers.length * size.along + (layers.length - 1) * gap;
  return {
    boxes, width: (isWide ? long : broad) + 2 * MARGIN, height: (isWide ? broad : long) + 2 * MARGIN + BELOW,
    curves: (edge) => {
      const [from, to] = [boxes.get(edge.from), boxes.get(edge.to)];
      return routes.has(edge) ? forwardCurves(from, to, routes.get(edge).map((bend) => bends.get(bend)), isWide) : [loopCurve(from, to, isWide)];
    },
  };
}

function breadth(layer, across) {
  const bends = layer.filter(isBend).length;
  const boxes = layer.length - bends;
  return Math.max(0, boxes * (across + GAP.across) + bends * GAP.acrossBend - GAP.across);
}

function fitGap(layers, size, width) {
  const available = layers < 2 ? 0 : (width - 2 * MARGIN - layers * size) / (layers - 1);
  return Math.max(108, Math.min(220, available));
}

// Bows from one layer to the next, and straight lines where a layer is passed.
function forwardCurves(from, to, bends, isWide) {
  const curves = [];
  const { width, height } = NODE;
  let at = isWide ? [from.x + width, from.y + height / 2] : [from.x + width / 2, from.y + height];
  for (const { x, y } of bends) {
    curves.push(bow(at, [x, y], isWide));
    at = isWide ? [x + width, y] : [x, y + height];
    curves.push(bow([x, y], at, isWide));
  }
  curves.push(bow(at, isWide ? [to.x, to.y + height / 2] : [to.x + width / 2, to.y], isWide));
  return curves;
}

function bow(from, to, isWide) {
  const half = isWide ? (to[0] - from[0]) / 2 : (to[1] - from[1]) / 2;
  return isWide ? [from, [from[0] + half, from[1]], [to[0] - half, to[1]], to] : [from, [from[0], from[1] + half], [to[0], to[1] - half], to];
}

// What calls itself, or somebody before it, goes round below or beside.
function loopCurve(from, to, isWide) {
  const { width: w, height: h } = NODE;
  if (from === to) return [[from.x + w * 0.62, from.y + h], [from.x + w * 0.62, from.y + h + 34], [from.x + w * 0.38, from.y + h + 34], [from.x + w * 0.38, from.y + h]];
  if (isWide) return [[from.x + w * 0.3, from.y + h], [from.x, from.y + h + 60], [to.x + w, to.y + h + 60], [to.x + w * 0.7, to.y + h]];
  return [[from.x + w, from.y + h * 0.3], [from.x + w + 50, from.y], [to.x + w + 50, to.y + h], [to.x + w, to.y + h * 0.7]];
}

/// A point of a cubic curve.
export function pointAt([a, b, c, d], part) {
  const rest = 1 - part;
  const mix = (axis) => rest ** 3 * a[axis] + 3 * rest ** 2 * part * b[axis] + 3 * rest * part ** 2 * c[axis] + part ** 3 * d[axis];
  return [mix(0), mix(1)];
}
