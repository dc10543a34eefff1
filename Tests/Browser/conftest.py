"""What every test gets: a server of its own, and a page that must not complain."""

import os

import pytest
from playwright.sync_api import expect, sync_playwright

from support.viewer import Viewer

# The machine may be busy: conditions are awaited for long, and nothing is asserted about time.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


@pytest.fixture
def viewer():
    viewer = Viewer()
    yield viewer
    viewer.stop()


@pytest.fixture
def make_page(browser, viewer):
    """Makes pages of a size and a colour scheme. After the test none of them may have complained on its console."""
    contexts, complaints = [], []

    def make(width=1280, height=800, scheme="light", **options):
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, base_url=viewer.address, **options)
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(f"{error}\n{error.stack}"))
        page.complaints = complaints
        return page

    yield make
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page(make_page):
    return make_page()
