import { s } from "../core/dom.js";

const PATHS = {
  import: "M8 2v8M4.5 6.5 8 10l3.5-3.5M2.5 11v2.5h11V11",
  export: "M8 10V2M4.5 5.5 8 2l3.5 3.5M2.5 11v2.5h11V11",
  moon: "M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8a5.6 5.6 0 1 0 6.8 6.8Z",
  sun: "M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6ZM8 1.2v1.6M8 13.2v1.6M1.2 8h1.6M13.2 8h1.6M3.2 3.2l1.1 1.1M11.7 11.7l1.1 1.1M3.2 12.8l1.1-1.1M11.7 4.3l1.1-1.1",
  help: "M5.9 6a2.1 2.1 0 1 1 3.2 1.8c-.7.4-1.1.8-1.1 1.6M8 11.6v.1M8 1.7a6.3 6.3 0 1 0 0 12.6A6.3 6.3 0 0 0 8 1.7Z",
  close: "m4 4 8 8M12 4l-8 8",
  copy: "M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8Z",
  up: "m4 10 4-4 4 4",
  down: "m4 6 4 4 4-4",
  search: "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM10.4 10.4l3.1 3.1",
  pause: "M5.5 3.5v9M10.5 3.5v9",
  play: "M5 3.2v9.6l7.5-4.8Z",
  warning: "M8 2.2 14.4 13.3H1.6ZM8 6.5v3M8 11.4v.1",
  link: "M6.7 9.3 9.3 6.7M7.3 4.7l1.4-1.4a2.8 2.8 0 0 1 4 4l-1.4 1.4M8.7 11.3l-1.4 1.4a2.8 2.8 0 0 1-4-4l1.4-1.4",
  root: "M3 3v7.5h9M9.5 8l2.5 2.5L9.5 13",
};

/// A picture of 16 by 16 that says nothing by itself: its button has a name.
export function icon(name) {
  const picture = s("svg", { viewBox: "0 0 16 16", class: `icon icon-${name}`, "aria-hidden": "true", focusable: "false" });
  if (name === "brand") picture.append(bar(1, 2, 14), bar(3, 6.5, 7), bar(7, 11, 6));
  else picture.append(s("path", { d: PATHS[name] }));
  return picture;
}

function bar(x, y, width) {
  return s("rect", { x, y, width, height: 3, rx: 1 });
}
