import { valueText } from "../details/values.js";

/// The indices of spans that a text is found in: name, service, ids, status, attributes and events. A text of the form
/// key=value asks for an attribute of that name whose value contains the rest.
export function findSpans(model, text, [first, end]) {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return [];
  const found = [];
  const matches = matcher(wanted);
  for (let index = first; index < end; index++) if (matches(model.spans[index])) found.push(index);
  return found;
}

function matcher(wanted) {
  const at = wanted.indexOf("=");
  if (at <= 0) return (span) => haystack(span).includes(wanted);
  const [key, value] = [wanted.slice(0, at).trim(), wanted.slice(at + 1).trim()];
  return (span) => haystack(span).includes(wanted) || span.attributes.some((attribute) =>
    attribute.key.toLowerCase() === key && valueText(attribute).toLowerCase().includes(value));
}

// Made when it is first needed, and kept.
function haystack(span) {
  return (span.haystack ??= [
    span.name, span.service, span.id, span.kind, span.status.message ?? "", ...attributeTexts(span.attributes),
    ...span.events.flatMap((event) => [event.name, ...attributeTexts(event.attributes)]),
  ].join("\n").toLowerCase());
}

function attributeTexts(attributes) {
  return attributes.flatMap((attribute) => [attribute.key, valueText(attribute)]);
}
