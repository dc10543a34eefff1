// Where services and the lines between them are, in the direction that fits the width there is.

export const NODE = { width: 176, height: 64 };
const GAP = { along: 132, across: 36 };
const MARGIN = 20;

/// Boxes by name, the size of the picture, and `curve(from, to)`.
export function mapGeometry({ places, layers, widest }, width) {
  const isWide = width >= 700;
  const [alongSize, acrossSize] = isWide ? [NODE.width, NODE.height] : [NODE.height, NODE.width];
  const along = isWide ? fitGap(layers, alongSize, width, GAP.along) : 78;
  const across = GAP.across;
  const [long, broad] = [layers * alongSize + (layers - 1) * along, widest * acrossSize + (widest - 1) * across];
  const boxes = new Map();
  for (const [name, { layer, place, size }] of places) {
    const first = layer * (alongSize + along);
    const second = (broad - (size * acrossSize + (size - 1) * across)) / 2 + place * (acrossSize + across);
    boxes.set(name, isWide ? { x: MARGIN + first, y: MARGIN + second } : { x: MARGIN + second, y: MARGIN + first });
  }
  const size = isWide ? [long, broad] : [broad, long];
  return { boxes, isWide, width: size[0] + 2 * MARGIN, height: size[1] + 2 * MARGIN + 22, curve: (from, to) => curve(boxes.get(from), boxes.get(to), isWide) };
}

function fitGap(layers, size, width, wanted) {
  if (layers < 2) return wanted;
  const available = (width - 2 * MARGIN - layers * size) / (layers - 1);
  return Math.max(96, Math.min(220, available));
}

/// The four points of a cubic curve. What goes back, or stays in its layer, goes round below.
function curve(from, to, isWide) {
  const [w, h] = [NODE.width, NODE.height];
  if (from === to) return [[from.x + w * 0.62, from.y + h], [from.x + w * 0.62, from.y + h + 34], [from.x + w * 0.38, from.y + h + 34], [from.x + w * 0.38, from.y + h]];
  if (isWide) {
    if (to.x > from.x) return bend([from.x + w, from.y + h / 2], [to.x, to.y + h / 2], true);
    return [[from.x + w * 0.3, from.y + h], [from.x, from.y + h + 60], [to.x + w, to.y + h + 60], [to.x + w * 0.7, to.y + h]];
  }
  if (to.y > from.y) return bend([from.x + w / 2, from.y + h], [to.x + w / 2, to.y], false);
  return [[from.x + w, from.y + h * 0.3], [from.x + w + 50, from.y], [to.x + w + 50, to.y + h], [to.x + w, to.y + h * 0.7]];
}

function bend(from, to, isWide) {
  const half = isWide ? (to[0] - from[0]) / 2 : (to[1] - from[1]) / 2;
  return isWide ? [from, [from[0] + half, from[1]], [to[0] - half, to[1]], to] : [from, [from[0], from[1] + half], [to[0], to[1] - half], to];
}

/// A point of a cubic curve.
export function pointAt([a, b, c, d], part) {
  const rest = 1 - part;
  const mix = (axis) => rest ** 3 * a[axis] + 3 * rest ** 2 * part * b[axis] + 3 * rest * part ** 2 * c[axis] + part ** 3 * d[axis];
  return [mix(0), mix(1)];
}
