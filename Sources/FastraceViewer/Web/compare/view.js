import { assignHues } from "../core/colors.js";
import { h, fill } from "../core/dom.js";
import { addCommands } from "../core/keys.js";
import { address, navigate } from "../core/router.js";
import { VirtualRows } from "../core/virtual.js";
import { alignTraces, statusCounts } from "./align.js";
import { headLine, side } from "./head.js";
import { bindLine, createLine } from "./rows.js";

const FILTERS = [["", "All"], ["added", "Added"], ["removed", "Removed"], ["slower", "Slower"], ["faster", "Faster"]];

/// Fills an element with the comparison of two traces; returns { filter(status), close() }.
export function showComparison(element, [a, b]) {
  const lines = alignTraces(a, b);
  const filters = h("div", { class: "segmented", role: "group", "aria-label": "Lines" });
  const swap = () => navigate(address("/compare", { a: b.traceID, b: a.traceID }));
  const list = lineList(a, b);
  fill(element,
    h("div", { class: "page-head" },
      h("h1", { text: "Compare" }),
      filters,
      h("button", { type: "button", title: "Swap both traces (s)", text: "Swap", on: { click: swap } }),
    ),
    h("div", { class: "compare-sides" }, side("A", a), side("B", b, b.duration - a.duration)),
    h("div", {
      class: "compare-grid", role: "table", "aria-label": "Spans of both traces", "aria-rowcount": lines.length + 1,
    },
      h("div", { role: "rowgroup" }, headLine()),
      list.scroller,
    ));
  const removeCommands = addCommands("Comparison", [
    { keys: ["ArrowDown", "j"], label: "Next span", run: () => list.move(1) },
    { keys: ["ArrowUp", "k"], label: "Previous span", run: () => list.move(-1) },
    { keys: ["Enter"], label: "Open the span in its trace", run: list.open },
    { keys: ["s"], label: "Swap both traces", run: swap },
  ]);
  return {
    filter(show) {
      fill(filters, filterLinks(lines, show, { a: a.traceID, b: b.traceID }));
      list.show(show ? lines.filter(({ status }) => status === show) : lines);
    },
    close: () => (list.close(), removeCommands()),
  };
}

// The lines, one of which may be selected; a click on that one, or two on another, opens its span.
function lineList(a, b) {
  const hues = assignHues([...a.services.keys(), ...b.services.keys()]);
  const longest = Math.max(a.duration, b.duration);
  const scroller = h("div", { class: "grid-rows", tabindex: 0, role: "rowgroup", "aria-label": "Spans" });
  let shown = [];
  let selected = -1;
  const rows = new VirtualRows(scroller, {
    rowHeight: 28,
    create: createLine,
    bind: (row, at) => bindLine(row, shown[at], at, { longest, hues, selected }),
  });
  const open = (at) => shown[at] && navigate(target(shown[at], a, b));
  const select = (at) => ((selected = at), rows.refresh());
  const lineOf = (event) => Number(event.target.closest("[data-at]")?.dataset.at ?? -1);
  scroller.addEventListener("click", (event) => {
    const at = lineOf(event);
    if (at >= 0) (at === selected ? open : select)(at);
  });
  scroller.addEventListener("dblclick", (event) => open(lineOf(event)));
  return {
    scroller,
    open: () => open(selected),
    move: (step) => (select(Math.max(0, Math.min(shown.length - 1, selected + step))), rows.reveal(selected)),
    show: (lines) => ((shown = lines), (selected = -1), rows.setCount(lines.length)),
    close: () => rows.close(),
  };
}

function target({ a, b }, first, second) {
  return b ? address(`/trace/${second.traceID}`, { span: b.id }) : address(`/trace/${first.traceID}`, { span: a.id });
}

function filterLinks(lines, current, ids) {
  const counts = statusCounts(lines);
  return FILTERS.map(([status, text]) =>
    h("a", {
      class: "button",
      href: address("/compare", { ...ids, show: status }),
      "aria-current": status === current ? "true" : null,
    }, text, " ", h("span", { class: "size", text: status ? counts[status] : lines.length }))
  );
}
