import { copy } from "../../core/announce.js";
import { h } from "../../core/dom.js";
import { icon } from "../../shell/icons.js";
import { valueText } from "./values.js";

/// Keys and values, each with a button that copies it.
export function attributeTable(attributes) {
  return h("dl", { class: "attributes" }, attributes.map((attribute) => {
    const text = valueText(attribute);
    return h("div", { class: "attribute" },
      h("dt", { text: attribute.key }),
      h("dd", { class: `value type-${attribute.type}` }, text.includes("\n") ? h("pre", { text }) : h("span", { text: text === "" ? "(empty)" : text })),
      h("button", { type: "button", class: "copy quiet icon-only", "aria-label": `Copy ${attribute.key}`, title: "Copy the value", on: { click: () => copy(text, attribute.key) } }, icon("copy")));
  }));
}

/// All attributes as JSON.
export function attributesJSON(attributes) {
  return JSON.stringify(Object.fromEntries(attributes.map((attribute) =>
    [attribute.key, ["string", "bool", "int", "double"].includes(attribute.type) ? attribute.value : valueText(attribute)])), null, 2);
}
