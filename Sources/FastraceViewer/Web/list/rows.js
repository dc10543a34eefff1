import { h, refill } from "../core/dom.js";
import { assignHues } from "../core/colors.js";
import { clock, count, duration, exactTime, plural } from "../core/format.js";
import { address } from "../core/router.js";

const COLUMNS = [
  ["", "Time", "time"], [null, "Trace", "name"], [null, "Services", "services"], ["spans", "Spans", "number"],
  ["errors", "Errors", "number"], ["duration", "Duration", "duration"],
];

/// The table of traces. `onSort` gets the name of a column, `onPick` the traces that are marked for a comparison.
export function traceTable({ onSort, onPick }) {
  const head = h("tr", {});
  const body = h("tbody", {});
  const picked = new Set();
  const rows = keptRows();
  const element = h("table", { class: "traces" },
    h("caption", { class: "visually-hidden", text: "Traces" }),
    h("thead", {}, head),
    body,
  );
  body.addEventListener("change", (event) => {
    if (event.target.checked) picked.add(event.target.value);
    else picked.delete(event.target.value);
    onPick([...picked]);
  });
  const show = (traces, query) => {
    const hues = assignHues(traces.flatMap((trace) => trace.services.map(({ name }) => name)));
    const longest = traces.reduce((longest, trace) => Math.max(longest, trace.durationNano), 1);
    refill(head, h("th", { class: "pick", scope: "col" }, h("span", { class: "visually-hidden", text: "Compare" })),
      COLUMNS.map((column) => headCell(column, query, onSort)));
    refill(body, rows(traces, { hues, longest, picked, query }));
  };
  return { element, show, move: (step) => moveFocus(body, step) };
}

/// Makes the rows of traces; one that looks as before stays the same element.
function keptRows() {
  let kept = new Map();
  return (traces, context) => {
    const before = kept;
    kept = new Map(traces.map((trace) => {
      const look = JSON.stringify([trace, context.longest, context.query.compare]);
      const former = before.get(trace.traceID);
      return [trace.traceID, former?.look === look ? former : { look, element: row(trace, context) }];
    }));
    return [...kept.values()].map(({ element }) => element);
  };
}

function headCell([sort, text, kind], query, onSort) {
  if (sort === null) return h("th", { class: kind, scope: "col", text });
  const isSorted = query.sort === sort;
  return h("th", { class: kind, scope: "col", "aria-sort": isSorted ? "descending" : null },
    h("button", { type: "button", class: "sort", on: { click: () => onSort(sort) } },
      h("span", { text }),
      h("span", { class: "arrow", "aria-hidden": "true" }),
    ));
}

function row(trace, { hues, longest, picked, query }) {
  const name = trace.rootName || "(no name)";
  const bar = h("span", { class: "duration-bar" });
  bar.style.width = `${Math.max(1, (100 * trace.durationNano) / longest)}%`;
  return h("tr", {
    class: [trace.errorCount > 0 ? "has-error" : "", trace.isNew ? "is-new" : ""].join(" ").trim() || null,
    data: { id: trace.traceID },
  },
    h("td", { class: "pick" },
      h("input", {
        type: "checkbox", value: trace.traceID, checked: picked.has(trace.traceID), "aria-label": `Compare ${name}`,
      }),
    ),
    h("td", { class: "time" }, h("time", { text: clock(trace.startUnixNano), title: exactTime(trace.startUnixNano) })),
    h("td", { class: "name" }, h("a", { href: target(trace, query) },
      h(
        "span",
        { class: `service hue-${hues.get(trace.rootService) ?? 0}`, text: trace.rootService || "unknown" },
      ), h("span", { class: "root-name", text: name })),
      trace.rootMissing ? h(
        "span",
        { class: "tag warning", text: "no root yet", title: "The span that this trace began with has not arrived" },
      ) : null),
    h("td", { class: "services" }, serviceList(trace.services, hues)),
    h("td", { class: "number spans" },
      count(trace.spanCount),
      h("span", { class: "unit", text: trace.spanCount === 1 ? " span" : " spans" }),
    ),
    h("td", { class: "number errors" },
      trace.errorCount > 0
        ? h("span", {
          class: "tag error",
          text: count(trace.errorCount),
          title: plural(trace.errorCount, "span with an error", "spans with an error"),
        })
        : null,
    ),
    h("td", { class: "duration" },
      h("span", { class: "duration-track", "aria-hidden": "true" }, bar),
      h("span", { class: "duration-text", text: duration(trace.durationNano) }),
    ));
}

function target(trace, query) {
  if (!query.compare) return address(`/trace/${trace.traceID}`);
  return address("/compare", { a: query.compare, b: trace.traceID });
}

function serviceList(services, hues) {
  const shown = services.slice(0, 4);
  return [
    ...shown.map(({ name, spanCount }) =>
      h("span", { class: `chip hue-${hues.get(name) ?? 0}`, title: `${name}: ${plural(spanCount, "span")}` },
        h("span", { text: name }),
      )
    ),
    services.length > shown.length
      ? h("span", { class: "chip rest", text: `+${services.length - shown.length}` })
      : null,
  ];
}

function moveFocus(body, step) {
  const links = [...body.querySelectorAll("td.name a")];
  const at = links.indexOf(document.activeElement);
  const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : Math.max(0, Math.min(links.length - 1, at + step));
  links[next]?.focus();
}
