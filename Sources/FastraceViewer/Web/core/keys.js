// Keyboard commands: one table, which the overlay of `?` shows as it is.

const groups = [];
let prefix = "";
let prefixTimer = 0;

/// Adds commands under a heading until the returned function is called. A command is { keys, label, run }; `keys` lists
/// names as KeyboardEvent.key has them, "Shift+ArrowLeft" with a modifier, "g m" for two in a row.
export function addCommands(title, commands) {
  const group = { title, commands };
  groups.push(group);
  return () => groups.splice(groups.indexOf(group), 1);
}

export function commandGroups() {
  return groups;
}

/// Listens to the whole page.
export function startKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
    if (document.querySelector("dialog[open]")) return;
    const name = keyName(event);
    const command = (prefix && find(`${prefix} ${name}`)) || find(name);
    prefix = command ? "" : startsSequence(name) ? name : "";
    clearTimeout(prefixTimer);
    prefixTimer = setTimeout(() => (prefix = ""), 1200);
    if (!command || leavesToElement(event, name)) return;
    event.preventDefault();
    command.run(event);
  });
}

function find(name) {
  for (let index = groups.length - 1; index >= 0; index--) {
    const command = groups[index].commands.find((command) => command.keys.includes(name));
    if (command) return command;
  }
  return null;
}

function startsSequence(name) {
  return groups.some((group) => group.commands.some((command) => command.keys.some((keys) => keys.startsWith(`${name} `))));
}

function keyName(event) {
  return event.shiftKey && event.key.length > 1 ? `Shift+${event.key}` : event.key;
}

function isTyping(event) {
  const target = event.target;
  if (target.matches?.("textarea, select, [contenteditable]")) return true;
  return target.matches?.("input") && !["checkbox", "radio", "button"].includes(target.type);
}

// Enter and Space belong to what has the focus, when that can be pressed; arrows to what moves with them.
function leavesToElement(event, name) {
  if (["Enter", " "].includes(name)) return Boolean(event.target.closest("a, button, summary, input, [role=button]"));
  return name.includes("Arrow") && Boolean(event.target.closest("[role=separator], [role=tablist], input"));
}
