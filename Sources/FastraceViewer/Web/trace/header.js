import { api } from "../core/api.js";
import { copy } from "../core/announce.js";
import { h, refill } from "../core/dom.js";
import { clock, count, duration, exactTime, plural } from "../core/format.js";
import { address } from "../core/router.js";
import { icon } from "../shell/icons.js";
import { mainRoot } from "./derive.js";
import { notices } from "./notices.js";

/// What trace this is: its root, its figures, its services, and what is wrong with it.
export function traceHeader(store, actions) {
  const element = h("header", { class: "trace-header" });
  const show = () => refill(
    element,
    title(store.values),
    facts(store.values),
    services(store.values, (name) => store.set({ find: name })),
    notices(store.values, actions),
  );
  store.on(["model", "rootIndex", "skew"], show);
  show();
  return element;
}

function title({ model }) {
  const root = model.spans[mainRoot(model)];
  return h("div", { class: "trace-title" },
    h("h1", {},
      h("span", { class: `service hue-${root.hue}`, text: root.service }),
      " ",
      h("span", { class: "root-name", text: root.name }),
    ),
    h("div", { class: "trace-actions" },
      h("a", { class: "button", href: address("/", { compare: model.traceID }), title: "Compare with another trace" },
        "Compare",
      ),
      h("a", {
        class: "button", href: api.exportAddress(model.traceID, "otlp"), download: `${model.traceID}.json`,
        title: "Download as OTLP JSON",
      },
        icon("export"),
        "OTLP",
      ),
      h("a", {
        class: "button", href: api.exportAddress(model.traceID, "chrome"), download: `${model.traceID}.trace.json`,
        title: "Download for ui.perfetto.dev and chrome://tracing",
      },
        icon("export"),
        "Chrome",
      )));
}

function facts({ model }) {
  const fact = (name, value, more) => h("div", { class: "fact" },
    h("dt", { text: name }),
    h("dd", { title: more ?? null }, value),
  );
  return h("dl", { class: "trace-facts" },
    fact("Duration", duration(model.duration)),
    fact("Started", clock(String(model.base)), exactTime(String(model.base))),
    fact("Spans", count(model.spans.length)),
    model.logCount > 0 ? fact("Logs", count(model.logCount)) : null,
    fact("Depth", count(model.depth)),
    fact(
      "Errors",
      h("span", { class: model.errors.length > 0 ? "error-count" : null, text: count(model.errors.length) }),
    ),
    fact("Trace", h("button", {
      type: "button", class: "quiet mono trace-id", title: "Copy the trace id",
      "aria-label": `Copy the trace id ${model.traceID}`, on: { click: () => copy(model.traceID, "the trace id") },
    },
      h("span", { text: model.traceID }), icon("copy"))));
}

function services({ model }, onFind) {
  return h("div", {
    class: "trace-services",
    role: "group",
    "aria-label": "Services",
  }, [...model.services].slice(0, 12).map(([name, spans]) =>
    h("button", {
      type: "button", class: `chip hue-${model.hues.get(name)}`, title: `Find ${plural(spans, "span")} of ${name}`,
      on: { click: () => onFind(name) },
    },
      h("span", { text: name }), h("span", { class: "chip-count", text: count(spans) }))));
}
