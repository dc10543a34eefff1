// What the server tells while the page is open: traces that are new or have changed, and its statistics.

const RETRY = 5000;
const MISSED = 2000;
const listeners = { traces: new Set(), statistics: new Set(), state: new Set(), missed: new Set() };
let source = null;
let retry = 0;
let missed = 0;
let state = "connecting";
let hasGap = false;

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

/// Calls back when something was missed: while there was no connection, or because there was too much of it.
export function onMissed(listener) {
  return listen("missed", listener);
}

/// Connects while the page is in sight. A browser has six connections for a server, and each of its tabs would keep one.
export function startLive() {
  document.addEventListener("visibilitychange", follow);
  follow();
}

function follow() {
  clearTimeout(retry);
  if (!document.hidden) return connect();
  source?.close();
  source = null;
  hasGap = true;
  setState("connecting");
}

// Connects, and again whenever the connection is gone for good.
function connect() {
  source?.close();
  source = new EventSource("/api/live");
  source.addEventListener("open", opened);
  source.addEventListener("traces", (event) => received(parse(event.data)));
  source.addEventListener("statistics", (event) => tell("statistics", parse(event.data)));
  source.addEventListener("error", failed);
}

function opened() {
  setState("live");
  if (hasGap) tell("missed", true);
  // Whatever ends this connection.
  hasGap = true;
}

// The browser itself tries again, except after an answer that is an error.
function failed({ target }) {
  if (target !== source) return;
  if (source.readyState !== EventSource.CLOSED) return setState("connecting");
  setState("offline");
  retry = setTimeout(connect, RETRY);
}

// Under load every message is incomplete: what is asked for then is asked for once in a while.
function received(message) {
  tell("traces", message?.traces ?? []);
  if (!message?.incomplete) return;
  missed ||= setTimeout(() => {
    missed = 0;
    tell("missed", true);
  }, MISSED);
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
