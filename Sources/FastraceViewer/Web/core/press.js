/// Makes a function that draws, but not while the pointer is pressed on one of the elements: a click, or a drag, ends where it
/// began only if that is still there. It draws when the pointer is let go.
export function whileNotPressed(elements, draw) {
  let isPressed = false;
  let isWaiting = false;
  const release = () => {
    isPressed = false;
    if (isWaiting) draw();
    isWaiting = false;
  };
  // The click comes after the pointer is let go.
  const releaseSoon = () => setTimeout(release);
  for (const element of elements) {
    element.addEventListener("pointerdown", ({ button }) => {
      if (button !== 0) return;
      isPressed = true;
      for (const name of ["pointerup", "pointercancel"]) addEventListener(name, releaseSoon, { once: true });
    });
  }
  return () => {
    if (isPressed) isWaiting = true;
    else draw();
  };
}
