import { announce } from "../core/announce.js";
import { plural } from "../core/format.js";
import { reveal, rangeOf, shiftLevel, toggle, isCollapsed } from "./model/visible.js";
import { fit, orWhole, pan, zoom } from "./window.js";

/// What one can do on a trace's page, by mouse or by keyboard.
export function traceActions(store) {
  const values = () => store.values;
  const actions = {
    select: (index) => select(store, index),
    close: () => store.set({ selected: null }),
    move: (step) => moveBy(store, step),
    edge: (end) => select(store, values().visible.at(end)),
    toggle: (index = values().selectedIndex) =>
      index >= 0 && store.set({ toggled: toggle(values().model.spans[index], values()) }),
    open: () => openOrEnter(store, actions),
    collapse: () => collapseOrLeave(store, actions),
    expandAll: () => store.set({ level: null, toggled: new Set() }),
    collapseAll: () => store.set({
      level: values().rootIndex < 0 ? 0 : values().model.spans[values().rootIndex].depth,
      toggled: new Set(),
    }),
    shiftLevel: (step) => store.set({
      level: shiftLevel(values().model.spans, values().rootIndex, values(), step),
      toggled: new Set(),
    }),
    nextMatch: (step) => next(store, values().matches, step, "match", "matches"),
    nextError: (step) => next(store, errorsInRange(values()), step, "error"),
    setRoot: (index = values().selectedIndex) =>
      index >= 0 && store.set({ root: values().model.spans[index].id, window: null }),
    clearRoot: () => store.set({ root: null, window: null }),
    toggleCritical: () => store.set({ critical: !values().critical }),
    setView: (view) => store.set({ view }),
    zoom: (factor, at) => change(store, (window, bounds) =>
      zoom(window, factor, at ?? center(values(), window), bounds)
    ),
    pan: (part) => change(store, (window, bounds) => pan(window, part, bounds)),
    showAll: () => store.set({ window: null }),
    setWindow: (window) => store.set({ window: orWhole(window, values().bounds) }),
  };
  return actions;
}

/// The part of the time that is shown. What an address says may lie anywhere.
export function shownWindow({ window, bounds }) {
  return window ? fit(window, bounds) : bounds;
}

/// The spans with an error below the root that is shown.
export function errorsInRange({ model, rootIndex }) {
  const [first, end] = rangeOf(model.spans, rootIndex);
  return model.errors.filter((index) => index >= first && index < end);
}

function select(store, index) {
  const { model } = store.values;
  if (index === undefined || index < 0) return;
  store.set({ selected: model.spans[index].id, toggled: revealed(store.values, index) });
}

function revealed(values, index) {
  const next = reveal(values.model.spans, index, values);
  return next.size === values.toggled.size && [...next].every((id) => values.toggled.has(id)) ? values.toggled : next;
}

function moveBy(store, step) {
  const { visible, selectedIndex } = store.values;
  const at = visible.indexOf(selectedIndex);
  const to = at < 0 ? (step > 0 ? 0 : visible.length - 1) : Math.max(0, Math.min(visible.length - 1, at + step));
  select(store, visible[to]);
}

function openOrEnter({ values }, actions) {
  const span = values.model.spans[values.selectedIndex];
  if (!span) return actions.move(1);
  if (isCollapsed(span, values)) actions.toggle();
  else if (span.last > span.index + 1) actions.move(1);
}

function collapseOrLeave({ values }, actions) {
  const span = values.model.spans[values.selectedIndex];
  if (!span) return;
  if (span.last > span.index + 1 && !isCollapsed(span, values)) actions.toggle();
  else if (span.parent >= 0 && span.index !== values.rootIndex) actions.select(span.parent);
}

// From the selected span on in the order of the rows, and round at the end.
function next(store, indices, step, one, many) {
  if (indices.length === 0) return announce(`No ${one}`);
  const { selectedIndex } = store.values;
  const target = step > 0
    ? indices.find((index) => index > selectedIndex) ?? indices[0]
    : indices.findLast((index) => index < selectedIndex) ?? indices.at(-1);
  select(store, target);
  announce(
    `${one} ${indices.indexOf(target) + 1} of ${plural(indices.length, one, many)}: `
      + store.values.model.spans[target].name,
  );
}

function change(store, how) {
  const { bounds } = store.values;
  store.set({ window: orWhole(how(shownWindow(store.values), bounds), bounds) });
}

// Keyboard zoom keeps the selected span in sight.
function center({ model, selectedIndex }, window) {
  const span = model.spans[selectedIndex];
  const middle = span ? (Math.max(span.start, window.from) + Math.min(span.end, window.to)) / 2 : NaN;
  return middle >= window.from && middle <= window.to ? middle : (window.from + window.to) / 2;
}
