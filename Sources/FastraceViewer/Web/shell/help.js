import { h } from "../core/dom.js";
import { commandGroups } from "../core/keys.js";
import { icon } from "./icons.js";

const NAMES = {
  ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", Escape: "Esc", " ": "Space", Shift: "Shift",
};

/// Shows every keyboard command of the view that is open.
export function showHelp() {
  const dialog = h("dialog", { class: "help", "aria-labelledby": "help-title" },
    h("div", { class: "help-head" },
      h("h2", { id: "help-title", text: "Keyboard" }),
      h("button", {
        type: "button", class: "quiet icon-only", "aria-label": "Close", on: { click: () => dialog.close() },
      }, icon("close"))),
    h("div", { class: "help-groups" }, commandGroups().map(groupElement)));
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "?") return;
    // Or the page, without a dialog by then, opens the next one.
    event.preventDefault();
    dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
}

function groupElement({ title, commands }) {
  return h("section", {}, h("h3", { text: title }),
    h("dl", {},
      commands.map(({ keys, label }) => h("div", {}, h("dt", {}, keysElements(keys)), h("dd", { text: label }))),
    ));
}

function keysElements(keys) {
  return keys.flatMap((key, index) => [
    index > 0 ? h("span", { class: "or", text: "or" }) : null,
    ...key.split(key.length > 1 && key.includes("+") ? "+" : " ").filter(Boolean).map((part) =>
      h("kbd", { text: NAMES[part] ?? part })
    ),
    key === " " ? h("kbd", { text: "Space" }) : null,
  ]);
}
