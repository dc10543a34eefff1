// What the server tells while the page is open: traces that are new or have changed, and its statistics.

const RETRY = 5000;
const listeners = { traces: new Set(), statistics: new Set(), state: new Set() };
let state = "connecting";

/// Calls back with the summaries of traces that are new or have changed; returns what ends that.
export function onTraces(listener) {
  return listen("traces", listener);
}

/// Calls back with the server's statistics.
export function onStatistics(listener) {
  return listen("statistics", listener);
}

/// Calls back with "connecting", "live" or "offline", the first time at once.
export function onState(listener) {
  listener(state);
  return listen("state", listener);
}

/// Connects, and again whenever the connection is gone for good.
export function startLive() {
  const source = new EventSource("/api/live");
  source.addEventListener("open", () => setState("live"));
  source.addEventListener("traces", (event) => tell("traces", parse(event.data)?.traces ?? []));
  source.addEventListener("statistics", (event) => tell("statistics", parse(event.data)));
  source.addEventListener("error", () => {
    // The browser itself tries again, except after an answer that is an error.
    if (source.readyState !== EventSource.CLOSED) return setState("connecting");
    setState("offline");
    setTimeout(startLive, RETRY);
  });
}

function setState(next) {
  state = next;
  tell("state", state);
}

function listen(name, listener) {
  listeners[name].add(listener);
  return () => listeners[name].delete(listener);
}

function tell(name, value) {
  if (value === null || value === undefined) return;
  for (const listener of listeners[name]) listener(value);
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
