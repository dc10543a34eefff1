"""Which lines a comment such as `// SAFETY: ...` speaks for.

It speaks for the six lines after it; and when a declaration or a statement with a block follows it directly, for all of
that. A comment at the end of a line, or on the first line inside a block, speaks for that line as well, the line above.
"""

import re

REACH = 6


def covered(source, mark):
    lines = source.lines
    result = set()
    for index, line in enumerate(lines):
        if not re.search(rf"\b{mark}: \S", line.comment):
            continue
        end = index
        while end + 1 < len(lines) and lines[end + 1].comment and not lines[end + 1].code.strip():
            end += 1
        result.update(range(index, end + REACH + 2))
        result.update(block(lines, end + 1))
    return result


def block(lines, start):
    """The numbers of the lines of the block that begins at index `start`; none when that line is no declaration."""
    first = start
    while first < len(lines) and is_attribute(lines[first]):
        first += 1
    if first >= len(lines) or not lines[first].code.strip():
        return range(0)
    opening = first
    while opening < len(lines) and lines[opening].code.strip() and not lines[opening].code.rstrip().endswith("{"):
        if opening > first and lines[opening].indentation <= lines[first].indentation:
            if not lines[opening].code.lstrip().startswith(")"):
                return range(0)
        opening += 1
    if opening >= len(lines) or not lines[opening].code.strip():
        return range(0)
    for closing in range(opening + 1, len(lines)):
        line = lines[closing]
        if line.indentation == lines[first].indentation and line.code.lstrip().startswith("}"):
            return range(lines[start].number, line.number + 1)
    return range(0)


def is_attribute(line):
    return re.fullmatch(r"(@[\w.]+(\([^)]*\))?\s*)+", line.code.strip()) is not None


def without_reason(source, pattern, mark):
    """The uses of `pattern` that no comment with `mark` speaks for."""
    reasons = covered(source, mark)
    for line, match in source.find(pattern):
        if line.number not in reasons:
            yield f"{source.path}:{line.number}: {match.group()} without // {mark}: {line.text.strip()}"
