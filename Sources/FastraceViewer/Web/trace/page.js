import { announce, copy } from "../core/announce.js";
import { h, fill } from "../core/dom.js";
import { plural } from "../core/format.js";
import { addCommands } from "../core/keys.js";
import { onMissed, onTraces } from "../core/live.js";
import { beforeNavigation, currentLink, rewrite } from "../core/router.js";
import { Store } from "../core/store.js";
import { failure } from "../shell/failure.js";
import { traceActions } from "./actions.js";
import { traceCommands } from "./commands.js";
import { derive, mainRoot } from "./derive.js";
import { loadTrace } from "./load.js";
import { clockSkew } from "./model/skew.js";
import { isStep, readState, stateAddress } from "./state.js";
import { tracePanes } from "./panes.js";

const ADDRESSED = [
  "view", "selected", "root", "find", "critical", "level", "toggled", "window", "sort", "group", "frame",
];

/// One trace.
export function tracePage(element, place) {
  const id = place.id ?? "";
  let open = null;
  let state = readState(place.parameters);
  let closed = false;
  let timer = null;
  let isLoading = false;
  let again = false;
  document.title = "Trace · Fastrace";
  fill(element, h("p", { class: "loading", role: "status", text: "Loading the trace…" }));
  const endings = [
    onTraces((traces) => traces.some(({ traceID }) => traceID === id) && reloadSoon()), onMissed(() => reloadSoon()),
  ];
  load();

  // A trace that is still being received changes twice a second; one load at a time is enough, and the last one counts.
  async function load() {
    again = isLoading;
    if (isLoading) return;
    isLoading = true;
    await show();
    isLoading = false;
    if (again && !closed) reloadSoon();
  }

  function reloadSoon() {
    timer ??= setTimeout(() => {
      timer = null;
      load();
    }, 400);
  }

  async function show() {
    try {
      const model = await loadTrace(id);
      if (closed) return;
      const changes = { model, ...skewOf(model) };
      if (open) renew(open.store, changes);
      else open = openTrace(element, id, { ...state, ...changes });
    } catch (error) {
      if (!open && !closed) {
        fill(
          element,
          h("h1", { class: "visually-hidden", text: "Trace" }),
          failure(error, load),
          h("p", { class: "center" }, h("a", { href: "/", text: "All traces" })),
        );
      }
    }
  }

  return {
    update: (place) => ((state = readState(place.parameters)), open?.follow(state)),
    close: () => ((closed = true), clearTimeout(timer), endings.forEach((end) => end()), open?.close()),
  };
}

function renew(store, changes) {
  const before = store.values.model;
  store.set(changes);
  const added = changes.model.spans.length - before.spans.length;
  if (added > 0) announce(`${plural(added, "span")} arrived`);
}

function skewOf(model) {
  const skew = clockSkew(model.spans);
  return { skew, skewed: new Set(skew.flatMap(({ spans }) => spans)) };
}

function openTrace(element, id, values) {
  const store = new Store(values, derive);
  const actions = traceActions(store);
  const panes = tracePanes(store, actions);
  fill(element, panes.element);
  panes.opened();
  const address = followAddress(store, id);
  const title = () => (document.title = `${store.values.model.spans[mainRoot(store.values.model)].name} · Fastrace`);
  store.on(["model"], title);
  title();
  const removals = traceCommands(actions, {
    find: panes.focusFind,
    copyLink: () => copy(currentLink(), "the link"),
    toggleView: actions.setView,
  })
    .map(([title, commands]) => addCommands(title, commands));
  return {
    store,
    follow: address.follow,
    close: () => (address.close(), panes.close(), removals.forEach((remove) => remove())),
  };
}

// The state is ahead of its address: what is dragged or typed is written when it comes to rest.
function followAddress(store, id) {
  let timer = 0;
  let following = false;
  const write = () => {
    clearTimeout(timer);
    timer = 0;
    rewrite(stateAddress(id, store.values), { replace: true });
  };
  store.on(ADDRESSED, (values, changed) => {
    if (following) return;
    if (isStep(changed)) {
      clearTimeout(timer);
      timer = 0;
      return rewrite(stateAddress(id, values));
    }
    clearTimeout(timer);
    timer = setTimeout(write, 200);
  });
  const stop = beforeNavigation(() => timer && write());
  return {
    follow(state) {
      following = true;
      store.set(sameSets(state, store.values));
      following = false;
    },
    close: () => (clearTimeout(timer), stop()),
  };
}

// Sets and windows that hold the same are the same.
function sameSets(state, values) {
  const same = (a, b) =>
    JSON.stringify(a instanceof Set ? [...a] : a) === JSON.stringify(b instanceof Set ? [...b] : b);
  return Object.fromEntries(
    Object.entries(state).map(([name, value]) => [name, same(value, values[name]) ? values[name] : value]),
  );
}

