"""Whether what the customers do at the end, when everything works again, becomes whole traces."""

import json
import os
import subprocess
import time
import urllib.error
import urllib.request

import accounts
from shop import SERVICES


def _spans(receivers, trace):
    spans = []
    for receiver in receivers:
        try:
            with urllib.request.urlopen(f"{receiver.url}/api/traces/{trace}/export?format=otlp", timeout=30) as answer:
                document = json.load(answer)
        except urllib.error.HTTPError:
            continue
        for resource in document["resourceSpans"]:
            attributes = {a["key"]: a["value"].get("stringValue") for a in resource["resource"]["attributes"]}
            for scope in resource["scopeSpans"]:
                spans += [(attributes.get("service.name"), span) for span in scope["spans"]]
    return spans


def _problem(step, spans):
    ids = {span["spanId"] for _, span in spans}
    roots = sum(1 for _, span in spans if not span.get("parentSpanId"))
    orphans = [span["name"] for _, span in spans if span.get("parentSpanId") and span["parentSpanId"] not in ids]
    missing = [name for name in SERVICES if step["isOrder"] and name not in {service for service, _ in spans}]
    if roots != 1:
        return f"{roots} spans have no parent, instead of one"
    if orphans:
        return f"the parent of {orphans[0]} is missing"
    return f"{missing[0]} has no span in it" if missing else None


def tour_problems(shop, receivers):
    """Sends a request of each kind; a span of it may be missing only if something was dropped meanwhile."""
    for _ in range(5):
        before = _dropped(shop)
        problems = _one_tour(shop, receivers)
        if not problems:
            return []
        # The counts are a second old.
        time.sleep(2)
        if _dropped(shop) == before:
            return problems
    return problems


def _dropped(shop):
    return {process.name: accounts.dropped(process.last) for process in shop.processes}


def _one_tour(shop, receivers):
    command = [shop.command, "tour", shop.gateway]
    output = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=120).stdout
    steps = [json.loads(line) for line in output.splitlines()]
    if len(steps) < 7:
        return ["the last requests were not answered"]
    problems = [f"{step['path']} was answered with {step['status']}" for step in steps if not step["isExpected"]]
    deadline = time.monotonic() + 30
    for step in steps:
        while problem := _problem(step, _spans(receivers, step["trace"])):
            if time.monotonic() > deadline:
                problems.append(f"the trace of {step['path']} is not whole: {problem}")
                break
            time.sleep(0.2)
    return problems


def file_problems(folder):
    """Whether files on the disk that was full at times can still be read."""
    problems = []
    for name in sorted(os.listdir(folder)):
        with open(f"{folder}/{name}", "rb") as file:
            data = file.read()
        try:
            if ".log" in name:
                for line in data.splitlines():
                    json.loads(line)
            elif name.endswith(".json"):
                text = data.decode().rstrip("\0 \n")
                json.loads(text if text.endswith("]") else text.rstrip(",") + "]")
        except (ValueError, UnicodeDecodeError) as error:
            problems.append(f"the file {name} cannot be read: {error}")
    return problems
