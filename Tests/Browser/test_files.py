"""Import and export, by button and by dropping a file."""

import json

from playwright.sync_api import expect

from support.now import MS, ago
from support.otlp import Trace, payload
from support.viewer import Viewer

ID = "5" * 32


def sample():
    trace = Trace(ID, ago(60))
    root = trace.span("web", "GET /", 0, 100 * MS, kind="server", values={"http.route": "/"})
    trace.span("web", "render", 10 * MS, 30 * MS, root)
    return trace


def test_a_chosen_file_is_imported_and_opened(page, viewer, tmp_path):
    file = tmp_path / "trace.json"
    file.write_text(json.dumps(payload(sample())))
    page.goto("/")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Import").click()
    chooser.value.set_files(file)
    expect(page.locator(".waterfall .row", has_text="render")).to_be_visible()
    expect(page.locator(".toast")).to_have_text("Imported 2 spans of 1 trace")


DROP = """(text) => {
  const data = new DataTransfer();
  data.items.add(new File([text], 'trace.json', { type: 'application/json' }));
  document.body.dispatchEvent(new DragEvent('dragenter', { dataTransfer: data, bubbles: true, cancelable: true }));
  const isShown = !document.querySelector('.drop').hidden;
  document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  return isShown;
}"""


def test_a_dropped_file_is_imported(page, viewer):
    page.goto("/")
    expect(page.get_by_role("heading", name="Waiting for the first trace")).to_be_visible()
    assert page.evaluate(DROP, json.dumps(payload(sample())))
    expect(page.locator(".waterfall .row", has_text="render")).to_be_visible()
    expect(page.locator(".drop")).to_be_hidden()


def test_a_file_that_is_none_is_refused_with_a_reason(page, viewer):
    page.goto("/")
    expect(page.get_by_role("heading", name="Waiting for the first trace")).to_be_visible()
    page.evaluate(DROP, "this is not JSON")
    expect(page.locator(".toast")).to_contain_text("trace.json: ")
    page.complaints[:] = [text for text in page.complaints if "400" not in text]


def test_exports_can_be_imported_elsewhere(page, viewer, make_page):
    viewer.send(sample())
    page.goto(f"/trace/{ID}")
    for name, kind in (("OTLP", "resourceSpans"), ("Chrome", "traceEvents")):
        with page.expect_download() as download:
            page.get_by_role("link", name=name).click()
        content = json.loads(open(download.value.path(), encoding="utf-8").read())
        assert kind in content if isinstance(content, dict) else content
        other = Viewer()
        try:
            elsewhere = make_page(bypass_csp=False)
            elsewhere.goto(other.address)
            expect(elsewhere.get_by_role("heading", name="Waiting for the first trace")).to_be_visible()
            elsewhere.evaluate(DROP, json.dumps(content))
            expect(elsewhere.locator(".waterfall .row", has_text="render")).to_be_visible()
        finally:
            elsewhere.close()
            other.stop()
