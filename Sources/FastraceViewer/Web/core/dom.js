// Elements without markup: whatever comes from a span becomes a text node, an attribute value or a property.

const SVG = "http://www.w3.org/2000/svg";

/// An element of HTML. `class`, `text`, `on` and `data` are what they say; every other property is an attribute, and
/// one that is null, undefined or false is left out.
export function h(tag, properties, ...children) {
  return build(document.createElement(tag), properties, children);
}

/// An element of SVG, by the same rules.
export function s(tag, properties, ...children) {
  return build(document.createElementNS(SVG, tag), properties, children);
}

/// Replaces everything in an element.
export function fill(element, ...children) {
  element.replaceChildren(...nodes(children));
  return element;
}

/// Replaces everything in an element that is drawn anew while somebody uses it: a child that is there already is not touched,
/// and the focus stays on what leads to the same place, or has the same text. Figures of a link may differ.
export function refill(element, ...children) {
  const focused = document.activeElement;
  const place = focused !== element && element.contains(focused) ? placeOf(focused, element) : null;
  arrange(element, nodes(children));
  if (place && document.activeElement !== focused) alike(element, place.name)[place.at]?.focus({ preventScroll: true });
  return element;
}

function arrange(element, children) {
  const wanted = new Set(children);
  for (const child of [...element.childNodes]) if (!wanted.has(child)) child.remove();
  let next = element.firstChild;
  for (const child of children) {
    if (child === next) next = next.nextSibling;
    else element.insertBefore(child, next);
  }
}

function placeOf(focused, element) {
  const name = identity(focused);
  return { name, at: alike(element, name).indexOf(focused) };
}

function alike(element, name) {
  return [...element.querySelectorAll("a, button, input, [tabindex]")].filter((one) => identity(one) === name);
}

function identity(element) {
  const { localName, value, textContent } = element;
  const what = element.getAttribute("href") ?? (localName === "input" ? value : element.getAttribute("aria-label"));
  return `${localName} ${what ?? textContent}`;
}

/// Sets the text of an element, and leaves it alone when it says that already.
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/// Sets an attribute, or takes it away when there is no value.
export function setAttribute(element, name, value) {
  if (value === null || value === undefined || value === false) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value === true ? "" : value);
}

function build(element, properties, children) {
  for (const [name, value] of Object.entries(properties ?? {})) apply(element, name, value);
  element.append(...nodes(children));
  return element;
}

function apply(element, name, value) {
  if (name === "class") setAttribute(element, "class", value);
  else if (name === "text") element.textContent = value;
  else if (name === "on") {
    for (const [event, handler] of Object.entries(value)) element.addEventListener(event, handler);
  }
  else if (name === "data") Object.assign(element.dataset, value);
  else if (name === "value") element.value = value ?? "";
  else if (name === "checked") element.checked = Boolean(value);
  else setAttribute(element, name, value);
}

function nodes(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}
