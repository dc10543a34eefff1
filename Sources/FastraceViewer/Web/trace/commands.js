/// The keyboard of a trace's page.
export function traceCommands(actions, { find, copyLink, toggleView }) {
  return [
    ["Spans", [
      { keys: ["ArrowDown", "j"], label: "Next span", run: () => actions.move(1) },
      { keys: ["ArrowUp", "k"], label: "Previous span", run: () => actions.move(-1) },
      { keys: ["PageDown"], label: "Twenty further", run: () => actions.move(20) },
      { keys: ["PageUp"], label: "Twenty back", run: () => actions.move(-20) },
      { keys: ["Home"], label: "First span", run: () => actions.edge(0) },
      { keys: ["End"], label: "Last span", run: () => actions.edge(-1) },
      { keys: ["ArrowRight"], label: "Open, or go to the first child", run: actions.open },
      { keys: ["ArrowLeft"], label: "Collapse, or go to the parent", run: actions.collapse },
      { keys: [" "], label: "Collapse or open", run: () => actions.toggle() },
      { keys: ["["], label: "Show one level less", run: () => actions.shiftLevel(-1) },
      { keys: ["]"], label: "Show one level more", run: () => actions.shiftLevel(1) },
      { keys: ["{"], label: "Collapse all", run: actions.collapseAll },
      { keys: ["}"], label: "Open all", run: actions.expandAll },
      { keys: ["r"], label: "Show only this span and what is below it", run: () => actions.setRoot() },
      { keys: ["R"], label: "Show the whole trace", run: actions.clearRoot },
      { keys: ["y"], label: "Copy a link to what is shown", run: copyLink },
      { keys: ["Escape"], label: "Close the details", run: actions.close },
    ]],
    ["Find", [
      { keys: ["/", "f"], label: "Find in this trace", run: find },
      { keys: ["n"], label: "Next match", run: () => actions.nextMatch(1) },
      { keys: ["N"], label: "Previous match", run: () => actions.nextMatch(-1) },
      { keys: ["e"], label: "Next error", run: () => actions.nextError(1) },
      { keys: ["E"], label: "Previous error", run: () => actions.nextError(-1) },
      { keys: ["c"], label: "Critical path", run: actions.toggleCritical },
    ]],
    ["Time and view", [
      { keys: ["+", "="], label: "Zoom in", run: () => actions.zoom(0.5) },
      { keys: ["-"], label: "Zoom out", run: () => actions.zoom(2) },
      { keys: ["Shift+ArrowLeft", "a"], label: "Earlier", run: () => actions.pan(-0.25) },
      { keys: ["Shift+ArrowRight", "d"], label: "Later", run: () => actions.pan(0.25) },
      { keys: ["0"], label: "Show all the time", run: actions.showAll },
      { keys: ["1"], label: "Waterfall", run: () => toggleView("waterfall") },
      { keys: ["2"], label: "Flame graph", run: () => toggleView("flame") },
      { keys: ["3"], label: "Table", run: () => toggleView("table") },
    ]],
  ];
}
