import { h, fill } from "./core/dom.js";
import { addCommands, startKeys } from "./core/keys.js";
import { startLive } from "./core/live.js";
import { navigate, onNavigation, start } from "./core/router.js";
import { startTheme, toggleTheme } from "./core/theme.js";
import { comparePage } from "./compare/page.js";
import { listPage } from "./list/page.js";
import { mapPage } from "./map/page.js";
import { operationsPage } from "./operations/page.js";
import { startHeader } from "./shell/header.js";
import { showHelp } from "./shell/help.js";
import { startDrop } from "./shell/import.js";
import { tracePage } from "./trace/page.js";

/// A page is a function that fills an element and returns { update(place), close() }.
const PAGES = { list: listPage, trace: tracePage, map: mapPage, operations: operationsPage, compare: comparePage };

const content = document.getElementById("content");
let open = null;

startTheme();
const markView = startHeader(document.getElementById("shell"));
startDrop();
startKeys();
addCommands("Everywhere", [
  { keys: ["g t"], label: "Traces", run: () => navigate("/") },
  { keys: ["g m"], label: "Service map", run: () => navigate("/map") },
  { keys: ["g o"], label: "Operations", run: () => navigate("/operations") },
  { keys: ["g c"], label: "Compare", run: () => navigate("/compare") },
  { keys: ["t"], label: "Light or dark", run: toggleTheme },
  { keys: ["?"], label: "This overview", run: showHelp },
]);
onNavigation(show);
startLive();
start();

// The same page stays and updates itself; another one takes its place.
function show(place) {
  const key = `${place.view}/${place.id ?? ""}`;
  markView(place.view);
  if (open?.key === key) return open.page.update(place);
  const moved = open !== null;
  open?.page.close();
  const page = PAGES[place.view];
  content.className = `view-${page ? place.view : "missing"}`;
  fill(content);
  open = { key, page: page ? page(content, place) : missingPage(content) };
  if (moved) content.focus({ preventScroll: true });
}

function missingPage(element) {
  document.title = "Not found · Fastrace";
  fill(element, h("div", { class: "empty" }, h("h1", { text: "There is no such view" }), h("p", {}, h("a", { href: "/", text: "All traces" }))));
  return { update() {}, close() {} };
}
