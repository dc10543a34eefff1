import { h, fill, refill } from "../core/dom.js";

/// A table of a moderate number of rows that its headings sort. A column is { name, text, kind, value, cell }, where
/// `value` is what is sorted by and `cell` what is shown.
export function sortedTable({ caption, columns, rows, sort, onSort = () => {} }) {
  const head = h("tr", {});
  const body = h("tbody", {});
  const state = { column: columns.find(({ name }) => name === sort) ?? columns[0] };
  const show = () => {
    const sorted = [...rows].sort((a, b) => compare(state.column.value(a), state.column.value(b)));
    refill(
      head,
      columns.map((column) =>
        headCell(column, state, (column) => ((state.column = column), onSort(column.name), show()))
      ),
    );
    fill(
      body,
      sorted.map((row) =>
        h("tr", {}, columns.map((column) => h("td", { class: column.kind ?? null }, column.cell(row))))
      ),
    );
  };
  show();
  return h("div", { class: "table-scroll", tabindex: 0, role: "region", "aria-label": caption },
    h("table", { class: "plain-table" }, h("caption", { text: caption }), h("thead", {}, head), body),
  );
}

function headCell(column, state, onSort) {
  const isSorted = column === state.column;
  return h("th", {
    scope: "col",
    class: column.kind ?? null,
    "aria-sort": isSorted ? (column.kind === "number" ? "descending" : "ascending") : null,
  },
    h("button", { type: "button", class: "sort", on: { click: () => onSort(column) } },
      h("span", { text: column.text }),
      h("span", { class: "arrow", "aria-hidden": "true" }),
    ));
}

// Texts from A to Z, numbers from the largest down.
function compare(a, b) {
  return typeof a === "string" ? a.localeCompare(b) : b - a;
}

/// The columns of counts and percentiles that services, calls and operations share.
export function latencyColumns(duration, count) {
  const time = (name, text, field) => (
    { name, text, kind: "number", value: (row) => row[field], cell: (row) => duration(row[field]) }
  );
  return [
    {
      name: "errors",
      text: "Errors",
      kind: "number",
      value: (row) => row.errors,
      cell: (row) => (row.errors > 0 ? h("span", { class: "tag error", text: count(row.errors) }) : "0"),
    },
    time("p50", "p50", "p50Nano"), time("p95", "p95", "p95Nano"), time("p99", "p99", "p99Nano"),
  ];
}
