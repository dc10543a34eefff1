"""Flame graph and table of a trace."""

import re

import pytest
from playwright.sync_api import expect

from support.now import MS, ago
from support.otlp import Trace
from support.settles import settles

ID = "fedcba9876543210fedcba9876543210"


@pytest.fixture
def opened(page, viewer):
    """A root of 100 ms: twice `query` of 20 ms at the same time, and `render` of 30 ms."""
    trace = Trace(ID, ago(60))
    root = trace.span("web", "GET /", 0, 100 * MS, kind="server")
    trace.span("database", "query", 10 * MS, 20 * MS, root, "client")
    trace.span("database", "query", 15 * MS, 20 * MS, root, "client", status="error")
    trace.span("web", "render", 50 * MS, 30 * MS, root)
    viewer.send(trace)
    page.goto(f"/trace/{ID}")
    expect(page.locator(".waterfall .row").first).to_be_visible()
    return page


def cells(page, kind):
    return page.evaluate(
        """(kind) => [...document.querySelectorAll('.line:not([hidden])')].sort((a, b) => a.dataset.at - b.dataset.at)
      .map((line) => line.querySelector(kind).textContent)""",
        kind,
    )


def test_the_flame_graph_by_keyboard(opened):
    opened.keyboard.press("2")
    status = opened.locator(".flame-status")
    # 45 ms of the root itself, 40 ms of queries at the same time, 30 ms of rendering.
    expect(status).to_contain_text("115 ms of work")
    opened.locator(".flame-canvas").focus()
    opened.keyboard.press("ArrowDown")
    expect(status).to_contain_text("web: GET / · 115 ms of work · 100 % · self 45 ms · 1 span")
    opened.keyboard.press("ArrowDown")
    expect(status).to_contain_text("database: query · 40 ms of work · 35 % · self 40 ms · 2 spans · 1 error")
    opened.keyboard.press("ArrowRight")
    expect(status).to_contain_text("web: render")
    opened.keyboard.press("Enter")
    expect(opened).to_have_url(re.compile("frame=web%3AGET"))
    opened.go_back()
    expect(status).to_contain_text("The whole trace")


def test_the_flame_graph_by_mouse_and_as_a_table(opened):
    opened.get_by_role("tab", name="Flame graph").click()
    canvas = opened.locator(".flame-canvas")
    box = canvas.bounding_box()
    canvas.click(position={"x": box["width"] * 0.2, "y": 50})
    expect(opened).to_have_url(re.compile("query"))
    expect(opened.locator(".flame-status")).to_contain_text("database: query")
    opened.get_by_text("As a table").click()
    expect(opened.locator(".flame-table tbody tr")).to_have_count(3)
    expect(opened.locator(".flame-table tbody tr").first).to_contain_text("web:GET /")
    opened.get_by_role("button", name="web:GET / › web:render").click()
    expect(opened.locator(".flame-status")).to_contain_text("web: render")


def test_the_table_adds_up_by_name_and_sorts(opened):
    opened.keyboard.press("3")
    expect(opened.locator(".line:not([hidden])")).to_have_count(3)
    settles(opened, lambda: cells(opened, ".line-name"), ["GET /", "query", "render"])
    settles(opened, lambda: cells(opened, ".cell-count"), ["1", "2", "1"])
    settles(opened, lambda: cells(opened, ".self-text"), ["45 ms", "40 ms", "30 ms"])
    settles(opened, lambda: cells(opened, ".cell-total"), ["100 ms", "40 ms", "30 ms"])
    opened.get_by_role("button", name="Longest").click()
    settles(opened, lambda: cells(opened, ".line-name"), ["GET /", "render", "query"])
    expect(opened).to_have_url(re.compile("view=table&sort=longest"))
    opened.get_by_role("button", name="Each span").click()
    expect(opened.locator(".line:not([hidden])")).to_have_count(4)
    opened.get_by_role("button", name="render").click()
    expect(opened.locator("aside.details")).to_contain_text("render")
    opened.reload()
    expect(opened.locator(".line:not([hidden])")).to_have_count(4)


def test_a_view_is_a_step_back(opened):
    opened.keyboard.press("2")
    opened.keyboard.press("3")
    expect(opened.locator(".span-table")).to_be_visible()
    opened.go_back()
    expect(opened.locator(".flame-canvas")).to_be_visible()
    opened.go_back()
    expect(opened.locator(".waterfall .row").first).to_be_visible()
