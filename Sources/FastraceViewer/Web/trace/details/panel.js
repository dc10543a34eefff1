import { copy } from "../../core/announce.js";
import { h, refill } from "../../core/dom.js";
import { duration, exactTime, percent, plural } from "../../core/format.js";
import { address, currentLink } from "../../core/router.js";
import { icon } from "../../shell/icons.js";
import { unixNano } from "../model/model.js";
import { attributesJSON, attributeTable } from "./attributes.js";
import { errorBlock } from "./errors.js";
import { eventList } from "./events.js";

/// Everything about the selected span, beside the view or, on narrow screens, below it.
export function detailsPanel(store, actions) {
  const element = h("aside", { class: "details", "aria-label": "Details of the span", tabindex: -1, hidden: true });
  let shownSpan = null;
  const show = () => {
    const { model, selectedIndex } = store.values;
    const span = model.spans[selectedIndex];
    element.hidden = !span;
    if (!span || span === shownSpan) return;
    shownSpan = span;
    refill(
      element,
      head(span, actions),
      h("div", { class: "details-body", tabindex: 0, role: "group", "aria-label": "Details" },
        sections(span, store.values),
      ),
    );
  };
  store.on(["selectedIndex", "model", "path"], (values, changed) => {
    if (changed.includes("path")) shownSpan = null;
    show();
  });
  show();
  return element;
}

function head(span, actions) {
  return h("div", { class: "details-head" },
    h("div", { class: "details-title" },
      h("p", { class: `service hue-${span.hue}`, text: span.service }),
      h("h2", { text: span.name }),
    ),
    h("button", {
      type: "button", class: "quiet icon-only", "aria-label": "Close the details", title: "Close (Esc)",
      on: { click: actions.close },
    }, icon("close")),
    h("div", { class: "details-actions" },
      h("button", {
        type: "button", title: "Show only this span and what is below it (r)",
        on: { click: () => actions.setRoot(span.index) },
      },
        icon("root"),
        "Focus",
      ),
      h("button", {
        type: "button", title: "Copy a link to this span (y)", on: { click: () => copy(currentLink(), "the link") },
      },
        icon("link"),
        "Link",
      ),
      span.parent >= 0 ? h("button", { type: "button", on: { click: () => actions.select(span.parent) } },
        icon("up"),
        "Parent",
      ) : null));
}

function sections(span, values) {
  const { model, bounds } = values;
  const logs = span.events.filter(({ isLog }) => isLog);
  const events = span.events.filter(({ isLog }) => !isLog);
  return [
    span.isOrphan
      ? h("p", { class: "note" },
        icon("warning"),
        h("span", {},
          "Its parent ",
          h("code", { text: span.parentID }),
          " has not arrived. The span moves below it when it does.",
        ),
      )
      : null,
    errorBlock(span),
    facts(span, values),
    section(
      "Attributes",
      span.attributes.length,
      attributeTable(span.attributes),
      () => copy(attributesJSON(span.attributes), "all attributes as JSON"),
    ),
    section("Events", events.length, eventList(events, span, bounds.from)),
    section("Logs", logs.length, eventList(logs, span, bounds.from)),
    section("Links", span.links.length, h("ul", { class: "links" }, span.links.map((link) => linkItem(link, model)))),
    section("Resource", span.resource.attributes?.length ?? 0, attributeTable(span.resource.attributes ?? [])),
  ];
}

function facts(span, { model, bounds, path }) {
  const onPath = path?.get(span.index)?.reduce((sum, [from, to]) => sum + to - from, 0);
  const dropped = [
    ["attribute", span.source.droppedAttributes],
    ["event", span.source.droppedEvents],
    ["link", span.source.droppedLinks],
  ].filter(([, value]) => value > 0);
  const children = model.spans.slice(span.index + 1, span.last).filter((other) => other.parent === span.index).length;
  const rows = [
    ["Duration", duration(span.duration), percent(span.duration / model.duration)],
    ["Self time", duration(span.self), span.duration > 0 ? percent(span.self / span.duration) : ""],
    onPath === undefined ? null : ["Critical path", duration(onPath), percent(onPath / (bounds.to - bounds.from))],
    ["Starts after", duration(span.start), exactTime(unixNano(model, span.start))],
    ["Kind", span.kind, ""],
    [
      "Children",
      plural(children, "span"),
      span.last - span.index - 1 > children ? `${span.last - span.index - 1} below` : "",
    ],
    span.scope?.name ? ["Scope", span.scope.name, span.scope.version ?? ""] : null,
    ["Span ID", span.id, ""],
    span.parentID ? ["Parent ID", span.parentID, ""] : null,
    span.source.traceState ? ["Trace state", span.source.traceState, ""] : null,
    dropped.length > 0
      ? ["Dropped", dropped.map(([what, value]) => plural(value, what)).join(", "), "by the producer"]
      : null,
  ];
  return h("dl", { class: "facts" }, rows.filter(Boolean).map(([name, value, more]) =>
    h("div", {},
      h("dt", { text: name }),
      h("dd", {},
        h("span", { class: /ID$/.test(name) ? "mono" : null, text: value }),
        more ? h("span", { class: "more-fact", text: more }) : null,
      ),
    )));
}

function section(title, size, content, onCopy) {
  if (size === 0) return null;
  return h("section", { class: "details-section" },
    h("div", { class: "section-head" }, h("h3", {}, title, " ", h("span", { class: "size", text: size })),
      onCopy ? h(
        "button",
        { type: "button", class: "quiet small", text: "Copy as JSON", on: { click: onCopy } },
      ) : null),
    content);
}

function linkItem(link, model) {
  const isHere = link.traceID === model.traceID;
  const target = model.spans[model.byID.get(link.spanID) ?? -1];
  return h("li", {},
    h("a", { href: address(`/trace/${link.traceID}`, { span: link.spanID }) }, icon("link"),
      isHere ? (
        target ? `${target.service}: ${target.name}` : `span ${link.spanID} of this trace`
      ) : `span ${link.spanID} of trace ${link.traceID}`),
    link.attributes?.length > 0 ? attributeTable(link.attributes) : null);
}
