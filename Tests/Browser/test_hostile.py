"""Whatever is in a span is text: nothing of it runs, and nothing of it breaks the page."""

from playwright.sync_api import expect

from support.now import MS, ago
from support.otlp import Trace, event, exception

ID = "6" * 32
STRINGS = [
    '<img src=x onerror="window.harmed=1">',
    "<script>window.harmed=1</script>",
    "javascript:window.harmed=1",
    "'; DROP TABLE spans; --",
    "\u202eright to left\u202c",
    "a\u0000b",
    "%00%2e%2e%2f",
    "${window.harmed=1}",
    "{{7*7}}",
    "x" * 5000,
    "🧵🔥" * 40,
    "line\nbreak\ttab",
    "__proto__",
    "constructor",
]


def test_hostile_strings_are_shown_as_they_are(page, viewer):
    trace = Trace(ID, ago(30))
    root = trace.span(
        STRINGS[0],
        STRINGS[1],
        0,
        100 * MS,
        kind="server",
        span_id="1" * 16,
        status="error",
        message=STRINGS[0],
        values={text[:200]: text for text in STRINGS},
        events=[
            event(STRINGS[0], 5 * MS, {STRINGS[1]: STRINGS[0]}),
            exception(6 * MS, STRINGS[1], STRINGS[0], STRINGS[1]),
        ],
    )
    for number, text in enumerate(STRINGS):
        trace.span(text, text, number * MS, MS, root, values={"value": text})
    viewer.send(trace)
    page.goto("/")
    expect(page.locator("td.name a")).to_contain_text(STRINGS[1])
    page.goto(f"/trace/{ID}?span={'1' * 16}")
    expect(page.locator("aside.details h2")).to_have_text(STRINGS[1])
    expect(page.locator("aside.details .stack")).to_have_text(STRINGS[1])
    expect(page.locator(".attribute dd", has_text="DROP TABLE").first).to_have_text(STRINGS[3])
    for key in "23":
        page.keyboard.press(key)
    expect(page.locator(".line:not([hidden])").first).to_be_visible()
    for path in (
        "/map",
        "/operations",
        f"/compare?a={ID}&b={ID}",
        f"/?text={STRINGS[0]}",
        f"/?attribute=value%3D{STRINGS[2]}",
        f"/trace/{ID}?find=%3Cimg&root=%3Cscript%3E&level=x&from=9&to=1&frame=%3C",
    ):
        page.goto(path)
        expect(page.locator("h1").first).to_be_attached()
        page.wait_for_load_state()
    assert page.evaluate("window.harmed") is None
    assert page.locator("main img, main script").count() == 0


def test_the_page_asks_nobody_else(page, viewer):
    hosts = set()
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    trace = Trace(ID, ago(30))
    trace.span("web", "GET /", 0, MS)
    viewer.send(trace)
    for path in ("/", f"/trace/{ID}", "/map"):
        page.goto(path)
        expect(page.locator("h1").first).to_be_attached()
    assert hosts == {viewer.address.split("/")[2]}


def test_the_policy_allows_no_script_from_elsewhere(page, viewer):
    response = page.goto("/")
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "script-src 'self'" in policy and "unsafe" not in policy
    page.evaluate("""() => {
          const script = document.createElement('script');
          script.textContent = 'window.harmed = 1';
          document.body.append(script);
        }""")
    assert page.evaluate("window.harmed") is None
    page.complaints[:] = [text for text in page.complaints if "Content Security Policy" not in text]
