// One hue a service, the same on every view.

const HUES = 12;
const hues = new Map();
const users = new Array(HUES).fill(0);

/// Gives each service that has none yet a hue: the one that its name hashes to, or the next that fewer have. Returns
/// the hues of all services by name.
export function assignHues(names) {
  for (const name of [...new Set(names)].sort()) {
    if (hues.has(name)) continue;
    const fewest = Math.min(...users);
    let hue = hash(name) % HUES;
    while (users[hue] > fewest) hue = (hue + 5) % HUES;
    users[hue] += 1;
    hues.set(name, hue);
  }
  return hues;
}

/// Makes an element show a hue, by the class that the style sheet defines.
export function setHue(element, hue) {
  const wanted = `hue-${hue}`;
  if (element.dataset.hue === wanted) return;
  if (element.dataset.hue) element.classList.remove(element.dataset.hue);
  element.classList.add(wanted);
  element.dataset.hue = wanted;
}

/// What a custom property of the style sheet is as a colour, for a canvas.
export function resolveColor(name, classes = "") {
  const probe = document.createElement("span");
  probe.className = `probe ${classes}`;
  document.body.append(probe);
  probe.style.color = `var(${name})`;
  const color = getComputedStyle(probe).color;
  probe.remove();
  return color;
}

/// The colours of all hues, for a canvas.
export function huePalette() {
  return Array.from({ length: HUES }, (unused, hue) => resolveColor("--hue", `hue-${hue}`));
}

function hash(text) {
  let value = 2166136261;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 16777619);
  return (value ^ (value >>> 15)) >>> 0;
}
