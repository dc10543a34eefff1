"""The list of traces: what newcomers see, search, plot, live updates, deep links."""

import re

from playwright.sync_api import expect

from support.now import MS, ago
from support.otlp import Trace
from support.shop import Shop


def simple(number, service="api", name="GET /a", duration=10 * MS, seconds=30, **span):
    trace = Trace(f"{number:032x}", ago(seconds))
    trace.span(service, name, 0, duration, kind="server", **span)
    return trace


def rows(page):
    return page.locator("table.traces tbody tr")


def five(viewer):
    viewer.send(
        simple(1, "api", "GET /a", 10 * MS, 50, values={"http.route": "/a", "user.id": 42}),
        simple(2, "api", "GET /b", 200 * MS, 40, values={"http.route": "/b", "note": "two words"}),
        simple(3, "billing", "Invoice.print", 900 * MS, 30, status="error", message="out of paper"),
        simple(4, "billing", "Invoice.send", 40 * MS, 20),
        simple(5, "api", "GET /a", 3 * MS, 10, values={"user.id": 7}),
    )


def test_a_newcomer_is_told_what_to_do(page, viewer):
    page.goto("/")
    expect(page.get_by_role("heading", name="Waiting for the first trace")).to_be_visible()
    expect(page.locator(".empty")).to_contain_text(f"OTEL_EXPORTER_OTLP_ENDPOINT={viewer.address}")
    expect(page.locator(".empty")).to_contain_text("FastraceSetup.bootstrap()")
    viewer.send(simple(1))
    expect(rows(page)).to_have_count(1)
    expect(page.locator(".empty")).to_have_count(0)


def test_the_newest_trace_comes_first(page, viewer):
    five(viewer)
    page.goto("/")
    expect(page.locator("td.name a")).to_have_text(
        [
            re.compile("GET /a"),
            re.compile("Invoice.send"),
            re.compile("Invoice.print"),
            re.compile("GET /b"),
            re.compile("GET /a"),
        ]
    )
    expect(rows(page).nth(3)).to_contain_text("200 ms")
    expect(page.locator(".plot a.dot")).to_have_count(5)
    expect(page.locator(".plot a.dot.error")).to_have_count(1)


def test_search_by_every_field(page, viewer):
    five(viewer)
    page.goto("/")
    form = page.get_by_role("search", name="Search for traces")
    form.get_by_label("Service").select_option("billing")
    expect(rows(page)).to_have_count(2)
    form.get_by_label("Operation").select_option("Invoice.print")
    expect(rows(page)).to_have_count(1)
    page.keyboard.press("Escape")
    expect(rows(page)).to_have_count(5)
    for label, text, count in [
        ("Attributes", "http.route=/b", 1),
        ("Attributes", 'note="two words"', 1),
        ("Attributes", "user.id=42 http.route=/a", 1),
        ("Text", "Invoice", 2),
        ("At least", "150ms", 2),
        ("At most", "0.01s", 2),
        ("At least", "150", 2),
        ("At least", "0.15 S", 2),
        ("At most", "1min", 5),
        ("Text", "no such thing", 0),
    ]:
        field = form.get_by_label(label)
        field.fill(text)
        field.press("Enter")
        expect(rows(page)).to_have_count(count)
        (
            page.get_by_role("button", name=re.compile("Remove the filter")).first.click()
            if count and " http" not in text
            else page.goto("/")
        )
        expect(rows(page)).to_have_count(5)
    form.get_by_label("Errors only").check()
    expect(rows(page)).to_have_count(1)
    expect(page).to_have_url(re.compile(r"\?error=true$"))


def test_a_duration_that_is_none_is_not_searched_for(page, viewer):
    five(viewer)
    page.goto("/")
    field = page.get_by_label("At least")
    field.fill("soon")
    field.press("Enter")
    assert "100ms" in field.evaluate("field => field.validationMessage")
    expect(page).to_have_url(re.compile("/$"))


def test_a_duration_means_the_same_to_the_page_and_the_server(page, viewer):
    five(viewer)
    page.goto("/?minDuration=150&maxDuration=0.2+s")
    expect(rows(page)).to_have_count(1)
    expect(page.get_by_label("At least")).to_have_value("150ms")
    expect(page.get_by_role("button", name="Remove the filter ≤ 200ms")).to_be_visible()


def test_a_search_that_fails_says_so(page, viewer):
    five(viewer)
    page.goto("/")
    expect(rows(page)).to_have_count(5)
    page.route("**/api/traces?*", lambda route: route.fulfill(status=500, json={"error": "out of order"}))
    page.get_by_label("Text").fill("Invoice")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("out of order")
    # Those of the search before are no answer to this one.
    expect(rows(page)).to_have_count(0)
    page.unroute("**/api/traces?*")
    page.get_by_role("button", name="Try again").click()
    expect(rows(page)).to_have_count(2)
    expect(page.get_by_role("alert")).to_have_count(0)
    page.complaints[:] = [text for text in page.complaints if "Failed to load resource" not in text]


def test_older_traces_that_cannot_be_loaded_can_be_tried_again(page, viewer):
    viewer.send(*[simple(number + 1, seconds=300 - number) for number in range(130)])
    page.goto("/")
    expect(rows(page)).to_have_count(100)
    page.route("**/api/traces?*", lambda route: route.abort())
    page.get_by_role("button", name="Load older traces").click()
    expect(page.get_by_role("alert")).to_contain_text("does not answer")
    expect(rows(page)).to_have_count(100)
    page.unroute("**/api/traces?*")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("button", name="Load older traces")).to_be_visible()
    page.complaints[:] = [text for text in page.complaints if "Failed to load resource" not in text]


def test_every_search_is_a_link_and_back_undoes_it(page, viewer):
    five(viewer)
    page.goto("/?service=api&minDuration=5ms")
    expect(rows(page)).to_have_count(2)
    expect(page.get_by_label("Service", exact=True)).to_have_value("api")
    page.get_by_role("button", name="Remove the filter ≥ 5ms").click()
    expect(rows(page)).to_have_count(3)
    page.go_back()
    expect(rows(page)).to_have_count(2)
    page.go_forward()
    expect(rows(page)).to_have_count(3)
    rows(page).first.click()
    expect(page).to_have_url(re.compile("/trace/0+5$"))
    page.go_back()
    expect(rows(page)).to_have_count(3)


def test_nothing_found_says_so(page, viewer):
    five(viewer)
    page.goto("/?text=unicorn")
    expect(page.get_by_role("heading", name="No trace matches")).to_be_visible()
    page.get_by_role("button", name="Clear all filters").click()
    expect(rows(page)).to_have_count(5)


def test_sorting_by_duration(page, viewer):
    five(viewer)
    page.goto("/")
    page.get_by_role("button", name="Duration").click()
    expect(page.locator(".duration-text")).to_have_text(["900 ms", "200 ms", "40 ms", "10 ms", "3 ms"])
    expect(page).to_have_url(re.compile("sort=duration"))


def test_a_click_on_a_dot_opens_its_trace(page, viewer):
    five(viewer)
    page.goto("/")
    box = page.locator(".plot a.dot.error circle").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Invoice.print")


def test_a_rectangle_in_the_plot_selects(page, viewer):
    five(viewer)
    page.goto("/")
    expect(page.locator(".plot a.dot")).to_have_count(5)
    box = page.locator(".plot a.dot.error circle").bounding_box()
    page.mouse.move(box["x"] - 12, box["y"] - 6)
    page.mouse.down()
    page.mouse.move(box["x"] + 20, box["y"] + 20, steps=5)
    page.mouse.up()
    expect(rows(page)).to_have_count(1)
    expect(rows(page)).to_contain_text("Invoice.print")
    page.go_back()
    expect(rows(page)).to_have_count(5)


def test_new_traces_appear_and_can_be_held_back(page, viewer):
    viewer.send(simple(1))
    page.goto("/")
    expect(rows(page)).to_have_count(1)
    viewer.send(simple(2, seconds=5))
    expect(rows(page)).to_have_count(2)
    page.keyboard.press("p")
    expect(page.get_by_role("button", name="Paused")).to_be_visible()
    viewer.send(simple(3, seconds=2))
    expect(page.get_by_role("button", name="Show 1 new or changed")).to_be_visible()
    expect(rows(page)).to_have_count(2)
    page.keyboard.press("p")
    expect(rows(page)).to_have_count(3)


def test_new_traces_must_match_the_search(page, viewer):
    viewer.send(simple(1))
    page.goto("/?service=api")
    expect(rows(page)).to_have_count(1)
    viewer.send(simple(2, "other", seconds=5), simple(3, seconds=4))
    expect(rows(page)).to_have_count(2)
    expect(page.locator("table.traces")).not_to_contain_text("other")


def test_older_traces_are_loaded_on_request(page, viewer):
    viewer.send(*[simple(number + 1, seconds=300 - number) for number in range(130)])
    page.goto("/")
    expect(rows(page)).to_have_count(100)
    page.get_by_role("button", name="Load older traces").click()
    expect(rows(page)).to_have_count(130)


def test_the_list_by_keyboard(page, viewer):
    viewer.send(*Shop().traffic(ago(1), 12, 60))
    page.goto("/")
    expect(rows(page)).to_have_count(12)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.get_by_role("link", name="Compare the two marked")).to_be_visible()
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page.locator(".waterfall .row").first).to_be_visible()
    page.keyboard.press("g")
    page.keyboard.press("t")
    expect(rows(page)).to_have_count(12)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Mark the trace for a comparison")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("/")
    expect(page.get_by_label("Text")).to_be_focused()


def test_what_came_while_the_server_was_away_is_caught_up(page, viewer):
    viewer.send(simple(1))
    page.goto("/")
    expect(rows(page)).to_have_count(1)
    viewer.restart()
    expect(page.locator(".status")).not_to_have_attribute("data-state", "live")
    viewer.send(simple(2), simple(3))
    expect(page.locator(".status")).to_have_attribute("data-state", "live")
    expect(rows(page)).to_have_count(2)
    # The browser itself writes to the console that the connection was lost.
    page.complaints[:] = [
        text for text in page.complaints if "Failed to load resource" not in text and "net::" not in text
    ]


def test_a_search_that_stopped_early_goes_further_on_request(page, viewer):
    five(viewer)
    answers = [{"traces": [], "next": "a cursor"}, viewer.get("/api/traces?text=Invoice.print")]
    asked = []

    def answer(route):
        asked.append(route.request.url)
        route.fulfill(json=answers.pop(0))

    page.route("**/api/traces?*", answer)
    page.goto("/?text=Invoice.print")
    expect(page.locator(".empty")).to_contain_text("older ones were not searched")
    page.get_by_role("button", name="Search further back").click()
    expect(rows(page)).to_have_count(1)
    assert "before=a+cursor" in asked[1]


def hide(page, hidden):
    """What a browser does when another tab comes to the front."""
    page.evaluate(
        """(hidden) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
      document.dispatchEvent(new Event('visibilitychange'));
    }""",
        hidden,
    )


def test_many_tabs_can_be_open(page, viewer):
    viewer.send(simple(1))
    tabs = [page] + [page.context.new_page() for _ in range(7)]
    for tab in tabs:
        tab.goto("/")
        expect(tab.locator(".status")).to_have_attribute("data-state", "live")
        expect(rows(tab)).to_have_count(1)
        hide(tab, True)
    viewer.send(simple(2, seconds=5))
    for tab in tabs:
        hide(tab, False)
        expect(rows(tab)).to_have_count(2)
        hide(tab, True)


def test_a_click_counts_whatever_arrives_meanwhile(page, viewer):
    viewer.send(simple(1))
    page.goto("/")
    expect(rows(page)).to_have_count(1)
    link = rows(page).first.locator("td.name a")
    box = link.bounding_box()
    page.mouse.move(box["x"] + 5, box["y"] + box["height"] / 2)
    page.mouse.down()
    status = page.locator(".status-text")
    viewer.send(simple(2, seconds=5))
    expect(status).to_contain_text("2 traces")
    expect(rows(page)).to_have_count(1)
    page.mouse.up()
    expect(page).to_have_url(re.compile("/trace/0+1$"))


def test_what_has_not_changed_stays_as_it_is(page, viewer):
    viewer.send(simple(1), simple(2))
    page.goto("/")
    expect(rows(page)).to_have_count(2)
    page.evaluate("for (const row of document.querySelectorAll('table.traces tbody tr')) row.isOld = true")
    viewer.send(simple(3, seconds=5))
    expect(rows(page)).to_have_count(3)
    assert rows(page).evaluate_all("(rows) => rows.map((row) => row.isOld === true)") == [False, True, True]


def test_a_selection_in_the_plot_is_not_interrupted(page, viewer):
    five(viewer)
    page.goto("/")
    expect(page.locator(".plot a.dot")).to_have_count(5)
    box = page.locator(".plot a.dot.error circle").bounding_box()
    page.mouse.move(box["x"] - 12, box["y"] - 6)
    page.mouse.down()
    page.mouse.move(box["x"] + 10, box["y"] + 10, steps=3)
    viewer.send(simple(6, seconds=1))
    expect(page.locator(".status-text")).to_contain_text("6 traces")
    expect(page.locator(".plot .brush")).to_have_count(1)
    page.mouse.move(box["x"] + 20, box["y"] + 20, steps=3)
    page.mouse.up()
    expect(rows(page)).to_have_count(1)
    expect(rows(page)).to_contain_text("Invoice.print")


def test_a_dot_opens_in_a_tab_of_its_own(page, viewer):
    five(viewer)
    page.goto("/")
    dot = page.locator(".plot a.dot.error")
    with page.context.expect_page() as opened:
        dot.click(modifiers=["Control"])
    expect(opened.value.get_by_role("heading", level=1)).to_contain_text("Invoice.print")
    expect(page).to_have_url(re.compile("/$"))
    dot.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Invoice.print")


def test_nothing_is_left_out_silently(page, viewer):
    """What comes faster than the page is told of it, the page asks for."""
    viewer.send(simple(1, seconds=300))
    page.goto("/")
    expect(page.locator(".status")).to_have_attribute("data-state", "live")
    viewer.send(*[simple(number + 2, seconds=290 - number / 10) for number in range(900)])
    page.get_by_role("button", name="Load older traces").wait_for()
    while page.get_by_role("button", name="Load older traces").is_visible():
        before = rows(page).count()
        page.get_by_role("button", name="Load older traces").click()
        expect(rows(page)).not_to_have_count(before)
    expect(rows(page)).to_have_count(901)


def test_the_overview_of_keys_closes_by_the_key_that_opens_it(page, viewer):
    page.goto("/")
    expect(page.locator(".status")).to_have_attribute("data-state", "live")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("?")
    expect(page.locator("dialog")).to_have_count(0)
