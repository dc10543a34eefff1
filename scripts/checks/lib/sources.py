"""The source files of the library, cut into code and comments, for the checks that read them."""

import os
import re
import sys

SUFFIXES = (".swift", ".c", ".h")
# What protoc and scripts/embed-page write, in their own style.
GENERATED = (".pb.swift", ".generated.h")


class Line:
    """One line: `code` without comments and with empty texts, and `comment`."""

    def __init__(self, number, text, code, comment):
        self.number = number
        self.text = text
        self.code = code
        self.comment = comment
        self.indentation = len(text) - len(text.lstrip(" "))


class Source:
    def __init__(self, path):
        self.path = path
        with open(path, encoding="utf-8") as file:
            self.lines = list(split(file.read()))

    def find(self, pattern):
        """The lines whose code matches, with the match."""
        for line in self.lines:
            match = re.search(pattern, line.code)
            if match:
                yield line, match


TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|(#*)"""(.*?)"""\1|(#+)"[^\n]*?"\3|"(?:\\\([^\n)]*\)|\\.|[^"\\\n])*"', re.DOTALL)


def split(text):
    code, comments = list(text), [" "] * len(text)
    for match in TOKEN.finditer(text):
        is_comment = match.group().startswith("/")
        for index in range(*match.span()):
            if text[index] == "\n":
                continue
            if is_comment:
                comments[index] = text[index]
            code[index] = " "
    # A newline ends a line in all three, so that line numbers agree.
    for index, character in enumerate(text):
        if character == "\n":
            comments[index] = "\n"
    parts = zip(text.split("\n"), "".join(code).split("\n"), "".join(comments).split("\n"))
    for number, (whole, code_part, comment) in enumerate(parts, 1):
        yield Line(number, whole, code_part, comment.strip())


def sources(top="Sources"):
    if not os.path.isdir(top):
        sys.exit(f"there is no folder {top}")
    paths = []
    for folder, folders, files in os.walk(top):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths += [os.path.join(folder, name) for name in files if name.endswith(SUFFIXES) and not name.endswith(GENERATED)]
    if not paths:
        sys.exit(f"no sources found in {top}")
    return [Source(path) for path in sorted(paths)]


def finish(problems, advice, summary):
    """Ends the check: the last line is what scripts/check shows."""
    for problem in problems:
        print(problem)
    if problems:
        sys.exit(print(f"{len(problems)} problems: {advice}") or 1)
    print(summary)
