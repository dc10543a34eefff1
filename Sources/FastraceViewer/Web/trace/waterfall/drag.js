/// Lets a part of an element be selected by dragging: calls back with both ends as parts of its width, and with a single
/// part when the pointer did not move. Shows the selection while it grows.
export function dragRange(element, { onRange, onClick }) {
  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    const bounds = element.getBoundingClientRect();
    const part = (event) => Math.max(0, Math.min(1, (event.clientX - bounds.left) / bounds.width));
    const from = part(event);
    let mark = null;
    const move = (event) => {
      const to = part(event);
      if (!mark && Math.abs(to - from) * bounds.width < 4) return;
      mark ??= element.appendChild(Object.assign(document.createElement("div"), { className: "drag-mark" }));
      mark.style.left = `${100 * Math.min(from, to)}%`;
      mark.style.width = `${100 * Math.abs(to - from)}%`;
    };
    const end = (event) => {
      element.removeEventListener("pointermove", move);
      element.removeEventListener("pointerup", end);
      element.removeEventListener("pointercancel", end);
      mark?.remove();
      if (event.type === "pointercancel") return;
      if (mark) onRange(...[from, part(event)].sort((a, b) => a - b));
      else onClick?.(from);
    };
    element.setPointerCapture(event.pointerId);
    element.addEventListener("pointermove", move);
    element.addEventListener("pointerup", end);
    element.addEventListener("pointercancel", end);
  });
}

/// Zooms by the wheel with Control held (or by a pinch), and moves along by Shift or a sideways wheel.
export function wheelZoom(element, { partOf, onZoom, onPan }) {
  element.addEventListener("wheel", (event) => {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      onZoom(1.0015 ** clampDelta(event.deltaY), partOf(event));
      return;
    }
    const sideways = event.shiftKey ? event.deltaX || event.deltaY : event.deltaX;
    if (Math.abs(sideways) <= Math.abs(event.shiftKey ? 0 : event.deltaY)) return;
    event.preventDefault();
    onPan(clampDelta(sideways) / 800);
  }, { passive: false });
}

function clampDelta(delta) {
  return Math.max(-300, Math.min(300, delta));
}
