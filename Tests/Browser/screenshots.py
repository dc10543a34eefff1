"""Writes pictures of the viewer: the waterfall of a request to the demonstration, and the other pages with made-up data."""

import contextlib
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import time
import urllib.request

from PIL import Image
from playwright.sync_api import expect, sync_playwright

from support.now import ago
from support.shop import Shop
from support.viewer import Viewer

# The README shows the waterfall in full width, where its text shall be sharp on dense screens, too.
DENSITY = {"waterfall": 2}
SIZES = {
    "waterfall": {"width": 1280, "height": 680},
    # As high as the graph, and wide enough for whole lines of the stack.
    "flame-graph": {"width": 1280, "height": 400},
    "error": {"width": 1680, "height": 900},
}
SIZE = {"width": 1280, "height": 760}
LARGEST = 320_000


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["CHROMIUM"], args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        with demonstration() as (address, trace_id):
            take(browser, address, folder, "waterfall", f"/trace/{trace_id}", "light", ".waterfall .row")
        take_made_up(browser, folder)
        browser.close()


@contextlib.contextmanager
def demonstration():
    """`fastrace demo`: the address of its viewer, and the trace of an order, which passes through all three services."""
    process = subprocess.Popen(
        [os.environ["FASTRACE_EXECUTABLE"], "demo", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        lines = []
        for line in process.stdout:
            lines.append(line)
            if "requests go on" in line:
                break
        else:
            sys.exit("fastrace demo ended too early:\n" + "".join(lines))
        address = re.search(r"http://127\.0\.0\.1:\d+", lines[-1]).group()
        # Not the first ones, which pay for everything that is made once, nor the last one, which may still arrive.
        time.sleep(5)
        with urllib.request.urlopen(f"{address}/api/traces?service=gateway&limit=200", timeout=60) as answer:
            traces = json.load(answer)["traces"]
        orders = [one for one in traces[1:] if one["rootName"].startswith("POST /orders") and len(one["services"]) == 3]
        orders = [one for one in orders if one["errorCount"] == 0]
        if not orders:
            sys.exit("fastrace demo has no trace of an order that went through all services")
        yield address, orders[0]["traceID"]
    finally:
        process.terminate()
        process.wait(30)
        process.stdout.close()


def take_made_up(browser, folder):
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
            "error": (f"/trace/{failing.trace_id}?span={failed}", "dark", "aside.details .stack"),
            "flame-graph": (f"/trace/{fine.trace_id}?view=flame", "light", ".flame-status"),
            "map": ("/map", "light", ".node"),
        }
        for name, (path, scheme, awaited) in pictures.items():
            take(browser, viewer.address, folder, name, path, scheme, awaited)
    finally:
        viewer.stop()


def take(browser, address, folder, name, path, scheme, awaited):
    context = browser.new_context(
        viewport=SIZES.get(name, SIZE),
        device_scale_factor=DENSITY.get(name, 1),
        color_scheme=scheme,
        base_url=address,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(path)
    expect(page.locator(awaited).first).to_be_visible(timeout=30_000)
    page.evaluate("document.fonts.ready")
    save(page.screenshot(), folder / f"{name}.png")
    context.close()


def save(picture, path):
    """As a PNG, packed as well as it can be."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    image.save(path, optimize=True)
    size = path.stat().st_size
    print(f"{path.name}: {size // 1000} kB")
    if size > LARGEST:
        sys.exit(f"{path} is larger than {LARGEST // 1000} kB")


main(pathlib.Path(sys.argv[1]))
