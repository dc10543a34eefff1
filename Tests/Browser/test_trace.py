"""The page of one trace: waterfall, keyboard, errors, details, what is missing and what is wrong."""

import re

import pytest
from playwright.sync_api import expect

from support import otlp
from support.now import MS, ago
from support.otlp import Trace, event, exception
from support.settles import settles

ID = "0123456789abcdef0123456789abcdef"


def order(viewer):
    """A root with two branches; the second fails, at its leaf first."""
    trace = Trace(ID, ago(60))
    root = trace.span(
        "web",
        "GET /order",
        0,
        100 * MS,
        kind="server",
        values={"http.route": "/order"},
        status="error",
        message="502",
        span_id="a" * 16,
    )
    load = trace.span("web", "load", 5 * MS, 30 * MS, root, span_id="b" * 16)
    trace.span(
        "database",
        "SELECT orders",
        10 * MS,
        20 * MS,
        load,
        "client",
        {"db.system.name": "sqlite", "rows": 3, "exact": True, "ratio": 0.5, "tags": ["a", "b"]},
        span_id="c" * 16,
    )
    pay = trace.span(
        "web", "pay", 40 * MS, 55 * MS, root, "client", status="error", message="declined", span_id="d" * 16
    )
    trace.span(
        "payments",
        "POST /pay",
        45 * MS,
        45 * MS,
        pay,
        "server",
        status="error",
        message="card declined",
        span_id="e" * 16,
        events=[
            event("retry", 60 * MS, {"level": "warning"}),
            exception(80 * MS, "CardError", "card declined", "CardError: card declined\n  at Card.swift:12"),
        ],
        links=[(ID, "c" * 16)],
    )
    viewer.send(trace)
    return trace


def row(page, name):
    return page.locator(".waterfall .row:not([hidden])").filter(
        has=page.locator(".row-name", has_text=re.compile(f"^{re.escape(name)}$"))
    )


def names(page):
    # Slots are used again in any order; what is seen is the order of their places.
    return page.evaluate("""() => [...document.querySelectorAll('.waterfall .row:not([hidden])')]
      .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
      .map((row) => row.querySelector('.row-name').textContent)""")


def expect_names(page, expected):
    settles(page, lambda: names(page), expected)


@pytest.fixture
def opened(page, viewer):
    order(viewer)
    page.goto(f"/trace/{ID}")
    expect(row(page, "POST /pay")).to_be_visible()
    return page


def test_spans_are_shown_as_a_tree(opened):
    expect_names(opened, ["GET /order", "load", "SELECT orders", "pay", "POST /pay"])
    expect(row(opened, "SELECT orders")).to_have_attribute("aria-level", "3")
    expect(row(opened, "SELECT orders")).to_contain_text("20 ms")
    expect(opened.locator(".trace-facts")).to_contain_text("100 ms")
    expect(opened.locator(".trace-facts")).to_contain_text("Spans5")


def test_bars_are_where_the_times_are(opened):
    track = row(opened, "pay").locator(".track").bounding_box()
    bar = row(opened, "pay").locator(".bar").bounding_box()
    assert abs((bar["x"] - track["x"]) / track["width"] - 0.40) < 0.01
    assert abs(bar["width"] / track["width"] - 0.55) < 0.01


def test_arrows_move_open_and_collapse(opened):
    opened.keyboard.press("ArrowDown")
    expect(row(opened, "GET /order")).to_have_attribute("aria-selected", "true")
    opened.keyboard.press("ArrowDown")
    opened.keyboard.press("ArrowLeft")
    expect(row(opened, "load")).to_have_attribute("aria-expanded", "false")
    expect_names(opened, ["GET /order", "load", "pay", "POST /pay"])
    opened.keyboard.press("ArrowLeft")
    expect(row(opened, "GET /order")).to_have_attribute("aria-selected", "true")
    opened.keyboard.press("ArrowDown")
    opened.keyboard.press("ArrowRight")
    opened.keyboard.press("ArrowRight")
    expect(row(opened, "SELECT orders")).to_have_attribute("aria-selected", "true")
    opened.keyboard.press("Escape")
    expect(opened.locator("aside.details")).to_be_hidden()


def test_levels_are_collapsed_and_opened(opened):
    opened.keyboard.press("{")
    expect_names(opened, ["GET /order"])
    opened.keyboard.press("]")
    expect_names(opened, ["GET /order", "load", "pay"])
    opened.keyboard.press("}")
    expect(opened.locator(".waterfall .row:not([hidden])")).to_have_count(5)
    opened.keyboard.press("[")
    expect_names(opened, ["GET /order", "load", "pay"])
    expect(opened).to_have_url(re.compile("level=1"))
    opened.reload()
    expect(row(opened, "pay")).to_be_visible()
    expect_names(opened, ["GET /order", "load", "pay"])


def test_errors_one_after_the_other(opened):
    expect(opened.locator(".errors-steps")).to_contain_text("3 errors")
    for name in ["GET /order", "pay", "POST /pay", "GET /order"]:
        opened.keyboard.press("e")
        expect(row(opened, name)).to_have_attribute("aria-selected", "true")
    opened.keyboard.press("E")
    expect(row(opened, "POST /pay")).to_have_attribute("aria-selected", "true")
    details = opened.locator("aside.details")
    expect(details.locator(".error-message")).to_have_text("card declined")
    expect(details.locator(".stack")).to_have_text("CardError: card declined\n  at Card.swift:12")


def test_finding_opens_what_is_collapsed(opened):
    opened.keyboard.press("{")
    opened.keyboard.press("/")
    opened.keyboard.type("db.system.name=sqlite")
    opened.keyboard.press("Enter")
    expect(row(opened, "SELECT orders")).to_have_attribute("aria-selected", "true")
    expect(opened.locator(".find-count")).to_have_text("1/1")
    box = opened.get_by_label("Find in this trace")
    box.fill("pay")
    expect(opened.locator(".find-count")).to_have_text("2")
    box.press("Enter")
    expect(row(opened, "pay")).to_have_attribute("aria-selected", "true")
    box.press("Enter")
    expect(row(opened, "POST /pay")).to_have_attribute("aria-selected", "true")
    expect(opened).to_have_url(re.compile("find=pay"))


def test_details_show_attributes_events_and_links(opened):
    row(opened, "SELECT orders").click()
    details = opened.locator("aside.details")
    expect(details.get_by_role("heading", level=2)).to_have_text("SELECT orders")
    expect(details.locator(".attribute").filter(has_text="tags").locator("dd")).to_have_text('["a","b"]')
    expect(details.locator(".attribute").filter(has_text="exact").locator("dd")).to_have_text("true")
    expect(details).to_contain_text("service.version")
    row(opened, "POST /pay").click()
    expect(details.locator(".event-name")).to_have_text(["retry", "exception"])
    expect(row(opened, "POST /pay").locator(".mark")).to_have_count(2)
    expect(row(opened, "POST /pay").locator(".mark.error")).to_have_count(1)
    details.get_by_role("link", name="database: SELECT orders").click()
    expect(row(opened, "SELECT orders")).to_have_attribute("aria-selected", "true")
    opened.go_back()
    expect(row(opened, "POST /pay")).to_have_attribute("aria-selected", "true")


def test_attributes_are_copied(viewer, make_page):
    page = make_page(permissions=["clipboard-read", "clipboard-write"])
    order(viewer)
    page.goto(f"/trace/{ID}?span={'c' * 16}")
    page.get_by_role("button", name="Copy db.system.name").click()
    expect(page.locator(".toast")).to_have_text("Copied db.system.name")
    assert page.evaluate("navigator.clipboard.readText()") == "sqlite"


def test_the_critical_path_is_marked(opened):
    opened.keyboard.press("c")
    expect(row(opened, "POST /pay").locator(".piece")).to_have_count(1)
    expect(row(opened, "GET /order").locator(".piece")).to_have_count(3)
    expect(opened).to_have_url(re.compile("critical=true"))
    opened.go_back()
    expect(opened.locator(".piece")).to_have_count(0)


def test_a_span_as_the_root(opened):
    row(opened, "pay").click()
    opened.keyboard.press("r")
    expect(opened.locator(".note-root")).to_contain_text("Showing 2 spans from pay down")
    expect_names(opened, ["pay", "POST /pay"])
    expect(row(opened, "pay")).to_have_attribute("aria-level", "1")
    opened.reload()
    expect(row(opened, "POST /pay")).to_be_visible()
    expect_names(opened, ["pay", "POST /pay"])
    opened.keyboard.press("R")
    expect(row(opened, "load")).to_be_visible()


def test_zoom_by_keyboard_mouse_and_link(opened):
    opened.keyboard.press("+")
    expect(opened).to_have_url(re.compile("from=25000000&to=75000000"))
    opened.keyboard.press("d")
    expect(opened).to_have_url(re.compile("from=37500000&to=87500000"))
    expect(row(opened, "load").locator(".bar")).to_be_hidden()
    opened.keyboard.press("0")
    expect(row(opened, "load").locator(".bar")).to_be_visible()
    box = opened.locator(".minimap").bounding_box()
    opened.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 20)
    opened.mouse.down()
    opened.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + 20, steps=4)
    opened.mouse.up()
    expect(opened).to_have_url(re.compile(r"from=(49|50)\d{6}&to=(74|75)\d{6}"))
    opened.reload()
    expect(row(opened, "pay").locator(".bar")).to_be_visible()
    expect(row(opened, "load").locator(".bar")).to_be_hidden()


def test_an_orphan_is_announced_and_finds_its_parent(page, viewer):
    trace = Trace(ID, ago(30))
    root = trace.span("web", "root", 0, 50 * MS, kind="server", span_id="1" * 16)
    trace.span("web", "grandchild", 12 * MS, 5 * MS, "2" * 16, span_id="3" * 16)
    viewer.send(trace)
    page.goto(f"/trace/{ID}")
    expect(page.locator(".note-warning")).to_contain_text("1 span waits for a parent that has not arrived")
    expect(row(page, "grandchild")).to_have_attribute("aria-level", "1")
    row(page, "grandchild").click()
    expect(page.locator("aside.details .note")).to_contain_text("2" * 16)
    trace.span("web", "parent", 10 * MS, 30 * MS, root, span_id="2" * 16)
    viewer.send(trace)
    expect(row(page, "grandchild")).to_have_attribute("aria-level", "3")
    expect(row(page, "grandchild")).to_have_attribute("aria-selected", "true")
    expect(page.locator(".note-warning")).to_have_count(0)
    expect_names(page, ["root", "parent", "grandchild"])


def test_clocks_that_differ_are_told_and_not_corrected(page, viewer):
    trace = Trace(ID, ago(30))
    call = trace.span("web", "call", 20 * MS, 20 * MS, kind="client", span_id="1" * 16)
    trace.span("far", "serve", 5 * MS, 16 * MS, call, "server", span_id="2" * 16)
    viewer.send(trace)
    page.goto(f"/trace/{ID}")
    expect(page.locator(".note-warning")).to_contain_text("The clock of far seems to be 17 ms behind that of web")
    expect(row(page, "serve")).to_be_visible()
    expect(row(page, "call")).to_be_visible()
    assert (
        row(page, "serve").locator(".bar").bounding_box()["x"] < row(page, "call").locator(".bar").bounding_box()["x"]
    )


def test_parents_in_a_circle_are_cut(page, viewer):
    trace = Trace(ID, ago(30))
    trace.span("web", "root", 0, 50 * MS, span_id="1" * 16)
    trace.span("web", "first", 1 * MS, 5 * MS, "3" * 16, span_id="2" * 16)
    trace.span("web", "second", 2 * MS, 5 * MS, "2" * 16, span_id="3" * 16)
    trace.span("web", "selfish", 3 * MS, 5 * MS, "4" * 16, span_id="4" * 16)
    viewer.send(trace)
    page.goto(f"/trace/{ID}")
    expect(page.locator(".note-warning")).to_contain_text("round in a circle")
    settles(page, lambda: sorted(names(page)), ["first", "root", "second", "selfish"])


def test_a_trace_that_is_not_there(page, viewer):
    page.goto(f"/trace/{ID}")
    expect(page.get_by_role("alert")).to_contain_text("That did not work")
    # The browser itself writes the status of the answer to the console.
    page.complaints[:] = [text for text in page.complaints if "404" not in text]
    order(viewer)
    page.get_by_role("button", name="Try again").click()
    expect(row(page, "pay")).to_be_visible()


def test_what_arrives_during_a_slow_load_is_shown(opened, viewer):
    held = []

    def hold_the_first(route):
        if held:
            return route.continue_()
        held.append((route, route.fetch()))

    opened.route(f"**/api/traces/{ID}", hold_the_first)
    for number in (1, 2):
        more = Trace(ID, ago(60))
        more.span("web", f"late {number}", 96 * MS, MS, "a" * 16)
        otlp.send(viewer.address, more)
        # The server tells of its statistics after the traces.
        expect(opened.locator(".status-text")).to_contain_text(f"{5 + number} spans")
        while not held:
            opened.wait_for_timeout(20)
    [(route, answer)] = held
    route.fulfill(response=answer)
    expect(opened.locator(".row-name", has_text="late 2")).to_be_visible()


def test_a_window_of_an_address_lies_within_the_trace(opened):
    opened.goto(f"/trace/{ID}?from=100000000000000000&to=100000000000000016")
    expect(opened.locator(".waterfall .row").first).to_be_visible()
    opened.goto(f"/trace/{ID}?from=90000000&to=900000000000")
    expect(opened.locator(".tick").first).to_have_text("0")
