import { huePalette, resolveColor } from "../../core/colors.js";

export const ROW = 20;

/// Draws the frames that are seen when `focus` fills the width. Returns what is where, for the pointer.
export function drawFlame(canvas, { flame, focus, active, matches }) {
  const width = canvas.clientWidth;
  const height = (flame.depth + 1) * ROW;
  const scale = devicePixelRatio || 1;
  canvas.style.height = `${height}px`;
  Object.assign(canvas, { width: width * scale, height: height * scale });
  const context = canvas.getContext("2d");
  context.scale(scale, scale);
  context.font = `12px ${getComputedStyle(canvas).fontFamily}`;
  context.textBaseline = "middle";
  const paint = { context, width, colors: huePalette(), text: resolveColor("--flame-text"), plain: resolveColor("--flame-plain"), error: resolveColor("--error-mark"), ring: resolveColor("--focus") };
  const boxes = [];
  const perWork = width / Math.max(1, focus.work);
  for (let at = focus.parent; at; at = at.parent) boxes.push({ frame: at, x: 0, y: at.depth * ROW, width, isPast: true });
  const stack = [focus];
  while (stack.length > 0) {
    const frame = stack.pop();
    const box = { frame, x: (frame.x - focus.x) * perWork, y: frame.depth * ROW, width: frame.work * perWork };
    if (box.width < 0.5) continue;
    boxes.push(box);
    stack.push(...frame.sorted);
  }
  for (const box of boxes) drawBox(paint, box, { active, dim: matches !== null && !matches.has(box.frame) });
  return boxes;
}

function drawBox({ context, colors, text, plain, error, ring }, { frame, x, y, width, isPast }, { active, dim }) {
  const [inner, high] = [Math.max(0.5, width - 1), ROW - 2];
  context.globalAlpha = isPast || dim ? 0.35 : 1;
  context.fillStyle = frame.hue < 0 ? plain : colors[frame.hue];
  context.fillRect(x, y + 1, inner, high);
  if (frame.errors > 0) {
    context.fillStyle = error;
    context.fillRect(x, y + ROW - 3, inner, 2);
  }
  context.globalAlpha = isPast ? 0.75 : 1;
  if (width > 24) {
    context.fillStyle = text;
    context.fillText(shorten(context, frame.name, width - 10), x + 5, y + ROW / 2 + 0.5);
  }
  context.globalAlpha = 1;
  if (frame === active) {
    context.strokeStyle = ring;
    context.lineWidth = 2;
    context.strokeRect(x + 1, y + 1, Math.max(1, inner - 2), high);
  }
}

function shorten(context, name, width) {
  const first = name.slice(0, Math.ceil(width / 3));
  if (context.measureText(first).width <= width && first === name) return name;
  let [low, high] = [0, first.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (context.measureText(`${first.slice(0, middle)}…`).width <= width) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? "" : `${first.slice(0, low)}…`;
}
