/// The lines of the table: one for each name of a service, or one for each span.
export function tableLines(model, [first, end], group) {
  const spans = model.spans.slice(first, end);
  return group === "span" ? spans.map(lineOfSpan) : linesByName(spans);
}

/// Sorts lines by a column: texts from A to Z, numbers from the largest down.
export function sortLines(lines, column) {
  if (column === "name") return lines.sort((a, b) => a.name.localeCompare(b.name) || a.service.localeCompare(b.service));
  return lines.sort((a, b) => b[column] - a[column]);
}

function lineOfSpan(span) {
  return { name: span.name, service: span.service, hue: span.hue, count: 1, self: span.self, total: span.duration, average: span.duration, longest: span.duration, errors: span.isError ? 1 : 0, start: span.start, index: span.index };
}

function linesByName(spans) {
  const lines = new Map();
  for (const span of spans) {
    const key = `${span.service}\u0000${span.name}`;
    let line = lines.get(key);
    if (!line) lines.set(key, (line = { name: span.name, service: span.service, hue: span.hue, count: 0, self: 0, total: 0, average: 0, longest: -1, errors: 0, start: span.start, index: span.index }));
    line.count += 1;
    line.self += span.self;
    line.total += span.duration;
    line.errors += span.isError ? 1 : 0;
    if (span.duration > line.longest) Object.assign(line, { longest: span.duration, index: span.index });
  }
  for (const line of lines.values()) line.average = line.total / line.count;
  return [...lines.values()];
}
