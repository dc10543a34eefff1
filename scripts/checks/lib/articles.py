"""Compares the code in articles with that of the tests, and looks for what relative links in Markdown files name."""

import glob
import os
import re
import sys
import textwrap
from urllib.parse import unquote

sys.path.insert(0, os.path.dirname(__file__))
from sources import finish

BEGIN = re.compile(r"^\s*// snippet: (\S+)$")
END = re.compile(r"^\s*// end$")
MARK = re.compile(r"^<!-- (snippet|not compiled): (.+) -->$")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


def plain(lines):
    return textwrap.dedent("\n".join(lines)).strip("\n")


def files(*patterns):
    return sorted(path for pattern in patterns for path in glob.glob(pattern, recursive=True))


class Snippets:
    """The code between `// snippet: NAME` and `// end` in test files."""

    def __init__(self):
        self.text = {}
        self.place = {}
        self.used = set()
        self.problems = []
        for path in files("Tests/SnippetTests/**/*.swift", "Tests/FastraceMacrosTests/**/*.swift"):
            self.read(path)

    def read(self, path):
        name, lines = None, []
        with open(path, encoding="utf-8") as file:
            for number, line in enumerate(file.read().split("\n"), 1):
                if match := BEGIN.match(line):
                    name, lines = match[1], []
                    if name in self.place:
                        self.problems.append(f"{path}:{number}: there are two snippets {name}")
                    self.place[name] = f"{path}:{number}"
                elif END.match(line) and name:
                    self.text[name] = plain(lines)
                    name = None
                elif name:
                    lines.append(line)
        if name:
            self.problems.append(f"{self.place[name]}: the snippet {name} has no // end")

    def compare(self, place, name, code):
        self.used.add(name)
        if name not in self.text:
            self.problems.append(f"{place}: no test has a snippet {name}")
        elif self.text[name] != plain(code):
            self.problems.append(f"{place}: the code is not that of {self.place[name]}")

    def unused(self):
        for name in sorted(set(self.text) - self.used):
            yield f"{self.place[name]}: no article shows the snippet {name}"


def without_code(lines):
    """The lines with those of code blocks emptied, and the Swift blocks as (number, line before, code)."""
    rest, blocks, fence, code, start = [], [], None, [], 0
    for number, line in enumerate(lines, 1):
        stripped = line.strip()
        if fence is None and stripped.startswith("```"):
            fence, code, start = stripped[3:], [], number
        elif fence is not None and stripped == "```":
            if fence == "swift":
                blocks.append((start, lines[start - 2] if start > 1 else "", code))
            fence = None
        elif fence is not None:
            code.append(line)
        rest.append("" if fence is not None or stripped == "```" else re.sub(r"`[^`]*`", "", line))
    return rest, blocks


def check_blocks(path, blocks, snippets):
    for number, before, code in blocks:
        mark = MARK.match(before.strip())
        if not mark:
            snippets.problems.append(f"{path}:{number}: no mark above says which snippet this is, or why it is not compiled")
        elif mark[1] == "snippet":
            snippets.compare(f"{path}:{number}", mark[2], code)


def broken_links(path, lines):
    for number, line in enumerate(lines, 1):
        for target in LINK.findall(line):
            if re.match(r"^([a-z]+:|#)", target):
                continue
            place = os.path.join(os.path.dirname(path), unquote(target.split("#")[0]))
            if not os.path.exists(place):
                yield f"{path}:{number}: there is no {target}"


def markdown():
    for folder, folders, names in os.walk("."):
        folders[:] = [name for name in folders if not name.startswith(".") and name != "node_modules"]
        for name in names:
            if name.endswith(".md"):
                yield os.path.relpath(os.path.join(folder, name))


snippets = Snippets()
pages = sorted(markdown())
articles = 0
for path in pages:
    with open(path, encoding="utf-8") as file:
        rest, blocks = without_code(file.read().split("\n"))
    # The compiler of the documentation resolves the links of a catalogue.
    if ".docc/" in path:
        articles += 1
        check_blocks(path, blocks, snippets)
    else:
        snippets.problems += broken_links(path, rest)
finish(
    snippets.problems + list(snippets.unused()), "let article and test say the same, and links name what exists",
    f"{len(snippets.used)} snippets in {articles} pages, links in {len(pages) - articles} files")
