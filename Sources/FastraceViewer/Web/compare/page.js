import { api } from "../core/api.js";
import { assignHues } from "../core/colors.js";
import { h, fill } from "../core/dom.js";
import { clock, duration, plural } from "../core/format.js";
import { addCommands } from "../core/keys.js";
import { address, navigate } from "../core/router.js";
import { VirtualRows } from "../core/virtual.js";
import { failure } from "../shell/failure.js";
import { mainRoot } from "../trace/derive.js";
import { buildModel } from "../trace/model/model.js";
import { alignTraces, statusCounts } from "./align.js";
import { compareForm } from "./form.js";
import { bindLine, createLine } from "./rows.js";

const FILTERS = [["", "All"], ["added", "Added"], ["removed", "Removed"], ["slower", "Slower"], ["faster", "Faster"]];

/// Two traces side by side, aligned by the paths of their names.
export function comparePage(element, place) {
  document.title = "Compare · Fastrace";
  let ids = "";
  let loaded = null;
  let open = null;
  async function update({ parameters }) {
    const [a, b] = [parameters.get("a"), parameters.get("b")];
    if (!a || !b) return fill(element, h("div", { class: "page-head" }, h("h1", { text: "Compare two traces" })), compareForm(a, b));
    if (ids !== `${a} ${b}`) {
      ids = `${a} ${b}`;
      fill(element, h("p", { class: "loading", role: "status", text: "Loading both traces…" }));
      try {
        loaded = (await Promise.all([api.trace(a), api.trace(b)])).map(buildModel);
      } catch (error) {
        ids = "";
        return fill(element, failure(error), compareForm(a, b));
      }
      open?.close();
      open = showComparison(element, loaded, parameters);
    }
    open.filter(parameters.get("show") ?? "");
  }
  update(place);
  return { update, close: () => open?.close() };
}

function showComparison(element, [a, b], parameters) {
  const lines = alignTraces(a, b);
  const counts = statusCounts(lines);
  const hues = assignHues([...a.services.keys(), ...b.services.keys()]);
  const longest = Math.max(...[a, b].map(({ duration }) => duration));
  const filters = h("div", { class: "segmented", role: "group", "aria-label": "Lines" });
  const scroller = h("div", { class: "grid-rows", tabindex: 0, role: "rowgroup", "aria-label": "Spans" });
  let shown = lines;
  let selected = -1;
  const rows = new VirtualRows(scroller, { rowHeight: 28, create: createLine, bind: (row, at) => bindLine(row, shown[at], at, { longest, hues, selected }) });
  const openLine = (at) => shown[at] && navigate(target(shown[at], a, b));
  scroller.addEventListener("click", (event) => {
    const at = Number(event.target.closest("[data-at]")?.dataset.at ?? -1);
    if (at < 0) return;
    if (at === selected) return openLine(at);
    selected = at;
    rows.refresh();
  });
  scroller.addEventListener("dblclick", (event) => openLine(Number(event.target.closest("[data-at]")?.dataset.at ?? -1)));
  const move = (step) => ((selected = Math.max(0, Math.min(shown.length - 1, selected + step))), rows.refresh(), rows.reveal(selected));
  const removeCommands = addCommands("Comparison", [
    { keys: ["ArrowDown", "j"], label: "Next span", run: () => move(1) },
    { keys: ["ArrowUp", "k"], label: "Previous span", run: () => move(-1) },
    { keys: ["Enter"], label: "Open the span in its trace", run: () => openLine(selected) },
    { keys: ["s"], label: "Swap both traces", run: () => navigate(address("/compare", { a: b.traceID, b: a.traceID })) },
  ]);
  fill(element,
    h("div", { class: "page-head" }, h("h1", { text: "Compare" }), filters, h("button", { type: "button", title: "Swap both traces (s)", text: "Swap", on: { click: () => navigate(address("/compare", { a: b.traceID, b: a.traceID })) } })),
    h("div", { class: "compare-sides" }, side("A", a), side("B", b, b.duration - a.duration)),
    h("div", { class: "compare-grid", role: "table", "aria-label": "Spans of both traces", "aria-rowcount": lines.length + 1 }, h("div", { role: "rowgroup" }, headLine()), scroller));
  return {
    filter(show) {
      shown = show ? lines.filter(({ status }) => status === show) : lines;
      selected = -1;
      fill(filters, FILTERS.map(([status, text]) => filterLink(status, text, show, counts, lines.length, { a: a.traceID, b: b.traceID })));
      rows.setCount(shown.length);
    },
    close: () => (rows.close(), removeCommands()),
  };
}

function target({ a, b }, first, second) {
  return b ? address(`/trace/${second.traceID}`, { span: b.id }) : address(`/trace/${first.traceID}`, { span: a.id });
}

function filterLink(status, text, current, counts, all, ids) {
  return h("a", { class: "button", href: address("/compare", { ...ids, show: status }), "aria-current": status === current ? "true" : null }, text, " ",
    h("span", { class: "size", text: status ? counts[status] : all }));
}

function side(letter, model, delta) {
  const root = model.spans[mainRoot(model)];
  return h("div", { class: `compare-side side-${letter.toLowerCase()}` }, h("span", { class: "letter", text: letter }),
    h("div", {}, h("a", { href: `/trace/${model.traceID}`, text: `${root.service}: ${root.name}` }),
      h("p", {}, `${duration(model.duration)} · ${plural(model.spans.length, "span")} · ${clock(String(model.base))}`,
        delta === undefined || delta === 0 ? null : h("strong", { class: delta > 0 ? "status-slower" : "status-faster", text: ` ${duration(Math.abs(delta))} ${delta > 0 ? "slower" : "faster"}` }))));
}

function headLine() {
  const cell = (kind, text) => h("span", { role: "columnheader", class: kind, text });
  return h("div", { class: "compare-line compare-head", role: "row" }, cell("row-title", "Span"), cell("compare-time", "A"), cell("compare-time", "B"), cell("compare-delta", "Difference"), cell("compare-status", "Change"), cell("compare-bars", "A above B"));
}
