import { h } from "../core/dom.js";
import { navigate, place } from "../core/router.js";
import { RANGES, timeRange } from "../list/query.js";

/// A choice of the time that a view covers, which is kept in the address.
export function rangeChoice(path, parameters) {
  const select = h("select", { "aria-label": "Time" }, RANGES.map(([value, text]) => h("option", { text, data: { value } })));
  [...select.options].forEach((option, at) => (option.value = RANGES[at][0]));
  select.value = parameters.get("last") ?? "";
  select.addEventListener("change", () => {
    const next = new URLSearchParams(place().parameters);
    if (select.value) next.set("last", select.value);
    else next.delete("last");
    navigate(next.size > 0 ? `${path}?${next}` : path);
  });
  return select;
}

/// The bounds that an address asks for, as the server takes them.
export function rangeOf(parameters) {
  return timeRange({ last: parameters.get("last") ?? "", start: parameters.get("start") ?? "", end: parameters.get("end") ?? "" });
}
