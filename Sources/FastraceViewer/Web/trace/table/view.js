import { setHue } from "../../core/colors.js";
import { h, refill, setAttribute, setText } from "../../core/dom.js";
import { count, duration } from "../../core/format.js";
import { VirtualRows } from "../../core/virtual.js";
import { rangeOf } from "../model/visible.js";
import { sortLines, tableLines } from "./aggregate.js";

const COLUMNS = [
  ["name", "Name"], ["count", "Count"], ["self", "Self"], ["total", "Total"], ["average", "Average"],
  ["longest", "Longest"], ["errors", "Errors"],
];

/// Spans, or the names of spans, with their times; a click on a heading sorts.
export function tableView(store, actions) {
  const head = h("div", { class: "grid-head", role: "row" });
  const scroller = h("div", { class: "grid-rows", role: "rowgroup", tabindex: 0, "aria-label": "Lines" });
  const grid = h("div", { class: "grid", role: "table", "aria-label": "Spans" },
    h("div", { role: "rowgroup" }, head),
    scroller,
  );
  const element = h("section", { class: "span-table", "aria-label": "Table" }, groupButtons(store), grid);
  let lines = [];
  let most = 1;
  const rows = new VirtualRows(scroller, {
    rowHeight: 28,
    create: createLine,
    bind: (row, at) => bindLine(row, at, lines[at], most, store.values),
  });
  const show = () => {
    const { model, rootIndex, group, sort, matches, find } = store.values;
    const all = tableLines(model, rangeOf(model.spans, rootIndex), group);
    lines = sortLines(find.trim() === "" ? all : matching(all, matches, model, group), sort);
    most = lines.reduce((most, line) => Math.max(most, line.self), 1);
    refill(head, COLUMNS.map((column) => headCell(column, sort, (name) => store.set({ sort: name }))));
    setAttribute(grid, "aria-rowcount", lines.length + 1);
    grid.dataset.group = group;
    rows.setCount(lines.length);
  };
  store.on(["model", "rootIndex", "group", "sort", "matches"], show);
  store.on(["selectedIndex"], () => rows.refresh());
  scroller.addEventListener("click", (event) => {
    const row = event.target.closest("[data-at]");
    if (row) actions.select(lines[Number(row.dataset.at)].index);
  });
  show();
  return { element, shown: () => rows.render(), close: () => rows.close() };
}

function matching(lines, matches, model, group) {
  if (group === "span") {
    const found = new Set(matches);
    return lines.filter((line) => found.has(line.index));
  }
  const names = new Set(matches.map((index) => `${model.spans[index].service}\u0000${model.spans[index].name}`));
  return lines.filter((line) => names.has(`${line.service}\u0000${line.name}`));
}

function groupButtons(store) {
  const buttons = [["name", "By name"], ["span", "Each span"]].map(([group, text]) => {
    const button = h("button", { type: "button", text, on: { click: () => store.set({ group }) } });
    const mark = () => button.setAttribute("aria-pressed", String(store.values.group === group));
    store.on(["group"], mark);
    mark();
    return button;
  });
  return h("div", { class: "segmented", role: "group", "aria-label": "Lines" }, buttons);
}

function headCell([column, text], sort, onSort) {
  return h("div", {
    role: "columnheader",
    class: `cell-${column}`,
    "aria-sort": sort === column ? (column === "name" ? "ascending" : "descending") : "none",
  },
    h("button", { type: "button", class: "sort", on: { click: () => onSort(column) } },
      h("span", { text }),
      h("span", { class: "arrow", "aria-hidden": "true" }),
    ));
}

function createLine() {
  const cells = COLUMNS.map(([column]) => h("span", { role: "cell", class: `cell-${column}` }));
  cells[0].append(h("button", { type: "button", class: "quiet line-name" }), h("span", { class: "row-service" }));
  cells[2].append(h("span", { class: "self-bar", "aria-hidden": "true" }), h("span", { class: "self-text" }));
  return h("div", { class: "line", role: "row" }, cells);
}

function bindLine(row, at, line, most, { selectedIndex }) {
  delete row.dataset.hue;
  row.className = line.index === selectedIndex ? "line is-selected" : "line";
  setHue(row, line.hue);
  row.dataset.at = at;
  const [name, number, self, ...rest] = row.children;
  setText(name.firstChild, line.name);
  name.title = `${line.service}: ${line.name}`;
  setText(name.lastChild, line.service);
  setText(number, count(line.count));
  self.firstChild.style.width = `${(100 * line.self) / most}%`;
  setText(self.lastChild, duration(line.self));
  [line.total, line.average, line.longest].forEach((value, at) => setText(rest[at], duration(value)));
  setText(rest[3], line.errors > 0 ? count(line.errors) : "");
  rest[3].classList.toggle("has-error", line.errors > 0);
}
