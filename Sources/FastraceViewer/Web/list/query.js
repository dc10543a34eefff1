// What is searched for, as the address says it and as the server is asked.

import { plainDuration } from "../core/format.js";
import { address } from "../core/router.js";

export const RANGES = [
  ["5m", "Last 5 minutes"], ["15m", "Last 15 minutes"], ["1h", "Last hour"], ["24h", "Last day"], ["", "All time"],
];

const MINUTES = { "5m": 5, "15m": 15, "1h": 60, "24h": 1440 };
const TEXTS = ["service", "operation", "text", "minDuration", "maxDuration", "last", "start", "end", "sort", "compare"];

/// The query that an address holds.
export function readQuery(parameters) {
  const query = Object.fromEntries(TEXTS.map((name) => [name, parameters.get(name) ?? ""]));
  for (const name of ["minDuration", "maxDuration"]) query[name] = plainDuration(query[name]);
  query.attributes = parameters.getAll("attribute");
  query.error = parameters.get("error") === "true";
  query.paused = parameters.get("live") === "off";
  return query;
}

/// The address of the list with a query.
export function queryAddress(query) {
  const { attributes, paused, ...rest } = query;
  return address("/", { ...rest, attribute: attributes, live: paused ? "off" : "" });
}

/// What the server is asked for. A range such as "the last 5 minutes" ends now.
export function serverQuery(query) {
  const { service, operation, text, minDuration, maxDuration, error } = query;
  return {
    service, operation, attribute: query.attributes, text, minDuration, maxDuration, error, ...timeRange(query),
  };
}

/// Beginning and end in nanoseconds since 1970, as texts; empty where there is no bound.
export function timeRange({ last, start, end }) {
  if (MINUTES[last]) return { start: String(BigInt(Date.now() - MINUTES[last] * 60000) * 1000000n), end: "" };
  return { start, end };
}

/// Whether anything narrows the list.
export function isFiltered(query) {
  return [
    "service", "operation", "text", "minDuration", "maxDuration", "last", "start", "end",
  ].some((name) => query[name])
    || query.error || query.attributes.length > 0;
}

/// Whether the server would be asked for the same traces.
export function asksTheSame(a, b) {
  const asked = (query) => queryAddress({ ...query, sort: "", compare: "", paused: false });
  return asked(a) === asked(b);
}

/// The query without its filters; what is not a filter stays.
export function withoutFilters(query) {
  return { ...readQuery(new URLSearchParams()), sort: query.sort, compare: query.compare, paused: query.paused };
}

/// Attributes as one writes them in one line, key=value with spaces between; a value with a space stands in quotes.
export function parseAttributes(text) {
  return [...text.matchAll(/([^\s=]+)=(?:"((?:[^"\\]|\\.)*)"|(\S*))/g)]
    .map(([, key, quoted, plain]) => `${key}=${quoted === undefined ? plain : quoted.replace(/\\(.)/g, "$1")}`);
}

export function attributesText(attributes) {
  return attributes.map((attribute) => {
    const at = attribute.indexOf("=");
    const value = attribute.slice(at + 1);
    return /[\s"]/.test(value) ? `${attribute.slice(0, at)}="${value.replace(/(["\\])/g, "\\$1")}"` : attribute;
  }).join(" ");
}
