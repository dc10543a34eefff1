import { h } from "../core/dom.js";
import { clock } from "../core/format.js";
import { icon } from "../shell/icons.js";
import { isFiltered, RANGES } from "./query.js";

/// What narrows the list, each with a button that takes it away.
export function activeFilters(query, go) {
  if (!isFiltered(query)) return [];
  const filters = [
    query.service && [`service: ${query.service}`, { service: "", operation: "" }],
    query.operation && [`operation: ${query.operation}`, { operation: "" }],
    ...query.attributes.map((attribute) => [attribute, { attributes: query.attributes.filter((other) => other !== attribute) }]),
    query.text && [`“${query.text}”`, { text: "" }],
    query.minDuration && [`≥ ${query.minDuration}`, { minDuration: "" }],
    query.maxDuration && [`≤ ${query.maxDuration}`, { maxDuration: "" }],
    query.error && ["errors only", { error: false }],
    query.last && [RANGES.find(([value]) => value === query.last)?.[1] ?? query.last, { last: "" }],
    (query.start || query.end) && [pickedText(query), { start: "", end: "" }],
  ].filter(Boolean);
  return filters.map(([text, without]) => h("button", { type: "button", class: "filter", "aria-label": `Remove the filter ${text}`, on: { click: () => go(without) } },
    h("span", { text }), icon("close")));
}

function pickedText({ start, end }) {
  return [start && `from ${safeClock(start)}`, end && `to ${safeClock(end)}`].filter(Boolean).join(" ");
}

function safeClock(unixNano) {
  return /^\d{1,20}$/.test(unixNano) ? clock(unixNano) : unixNano;
}
