import { digits, plural } from "../core/format.js";

/// Requests per second or per minute; the plain number when the time is not known.
export function rateText(requests, seconds) {
  if (!(seconds > 0)) return plural(requests, "call");
  const perSecond = requests / seconds;
  return perSecond >= 0.95 ? `${digits(perSecond)}/s` : `${digits(perSecond * 60)}/min`;
}

/// The seconds that a map covers.
export function secondsOf({ startUnixNano, endUnixNano }) {
  if (!startUnixNano || !endUnixNano) return 0;
  return Math.max(1, Number(BigInt(endUnixNano) - BigInt(startUnixNano)) / 1e9);
}
