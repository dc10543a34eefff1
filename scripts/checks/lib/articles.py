"""Compares the code in articles with that of the tests, and looks for what relative links in Markdown files name.

The tests that the threat model names have to exist as well.
"""

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
THREATS = "docs/threat-model.md"
SUITE = re.compile(r"\b(?:struct|class|enum|actor|extension)\s+(\w+)")
FUNCTION = re.compile(r"\bfunc\s+(\w+)")
PAGE_TEST = re.compile(r"^def (test_\w+)", re.M)
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


class Tests:
    """The names of suites with those of the functions in their files, and of the tests of the page, which are in no suite."""

    def __init__(self):
        self.suites = {}
        for path in files("Tests/**/*.swift"):
            with open(path, encoding="utf-8") as file:
                text = file.read()
            for suite in SUITE.findall(text):
                self.suites.setdefault(suite, {""}).update(FUNCTION.findall(text))
        self.page = set()
        for path in files("Tests/Browser/test_*.py"):
            with open(path, encoding="utf-8") as file:
                self.page |= {os.path.basename(path), *PAGE_TEST.findall(file.read())}

    def missing(self, text):
        """What the text names between backticks, but nobody has: `Suite`, `Suite.test`, `test_file.py`, `test_name`."""
        for suite, name in re.findall(r"`(\w+Tests)(?:\.(\w+))?`", text):
            if name not in self.suites.get(suite, set()):
                yield f"{suite}.{name}" if name else suite
        for name in re.findall(r"`(test_\w+(?:\.py)?)`", text):
            if name not in self.page:
                yield name


def missing_tests(tests):
    with open(THREATS, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            for name in tests.missing(line):
                yield f"{THREATS}:{number}: there is no test {name}"


def markdown():
    for folder, folders, names in os.walk("."):
        folders[:] = [name for name in folders if not name.startswith(".") and name != "node_modules"]
        for name in names:
            if name.endswith(".md"):
                yield os.path.relpath(os.path.join(folder, name))


snippets = Snippets()
pages = sorted(markdown())
articles = links = 0
for path in pages:
    with open(path, encoding="utf-8") as file:
        rest, blocks = without_code(file.read().split("\n"))
    if ".docc/" in path or path == "README.md":
        articles += 1
        check_blocks(path, blocks, snippets)
    # The compiler of the documentation resolves the links of a catalogue.
    if ".docc/" not in path:
        links += 1
        snippets.problems += broken_links(path, rest)
problems = snippets.problems + list(snippets.unused()) + list(missing_tests(Tests()))
finish(
    problems, "let article and test say the same, and links and names of tests name what exists",
    f"{len(snippets.used)} snippets in {articles} pages, links in {links} files")
