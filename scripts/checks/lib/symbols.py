"""Finds public declarations in symbol graphs whose documentation is missing or does not begin with one sentence."""

import glob
import json
import os
import re
import sys

sys.path.insert(0, os.path.dirname(__file__))
from sources import finish

ABBREVIATIONS = re.compile(r"\b(e\.g|i\.e|vs|cf|etc)\.")
SENTENCE_END = re.compile(r"[.!?][)\"']*(\s|$)")


def read(top):
    """All symbols that the modules declare themselves, each once."""
    seen = {}
    for path in sorted(glob.glob(os.path.join(top, "**", "*.symbols.json"), recursive=True)):
        with open(path, encoding="utf-8") as file:
            graph = json.load(file)
        for symbol in graph["symbols"]:
            # An extension is where its members are; it is nothing by itself.
            if symbol["kind"]["identifier"] == "swift.extension":
                continue
            # What the compiler has derived or a protocol's extension provides is written down nowhere.
            if "location" in symbol and "::SYNTHESIZED::" not in symbol["identifier"]["precise"]:
                seen[symbol["identifier"]["precise"]] = (graph["module"]["name"], symbol)
    return seen.values()


def first_paragraph(lines):
    paragraph = []
    for line in lines:
        text = line["text"].strip()
        if not text:
            if paragraph:
                break
            continue
        paragraph.append(text)
    return " ".join(paragraph)


def problem(module, symbol):
    comment = symbol.get("docComment")
    if comment is None or not comment["lines"]:
        return "is not documented"
    if comment.get("module", module) != module:
        return None  # Inherited from the protocol that it conforms to.
    summary = first_paragraph(comment["lines"])
    plain = ABBREVIATIONS.sub("", re.sub(r"`+[^`]*`+", "code", summary))
    ends = SENTENCE_END.findall(plain)
    if not plain.endswith((".", "!", "?")):
        return f"begins with something that is no sentence: {summary!r}"
    if len(ends) != 1:
        return f"begins with {len(ends)} sentences in one paragraph: {summary!r}"
    return None


def place(symbol):
    location = symbol["location"]
    path = location["uri"].removeprefix("file://")
    return f"{os.path.relpath(path)}:{location['position']['line'] + 1}"


symbols = list(read(sys.argv[1]))
if len(symbols) < 10:
    sys.exit(print(f"only {len(symbols)} public declarations found, which cannot be") or 1)
problems = []
for module, symbol in symbols:
    if found := problem(module, symbol):
        problems.append(f"{place(symbol)}: {'.'.join(symbol['pathComponents'])} {found}")
finish(
    sorted(problems), "begin the comment above with one sentence and an empty line",
    f"{len(symbols)} public declarations in {len({module for module, _ in symbols})} modules")
