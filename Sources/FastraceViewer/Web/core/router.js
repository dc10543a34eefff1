// The address of the page is its state: every view reads it, and every change of it goes through here.

const listeners = new Set();
const leaving = new Set();

/// Where the page is: the segments of the path, and the parameters behind the question mark.
export function place() {
  const segments = location.pathname.split("/").filter(Boolean).map(decode);
  return { view: segments[0] ?? "list", id: segments[1] ?? null, parameters: new URLSearchParams(location.search) };
}

/// Calls back after every change of the address, also those by the browser's back and forward.
export function onNavigation(listener) {
  listeners.add(listener);
}

/// Calls back before the page goes elsewhere by itself, for a view whose state is ahead of its address; returns what
/// ends that.
export function beforeNavigation(listener) {
  leaving.add(listener);
  return () => leaving.delete(listener);
}

/// The address of what is shown at this moment, whole.
export function currentLink() {
  for (const listener of leaving) listener();
  return location.href;
}

/// Goes to another address; `replace` does so without a new entry in the browser's history.
export function navigate(address, { replace = false } = {}) {
  for (const listener of leaving) listener();
  if (address === location.pathname + location.search) return;
  rewrite(address, { replace });
  notify();
}

/// Changes the address and tells nobody, for a view whose state is ahead of its address.
export function rewrite(address, { replace = false } = {}) {
  if (address === location.pathname + location.search) return;
  history[replace ? "replaceState" : "pushState"](null, "", address);
}

/// An address with parameters; a list repeats its name, and what is empty is left out.
export function address(path, parameters = {}) {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of [value].flat()) {
      if (one !== null && one !== undefined && one !== "" && one !== false) search.append(name, String(one));
    }
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

/// Follows links inside of the page without loading it again.
export function start() {
  addEventListener("popstate", notify);
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) {
      return;
    }
    const href = link.getAttribute("href");
    const target = new URL(href, location.href);
    if (target.origin !== location.origin || link.hasAttribute("download") || href.startsWith("#")) return;
    event.preventDefault();
    navigate(target.pathname + target.search);
  });
  notify();
}

function notify() {
  const current = place();
  for (const listener of listeners) listener(current);
}

function decode(segment) {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
