import { h } from "../core/dom.js";

/// What is shown when the server cannot answer.
export function failure(error, onRetry) {
  return h("div", { class: "empty small", role: "alert" },
    h("h1", { text: "That did not work" }), h("p", { text: error.message }),
    onRetry ? h("button", { type: "button", text: "Try again", on: { click: onRetry } }) : null);
}
