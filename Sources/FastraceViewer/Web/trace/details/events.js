import { h } from "../../core/dom.js";
import { duration } from "../../core/format.js";
import { attributeTable } from "./attributes.js";
import { valueText } from "./values.js";

const LEVEL_KEYS = ["level", "log.level", "log.severity", "severity"];
const LEVELS = /^(critical|fatal|error|warning|warn|notice|info|debug|trace)$/i;

/// Events or log records of a span, by the time since the trace began.
export function eventList(events, span, origin) {
  const sorted = [...events].sort((a, b) => a.at - b.at);
  return h("ol", { class: "events" }, sorted.map((event) => eventItem(event, span, origin)));
}

/// Whether an event tells of an error: an exception, or a line that was logged as one.
export function isErrorEvent(event) {
  return isException(event) || /^(error|critical|fatal)$/i.test(levelOf(event) ?? "");
}

/// Whether an event is an exception that was recorded, and not a line about one.
export function isException(event) {
  return event.name === "exception" && !event.isLog;
}

/// What an attribute of an event says, as a text; null without it.
export function attributeOf(event, key) {
  const attribute = event.attributes.find((attribute) => attribute.key === key);
  return attribute ? valueText(attribute) : null;
}

function levelOf(event) {
  const level = event.level ?? LEVEL_KEYS.map((key) => attributeOf(event, key)).find((value) => value !== null);
  return level && LEVELS.test(level) ? level.toLowerCase() : null;
}

function eventItem(event, span, origin) {
  const level = levelOf(event);
  // The stack of an exception stands above, in the block of what went wrong.
  const rest = isException(event)
    ? event.attributes.filter(({ key }) => key !== "exception.stacktrace")
    : event.attributes;
  const inside = event.at >= span.start && event.at <= span.end;
  return h("li", { class: isErrorEvent(event) ? "event is-error" : "event" },
    h("div", { class: "event-head" },
      h("span", { class: "event-time", text: duration(event.at - origin) }),
      level ? h("span", { class: `tag level-${level}`, text: level }) : null,
      h("span", { class: "event-name", text: event.name || "(no name)" }),
      event.scope ? h("span", { class: "event-scope", text: event.scope }) : null,
      placeNote(event, inside)),
    rest.length > 0 ? attributeTable(rest) : null);
}

function placeNote({ strayed }, inside) {
  const text = strayed ?? (inside ? null : "outside of the span");
  return text ? h("span", { class: "tag warning", text }) : null;
}
