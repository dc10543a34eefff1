import { h, fill } from "../core/dom.js";
import { detailsPanel } from "./details/panel.js";
import { flameView } from "./flame/view.js";
import { traceHeader } from "./header.js";
import { tableView } from "./table/view.js";
import { toolbar } from "./toolbar.js";
import { waterfall } from "./waterfall/view.js";

const MAKERS = { waterfall, flame: flameView, table: tableView };

/// The parts of a trace's page. A view is made when it is first shown, and kept.
export function tracePanes(store, actions) {
  const tools = toolbar(store, actions);
  const made = new Map();
  const panel = h("div", { class: "view", id: "trace-view", role: "tabpanel" });
  const details = detailsPanel(store, actions);
  const element = h("div", { class: "trace" }, traceHeader(store, actions), tools.element, h("div", { class: "trace-body" }, panel, details));
  const show = () => {
    const { view } = store.values;
    if (!made.has(view)) made.set(view, MAKERS[view](store, actions));
    panel.setAttribute("aria-labelledby", `tab-${view}`);
    fill(panel, made.get(view).element);
    made.get(view).shown?.();
  };
  store.on(["view"], show);
  return { element, opened: show, focusFind: tools.focusFind, close: () => made.forEach((view) => view.close()) };
}
