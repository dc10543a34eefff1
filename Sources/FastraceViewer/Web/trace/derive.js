import { criticalPath } from "./model/critical-path.js";
import { findSpans } from "./model/find.js";
import { rangeOf, visibleSpans } from "./model/visible.js";

const SOURCES = {
  rootIndex: ["model", "root"], bounds: ["model", "root"], path: ["model", "root", "critical"],
  matches: ["model", "root", "find"], visible: ["model", "root", "level", "toggled"], selectedIndex: ["model", "selected"],
};

const RULES = {
  rootIndex: ({ model, root }) => model.byID.get(root) ?? -1,
  bounds: ({ model, rootIndex }) => boundsOf(model, rootIndex),
  path: ({ model, rootIndex, critical }) => (critical && model.spans.length > 0 ? criticalPath(model.spans, rootIndex < 0 ? mainRoot(model) : rootIndex) : null),
  matches: ({ model, rootIndex, find }) => findSpans(model, find, rangeOf(model.spans, rootIndex)),
  visible: ({ model, rootIndex, level, toggled }) => visibleSpans(model.spans, rootIndex, { level, toggled }),
  selectedIndex: ({ model, selected }) => model.byID.get(selected) ?? -1,
};

/// What follows from the trace and from what is asked of it, computed again only when that has changed.
export function derive(values, changed) {
  if (!values.model) return {};
  const results = {};
  for (const [name, rule] of Object.entries(RULES)) {
    if (SOURCES[name].some((source) => changed.includes(source))) results[name] = rule({ ...values, ...results });
  }
  return results;
}

/// The root that the trace is named after: the first that is no orphan, else the longest.
export function mainRoot(model) {
  const first = model.roots[0];
  if (!model.spans[first].isOrphan) return first;
  return model.roots.reduce((longest, index) => (model.spans[index].duration > model.spans[longest].duration ? index : longest), first);
}

function boundsOf(model, root) {
  if (root < 0) return { from: 0, to: model.duration };
  let { start: from, end: to } = model.spans[root];
  for (let index = root; index < model.spans[root].last; index++) {
    from = Math.min(from, model.spans[index].start);
    to = Math.max(to, model.spans[index].end);
  }
  return { from, to: Math.max(to, from + 1) };
}
