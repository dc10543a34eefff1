// The part of the time that is shown: pure functions on { from, to } in nanoseconds since the trace began.

const SMALLEST = 100;

/// Zooms so that the moment under the pointer stays where it is.
export function zoom(window, factor, at, bounds) {
  const length = Math.min(bounds.to - bounds.from, Math.max(SMALLEST, (window.to - window.from) * factor));
  const part = (at - window.from) / (window.to - window.from || 1);
  return fit({ from: at - part * length, to: at + (1 - part) * length }, bounds);
}

/// Moves by a part of what is shown.
export function pan(window, part, bounds) {
  const step = (window.to - window.from) * part;
  return fit({ from: window.from + step, to: window.to + step }, bounds);
}

/// Keeps a window within its bounds without changing its length, where that is possible.
export function fit({ from, to }, bounds) {
  const length = Math.min(to - from, bounds.to - bounds.from);
  const start = Math.max(bounds.from, Math.min(from, bounds.to - length));
  return { from: start, to: start + length };
}

/// A window to store: null when it shows everything.
export function orWhole(window, bounds) {
  return window.from <= bounds.from && window.to >= bounds.to ? null : window;
}

/// Round moments for an axis of some width.
export function ticks({ from, to }, width) {
  const wanted = Math.max(2, Math.floor(width / 110));
  const raw = (to - from) / wanted;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= raw * 0.999);
  const first = Math.ceil(from / step);
  const count = Math.max(0, Math.ceil(to / step) - first);
  // Where a step is less than the numbers tell apart, several are the same.
  const moments = Array.from({ length: Math.min(count, 2 * wanted) }, (unused, index) => (first + index) * step);
  return [...new Set(moments)].filter((moment) => moment < to);
}
