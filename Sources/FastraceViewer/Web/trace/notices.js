import { h } from "../core/dom.js";
import { duration, plural } from "../core/format.js";
import { icon } from "../shell/icons.js";

/// What a reader has to know before trusting the picture: missing parents, clocks that differ, a part instead of the whole.
export function notices({ model, skew, rootIndex }, actions) {
  return [
    rootIndex >= 0 ? notice("root", [`Showing ${plural(model.spans[rootIndex].last - rootIndex, "span")} from `, h("strong", { text: model.spans[rootIndex].name }), " down."], ["Show the whole trace", actions.clearRoot]) : null,
    model.orphans.length > 0 ? notice("warning", [`${plural(model.orphans.length, "span waits", "spans wait")} for a parent that has not arrived. They move to their place when it does.`], ["Show the first", () => actions.select(model.orphans[0])]) : null,
    model.loops.length > 0 ? notice("warning", [`The parents of ${plural(model.loops.length, "span")} lead round in a circle. The tree is cut there.`], ["Show the first", () => actions.select(model.loops[0])]) : null,
    ...skew.slice(0, 3).map((pair) => notice("warning", skewText(pair), ["Show the first", () => actions.select(pair.spans[0])])),
  ];
}

function skewText({ parent, child, spans, offset }) {
  return ["The clock of ", h("strong", { text: child }), ` seems to be ${duration(Math.abs(offset))} ${offset < 0 ? "behind" : "ahead of"} that of `,
    h("strong", { text: parent }), `: ${plural(spans.length, "span does", "spans do")} not lie within the parent. Times are shown as they were reported.`];
}

function notice(kind, content, [label, run]) {
  return h("p", { class: `note note-${kind}` }, icon(kind === "root" ? "root" : "warning"), h("span", {}, content),
    h("button", { type: "button", class: "quiet small", text: label, on: { click: run } }));
}
