import { api } from "../core/api.js";
import { h, fill } from "../core/dom.js";
import { count, duration } from "../core/format.js";
import { onTraces } from "../core/live.js";
import { address } from "../core/router.js";
import { failure } from "../shell/failure.js";
import { rangeChoice, rangeOf } from "../shell/range.js";
import { latencyColumns, sortedTable } from "../shell/sorted-table.js";
import { mapGraph } from "./graph.js";
import { rateText, secondsOf } from "./rates.js";

/// Which services call which, how often, how fast, and how often that fails.
export function mapPage(element, place) {
  document.title = "Service map · Fastrace";
  let current = place;
  let map = null;
  const picture = h("div", { class: "map-picture", tabindex: 0, role: "region", "aria-label": "Service map" });
  const tables = h("div", { class: "map-tables" });
  const controls = h("div", { class: "page-controls" });
  fill(element, h("div", { class: "page-head" }, h("h1", { text: "Service map" }), controls), picture, tables);
  const draw = () => map && map.services.length > 0 && picture.clientWidth > 0 && fill(picture, mapGraph(map, picture.clientWidth));
  const observer = new ResizeObserver(draw);
  observer.observe(picture);
  const stopListening = onTraces(() => reloadSoon());
  let timer = null;
  const reloadSoon = () => (timer ??= setTimeout(() => ((timer = null), load()), 2000));

  async function load() {
    try {
      const answer = await api.map(rangeOf(current.parameters));
      map = { ...answer, seconds: secondsOf(answer) };
      picture.hidden = map.services.length === 0;
      draw();
      fill(tables, map.services.length === 0 ? nothing() : [serviceTable(map), edgeTable(map)]);
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

function nothing() {
  return h("div", { class: "empty small" }, h("h2", { text: "No requests in this time" }), h("p", {}, "The map grows out of traces. ", h("a", { href: "/", text: "How to send some" })));
}

function serviceTable({ services, seconds }) {
  return sortedTable({ caption: "Services", rows: services, sort: "requests", columns: [
    { name: "name", text: "Service", value: (row) => row.name, cell: (row) => h("a", { href: address("/", { service: row.name }), text: row.name }) },
    ...requestColumns(seconds), ...latencyColumns(duration, count),
  ] });
}

function edgeTable({ edges, seconds }) {
  if (edges.length === 0) return null;
  return sortedTable({ caption: "Calls between services", rows: edges, sort: "requests", columns: [
    { name: "from", text: "From", value: (row) => row.from, cell: (row) => row.from },
    { name: "to", text: "To", value: (row) => row.to, cell: (row) => row.to },
    ...requestColumns(seconds), ...latencyColumns(duration, count),
  ] });
}

function requestColumns(seconds) {
  return [
    { name: "requests", text: "Requests", kind: "number", value: (row) => row.requests, cell: (row) => count(row.requests) },
    { name: "rate", text: "Rate", kind: "number", value: (row) => row.requests, cell: (row) => rateText(row.requests, seconds) },
  ];
}
