import { clock, duration } from "../core/format.js";

/// Where a plot shows times and durations. Durations are on a logarithmic scale once they differ thirtyfold.
export function plotScale(traces, { width, height, left, right, top, bottom }) {
  const starts = traces.map((trace) => BigInt(trace.startUnixNano));
  const durations = traces.map((trace) => Math.max(1, trace.durationNano));
  const first = starts.reduce((a, b) => (a < b ? a : b), starts[0] ?? 0n);
  const last = starts.reduce((a, b) => (a > b ? a : b), starts[0] ?? 0n);
  const base = first - pad(first, last);
  const span = Number(last + pad(first, last) - base) || 1;
  const low = Math.min(...durations, Infinity);
  const high = Math.max(...durations, 0);
  const values = valueScale(Number.isFinite(low) ? low : 1e6, high || 1e9);
  const [bottomY, rightX] = [height - bottom, width - right];
  const scale = {
    left, right: rightX,
    x: (unixNano) => left + ((rightX - left) * Number(BigInt(unixNano) - base)) / span,
    y: (nanoseconds) => bottomY - (bottomY - top) * values.part(Math.max(1, nanoseconds)),
    time: (x) => String(base + BigInt(Math.round((clamp((x - left) / (rightX - left)) * span)))),
    duration: (y) => values.value(clamp((bottomY - y) / (bottomY - top))),
  };
  scale.yTicks = values.ticks.map((value) => ({ y: scale.y(value), text: duration(value) }));
  scale.xTicks = traces.length === 0 ? [] : timeTicks(scale, width, span);
  return scale;
}

function pad(first, last) {
  const padding = (last - first) / 40n;
  return padding > 500000000n ? padding : 500000000n;
}

function valueScale(low, high) {
  if (high / low < 30) {
    const top = high * 1.1;
    const step = niceStep(top / 3);
    return { part: (value) => value / top, value: (part) => Math.max(1, part * top), ticks: multiples(step, top) };
  }
  const [from, to] = [Math.log10(low / 1.5), Math.log10(high * 1.5)];
  const decades = [];
  for (let power = Math.ceil(from); power <= to; power++) decades.push(10 ** power);
  const every = Math.ceil(decades.length / 4);
  return {
    part: (value) => (Math.log10(value) - from) / (to - from), value: (part) => 10 ** (from + part * (to - from)),
    ticks: decades.filter((value, index) => index % every === 0),
  };
}

function multiples(step, top) {
  const ticks = [];
  for (let value = 0; value <= top; value += step) ticks.push(value);
  return ticks;
}

/// The smallest of 1, 2 and 5 times a power of ten that is not below a value.
export function niceStep(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= value * 0.999);
}

function timeTicks(scale, width, span) {
  const parts = width < 500 ? [0, 1] : [0, 1 / 3, 2 / 3, 1];
  return parts.map((part) => {
    const x = scale.left + part * (scale.right - scale.left);
    return { x, text: clock(scale.time(x), span < 20e9), anchor: part === 0 ? "start" : part === 1 ? "end" : "middle" };
  });
}

function clamp(part) {
  return Math.max(0, Math.min(1, part));
}
