import { api } from "../core/api.js";
import { h, fill, refill } from "../core/dom.js";
import { count, duration } from "../core/format.js";
import { onTraces } from "../core/live.js";
import { address } from "../core/router.js";
import { failure } from "../shell/failure.js";
import { rangeChoice, rangeOf } from "../shell/range.js";
import { latencyColumns, sortedTable } from "../shell/sorted-table.js";
import { mapGraph } from "./graph.js";
import { partNote, rateText } from "./rates.js";

/// Which services call which, how often, how fast, and how often that fails.
export function mapPage(element, place) {
  document.title = "Service map · Fastrace";
  let current = place;
  let map = null;
  const sorts = { services: "requests", edges: "requests" };
  const picture = h("div", { class: "map-picture", tabindex: 0, role: "region", "aria-label": "Service map" });
  const tables = h("div", { class: "map-tables" });
  const controls = h("div", { class: "page-controls" });
  fill(element, h("div", { class: "page-head" }, h("h1", { text: "Service map" }), controls), picture, tables);
  const draw = () =>
    map && map.services.length > 0 && picture.clientWidth > 0 && refill(picture, mapGraph(map, picture.clientWidth));
  const observer = new ResizeObserver(draw);
  observer.observe(picture);
  fill(tables, h("p", { class: "loading", role: "status", text: "Looking at the traces…" }));
  const stopListening = onTraces(() => reloadSoon());
  let timer = null;
  const reloadSoon = () => (timer ??= setTimeout(() => ((timer = null), load()), 2000));

  async function load() {
    try {
      map = await api.map(rangeOf(current.parameters));
      picture.hidden = map.services.length === 0;
      draw();
      refill(tables, map.services.length === 0 ? nothing() : [partElement(map), serviceTable(map, sorts), edgeTable(map, sorts)]);
    } catch (error) {
      picture.hidden = true;
      fill(tables, failure(error, load));
    }
  }

  function update(place) {
    current = place;
    fill(controls, rangeChoice("/map", place.parameters));
    load();
  }
  update(place);
  return { update, close: () => (observer.disconnect(), clearTimeout(timer), stopListening()) };
}

function partElement(map) {
  const text = partNote(map);
  return text ? h("p", { class: "part-note", text }) : null;
}

function nothing() {
  return h("div", { class: "empty small" },
    h("h2", { text: "No requests in this time" }),
    h("p", {}, "The map grows out of traces. ", h("a", { href: "/", text: "How to send some" })),
  );
}

// The tables are made anew while traces arrive; `sorts` keeps what a reader has sorted them by.
function serviceTable({ services, seconds }, sorts) {
  const onSort = (name) => (sorts.services = name);
  return sortedTable({ caption: "Services", rows: services, sort: sorts.services, onSort, columns: [
    {
      name: "name",
      text: "Service",
      value: (row) => row.name,
      cell: (row) => h("a", { href: address("/", { service: row.name }), text: row.name }),
    },
    ...requestColumns(seconds), ...latencyColumns(duration, count),
  ] });
}

function edgeTable({ edges, seconds }, sorts) {
  if (edges.length === 0) return null;
  const onSort = (name) => (sorts.edges = name);
  return sortedTable({ caption: "Calls between services", rows: edges, sort: sorts.edges, onSort, columns: [
    { name: "from", text: "From", value: (row) => row.from, cell: (row) => row.from },
    { name: "to", text: "To", value: (row) => row.to, cell: (row) => row.to },
    ...requestColumns(seconds), ...latencyColumns(duration, count),
  ] });
}

function requestColumns(seconds) {
  return [
    {
      name: "requests", text: "Requests", kind: "number", value: (row) => row.requests,
      cell: (row) => count(row.requests),
    },
    {
      name: "rate", text: "Rate", kind: "number", value: (row) => row.requests,
      cell: (row) => rateText(row.requests, seconds),
    },
  ];
}
