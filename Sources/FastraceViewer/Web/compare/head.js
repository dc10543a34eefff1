import { h } from "../core/dom.js";
import { clock, duration, plural } from "../core/format.js";
import { mainRoot } from "../trace/derive.js";

/// What one of the two traces is; `delta` is how much longer it took than the other.
export function side(letter, model, delta = 0) {
  const root = model.spans[mainRoot(model)];
  return h("div", { class: `compare-side side-${letter.toLowerCase()}` }, h("span", { class: "letter", text: letter }),
    h("div", {}, h("a", { href: `/trace/${model.traceID}`, text: `${root.service}: ${root.name}` }),
      h("p", {},
        `${duration(model.duration)} · ${plural(model.spans.length, "span")} · ${clock(String(model.base))}`,
        delta === 0 ? null : difference(delta),
      )));
}

function difference(delta) {
  return h("strong", {
    class: delta > 0 ? "status-slower" : "status-faster",
    text: ` ${duration(Math.abs(delta))} ${delta > 0 ? "slower" : "faster"}`,
  });
}

/// What the columns are.
export function headLine() {
  const cell = (kind, text) => h("span", { role: "columnheader", class: kind, text });
  return h("div", { class: "compare-line compare-head", role: "row" },
    cell("row-title", "Span"),
    cell("compare-time", "A"),
    cell("compare-time", "B"),
    cell("compare-delta", "Difference"),
    cell("compare-status", "Change"),
    cell("compare-bars", "A above B"),
  );
}
