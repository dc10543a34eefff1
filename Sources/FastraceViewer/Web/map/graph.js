import { assignHues } from "../core/colors.js";
import { s } from "../core/dom.js";
import { count, duration, percent, plural } from "../core/format.js";
import { address } from "../core/router.js";
import { mapGeometry, NODE } from "./geometry.js";
import { placeLabels } from "./labels.js";
import { layered } from "./layers.js";
import { rateText } from "./rates.js";

const LABEL = { width: 92, height: 30 };

/// The map as a picture: a box for each service, which leads to its traces, and a line for each call.
export function mapGraph({ services, edges, seconds }, width) {
  const names = services.map(({ name }) => name);
  const known = edges.filter(({ from, to }) => names.includes(from) && names.includes(to));
  const geometry = mapGeometry(layered(names, known), width);
  const lines = known.map((edge) => geometry.curves(edge));
  const most = known.reduce((most, { requests }) => Math.max(most, requests), 1);
  const hues = assignHues(names);
  const labels = placeLabels(lines, geometry.boxes, LABEL);
  return s("svg", { class: "map-graph", width: geometry.width, height: geometry.height, role: "group", "aria-label": `${plural(services.length, "service")}, ${plural(known.length, "connection")}` },
    s("defs", {}, arrow("arrow"), arrow("arrow-error")),
    known.map((edge, at) => edgeLine(edge, lines[at], most)),
    known.map((edge, at) => (labels[at] ? edgeLabel(edge, labels[at], seconds) : null)),
    services.map((service) => node(service, geometry.boxes.get(service.name), hues.get(service.name), seconds)));
}

function arrow(id) {
  return s("marker", { id, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, markerUnits: "userSpaceOnUse", orient: "auto" }, s("path", { d: "M0 0.8 8 4 0 7.2Z", class: id }));
}

function edgeLine({ from, to, requests, errors }, curves, most) {
  const d = curves.map(([a, b, c, d], at) => `${at === 0 ? `M${a} ` : ""}C${b} ${c} ${d}`).join(" ");
  return s("path", { class: errors > 0 ? "edge has-errors" : "edge", d, "stroke-width": 1.2 + 3 * Math.sqrt(requests / most), "marker-end": errors > 0 ? "url(#arrow-error)" : "url(#arrow)" },
    s("title", { text: `${from} to ${to}: ${plural(requests, "call")}` }));
}

function edgeLabel(edge, { x, y }, seconds) {
  return s("g", { class: "edge-label", "aria-hidden": "true" },
    s("rect", { x: x - LABEL.width / 2, y: y - LABEL.height / 2, width: LABEL.width, height: LABEL.height, rx: 4 }),
    s("text", { x, y: y - 2.5, "text-anchor": "middle", text: rateText(edge.requests, seconds) }),
    s("text", { x, y: y + 10, "text-anchor": "middle", class: edge.errors > 0 ? "bad" : "quiet-text", text: edge.errors > 0 ? `${percent(edge.errors / edge.requests)} failed` : `p95 ${duration(edge.p95Nano)}` }));
}

function node(service, { x, y }, hue, seconds) {
  const { name, requests, errors } = service;
  const label = `${name}: ${plural(requests, "request")}, ${plural(errors, "error")}, p50 ${duration(service.p50Nano)}, p95 ${duration(service.p95Nano)}, p99 ${duration(service.p99Nano)}`;
  const line = (at, content, kind) => s("text", { x: x + 16, y: y + at, class: kind, text: content });
  return s("a", { href: address("/", { service: name }), class: `node hue-${hue}`, "aria-label": label },
    s("title", { text: label }),
    s("rect", { class: "node-box", x, y, width: NODE.width, height: NODE.height, rx: 6 }),
    s("rect", { class: "node-hue", x, y: y + 8, width: 4, height: NODE.height - 16, rx: 2 }),
    line(20, shorten(name), "node-name"),
    line(37, `${rateText(requests, seconds)} · p95 ${duration(service.p95Nano)}`, "node-figures"),
    line(53, errors > 0 ? `${count(errors)} failed (${percent(errors / Math.max(1, requests))})` : "no errors", errors > 0 ? "node-figures bad" : "node-figures"));
}

function shorten(name) {
  return name.length > 20 ? `${name.slice(0, 19)}…` : name;
}
