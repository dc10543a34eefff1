import { h, fill } from "../../core/dom.js";
import { duration } from "../../core/format.js";
import { shownWindow } from "../actions.js";
import { ticks } from "../window.js";
import { dragRange } from "./drag.js";

/// The times above the bars. A part that is dragged over fills the width.
export function axis(store, actions) {
  const element = h("div", { class: "axis", title: "Drag to zoom in; double-click to show all" });
  const moment = (part) => {
    const { from, to } = shownWindow(store.values);
    return from + part * (to - from);
  };
  dragRange(element, { onRange: (from, to) => actions.setWindow({ from: moment(from), to: moment(to) }) });
  element.addEventListener("dblclick", actions.showAll);
  const draw = () => drawTicks(element, store.values);
  store.on(["window", "bounds"], draw);
  const observer = new ResizeObserver(draw);
  observer.observe(element);
  return { element, close: () => observer.disconnect() };
}

function drawTicks(element, values) {
  const window = shownWindow(values);
  const width = element.clientWidth;
  if (width === 0) return;
  const length = window.to - window.from;
  const labels = ticks(window, width).map((moment) => {
    const left = (100 * (moment - window.from)) / length;
    const label = h("span", { class: "tick" }, h("span", { text: moment === values.bounds.from ? "0" : duration(moment - values.bounds.from) }));
    label.style.left = `${left}%`;
    if (width - (width * left) / 100 < 56) label.classList.add("at-end");
    return label;
  });
  fill(element, labels);
}
