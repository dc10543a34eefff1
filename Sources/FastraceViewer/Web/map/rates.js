import { digits, plural } from "../core/format.js";

/// Requests per second or per minute; the plain number when the time is not known.
export function rateText(requests, seconds) {
  if (!(seconds > 0)) return plural(requests, "call");
  const perSecond = requests / seconds;
  return perSecond >= 0.95 ? `${digits(perSecond)}/s` : `${digits(perSecond * 60)}/min`;
}

/// The seconds that a map covers, up to now; 0 when it has no beginning.
export function secondsOf({ startUnixNano, endUnixNano }) {
  const start = Number(startUnixNano ?? 0);
  const end = Math.min(Number(endUnixNano ?? Infinity), Date.now() * 1e6);
  return start > 0 ? Math.max(1, (end - start) / 1e9) : 0;
}

/// What a reader has to know when only a part of the traces was looked at; null when it was all of them.
export function partNote({ complete, spansExamined }) {
  return complete === false ? `From the newest ${plural(spansExamined, "span")} of this time.` : null;
}
