// Numbers and times as people read them.

const UNITS = [[1e9, "s"], [1e6, "ms"], [1e3, "µs"], [1, "ns"]];

/// A duration in nanoseconds with three digits: 812 ns, 12.4 µs, 3.21 ms, 1.05 s, 2 min 03 s.
export function duration(nanoseconds) {
  if (!Number.isFinite(nanoseconds)) return "";
  if (nanoseconds < 0) return `−${duration(-nanoseconds)}`;
  if (nanoseconds === 0) return "0 ns";
  if (nanoseconds >= 60e9) return minutes(nanoseconds);
  const [size, unit] = UNITS.find(([size]) => nanoseconds >= size * 0.9995) ?? UNITS.at(-1);
  return `${digits(nanoseconds / size)} ${unit}`;
}

/// A number with three digits that count.
export function digits(value) {
  if (value >= 99.95 || Number.isInteger(value)) return String(Math.round(value));
  return value >= 9.995 ? value.toFixed(1) : value.toFixed(2);
}

/// Nanoseconds that somebody wrote as 100ms, 1.5s or 20us; milliseconds without a unit; null when it is none.
export function parseDuration(text) {
  const match = /^\s*(\d+(?:\.\d+)?)\s*(ns|us|µs|ms|s|m|min|h|d)?\s*$/i.exec(text);
  if (!match) return null;
  const sizes = { ns: 1, us: 1e3, "µs": 1e3, ms: 1e6, s: 1e9, m: 60e9, min: 60e9, h: 3600e9, d: 86400e9 };
  return Number(match[1]) * sizes[(match[2] ?? "ms").toLowerCase()];
}

/// A duration in the form that `parseDuration` and the server read, with so many digits that count.
export function durationText(nanoseconds, digits = 12) {
  const [size, unit] = [
    [1e9, "s"], [1e6, "ms"], [1e3, "us"], [1, "ns"],
  ].find(([size]) => nanoseconds >= size) ?? [1, "ns"];
  return `${Number((nanoseconds / size).toPrecision(digits))}${unit}`;
}

/// A duration that somebody wrote in the form that the server reads, which knows fewer; as it is when it is none.
export function plainDuration(text) {
  const nanoseconds = parseDuration(text);
  return nanoseconds === null ? text.trim() : durationText(nanoseconds);
}

export function count(value) {
  return Number(value ?? 0).toLocaleString("en-US");
}

/// "1 span", "2 spans".
export function plural(value, one, many = `${one}s`) {
  return `${count(value)} ${value === 1 ? one : many}`;
}

export function percent(part) {
  const value = part * 100;
  return value > 0 && value < 0.1 ? "<0.1 %" : `${value < 9.95 ? value.toFixed(1) : Math.round(value)} %`;
}

export function bytes(value) {
  if (!(value >= 1024)) return `${value ?? 0} B`;
  const step = Math.min(3, Math.floor(Math.log2(value) / 10));
  return `${digits(value / 1024 ** step)} ${["B", "KiB", "MiB", "GiB"][step]}`;
}

/// The time of day of a number of nanoseconds since 1970, which is a decimal text; with the date when it isn't today.
export function clock(unixNano, withFraction = true) {
  const date = dateOf(unixNano);
  const time = date.toLocaleTimeString("en-GB") + (
    withFraction ? `.${String(date.getMilliseconds()).padStart(3, "0")}` : ""
  );
  return date.toDateString() === new Date().toDateString() ? time : `${isoDay(date)} ${time}`;
}

/// Date, time of day and all nine digits of the fraction.
export function exactTime(unixNano) {
  const date = dateOf(unixNano);
  const fraction = String(BigInt(unixNano) % 1000000000n).padStart(9, "0");
  return `${isoDay(date)} ${date.toLocaleTimeString("en-GB")}.${fraction}`;
}

export function dateOf(unixNano) {
  return new Date(Number(BigInt(unixNano) / 1000000n));
}

function isoDay(date) {
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}

function minutes(nanoseconds) {
  const seconds = Math.round(nanoseconds / 1e9);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, "0")} s`;
  return `${Math.floor(seconds / 3600)} h ${String(Math.floor((seconds % 3600) / 60)).padStart(2, "0")} min`;
}
