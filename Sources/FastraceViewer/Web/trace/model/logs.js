/// Puts log records among the events of their spans, by time. A record of no span, or of one that has not arrived, stands
/// at the first root, and says so in `strayed`.
export function attachLogs(model, trace) {
  const touched = new Set();
  for (const log of trace.logs ?? []) {
    const index = model.byID.get(log.spanID);
    const span = model.spans[index ?? model.roots[0]];
    span?.events.push(logOf(log, trace, model.base, index === undefined ? strayed(log) : null));
    touched.add(span);
  }
  touched.delete(undefined);
  for (const span of touched) span.events.sort((a, b) => a.at - b.at);
}

function logOf(log, trace, base, strayed) {
  const body = log.body ? [{ key: "body", ...log.body }] : [];
  return {
    isLog: true, name: log.message, level: log.level, at: Number(BigInt(log.timeUnixNano) - base), strayed,
    attributes: [...body, ...(log.attributes ?? [])],
    scope: trace.resources[log.resource]?.scopes?.[log.scope]?.name ?? "",
  };
}

function strayed({ spanID }) {
  return spanID ? `its span ${spanID} has not arrived` : "of no span";
}
