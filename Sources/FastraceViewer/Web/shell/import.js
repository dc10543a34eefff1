import { api } from "../core/api.js";
import { toast } from "../core/announce.js";
import { h } from "../core/dom.js";
import { plural } from "../core/format.js";
import { address, navigate } from "../core/router.js";

/// Asks for files, and imports them.
export function chooseFile() {
  const input = h("input", { type: "file", multiple: true, accept: ".json,.jsonl,.ndjson,application/json", hidden: true });
  input.addEventListener("change", () => (importFiles([...input.files]), input.remove()));
  input.addEventListener("cancel", () => input.remove());
  document.body.append(input);
  input.click();
}

/// Takes files that are dropped anywhere on the page.
export function startDrop() {
  const overlay = h("div", { class: "drop", hidden: true }, h("p", { text: "Drop OTLP JSON or a Chrome trace to import it" }));
  document.body.append(overlay);
  let depth = 0;
  const show = (change) => {
    depth = Math.max(0, depth + change);
    overlay.hidden = depth === 0;
  };
  const on = (name, handler) => addEventListener(name, (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    handler(event);
  });
  on("dragenter", () => show(1));
  on("dragleave", () => show(-1));
  on("dragover", () => {});
  on("drop", (event) => (show(-depth), importFiles([...event.dataTransfer.files])));
}

async function importFiles(files) {
  const ids = new Set();
  let spans = 0;
  for (const file of files) {
    try {
      const result = await api.importFile(file);
      for (const id of result.traceIDs) ids.add(id);
      spans += result.spans;
    } catch (error) {
      return toast(`${file.name}: ${error.message}`);
    }
  }
  if (files.length === 0) return;
  toast(`Imported ${plural(spans, "span")} of ${plural(ids.size, "trace")}`);
  navigate(ids.size === 1 ? address(`/trace/${[...ids][0]}`) : "/");
}
