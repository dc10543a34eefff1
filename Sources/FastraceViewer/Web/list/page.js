import { api } from "../core/api.js";
import { h, fill, setText } from "../core/dom.js";
import { plural } from "../core/format.js";
import { addCommands } from "../core/keys.js";
import { whileNotPressed } from "../core/press.js";
import { address, navigate } from "../core/router.js";
import { failure } from "../shell/failure.js";
import { icon } from "../shell/icons.js";
import { TraceData } from "./data.js";
import { emptyState, noMatch } from "./empty.js";
import { activeFilters } from "./filters.js";
import { searchForm } from "./form.js";
import { asksTheSame, isFiltered, queryAddress, readQuery, withoutFilters } from "./query.js";
import { traceTable } from "./rows.js";
import { scatterPlot } from "./scatter.js";

/// All traces: search, plot and table.
export function listPage(element, place) {
  document.title = "Traces · Fastrace";
  let query = readQuery(place.parameters);
  let services = [];
  let isLoadingServices = false;
  const go = (changes) => navigate(queryAddress({ ...query, ...changes }));
  const form = searchForm(go);
  const plot = scatterPlot(go);
  const table = traceTable({ onSort: (sort) => go({ sort }), onPick: (ids) => showPicked(parts, ids) });
  const parts = listParts({
    go, table, catchUp: () => data.catchUp(), more: () => data.loadMore(), query: () => query,
  });
  const data = new TraceData(whileNotPressed([plot.element, table.element], () => show()));
  fill(
    element,
    h("h1", { class: "visually-hidden", text: "Traces" }),
    form.element,
    parts.filters,
    parts.compare,
    plot.element,
    parts.bar,
    table.element,
    parts.message,
    parts.more,
  );

  function show() {
    const traces = data.sorted(query.sort);
    const isEmpty = data.state !== "loading" && traces.length === 0;
    const target = (trace) => (
      query.compare ? address("/compare", { a: query.compare, b: trace.traceID }) : `/trace/${trace.traceID}`
    );
    if (traces.length > 0) plot.show(traces, target);
    table.show(traces, query);
    for (const part of [plot.element, table.element]) {
      part.hidden = isEmpty || (data.state === "loading" && traces.length === 0);
    }
    form.element.hidden = isEmpty && !isFiltered(query) && data.state === "ready";
    parts.show(data, query, traces.length);
    fill(
      parts.message,
      isEmpty || data.state === "failed"
        ? messageFor(data, query, () => data.load(query), () => navigate(queryAddress(withoutFilters(query))))
        : null,
    );
    const known = new Set(services.map(({ name }) => name));
    if (traces.some((trace) => trace.services.some(({ name }) => !known.has(name)))) loadServices();
  }

  async function loadServices() {
    if (isLoadingServices) return;
    isLoadingServices = true;
    services = await api.services().then((answer) => answer.services, () => services);
    isLoadingServices = false;
    form.showServices(services, query);
  }

  function update(place) {
    const before = query;
    query = readQuery(place.parameters);
    form.show(query);
    form.showServices(services, query);
    fill(parts.filters, activeFilters(query, go));
    parts.showCompare(query);
    data.query = query;
    if (!asksTheSame(before, query)) data.load(query);
    else if (before.paused && !query.paused) data.catchUp();
    else show();
  }

  form.show(query);
  fill(parts.filters, activeFilters(query, go));
  parts.showCompare(query);
  loadServices();
  data.load(query);
  const removeCommands = addCommands("Traces", [
    { keys: ["/"], label: "Search", run: form.focus },
    { keys: ["j", "ArrowDown"], label: "Next trace", run: () => table.move(1) },
    { keys: ["k", "ArrowUp"], label: "Previous trace", run: () => table.move(-1) },
    { keys: ["Enter"], label: "Open the trace", run() {} },
    {
      keys: ["x"],
      label: "Mark the trace for a comparison",
      run: () => document.activeElement.closest("tr")?.querySelector("input")?.click(),
    },
    { keys: ["p"], label: "Pause or go on", run: () => go({ paused: !query.paused }) },
    { keys: ["e"], label: "Errors only, or all", run: () => go({ error: !query.error }) },
    { keys: ["Escape"], label: "Clear all filters", run: () => navigate(queryAddress(withoutFilters(query))) },
  ]);
  return { update, close: () => (data.close(), removeCommands()) };
}

function messageFor(data, query, retry, clear) {
  if (data.state === "failed") return failure(data.error, retry);
  return isFiltered(query) ? noMatch(clear, data.next) : emptyState();
}

// What stands between the plot and the table, and below it.
function listParts({ go, catchUp, more, query }) {
  const total = h("p", { class: "total" });
  const waiting = h("button", { type: "button", class: "waiting", hidden: true, on: { click: catchUp } });
  const pause = h("button", { type: "button", class: "pause", on: { click: () => go({ paused: !query().paused }) } });
  const compareLink = h("a", { class: "button", hidden: true });
  const moreButton = h("button", { type: "button", text: "Load older traces", on: { click: more } });
  const parts = {
    filters: h("div", { class: "filters" }),
    compare: h("div", { class: "comparing", hidden: true }),
    bar: h("div", { class: "list-bar" }, total, waiting, compareLink, pause),
    message: h("div", { class: "message" }),
    more: h("div", { class: "more" }, moreButton),
    compareLink,
  };
  parts.showCompare = ({ compare }) => {
    parts.compare.hidden = !compare;
    fill(parts.compare, h("span", {}, "Pick a trace to compare with ", h("code", { text: compare.slice(0, 12) })),
      h("button", { type: "button", text: "Cancel", on: { click: () => go({ compare: "" }) } }));
  };
  parts.show = (data, { sort, paused }, shown) => {
    parts.bar.hidden = shown === 0 && !paused;
    moreButton.hidden = !data.next || data.state !== "ready";
    setText(moreButton, shown === 0 ? "Search further back" : "Load older traces");
    setText(
      total,
      `${plural(shown, "trace")}${data.next ? ", and older ones" : ""} · ${sort ? `by ${sort}` : "newest first"}`,
    );
    waiting.hidden = !paused || data.waiting === 0;
    setText(waiting, `Show ${data.waiting} new or changed`);
    fill(pause, icon(paused ? "play" : "pause"), h("span", { text: paused ? "Paused" : "Live" }));
    pause.setAttribute("aria-pressed", String(paused));
    pause.setAttribute("aria-label", paused ? "Paused: show new traces as they come" : "Live: pause new traces");
  };
  return parts;
}

function showPicked({ compareLink }, ids) {
  compareLink.hidden = ids.length < 2;
  const [a, b] = ids.slice(-2);
  compareLink.textContent = ids.length > 2 ? "Compare the last two marked" : "Compare the two marked";
  compareLink.href = address("/compare", { a, b });
}
