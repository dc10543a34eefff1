"""Every view in both colour schemes and in three widths: names, contrast, nothing wider than the window."""

import pathlib

import pytest
from playwright.sync_api import expect

from support.now import ago
from support.shop import Shop

AUDIT = (pathlib.Path(__file__).parent / "support" / "audit.js").read_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280, 2560])
def test_every_view_can_be_read(make_page, viewer, width, scheme):
    shop = Shop()
    failing, fine = shop.checkout(ago(30), fails=True), shop.checkout(ago(20))
    viewer.send(failing, fine)
    page = make_page(width=width, height=844 if width < 700 else 900, scheme=scheme)
    failed_span = next(span["spanId"] for service, span in failing.spans if span["name"] == "Issuer.authorize")
    trace = f"/trace/{failing.trace_id}"
    views = {
        "/": "table.traces tbody tr",
        "/?error=true&minDuration=1ms": "table.traces tbody tr",
        "/?text=unicorn": ".empty",
        "/map": ".node",
        "/operations": "tbody tr",
        f"{trace}?span={failed_span}&critical=true": "aside.details .stack",
        f"{trace}?view=flame": ".flame-status",
        f"{trace}?view=table": ".line",
        f"/compare?a={fine.trace_id}&b={failing.trace_id}": ".compare-line",
        "/compare": ".compare-form",
        "/nowhere": ".empty",
    }
    problems = []
    for path, awaited in views.items():
        page.goto(path)
        expect(page.locator(awaited).first).to_be_visible()
        problems += [f"{path}: {problem}" for problem in page.evaluate(AUDIT)]
    page.goto("/")
    expect(page.locator("table.traces tbody tr").first).to_be_visible()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    problems += [f"help: {problem}" for problem in page.evaluate(AUDIT)]
    assert problems == []


def test_the_focus_is_always_seen(page, viewer):
    viewer.send(Shop().checkout(ago(30)))
    page.goto("/")
    expect(page.locator("table.traces tbody tr")).to_have_count(1)
    seen = []
    for _ in range(30):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("""() => {
          const element = document.activeElement;
          if (element === document.body) return null;
          const ring = [element, element.querySelector('circle'), element.closest('tr')].filter(Boolean).some((one) => {
            const style = getComputedStyle(one);
            if (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) return true;
            return (one.tagName === 'circle' && style.strokeWidth === '3px');
          });
          return [element.outerHTML.slice(0, 80), ring];
        }"""))
    reached = [one for one in seen if one]
    assert len({html for html, ring in reached}) > 15
    assert [html for html, ring in reached if not ring] == []


def test_the_colours_are_chosen_and_kept(page, viewer):
    page.goto("/")
    background = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(background)
    page.get_by_role("button", name="Change to dark colours").click()
    expect(page.get_by_role("button", name="Change to light colours")).to_be_visible()
    assert page.evaluate(background) != light
    page.reload()
    expect(page.get_by_role("button", name="Change to light colours")).to_be_visible()
    assert page.evaluate(background) != light
