import { setHue } from "../../core/colors.js";
import { h, fill, setAttribute, setText } from "../../core/dom.js";
import { duration } from "../../core/format.js";
import { isErrorEvent } from "../details/events.js";
import { isCollapsed } from "../model/visible.js";

const INDENT = 12;
const DEEPEST = 20;
const MARKS = 24;
const PIECES = 32;
const parts = new WeakMap();

/// An element that can show any span; `bindRow` makes it show one.
export function createRow() {
  const made = {
    guides: h("span", { class: "guides" }), twisty: h("button", { type: "button", class: "twisty", tabindex: -1 }),
    service: h(
      "span",
      { class: "row-service" },
    ), name: h("span", { class: "row-name" }), flags: h("span", { class: "flags" }),
    time: h("span", { class: "row-time", role: "gridcell" }), bar: h("span", { class: "bar" }),
    path: h("span", { class: "path" }), marks: h("span", { class: "marks" }),
  };
  made.cell = h("span", { class: "row-title", role: "gridcell" },
    made.guides,
    made.twisty,
    made.name,
    made.service,
    made.flags,
  );
  made.track = h("span", { class: "track", role: "gridcell" }, made.bar, made.path, made.marks);
  const element = h("div", { class: "row", role: "row" }, made.cell, made.time, made.track);
  parts.set(element, made);
  return element;
}

/// Makes a row show the span at an index.
export function bindRow(element, span, shown) {
  const made = parts.get(element);
  const hasChildren = span.last > span.index + 1;
  const collapsed = isCollapsed(span, shown);
  const depth = span.depth - shown.rootDepth;
  const isMatch = shown.matchSet.has(span.index);
  const off = shown.path !== null && !shown.path.has(span.index);
  element.dataset.index = span.index;
  element.id = `span-${span.index}`;
  element.className = [
    "row", span.isError && "is-error", isMatch && "is-match", off && "is-off-path",
    span.index === shown.selectedIndex && "is-selected",
  ].filter(Boolean).join(" ");
  delete element.dataset.hue;
  setHue(element, span.hue);
  setAttribute(element, "aria-level", depth + 1);
  setAttribute(element, "aria-rowindex", shown.row + 1);
  setAttribute(element, "aria-expanded", hasChildren ? String(!collapsed) : null);
  setAttribute(element, "aria-selected", String(span.index === shown.selectedIndex));
  made.guides.style.width = `${Math.min(depth, DEEPEST) * INDENT}px`;
  made.twisty.classList.toggle("is-leaf", !hasChildren);
  made.twisty.classList.toggle("is-collapsed", collapsed);
  setAttribute(made.twisty, "aria-label", collapsed ? "Open" : "Collapse");
  made.twisty.disabled = !hasChildren;
  setText(made.name, span.name);
  setText(made.service, span.service);
  made.cell.title = `${span.service}: ${span.name}`;
  setText(made.time, duration(span.duration));
  fill(made.flags, flagsOf(span, shown, collapsed, depth));
  bindTrack(made, span, shown);
}

function flagsOf(span, shown, collapsed, depth) {
  return [
    depth > DEEPEST ? flag(`↳${depth}`, "depth", `Depth ${depth}`) : null,
    collapsed
      ? flag(`+${span.last - span.index - 1}`, "hidden-count", `${span.last - span.index - 1} spans are collapsed`)
      : null,
    span.isError ? flag("error", "error", span.status.message || "This span failed") : null,
    span.isOrphan ? flag("parent missing", "warning", `The parent ${span.parentID} has not arrived`) : null,
    span.closesLoop ? flag("loop", "warning", "Its parents lead round in a circle; the tree is cut here") : null,
    shown.skewed.has(span.index)
      ? flag("clock", "warning", "The clock of its service disagrees with that of its parent")
      : null,
  ];
}

function flag(text, kind, title) {
  return h("span", { class: `tag ${kind}`, text, title });
}

function bindTrack(made, span, shown) {
  const { from, to } = shown.window;
  const part = (moment) => Math.max(-1, Math.min(101, (100 * (moment - from)) / (to - from)));
  place(made.bar, part(span.start), part(span.end));
  made.bar.hidden = span.end < from || span.start > to;
  fill(made.path, (shown.path?.get(span.index) ?? []).filter(
    (piece) => piece[1] >= from && piece[0] <= to,
  ).slice(0, PIECES).map((piece) => {
    const element = h("span", { class: "piece" });
    place(element, part(piece[0]), part(piece[1]));
    return element;
  }));
  fill(made.marks, span.events.filter((event) => event.at >= from && event.at <= to).slice(0, MARKS).map((event) => {
    const mark = h("span", {
      class: ["mark", event.isLog && "log", isErrorEvent(event) && "error"].filter(Boolean).join(" "),
      title: `${event.name} at ${duration(event.at - shown.origin)}`,
    });
    mark.style.left = `${part(event.at)}%`;
    return mark;
  }));
}

function place(element, left, right) {
  element.style.left = `${left}%`;
  element.style.width = `${right - left}%`;
}
