import { digits, plural } from "../core/format.js";

/// Requests per second or per minute; the plain number when the time is not known.
export function rateText(requests, seconds) {
  if (!(seconds > 0)) return plural(requests, "call");
  const perSecond = requests / seconds;
  return perSecond >= 0.95 ? `${digits(perSecond)}/s` : `${digits(perSecond * 60)}/min`;
}

/// What a reader has to know when only a part of the traces was looked at; null when it was all of them.
export function partNote({ complete, spansExamined }) {
  return complete === false ? `From the newest ${plural(spansExamined, "span")} of this time.` : null;
}
