import { h, setAttribute } from "../../core/dom.js";
import { VirtualRows } from "../../core/virtual.js";
import { shownWindow } from "../actions.js";
import { axis } from "./axis.js";
import { wheelZoom } from "./drag.js";
import { minimap } from "./minimap.js";
import { bindRow, createRow } from "./row.js";
import { splitter } from "./splitter.js";

const ROW = 24;
const ROW_FOR_FINGERS = 32;

/// Spans as bars over time, in the order of their tree. Only rows in sight are elements.
export function waterfall(store, actions) {
  const map = minimap(store, actions);
  const times = axis(store, actions);
  const scroller = h("div", { class: "rows", role: "treegrid", tabindex: 0, "aria-label": "Spans" });
  const element = h("section", { class: "waterfall", "aria-label": "Waterfall" });
  const head = h("div", { class: "row-head" }, h("span", { class: "row-title", text: "Span" }), h("span", { class: "row-time", text: "Duration" }), times.element);
  element.append(map.element, head, scroller, splitter(element));
  let shown = null;
  const rows = new VirtualRows(scroller, {
    rowHeight: matchMedia("(pointer: coarse)").matches ? ROW_FOR_FINGERS : ROW, create: createRow,
    bind: (row, at) => bindRow(row, store.values.model.spans[store.values.visible[at]], { ...shown, row: at }),
  });
  const show = () => {
    shown = whatIsShown(store.values);
    setAttribute(scroller, "aria-rowcount", store.values.visible.length);
    rows.setCount(store.values.visible.length);
    markActive(scroller, rows, store.values);
  };
  store.on(["model", "visible", "window", "bounds", "path", "matches", "selectedIndex"], (values, changed) => {
    show();
    if (changed.includes("selectedIndex")) revealSelected(rows, scroller, values);
  });
  scroller.addEventListener("scroll", () => markActive(scroller, rows, store.values), { passive: true });
  listen(scroller, actions);
  wheelZoom(scroller, { partOf: (event) => partOf(event, times.element), onPan: actions.pan,
    onZoom: (factor, part) => actions.zoom(factor, at(shownWindow(store.values), part)) });
  show();
  return { element, focus: () => scroller.focus(), shown: () => revealSelected(rows, scroller, store.values), close: () => (rows.close(), map.close(), times.close()) };
}

function whatIsShown(values) {
  const { model, rootIndex, level, toggled, path, selectedIndex, matches, bounds, skewed } = values;
  return {
    level, toggled, path, selectedIndex, skewed, window: shownWindow(values), origin: bounds.from,
    matchSet: new Set(matches), rootDepth: rootIndex < 0 ? 0 : model.spans[rootIndex].depth,
  };
}

function listen(scroller, actions) {
  const indexOf = (event) => Number(event.target.closest(".row")?.dataset.index ?? -1);
  scroller.addEventListener("click", (event) => {
    const index = indexOf(event);
    if (index < 0) return;
    if (event.target.closest(".twisty")) actions.toggle(index);
    else actions.select(index);
  });
  scroller.addEventListener("dblclick", (event) => !event.target.closest(".twisty") && actions.toggle(indexOf(event)));
}

function revealSelected(rows, scroller, values) {
  const row = values.visible.indexOf(values.selectedIndex);
  if (row < 0) return;
  rows.reveal(row);
  markActive(scroller, rows, values);
}

// The row that has the focus, for those who hear the page; an element only while it is in sight.
function markActive(scroller, rows, { selectedIndex }) {
  const id = `span-${selectedIndex}`;
  setAttribute(scroller, "aria-activedescendant", rows.slots.some((slot) => slot.element.id === id && !slot.element.hidden) ? id : null);
}

function partOf(event, axis) {
  const bounds = axis.getBoundingClientRect();
  return Math.max(0, Math.min(1, (event.clientX - bounds.left) / bounds.width));
}

function at({ from, to }, part) {
  return from + part * (to - from);
}
