import { h } from "../../core/dom.js";

const [SMALLEST, LARGEST] = [18, 70];

/// A handle between names and bars; the arrow keys move it as well.
export function splitter(container) {
  let part = innerWidth < 700 ? 44 : 34;
  const handle = h("div", { class: "splitter", role: "separator", tabindex: 0, "aria-orientation": "vertical", "aria-label": "Width of the names",
    "aria-valuemin": SMALLEST, "aria-valuemax": LARGEST });
  const set = (next) => {
    part = Math.round(Math.max(SMALLEST, Math.min(LARGEST, next)) * 10) / 10;
    container.style.setProperty("--name-width", `${part}%`);
    handle.setAttribute("aria-valuenow", Math.round(part));
  };
  handle.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -2, ArrowRight: 2 }[event.key];
    if (!step || event.shiftKey) return;
    event.preventDefault();
    set(part + step);
  });
  handle.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    const bounds = container.getBoundingClientRect();
    const move = (event) => set((100 * (event.clientX - bounds.left)) / bounds.width);
    handle.addEventListener("pointermove", move);
    handle.addEventListener("lostpointercapture", () => handle.removeEventListener("pointermove", move), { once: true });
  });
  set(part);
  return handle;
}
