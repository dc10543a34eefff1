import { h } from "../core/dom.js";
import { address, navigate } from "../core/router.js";

/// Asks for two trace ids.
export function compareForm(a, b) {
  const field = (name, value) => h("input", { name, id: `compare-${name}`, type: "text", value: value ?? "", required: true, pattern: "\\s*[0-9a-fA-F]{32}\\s*", title: "The 32 hexadecimal digits of a trace id", autocomplete: "off", spellcheck: "false", class: "mono", placeholder: "32 hexadecimal digits" });
  const [first, second] = [field("a", a), field("b", b)];
  const form = h("form", { class: "compare-form" },
    h("div", { class: "field" }, h("label", { for: "compare-a", text: "First trace" }), first),
    h("div", { class: "field" }, h("label", { for: "compare-b", text: "Second trace" }), second),
    h("button", { type: "submit", class: "primary", text: "Compare" }));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    navigate(address("/compare", { a: first.value.trim().toLowerCase(), b: second.value.trim().toLowerCase() }));
  });
  return h("div", { class: "compare-start" }, h("p", {}, "Mark two traces in the ", h("a", { href: "/", text: "list" }), ", choose Compare on the page of a trace, or write their ids here."), form);
}
