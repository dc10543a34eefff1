import { h, s, refill, setText } from "../core/dom.js";
import { clock, duration, durationText, plural } from "../core/format.js";
import { plotScale } from "./scatter-scale.js";

const HEIGHT = 132;
const ENDS = ["pointerup", "pointercancel"];
const MARGIN = { left: 58, right: 14, top: 10, bottom: 22 };

/// Every trace as a dot, by when it began and how long it took: a click opens it, a rectangle selects.
export function scatterPlot(onSelect) {
  const svg = s("svg", { class: "plot", height: HEIGHT, role: "group" });
  const hint = h("p", { class: "plot-hint", "aria-hidden": "true" });
  const element = h("section", { class: "scatter", "aria-label": "Latency over time" }, svg, hint);
  const plot = { svg, hint, traces: [], scale: null, target: (trace) => `/trace/${trace.traceID}` };
  new ResizeObserver(() => draw(plot)).observe(element);
  svg.addEventListener("keydown", (event) => moveAmongDots(plot, event));
  svg.addEventListener("pointerdown", (event) => brush(plot, event, onSelect));
  const show = (traces, target) => {
    Object.assign(plot, {
      traces: [...traces].sort((a, b) => (BigInt(a.startUnixNano) < BigInt(b.startUnixNano) ? -1 : 1)),
      target,
    });
    svg.setAttribute(
      "aria-label",
      `${plural(traces.length, "trace")} as dots, by time and duration. Arrow keys move between them, Enter opens.`,
    );
    draw(plot);
  };
  return { element, show };
}

function draw(plot) {
  const width = Math.floor(plot.svg.parentElement.getBoundingClientRect().width);
  if (width === 0) return;
  const scale = (plot.scale = plotScale(plot.traces, { width, height: HEIGHT, ...MARGIN }));
  plot.svg.setAttribute("width", width);
  setText(plot.hint, plot.traces.length > 0 ? "Drag to select a part" : "");
  const largest = plot.traces.reduce((largest, trace) => Math.max(largest, trace.spanCount), 1);
  refill(plot.svg, scale.yTicks.map((tick) => gridLine(tick, scale)), scale.xTicks.map((tick) => timeLabel(tick)),
    plot.traces.map((trace, index) => dot(trace, index, plot, largest)));
}

function gridLine({ y, text }, scale) {
  return s("g", { class: "grid", "aria-hidden": "true" }, s("line", { x1: scale.left, x2: scale.right, y1: y, y2: y }),
    s("text", { x: scale.left - 8, y: y + 3.5, "text-anchor": "end", text }));
}

function timeLabel({ x, text, anchor }) {
  return s("text", { class: "grid-label", x, y: HEIGHT - 6, "text-anchor": anchor, text, "aria-hidden": "true" });
}

function dot(trace, index, plot, largest) {
  const label =
    `${trace.rootService}: ${trace.rootName}, ${duration(trace.durationNano)} at ${clock(trace.startUnixNano)}`;
  const circle = s("circle", {
    cx: plot.scale.x(trace.startUnixNano),
    cy: plot.scale.y(trace.durationNano),
    r: 3 + 3 * Math.sqrt(trace.spanCount / largest),
  });
  return s("a", {
    href: plot.target(trace), class: trace.errorCount > 0 ? "dot error" : "dot", tabindex: index === 0 ? 0 : -1,
    "aria-label": trace.errorCount > 0 ? `${label}, ${plural(trace.errorCount, "error")}` : label,
  },
    s("title", { text: label }),
    circle,
  );
}

function moveAmongDots(plot, event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const dots = [...plot.svg.querySelectorAll("a.dot")];
  const at = dots.indexOf(document.activeElement);
  if (!step || at < 0) return;
  event.preventDefault();
  const next = dots[Math.max(0, Math.min(dots.length - 1, at + step))];
  dots[at].setAttribute("tabindex", -1);
  next.setAttribute("tabindex", 0);
  next.focus();
}

// A press that does not move is a click on the dot beneath it, which is a link like any other.
function brush(plot, event, onSelect) {
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (!isPlain || !plot.scale || plot.traces.length === 0) return;
  const bounds = plot.svg.getBoundingClientRect();
  const at = (event) => ({ x: event.clientX - bounds.left, y: event.clientY - bounds.top });
  const from = at(event);
  let frame = null;
  event.preventDefault();
  const move = (event) => {
    const to = at(event);
    if (!frame) {
      if (Math.hypot(to.x - from.x, to.y - from.y) < 5) return;
      frame = plot.svg.appendChild(s("rect", { class: "brush" }));
      plot.svg.setPointerCapture(event.pointerId);
    }
    for (const [name, value] of Object.entries(rectangle(from, to))) frame.setAttribute(name, value);
  };
  const end = (event) => {
    plot.svg.removeEventListener("pointermove", move);
    for (const name of ENDS) removeEventListener(name, end);
    if (!frame) return;
    frame.remove();
    if (event.type === "pointercancel") return;
    const ignore = (event) => event.preventDefault();
    plot.svg.addEventListener("click", ignore, { capture: true });
    setTimeout(() => plot.svg.removeEventListener("click", ignore, { capture: true }));
    onSelect(selection(plot.scale, rectangle(from, at(event))));
  };
  plot.svg.addEventListener("pointermove", move);
  for (const name of ENDS) addEventListener(name, end);
}

function rectangle(from, to) {
  return {
    x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width: Math.abs(to.x - from.x),
    height: Math.abs(to.y - from.y),
  };
}

function selection(scale, { x, y, width, height }) {
  return {
    start: scale.time(x), end: scale.time(x + width), last: "",
    minDuration: durationText(scale.duration(y + height), 4), maxDuration: durationText(scale.duration(y), 4),
  };
}
