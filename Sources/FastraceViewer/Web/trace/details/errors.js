import { h } from "../../core/dom.js";
import { attributeOf, isException } from "./events.js";
import { valueText } from "./values.js";

/// What went wrong: the status of the span and its exceptions, with their stacks. Null when nothing did.
export function errorBlock(span) {
  const exceptions = span.events.filter(isException);
  if (!span.isError && exceptions.length === 0) return null;
  const type = span.attributes.find(({ key }) => key === "error.type");
  return h("section", { class: "error-block", "aria-label": "Error" },
    h("p", {
      class: "error-message",
      text: span.status.message
        || (type ? valueText(type) : span.isError ? "The span ended with an error" : "An exception was recorded"),
    }),
    exceptions.map((event) => exceptionElement(event, span)));
}

function exceptionElement(event, span) {
  const type = attributeOf(event, "exception.type");
  const message = attributeOf(event, "exception.message");
  const stack = attributeOf(event, "exception.stacktrace");
  return [
    type
      || message !== span.status.message
      ? h("p", { class: "exception" },
        h("strong", { text: type ?? "exception" }),
        message && message !== span.status.message ? `: ${message}` : "",
      )
      : null,
    stack ? h("pre", { class: "stack", tabindex: 0, "aria-label": "Stack", text: stack }) : null,
  ];
}
