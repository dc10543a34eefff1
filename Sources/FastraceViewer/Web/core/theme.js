// Light, dark, or what the system says. The style sheets do the rest by `light-dark()`.

const KEY = "fastrace.theme";
const listeners = new Set();

/// "light" or "dark", as it is shown.
export function theme() {
  return document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
}

export function toggleTheme() {
  const next = theme() === "dark" ? "light" : "dark";
  document.documentElement.dataset.theme = next;
  remember(next);
  tell();
}

/// Calls back when the colours have changed, for what is painted rather than styled.
export function onTheme(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function startTheme() {
  const chosen = recall();
  if (chosen) document.documentElement.dataset.theme = chosen;
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", tell);
}

function tell() {
  for (const listener of listeners) listener(theme());
}

// Storage may be forbidden; the choice then holds until the page is loaded again.
function remember(value) {
  try {
    localStorage.setItem(KEY, value);
  } catch {}
}

function recall() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
