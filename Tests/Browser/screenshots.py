"""Writes pictures of the viewer: list, waterfall, flame graph and map, light; the waterfall dark as well."""

import io
import os
import pathlib
import sys

from PIL import Image
from playwright.sync_api import expect, sync_playwright

from support.now import ago
from support.shop import Shop
from support.viewer import Viewer

SIZE = {"width": 1280, "height": 760}
LARGEST = 200_000


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    viewer = Viewer()
    try:
        shop = Shop()
        traffic = shop.traffic(ago(1), 140, 900)
        failing = next(
            trace
            for trace in reversed(traffic)
            if any(span["name"] == "Issuer.authorize" and span["status"]["code"] == 2 for _, span in trace.spans)
        )
        fine = next(trace for trace in reversed(traffic) if len(trace.spans) > 30)
        viewer.send(*traffic)
        failed = next(span["spanId"] for _, span in failing.spans if span["name"] == "Issuer.authorize")
        pictures = {
            "list": ("/", "light", "table.traces tbody tr"),
            "waterfall": (f"/trace/{fine.trace_id}?critical=true", "light", ".waterfall .row"),
            "error": (f"/trace/{failing.trace_id}?span={failed}", "dark", "aside.details .stack"),
            "flame-graph": (f"/trace/{fine.trace_id}?view=flame", "light", ".flame-status"),
            "map": ("/map", "light", ".node"),
        }
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=os.environ["CHROMIUM"], args=["--no-sandbox", "--disable-dev-shm-usage"]
            )
            for name, (path, scheme, awaited) in pictures.items():
                context = browser.new_context(
                    viewport=SIZE, color_scheme=scheme, base_url=viewer.address, reduced_motion="reduce"
                )
                page = context.new_page()
                page.goto(path)
                expect(page.locator(awaited).first).to_be_visible(timeout=30_000)
                page.evaluate("document.fonts.ready")
                save(page.screenshot(), folder / f"{name}.png")
                context.close()
            browser.close()
    finally:
        viewer.stop()


def save(picture, path):
    """As a PNG, packed as well as it can be."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    image.save(path, optimize=True)
    size = path.stat().st_size
    print(f"{path.name}: {size // 1000} kB")
    if size > LARGEST:
        sys.exit(f"{path} is larger than {LARGEST // 1000} kB")


main(pathlib.Path(sys.argv[1]))
