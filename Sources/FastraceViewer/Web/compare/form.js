import { h } from "../core/dom.js";
import { address, navigate } from "../core/router.js";

/// Asks for two trace ids.
export function compareForm(a, b) {
  const field = (name, value) => h("input", { name, type: "text", value: value ?? "", required: true, pattern: "\\s*[0-9a-fA-F]{32}\\s*", title: "The 32 hexadecimal digits of a trace id", autocomplete: "off", spellcheck: "false", class: "mono", placeholder: "32 hexadecimal digits" });
  const [first, second] = [field("a", a), field("b", b)];
  const form = h("form", { class: "compare-form" },
    h("label", { class: "field" }, h("span", { text: "First trace" }), first),
    h("label", { class: "field" }, h("span", { text: "Second trace" }), second),
    h("button", { type: "submit", class: "primary", text: "Compare" }));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    navigate(address("/compare", { a: first.value.trim().toLowerCase(), b: second.value.trim().toLowerCase() }));
  });
  return h("div", { class: "compare-start" }, h("p", {}, "Mark two traces in the ", h("a", { href: "/", text: "list" }), ", choose Compare on the page of a trace, or write their ids here."), form);
}
