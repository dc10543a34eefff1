import { h, fill } from "../core/dom.js";
import { failure } from "../shell/failure.js";
import { loadTrace } from "../trace/load.js";
import { compareForm } from "./form.js";
import { showComparison } from "./view.js";

/// Two traces side by side, aligned by the paths of their names.
export function comparePage(element, place) {
  document.title = "Compare · Fastrace";
  let ids = "";
  let filter = "";
  let open = null;
  let closed = false;

  function show(...children) {
    open?.close();
    open = null;
    fill(element, ...children);
  }

  function ask(a, b, error) {
    ids = "";
    show(h("div", { class: "page-head" }, h("h1", { text: "Compare two traces" })),
      error ? failure(error) : null,
      compareForm(a, b));
  }

  async function load(a, b) {
    const asked = `${a} ${b}`;
    if (asked === ids) return open?.filter(filter);
    ids = asked;
    show(h("p", { class: "loading", role: "status", text: "Loading both traces…" }));
    const traces = await Promise.all([loadTrace(a), loadTrace(b)]).catch((error) => ({ error }));
    // Somebody may have gone on by now.
    if (closed || asked !== ids) return;
    if (traces.error) return ask(a, b, traces.error);
    open = showComparison(element, traces);
    open.filter(filter);
  }

  function update({ parameters }) {
    const [a, b] = [parameters.get("a"), parameters.get("b")];
    filter = parameters.get("show") ?? "";
    if (a && b) load(a, b);
    else ask(a, b);
  }
  update(place);
  return { update, close: () => ((closed = true), open?.close()) };
}
