import { h, setText } from "../core/dom.js";
import { icon } from "../shell/icons.js";
import { errorsInRange } from "./actions.js";

const TABS = [["waterfall", "Waterfall"], ["flame", "Flame graph"], ["table", "Table"]];

/// The line of controls above the views.
export function toolbar(store, actions) {
  const find = findBox(store, actions);
  const element = h("div", { class: "toolbar", role: "toolbar", "aria-label": "Trace" }, tabs(store, actions), find.element, errorSteps(store, actions), pathButton(store, actions), foldButtons(store, actions));
  bind(store, ["view"], ({ view }) => (element.dataset.view = view));
  return { element, focusFind: find.focus };
}

function tabs(store, actions) {
  const buttons = TABS.map(([view, text]) => h("button", { type: "button", role: "tab", id: `tab-${view}`, "aria-controls": "trace-view", text, on: { click: () => actions.setView(view) } }));
  const element = h("div", { class: "tabs", role: "tablist", "aria-label": "View" }, buttons);
  element.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = (TABS.findIndex(([view]) => view === store.values.view) + step + TABS.length) % TABS.length;
    actions.setView(TABS[at][0]);
    buttons[at].focus();
  });
  bind(store, ["view"], ({ view }) => buttons.forEach((button, at) => {
    button.setAttribute("aria-selected", String(TABS[at][0] === view));
    button.tabIndex = TABS[at][0] === view ? 0 : -1;
  }));
  return element;
}

function findBox(store, actions) {
  const input = h("input", { type: "search", placeholder: "Find a name, or key=value", "aria-label": "Find in this trace", autocomplete: "off", spellcheck: "false", class: "find-input" });
  const total = h("span", { class: "find-count" });
  let timer = 0;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => store.set({ find: input.value }), store.values.model.spans.length > 5000 ? 250 : 60);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      clearTimeout(timer);
      store.set({ find: input.value });
      actions.nextMatch(event.shiftKey ? -1 : 1);
    } else if (event.key === "Escape") {
      store.set({ find: "" });
      input.blur();
    }
  });
  const buttons = stepButtons("match", "n", actions.nextMatch);
  bind(store, ["find", "matches", "selectedIndex"], ({ find, matches, selectedIndex }) => {
    if (document.activeElement !== input || find === "") input.value = find;
    const at = matches.indexOf(selectedIndex);
    setText(total, find.trim() === "" ? "" : at < 0 ? String(matches.length) : `${at + 1}/${matches.length}`);
    for (const button of buttons) button.disabled = matches.length === 0;
  });
  return { element: h("div", { class: "find", role: "search" }, icon("search"), input, total, buttons), focus: () => (input.focus(), input.select()) };
}

function errorSteps(store, actions) {
  const text = h("span", { class: "errors-text" });
  const buttons = stepButtons("error", "e", actions.nextError);
  const element = h("div", { class: "errors-steps", role: "group", "aria-label": "Errors" }, text, buttons);
  bind(store, ["model", "rootIndex"], (values) => {
    const errors = errorsInRange(values).length;
    setText(text, errors === 1 ? "1 error" : `${errors} errors`);
    element.classList.toggle("has-errors", errors > 0);
    for (const button of buttons) button.disabled = errors === 0;
  });
  return element;
}

function stepButtons(what, key, run) {
  return [["Previous", -1, "up", key.toUpperCase()], ["Next", 1, "down", key]].map(([word, step, picture, key]) =>
    h("button", { type: "button", class: "quiet icon-only", "aria-label": `${word} ${what}`, title: `${word} ${what} (${key})`, on: { click: () => run(step) } }, icon(picture)));
}

function pathButton(store, actions) {
  const button = h("button", { type: "button", class: "path-button", title: "What the end of the trace waited for (c)", text: "Critical path", on: { click: actions.toggleCritical } });
  bind(store, ["critical"], ({ critical }) => button.setAttribute("aria-pressed", String(critical)));
  return button;
}

function foldButtons(store, actions) {
  const button = (text, label, run) => h("button", { type: "button", class: "quiet fold", "aria-label": label, title: label, text, on: { click: run } });
  const whole = button("All time", "Show all the time (0)", actions.showAll);
  whole.classList.add("whole");
  bind(store, ["window"], ({ window }) => (whole.disabled = window === null));
  return h("div", { class: "folds", role: "group", "aria-label": "Levels and time" },
    button("−1", "Show one level less ([)", () => actions.shiftLevel(-1)), button("+1", "Show one level more (])", () => actions.shiftLevel(1)),
    button("Collapse", "Collapse all ({)", actions.collapseAll), button("Expand", "Open all (})", actions.expandAll),
    button("−", "Zoom out (-)", () => actions.zoom(2)), button("+", "Zoom in (+)", () => actions.zoom(0.5)), whole);
}

function bind(store, names, show) {
  store.on(names, show);
  show(store.values);
}
