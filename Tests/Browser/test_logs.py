"""Log records that came over OTLP, in the trace that they belong to."""

import re

from playwright.sync_api import expect

from support import otlp
from support.now import MS, ago
from support.otlp import Trace, event

ID = "9" * 32


def row(page, name):
    return page.locator(".waterfall .row:not([hidden])").filter(
        has=page.locator(".row-name", has_text=re.compile(f"^{re.escape(name)}$"))
    )


def reservation():
    trace = Trace(ID, ago(30))
    root = trace.span("orders", "POST /orders", 0, 100 * MS, kind="server", span_id="1" * 16)
    trace.span(
        "stock",
        "reserve",
        20 * MS,
        60 * MS,
        root,
        "server",
        span_id="2" * 16,
        events=[event("cache miss", 30 * MS, {"key": "lamp"})],
    )
    trace.log("stock", "2 lamps left", 40 * MS, span="2" * 16, values={"item": "lamp", "left": 2})
    trace.log("stock", "out of lamps", 60 * MS, "error", "2" * 16)
    return trace


def test_logs_are_marks_on_their_span_and_in_its_details(page, viewer):
    viewer.send(reservation())
    page.goto(f"/trace/{ID}?span={'2' * 16}")
    marks = row(page, "reserve").locator(".mark")
    expect(marks).to_have_count(3)
    expect(row(page, "reserve").locator(".mark.log")).to_have_count(2)
    expect(row(page, "reserve").locator(".mark.log.error")).to_have_attribute("title", "out of lamps at 60 ms")
    expect(row(page, "POST /orders").locator(".mark")).to_have_count(0)
    track = row(page, "reserve").locator(".track").bounding_box()
    mark = row(page, "reserve").locator(".mark.log.error").bounding_box()
    assert abs((mark["x"] + mark["width"] / 2 - track["x"]) / track["width"] - 0.6) < 0.01
    details = page.locator("aside.details")
    logs = details.locator(".details-section", has=page.get_by_role("heading", name=re.compile("^Logs")))
    expect(logs.locator(".event-name")).to_have_text(["2 lamps left", "out of lamps"])
    expect(logs.locator(".level-error")).to_have_count(1)
    expect(logs.locator(".event").first).to_contain_text("stock.logger")
    expect(logs.locator(".attribute").filter(has_text="left").locator("dd")).to_have_text("2")
    events = details.locator(".details-section", has=page.get_by_role("heading", name=re.compile("^Events")))
    expect(events.locator(".event-name")).to_have_text(["cache miss"])
    expect(page.locator(".trace-facts")).to_contain_text("Logs2")


def test_logs_are_found_in_the_trace_and_in_the_list(page, viewer):
    viewer.send(reservation())
    page.goto(f"/trace/{ID}")
    expect(row(page, "reserve")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("out of lamps")
    page.keyboard.press("Enter")
    expect(row(page, "reserve")).to_have_attribute("aria-selected", "true")
    page.goto("/?text=lamps+left")
    expect(page.locator("table.traces tbody tr")).to_have_count(1)
    page.goto("/?text=no+such+line")
    expect(page.locator("table.traces tbody tr")).to_have_count(0)


def test_logs_of_no_span_are_shown_at_the_root(page, viewer):
    trace = reservation()
    trace.log("stock", "who was that", 10 * MS)
    trace.log("stock", "too early", 15 * MS, span="5" * 16)
    viewer.send(trace)
    page.goto(f"/trace/{ID}?span={'1' * 16}")
    expect(row(page, "POST /orders").locator(".mark.log")).to_have_count(2)
    details = page.locator("aside.details")
    expect(details.locator(".event", has_text="who was that")).to_contain_text("of no span")
    expect(details.locator(".event", has_text="too early")).to_contain_text(f"its span {'5' * 16} has not arrived")
    trace.span("stock", "late", 12 * MS, 10 * MS, "1" * 16, span_id="5" * 16)
    viewer.send(trace)
    expect(row(page, "late").locator(".mark.log")).to_have_count(1)
    expect(row(page, "POST /orders").locator(".mark.log")).to_have_count(1)


def test_logs_that_come_before_their_spans_wait_for_them(page, viewer):
    trace = reservation()
    otlp.send_logs(viewer.address, trace)
    page.goto(f"/trace/{ID}")
    expect(page.get_by_role("alert")).to_contain_text("Only 2 log records of this trace arrived so far")
    viewer.send(trace)
    expect(row(page, "reserve").locator(".mark.log")).to_have_count(2)


def test_hostile_logs_are_shown_as_they_are(page, viewer):
    trace = Trace(ID, ago(30))
    text = '<img src=x onerror="window.harmed=1">'
    trace.span(text, text, 0, 100 * MS, span_id="1" * 16)
    trace.log(text, text, 5 * MS, span="1" * 16, values={text: text, "__proto__": "x"})
    viewer.send(trace)
    page.goto(f"/trace/{ID}?span={'1' * 16}")
    expect(page.locator("aside.details .event-name")).to_have_text(text)
    assert page.evaluate("window.harmed") is None
    assert page.locator("main img").count() == 0
