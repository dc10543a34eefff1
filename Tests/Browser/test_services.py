"""The map of services, operations, and the comparison of two traces."""

import re

from playwright.sync_api import expect

from support import otlp
from support.now import MS, SECOND, ago
from support.otlp import Trace
from support.settles import settles
from support.shop import Shop

OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll('.node-box, .edge-label rect')].map((box) => box.getBoundingClientRect());
  let overlaps = 0;
  for (const a of boxes) for (const b of boxes) {
    const isBeside = a.right - 0.5 <= b.left || b.right - 0.5 <= a.left;
    if (a !== b && !isBeside && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5) overlaps++;
  }
  return overlaps;
}"""


def test_the_map_shows_who_calls_whom(page, viewer):
    viewer.send(*Shop().traffic(ago(1), 40, 300))
    page.goto("/map")
    expect(page.locator(".node")).to_have_count(6)
    orders = page.get_by_role("link", name=re.compile("^orders: "))
    expect(orders).to_have_attribute("aria-label", re.compile(r"\d+ requests, \d+ errors?, p50 .*, p95 .*, p99 "))
    settles(page, lambda: page.evaluate(OVERLAPS), 0)
    gateway, payments = (
        page.locator(".node", has=page.locator(f"text={name}")).locator(".node-box").bounding_box()
        for name in ("gateway", "payments")
    )
    assert gateway["x"] + gateway["width"] < payments["x"]
    calls = page.get_by_role("region", name="Calls between services")
    expect(calls.locator("tbody tr", has_text="orders").filter(has_text="payments")).to_have_count(1)
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator(".node")).to_have_count(6)
    settles(page, lambda: page.evaluate(OVERLAPS), 0)
    orders.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/\?service=orders"))


def test_the_map_keeps_the_focus_while_it_is_drawn_anew(page, viewer):
    viewer.send(*Shop().traffic(ago(1), 20, 300))
    page.goto("/map")
    orders = page.get_by_role("link", name=re.compile("^orders: "))
    orders.focus()
    before = orders.get_attribute("aria-label")
    for _ in range(3):
        page.set_viewport_size({"width": 900, "height": 844})
        page.set_viewport_size({"width": 1280, "height": 844})
    expect(orders).to_be_focused()
    viewer.send(*Shop(8).traffic(ago(1), 20, 300))
    expect(orders).not_to_have_attribute("aria-label", before)
    expect(orders).to_be_focused()
    services = page.get_by_role("region", name="Services", exact=True)
    services.get_by_role("button", name="Errors").focus()
    page.keyboard.press("Enter")
    expect(services.get_by_role("button", name="Errors")).to_be_focused()
    before = orders.get_attribute("aria-label")
    viewer.send(*Shop(9).traffic(ago(1), 20, 300))
    expect(orders).not_to_have_attribute("aria-label", before)
    expect(services.locator("th[aria-sort]")).to_contain_text("Errors")
    expect(services.get_by_role("button", name="Errors")).to_be_focused()


def test_the_map_shows_rates_of_all_that_is_stored(page, viewer):
    trace = Trace("d" * 32, ago(600))
    for second in range(11):
        trace.span("web", "GET /", second * SECOND, SECOND, kind="server")
    viewer.send(trace)
    page.goto("/map")
    expect(page.locator(".node")).to_contain_text("1/s")


def test_services_that_call_each_other_are_shown(page, viewer):
    trace = Trace("c" * 32, ago(30))
    first = trace.span("a", "one", 0, 50 * MS, kind="server")
    second = trace.span("b", "two", MS, 40 * MS, first, "server")
    trace.span("a", "three", 2 * MS, 30 * MS, second, "server")
    viewer.send(trace)
    page.goto("/map")
    expect(page.locator(".node")).to_have_count(2)
    expect(page.locator("path.edge")).to_have_count(2)


def test_operations_lead_to_traces(page, viewer):
    viewer.send(*Shop().traffic(ago(1), 30, 300))
    page.goto("/operations")
    line = page.locator("tbody tr", has_text="Issuer.authorize")
    expect(line).to_be_visible()
    page.get_by_role("button", name="Count").click()
    expect(page).to_have_url(re.compile("sort=count"))
    line.get_by_role("link").last.click()
    expect(page.locator(".waterfall .row").first).to_be_visible()
    page.go_back()
    page.locator("tbody tr", has_text="Issuer.authorize").get_by_role("link").first.click()
    expect(page.locator("table.traces tbody tr").first).to_be_visible()


def pair(viewer):
    """The second is slower in one place, faster in another, without one span and with another."""
    before, after = Trace("1" * 32, ago(60)), Trace("2" * 32, ago(30))
    for trace, query, render, extra in ((before, 20, 30, "old"), (after, 60, 5, "new")):
        root = trace.span("web", "GET /", 0, 100 * MS, kind="server")
        trace.span("database", "query", 5 * MS, query * MS, root, "client")
        trace.span("web", "render", 70 * MS, render * MS, root)
        trace.span("web", extra, 95 * MS, MS, root)
    viewer.send(before, after)


def statuses(page):
    return page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('.compare-line:not(.compare-head):not([hidden])')]
      .map((line) => [line.querySelector('.row-name').textContent, line.querySelector('.tag').textContent]))"""
    )


def test_two_traces_side_by_side(page, viewer):
    pair(viewer)
    page.goto(f"/compare?a={'1' * 32}&b={'2' * 32}")
    expect(page.locator(".compare-line", has_text="render")).to_be_visible()
    settles(
        page,
        lambda: statuses(page),
        {"GET /": "same", "query": "slower", "render": "faster", "old": "removed", "new": "added"},
    )
    expect(page.locator(".compare-line", has_text="query")).to_contain_text("+40 ms (+200 %)")
    page.get_by_role("link", name=re.compile("^Slower")).click()
    expect(page).to_have_url(re.compile("show=slower"))
    settles(page, lambda: statuses(page), {"query": "slower"})
    page.go_back()
    page.keyboard.press("s")
    expect(page.locator(".compare-line", has_text="query")).to_contain_text("faster")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/trace/1{32}\?span="))


def test_leaving_while_traces_are_loaded(page, viewer):
    pair(viewer)
    page.goto("/")
    expect(page.locator("table.traces tbody tr")).to_have_count(2)
    waiting = []
    page.route("**/api/traces/*", lambda route: waiting.append(route))
    page.evaluate("(path) => { history.pushState(null, '', path); dispatchEvent(new PopStateEvent('popstate')); }",
                  f"/compare?a={'1' * 32}&b={'2' * 32}")
    expect(page.locator(".loading")).to_contain_text("Loading both traces")
    page.get_by_role("link", name="Operations").click()
    expect(page.locator("tbody tr", has_text="query")).to_be_visible()
    with page.expect_response(re.compile(f"/api/traces/{'2' * 32}")):
        for route in waiting:
            route.continue_()
    page.evaluate("() => new Promise((done) => setTimeout(done))")
    expect(page.get_by_role("heading", level=1)).to_have_text("Operations")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.get_by_role("dialog")).not_to_contain_text("Comparison")


def test_back_from_the_form_shows_the_comparison_again(page, viewer):
    pair(viewer)
    page.goto(f"/compare?a={'1' * 32}&b={'2' * 32}")
    expect(page.locator(".compare-line", has_text="render")).to_be_visible()
    page.get_by_role("link", name="Compare", exact=True).click()
    expect(page.locator(".compare-form")).to_be_visible()
    page.go_back()
    expect(page.locator(".compare-line", has_text="render")).to_be_visible()


def test_a_trace_without_spans_cannot_be_compared(page, viewer):
    pair(viewer)
    logs = Trace("3" * 32, ago(20))
    logs.log("web", "early", 0)
    otlp.send_logs(viewer.address, logs)
    page.goto(f"/compare?a={'1' * 32}&b={'3' * 32}")
    expect(page.get_by_role("alert")).to_contain_text("Only 1 log record of this trace arrived so far")
    expect(page.locator(".compare-form")).to_be_visible()


def test_operations_are_those_that_were_asked_for(page, viewer):
    viewer.send(*Shop().traffic(ago(1), 30, 300))
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "/api/operations" in request.url else None)
    page.goto("/operations?sort=count")
    expect(page.locator("tbody tr", has_text="Issuer.authorize")).to_be_visible()
    assert "sort=count" in asked[0]
    page.evaluate("""() => { history.pushState(null, '', '/operations?service=pricing');
      dispatchEvent(new PopStateEvent('popstate')); }""")
    expect(page.locator("tbody tr", has_text="Issuer.authorize")).to_have_count(0)
    assert "service=pricing" in asked[1] and "sort=p95" in asked[1]


def test_picking_the_second_trace_in_the_list(page, viewer):
    pair(viewer)
    page.goto(f"/trace/{'1' * 32}")
    page.locator(".trace-actions").get_by_role("link", name="Compare").click()
    expect(page.locator(".comparing")).to_contain_text("Pick a trace to compare with")
    page.locator("table.traces td.name a").first.click()
    expect(page).to_have_url(re.compile("/compare"))
    expect(page.locator(".compare-line", has_text="render")).to_be_visible()
