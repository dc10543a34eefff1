/// Says something to those who hear the page rather than see it.
export function announce(text) {
  const region = document.getElementById("announcements");
  region.textContent = region.textContent === text ? `${text}\u00a0` : text;
}

let timer = 0;

/// Shows a sentence for some seconds, and says it.
export function toast(text) {
  let element = document.querySelector(".toast");
  if (!element) {
    element = document.createElement("div");
    element.className = "toast";
    document.body.append(element);
  }
  element.textContent = text;
  element.hidden = false;
  announce(text);
  clearTimeout(timer);
  timer = setTimeout(() => (element.hidden = true), 4000);
}

/// Copies a text to the clipboard, and says what was copied.
export async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text);
    toast(`Copied ${what}`);
  } catch {
    toast(`The browser does not let this page copy; ${what}: ${text.slice(0, 80)}`);
  }
}
