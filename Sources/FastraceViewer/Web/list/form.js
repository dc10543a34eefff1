import { h, fill } from "../core/dom.js";
import { parseDuration, plainDuration } from "../core/format.js";
import { icon } from "../shell/icons.js";
import { attributesText, parseAttributes, RANGES } from "./query.js";

/// The filters above the list. `onChange` gets what the fields say, whenever they are submitted or one is chosen.
export function searchForm(onChange) {
  const fields = makeFields();
  const form = h("form", { class: "search", role: "search", "aria-label": "Search for traces" },
    labelled("Service", fields.service), labelled("Operation", fields.operation),
    labelled("Attributes", fields.attributes, "wide"), labelled("Text", fields.text, "always"),
    labelled("At least", fields.minDuration, "short"), labelled("At most", fields.maxDuration, "short"),
    labelled("Time", fields.time),
    h("label", { class: "check" }, fields.error, h("span", { text: "Errors only" })),
    toggleButton(),
    h("button", { type: "submit", class: "primary always" }, icon("search"), h("span", { text: "Search" })));
  const submit = () => isValid(fields) && onChange(valuesOf(fields));
  form.addEventListener("submit", (event) => (event.preventDefault(), submit()));
  for (
    const field of [fields.service, fields.operation, fields.time, fields.error]
  ) field.addEventListener("change", () => {
    if (field === fields.service) fields.operation.value = "";
    submit();
  });
  return { element: form, focus: () => fields.text.focus(), show: (query) => showQuery(fields, query),
    showServices: (services, query) => showServices(fields, services, query) };
}

// On narrow screens all fields but one are hidden until they are asked for.
function toggleButton() {
  const button = h("button", {
    type: "button", class: "filters-toggle always", "aria-expanded": "false", text: "Filters",
  });
  button.addEventListener("click", () =>
    button.setAttribute("aria-expanded", String(button.form.classList.toggle("is-open")))
  );
  return button;
}

function makeFields() {
  const duration = (name, placeholder) => h("input", {
    name, type: "text", placeholder, autocomplete: "off", spellcheck: "false",
    on: { input: (event) => event.target.setCustomValidity("") },
  });
  return {
    service: h("select", { name: "service" }, option("", "All services")),
    operation: h("select", { name: "operation" }, option("", "All operations")),
    attributes: h("input", {
      name: "attributes", type: "text", placeholder: "http.route=/orders error.type=timeout", autocomplete: "off",
      spellcheck: "false",
    }),
    text: h("input", {
      name: "text", type: "search", placeholder: "Names and values", autocomplete: "off", spellcheck: "false",
    }),
    minDuration: duration("minDuration", "100ms"),
    maxDuration: duration("maxDuration", "2s"),
    time: h("select", { name: "time" }, RANGES.map(([value, text]) => option(value, text))),
    error: h("input", { name: "error", type: "checkbox" }),
  };
}

function labelled(text, field, kind = "") {
  field.id = `search-${field.name}`;
  return h("div", { class: `field ${kind}` }, h("label", { for: field.id, text }), field);
}

function option(value, text) {
  const element = h("option", { text });
  element.value = value;
  return element;
}

function valuesOf(fields) {
  const text = (field) => field.value.trim();
  return {
    service: fields.service.value,
    operation: fields.operation.value,
    attributes: parseAttributes(fields.attributes.value),
    text: text(fields.text),
    minDuration: plainDuration(fields.minDuration.value),
    maxDuration: plainDuration(fields.maxDuration.value),
    error: fields.error.checked,
    ...(fields.time.value === "picked" ? {} : { last: fields.time.value, start: "", end: "" }),
  };
}

function isValid(fields) {
  for (const field of [fields.minDuration, fields.maxDuration]) {
    const wrong = field.value.trim() !== "" && parseDuration(field.value) === null;
    field.setCustomValidity(wrong ? "A number and a unit, such as 250us, 100ms or 2s" : "");
    if (wrong) return field.reportValidity();
  }
  const attributes = fields.attributes.value.trim();
  const wrong = attributes !== "" && parseAttributes(attributes).length === 0;
  fields.attributes.setCustomValidity(wrong ? "key=value, such as http.route=/orders" : "");
  fields.attributes.addEventListener("input", () => fields.attributes.setCustomValidity(""), { once: true });
  return wrong ? fields.attributes.reportValidity() : true;
}

function showQuery(fields, query) {
  choose(fields.service, query.service);
  choose(fields.operation, query.operation);
  fields.attributes.value = attributesText(query.attributes);
  fields.text.value = query.text;
  fields.minDuration.value = query.minDuration;
  fields.maxDuration.value = query.maxDuration;
  fields.error.checked = query.error;
  fields.time.querySelector("[value=picked]")?.remove();
  if (query.start || query.end) fields.time.append(option("picked", "Picked in the plot"));
  fields.time.value = query.start || query.end ? "picked" : query.last;
}

function showServices(fields, services, query) {
  const operations = services.filter(
    ({ name }) => !query.service || name === query.service,
  ).flatMap(({ operations }) => operations ?? []);
  fill(fields.service, option("", "All services"), services.map(({ name }) => option(name, name)));
  fill(fields.operation, option("", "All operations"), [
    ...new Set(operations)].sort().map((name) => option(name, name),
  ));
  choose(fields.service, query.service);
  choose(fields.operation, query.operation);
}

// Also a value that is no longer among the choices, so that a link keeps its meaning.
function choose(select, value) {
  if (value && ![...select.options].some((option) => option.value === value)) select.append(option(value, value));
  select.value = value;
}
