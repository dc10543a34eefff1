import { h, setAttribute, setText } from "../core/dom.js";
import { setHue } from "../core/colors.js";
import { duration, percent } from "../core/format.js";

const WORDS = { added: "added", removed: "removed", slower: "slower", faster: "faster", same: "same" };
const parts = new WeakMap();

/// An element that can show any line of a comparison.
export function createLine() {
  const made = {
    guides: h("span", { class: "guides" }), name: h("span", { class: "row-name" }), service: h("span", { class: "row-service" }),
    a: h("span", { class: "compare-time", role: "cell" }), b: h("span", { class: "compare-time", role: "cell" }),
    delta: h("span", { class: "compare-delta", role: "cell" }), status: h("span", { class: "tag" }),
    barA: h("span", { class: "compare-bar a" }), barB: h("span", { class: "compare-bar b" }),
  };
  const element = h("div", { class: "compare-line", role: "row" },
    h("span", { class: "row-title", role: "cell" }, made.guides, made.name, made.service), made.a, made.b, made.delta,
    h("span", { class: "compare-status", role: "cell" }, made.status), h("span", { class: "compare-bars", role: "cell", "aria-hidden": "true" }, made.barA, made.barB));
  parts.set(element, made);
  return element;
}

/// Makes an element show a line; bars are as wide as the duration is of the longest span of both traces.
export function bindLine(element, line, at, { longest, hues, selected }) {
  const made = parts.get(element);
  element.className = `compare-line is-${line.status}${at === selected ? " is-selected" : ""}`;
  delete element.dataset.hue;
  setHue(element, hues.get(line.service) ?? 0);
  element.dataset.at = at;
  setAttribute(element, "aria-rowindex", at + 2);
  made.guides.style.width = `${Math.min(line.depth, 20) * 12}px`;
  setText(made.name, line.name);
  setText(made.service, line.service);
  element.firstChild.title = `${line.service}: ${line.name}`;
  setText(made.a, line.a ? duration(line.a.duration) : "–");
  setText(made.b, line.b ? duration(line.b.duration) : "–");
  setText(made.delta, deltaText(line));
  setText(made.status, WORDS[line.status]);
  made.status.className = `tag status-${line.status}`;
  for (const [bar, span] of [[made.barA, line.a], [made.barB, line.b]]) bar.style.width = span ? `max(2px, ${(100 * span.duration) / longest}%)` : "0";
}

function deltaText({ a, delta }) {
  if (delta === null) return "";
  const sign = delta > 0 ? "+" : "";
  if (!(a.duration > 0)) return `${sign}${duration(delta)}`;
  const part = Math.abs(delta) / a.duration;
  return `${sign}${duration(delta)} (${delta < 0 ? "−" : sign}${part > 10 ? `${Math.round(part)}×` : percent(part)})`;
}
