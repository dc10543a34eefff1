// One hue a service, the same on every view as far as there are hues enough.

const HUES = 12;

/// Gives each service a hue: the one that its name hashes to, or the next that is free.
export function assignHues(names) {
  const taken = new Set();
  const hues = new Map();
  for (const name of [...new Set(names)].sort()) {
    let hue = hash(name) % HUES;
    for (let step = 0; step < HUES && taken.has(hue); step++) hue = (hue + 5) % HUES;
    taken.add(hue);
    if (taken.size === HUES) taken.clear();
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
