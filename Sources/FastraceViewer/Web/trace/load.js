import { api } from "../core/api.js";
import { plural } from "../core/format.js";
import { buildModel } from "./model/model.js";

/// The model of a trace that has spans at least.
export async function loadTrace(id) {
  const model = buildModel(await api.trace(id));
  if (model.spans.length === 0) throw new Error(withoutSpans(model));
  return model;
}

function withoutSpans({ logCount }) {
  if (logCount === 0) return "The trace has no spans.";
  return `Only ${plural(logCount, "log record")} of this trace arrived so far. They are shown when its spans arrive.`;
}
