// What a trace's page shows, as its address says it.

import { address } from "../core/router.js";

export const VIEWS = ["waterfall", "flame", "table"];
const TOGGLED_AT_MOST = 64;

/// The state that an address holds.
export function readState(parameters) {
  const number = (name) => (/^\d+(\.\d+)?$/.test(parameters.get(name) ?? "") ? Number(parameters.get(name)) : null);
  const [from, to] = [number("from"), number("to")];
  const view = parameters.get("view");
  return {
    view: VIEWS.includes(view) ? view : "waterfall",
    selected: parameters.get("span"),
    root: parameters.get("root"),
    find: parameters.get("find") ?? "",
    critical: parameters.get("critical") === "true",
    level: number("level"),
    toggled: new Set((parameters.get("toggled") ?? "").split(",").filter(Boolean)),
    window: from !== null && to !== null && to > from ? { from, to } : null,
    sort: parameters.get("sort") ?? "total",
    group: parameters.get("group") === "span" ? "span" : "name",
    frame: parameters.get("frame"),
  };
}

/// The address of a trace in a state.
export function stateAddress(id, state) {
  const toggled = [...state.toggled];
  return address(`/trace/${encodeURIComponent(id)}`, {
    view: state.view === "waterfall" ? "" : state.view, span: state.selected, root: state.root, find: state.find, critical: state.critical,
    level: state.level, toggled: toggled.length <= TOGGLED_AT_MOST ? toggled.join(",") : "",
    from: state.window && Math.floor(state.window.from), to: state.window && Math.ceil(state.window.to),
    sort: state.sort === "total" ? "" : state.sort, group: state.group === "name" ? "" : state.group, frame: state.frame,
  });
}

/// Whether one goes back to the state before with the browser's button; otherwise it is replaced.
export function isStep(changed) {
  return ["view", "root", "critical", "frame", "group"].some((name) => changed.includes(name));
}
