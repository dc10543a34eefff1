import { h } from "../../core/dom.js";
import { count, duration, percent } from "../../core/format.js";
import { framePath } from "./layout.js";

const SHOWN = 200;

/// The frames as a table, for those who cannot see a canvas: the ones with the most time of their own first.
export function frameTable(flame, onZoom) {
  const frames = flame.frames.slice(1).sort((a, b) => b.self - a.self).slice(0, SHOWN);
  const head = ["Frame", "Spans", "Self", "Work", "Part"];
  return h("table", { class: "plain-table" },
    h("caption", { text: `Frames by their own time${flame.frames.length - 1 > SHOWN ? `, the first ${SHOWN} of ${count(flame.frames.length - 1)}` : ""}` }),
    h("thead", {}, h("tr", {}, head.map((text, at) => h("th", { scope: "col", class: at > 0 ? "number" : null, text })))),
    h("tbody", {}, frames.map((frame) => h("tr", {},
      h("td", {}, h("button", { type: "button", class: "quiet path-link", text: framePath(frame), on: { click: () => onZoom(frame) } })),
      h("td", { class: "number", text: count(frame.count) }), h("td", { class: "number", text: duration(frame.self) }),
      h("td", { class: "number", text: duration(frame.work) }), h("td", { class: "number", text: percent(frame.work / Math.max(1, flame.top.work)) })))));
}
