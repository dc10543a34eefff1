import { h, fill, setText } from "../../core/dom.js";
import { duration, percent, plural } from "../../core/format.js";
import { onTheme } from "../../core/theme.js";
import { rangeOf } from "../model/visible.js";
import { drawFlame } from "./canvas.js";
import { frameTable } from "./fallback.js";
import { flameFrames, framePath } from "./layout.js";

/// Where the work was done: spans with the same path of names are one frame, as wide as the time spent there.
export function flameView(store, actions) {
  const canvas = h("canvas", { class: "flame-canvas", tabindex: 0, role: "application", "aria-label": "Flame graph. Arrow keys move, Enter zooms, Backspace goes back; the table below has the same content." });
  const status = h("p", { class: "flame-status", "aria-live": "polite" });
  const table = h("details", { class: "flame-table" }, h("summary", { text: "As a table" }));
  const scroller = h("div", { class: "flame-scroll" }, canvas);
  const element = h("section", { class: "flame", "aria-label": "Flame graph" }, status, scroller, table);
  const view = { canvas, status, store, flame: null, focus: null, active: null, boxes: [] };
  const rebuild = () => {
    const { model, rootIndex, frame } = store.values;
    view.flame = flameFrames(model, rangeOf(model.spans, rootIndex));
    view.focus = frameAt(view, frame);
    view.active = view.focus;
    if (table.open) fillTable();
    draw(view);
  };
  const fillTable = () => fill(table, table.firstElementChild, frameTable(view.flame, (frame) => zoomTo(view, frame)));
  table.addEventListener("toggle", () => table.open && fillTable());
  store.on(["model", "rootIndex"], rebuild);
  store.on(["frame"], (values) => ((view.focus = frameAt(view, values.frame)), (view.active = view.focus), draw(view)));
  store.on(["matches"], () => draw(view));
  listen(view, actions);
  const observer = new ResizeObserver(() => draw(view));
  observer.observe(scroller);
  const stopTheme = onTheme(() => draw(view));
  rebuild();
  return { element, shown: () => draw(view), close: () => (observer.disconnect(), stopTheme()) };
}

function frameAt({ flame }, path) {
  return (path && flame.frames.find((frame) => frame.parent && framePath(frame) === path)) || flame.top;
}

function zoomTo({ store }, frame) {
  store.set({ frame: frame.parent ? framePath(frame) : null });
}

function draw(view) {
  if (!view.canvas.isConnected || view.canvas.clientWidth === 0) return;
  const { matches, find, model } = view.store.values;
  const matched = find.trim() === "" ? null : new Set(matches.map((index) => `${model.spans[index].service}\u0000${model.spans[index].name}`));
  const frames = matched && new Set(view.flame.frames.filter((frame) => matched.has(frame.key)));
  view.boxes = drawFlame(view.canvas, { ...view, matches: frames });
  describe(view, view.active);
}

function describe({ flame, status }, frame) {
  const parts = [frame.parent ? `${frame.service}: ${frame.name}` : "The whole trace", `${duration(frame.work)} of work`, percent(frame.work / Math.max(1, flame.top.work))];
  if (frame.parent) parts.push(`self ${duration(frame.self)}`, plural(frame.count, "span"));
  if (frame.errors > 0) parts.push(plural(frame.errors, "error"));
  setText(status, parts.join(" · "));
}

function listen(view, actions) {
  const frameAtPoint = (event) => view.boxes.findLast(({ x, y, width }) => event.offsetX >= x && event.offsetX < x + Math.max(1, width) && event.offsetY >= y && event.offsetY < y + 20)?.frame;
  view.canvas.addEventListener("pointermove", (event) => describe(view, frameAtPoint(event) ?? view.active));
  view.canvas.addEventListener("pointerleave", () => describe(view, view.active));
  view.canvas.addEventListener("click", (event) => {
    const frame = frameAtPoint(event);
    if (frame) zoomTo(view, frame === view.focus && frame.parent ? frame.parent : frame);
  });
  view.canvas.addEventListener("keydown", (event) => {
    const run = keyAction(view, actions, event.key);
    if (!run) return;
    event.preventDefault();
    run();
  });
}

function keyAction(view, actions, key) {
  const { active, focus } = view;
  const siblings = active.parent?.sorted ?? [active];
  const at = siblings.indexOf(active);
  const move = (frame) => frame && (() => ((view.active = frame), draw(view)));
  return {
    ArrowDown: move(active.sorted[0]), ArrowUp: move(active.parent), ArrowRight: move(siblings[at + 1]), ArrowLeft: move(siblings[at - 1]),
    Enter: () => zoomTo(view, active), Backspace: () => zoomTo(view, focus.parent ?? focus), Escape: () => zoomTo(view, view.flame.top),
    " ": active.example >= 0 ? () => actions.select(active.example) : undefined,
  }[key];
}
