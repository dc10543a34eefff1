import { h } from "../core/dom.js";
import { copy } from "../core/announce.js";
import { icon } from "../shell/icons.js";

const LINES = `import FastraceSetup
import Fastrace

FastraceSetup.bootstrap()
await TraceSpan.withRoot("hello") { span in span.setProperty("user.id", 42) }
await Fastrace.flush()`;

/// What a newcomer sees, before any span has arrived: where to send them, and the lines that do.
export function emptyState() {
  const endpoint = location.origin;
  const variables = `OTEL_EXPORTER_OTLP_ENDPOINT=${endpoint} OTEL_SERVICE_NAME=hello`;
  return h("div", { class: "empty" },
    h("h2", { text: "Waiting for the first trace" }),
    h("p", {}, "This page shows traces as soon as they arrive. Nothing has come in yet."),
    h("ol", { class: "steps" },
      h("li", {},
        h("p", { text: "Add these lines to a program, with the traits Enable and OpenTelemetry of the package:" }),
        codeBlock(LINES, "the lines"),
      ),
      h("li", {}, h("p", { text: "Tell it where this server is:" }), codeBlock(variables, "the variables")),
      h("li", {}, h("p", {}, "Or let any OpenTelemetry SDK send OTLP to ", h("code", { text: endpoint }),
        ", drop a file with traces on this page, or run ", h("code", { text: "scripts/demo" }), "."))));
}

/// What is shown when nothing matches.
export function noMatch(onClear, hasOlder) {
  return h("div", { class: "empty small" },
    h("h2", { text: "No trace matches" }),
    h("p", { text: hasOlder ? "None of the newest does; older ones were not searched." : "Every filter must match." }),
    h("button", { type: "button", text: "Clear all filters", on: { click: onClear } }));
}

function codeBlock(text, what) {
  return h("div", { class: "code" }, h("pre", { tabindex: 0 }, h("code", { text })),
    h("button", {
      type: "button", class: "quiet icon-only", "aria-label": `Copy ${what}`, on: { click: () => copy(text, what) },
    }, icon("copy")));
}
