import { api } from "../core/api.js";
import { h, fill, refill } from "../core/dom.js";
import { count, duration } from "../core/format.js";
import { address, navigate, place } from "../core/router.js";
import { failure } from "../shell/failure.js";
import { partNote } from "../map/rates.js";
import { rangeChoice, rangeOf } from "../shell/range.js";
import { latencyColumns, sortedTable } from "../shell/sorted-table.js";

/// As many as the server tells of, and what it can choose them by.
const LIMIT = 1000;
const ORDERS = ["p50", "p95", "p99", "max", "count", "errors"];
const ASKED = ["last", "start", "end", "service"];

/// Every operation with its counts and percentiles: where to look first.
export function operationsPage(element, start) {
  document.title = "Operations · Fastrace";
  let current = start;
  let isWhole = false;
  let number = 0;
  const controls = h("div", { class: "page-controls" });
  const content = h("div", { class: "page-content" });
  fill(content, h("p", { class: "loading", role: "status", text: "Looking at the traces…" }));
  fill(element, h("div", { class: "page-head" }, h("h1", { text: "Operations" }), controls), content);

  async function load() {
    const { parameters } = current;
    const sort = parameters.get("sort") ?? "p95";
    const order = ORDERS.includes(sort) ? sort : "p95";
    const asked = (number += 1);
    try {
      const { operations, ...range } = await api.operations({
        ...rangeOf(parameters),
        service: parameters.get("service"),
        sort: order,
      });
      if (asked !== number) return;
      isWhole = operations.length < LIMIT;
      const notes = [partNote(range), isWhole ? null : `The first ${count(LIMIT)} operations by ${order}.`];
      refill(
        content,
        notes.filter(Boolean).map((text) => h("p", { class: "part-note", text })),
        operations.length > 0 ? operationTable(operations, sort) : nothing(),
      );
    } catch (error) {
      if (asked === number) fill(content, failure(error, load));
    }
  }

  function update(place) {
    const differs = (name) => place.parameters.get(name) !== current.parameters.get(name);
    const reloads = place === start || ASKED.some(differs) || (!isWhole && differs("sort"));
    current = place;
    fill(
      controls,
      rangeChoice("/operations", place.parameters),
      h("button", { type: "button", text: "Refresh", on: { click: load } }),
    );
    if (reloads) load();
  }
  update(start);
  return { update, close() {} };
}

function nothing() {
  return h("div", { class: "empty small" },
    h("h2", { text: "No operations in this time" }),
    h("p", {}, "They appear with the first trace. ", h("a", { href: "/", text: "How to send one" })),
  );
}

function operationTable(operations, sort) {
  return sortedTable({ caption: "Operations", rows: operations, sort, onSort: keepSort, columns: [
    {
      name: "name",
      text: "Operation",
      value: (row) => row.name,
      cell: (row) => h("a", { href: address("/", { service: row.service, operation: row.name }), text: row.name }),
    },
    { name: "service", text: "Service", value: (row) => row.service, cell: (row) => row.service },
    { name: "count", text: "Count", kind: "number", value: (row) => row.count, cell: (row) => count(row.count) },
    ...latencyColumns(duration, count),
    { name: "max", text: "Longest", kind: "number", value: (row) => row.maxNano,
      cell: (row) => (
        row.exampleTraceID
          ? h("a", { href: address(`/trace/${row.exampleTraceID}`), text: duration(row.maxNano) })
          : duration(row.maxNano)
      ) },
  ] });
}

function keepSort(name) {
  const next = new URLSearchParams(place().parameters);
  next.set("sort", name);
  navigate(`/operations?${next}`, { replace: true });
}
