import { huePalette, resolveColor } from "../../core/colors.js";
import { h } from "../../core/dom.js";
import { onTheme } from "../../core/theme.js";
import { shownWindow } from "../actions.js";
import { rangeOf } from "../model/visible.js";
import { dragRange, wheelZoom } from "./drag.js";

/// The whole trace in little, with a frame around the part that is shown.
export function minimap(store, actions) {
  const canvas = h("canvas", { "aria-hidden": "true" });
  const before = h("div", { class: "shade" });
  const after = h("div", { class: "shade" });
  const element = h("div", { class: "minimap", role: "img", "aria-label": "The whole trace; drag to zoom" }, canvas, before, after);
  const moment = (part) => store.values.bounds.from + part * (store.values.bounds.to - store.values.bounds.from);
  dragRange(element, { onRange: (from, to) => actions.setWindow({ from: moment(from), to: moment(to) }), onClick: (part) => recenter(store, actions, moment(part)) });
  wheelZoom(element, { partOf: (event) => event.offsetX / element.clientWidth, onZoom: (factor, part) => actions.zoom(factor, moment(part)), onPan: actions.pan });
  const draw = () => paint(canvas, element, store.values);
  const frame = () => showWindow(store.values, before, after);
  store.on(["model", "rootIndex", "view"], () => (draw(), frame()));
  store.on(["window", "bounds"], frame);
  const observer = new ResizeObserver(draw);
  observer.observe(element);
  const stopTheme = onTheme(draw);
  frame();
  return { element, close: () => (observer.disconnect(), stopTheme()) };
}

function recenter({ values }, actions, moment) {
  if (!values.window) return;
  const half = (values.window.to - values.window.from) / 2;
  actions.setWindow({ from: Math.max(values.bounds.from, moment - half), to: Math.min(values.bounds.to, moment + half) });
}

function showWindow(values, before, after) {
  const { bounds } = values;
  const window = shownWindow(values);
  const length = bounds.to - bounds.from;
  before.style.width = `${(100 * (window.from - bounds.from)) / length}%`;
  after.style.left = `${(100 * (window.to - bounds.from)) / length}%`;
  before.classList.toggle("edge", window.from > bounds.from);
  after.classList.toggle("edge", window.to < bounds.to);
}

// The spans that failed without one below them that failed: a failure that all callers report is marked once.
function errorOrigins(model) {
  const origins = new Set(model.errors);
  for (const index of model.errors) origins.delete(model.spans[index].parent);
  return origins;
}

function paint(canvas, element, { model, rootIndex, bounds }) {
  const [width, height] = [element.clientWidth, element.clientHeight];
  if (width === 0) return;
  const scale = devicePixelRatio || 1;
  Object.assign(canvas, { width: width * scale, height: height * scale });
  const context = canvas.getContext("2d");
  context.scale(scale, scale);
  const colors = huePalette();
  const error = resolveColor("--error-mark");
  const [first, end] = rangeOf(model.spans, rootIndex);
  const rowHeight = Math.min(4, (height - 8) / (end - first));
  const causes = errorOrigins(model);
  const thickness = Math.max(1, rowHeight * 0.7);
  const perNano = width / (bounds.to - bounds.from);
  for (let index = first; index < end; index++) {
    const span = model.spans[index];
    context.fillStyle = causes.has(index) ? error : colors[span.hue];
    context.fillRect((span.start - bounds.from) * perNano, 4 + (index - first) * rowHeight, Math.max(1, span.duration * perNano), thickness);
  }
}
