import { h, setText } from "../core/dom.js";
import { bytes, count, plural } from "../core/format.js";
import { onState, onStatistics } from "../core/live.js";
import { onTheme, theme, toggleTheme } from "../core/theme.js";
import { chooseFile } from "./import.js";
import { showHelp } from "./help.js";
import { icon } from "./icons.js";

const VIEWS = [["list", "/", "Traces"], ["map", "/map", "Map"], ["operations", "/operations", "Operations"], ["compare", "/compare", "Compare"]];

/// The line at the top: where one can go, how the server is, and what concerns the whole page.
export function startHeader(element) {
  const links = VIEWS.map(([view, href, text]) => h("a", { href, text, data: { view } }));
  const status = statusElement();
  element.append(
    h("a", { class: "brand", href: "/", "aria-label": "Fastrace: all traces" }, icon("brand"), h("span", { text: "Fastrace" })),
    h("nav", { "aria-label": "Views" }, links),
    status,
    h("div", { class: "tools" }, importButton(), themeButton(), helpButton()));
  return (view) => markCurrent(links, view);
}

function markCurrent(links, view) {
  for (const link of links) {
    const current = link.dataset.view === view || (link.dataset.view === "list" && view === "trace");
    if (current) link.setAttribute("aria-current", link.dataset.view === view ? "page" : "true");
    else link.removeAttribute("aria-current");
  }
}

function statusElement() {
  const text = h("span", { class: "status-text" });
  const element = h("div", { class: "status" }, h("span", { class: "status-dot", "aria-hidden": "true" }), text);
  let state = "connecting";
  let statistics = null;
  const show = () => {
    element.dataset.state = state;
    setText(text, state === "live" ? summary(statistics) : state === "offline" ? "Server not reachable" : "Connecting…");
    element.title = statistics ? details(statistics) : "";
  };
  onState((next) => (state = next, show()));
  onStatistics((next) => (statistics = next, show()));
  return element;
}

function summary(statistics) {
  if (!statistics) return "Connected";
  const rejected = sum(statistics.spansRejected);
  const text = `${plural(statistics.traces ?? 0, "trace")} · ${plural(statistics.spansStored ?? 0, "span")}`;
  return rejected > 0 ? `${text} · ${count(rejected)} rejected` : text;
}

function details(statistics) {
  const rejected = Object.entries(statistics.spansRejected ?? {}).filter(([, value]) => value > 0);
  return [`${plural(statistics.spansReceived ?? 0, "span")} received`, `${bytes(statistics.databaseBytes)} in the database`]
    .concat(rejected.map(([cause, value]) => `${count(value)} rejected: ${cause}`)).join("\n");
}

function sum(rejected) {
  return Object.values(rejected ?? {}).reduce((total, value) => total + Number(value), 0);
}

function importButton() {
  return h("button", { type: "button", class: "quiet", title: "Import a file: OTLP JSON or Chrome trace", on: { click: chooseFile } },
    icon("import"), h("span", { class: "tool-text", text: "Import" }));
}

function themeButton() {
  const button = h("button", { type: "button", class: "quiet icon-only", on: { click: toggleTheme } });
  const show = () => {
    const other = theme() === "dark" ? "light" : "dark";
    button.replaceChildren(icon(other === "dark" ? "moon" : "sun"));
    button.setAttribute("aria-label", `Change to ${other} colours`);
    button.title = `Change to ${other} colours (t)`;
  };
  onTheme(show);
  show();
  return button;
}

function helpButton() {
  return h("button", { type: "button", class: "quiet icon-only", "aria-label": "Keyboard commands", title: "Keyboard commands (?)",
    on: { click: showHelp } }, icon("help"));
}
