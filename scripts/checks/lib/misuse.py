"""Compiles each file of misuse by itself, and asks for the errors that its comments `// error: PATTERN` name.

Arguments: how the library was built, the folder of the fixtures, and the compiler's command without its sources.
"""

import glob
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from sources import finish

HOW, FIXTURES, COMMAND = sys.argv[1], sys.argv[2], sys.argv[3:]


def diagnostics(path):
    """The compiler's errors and warnings, as lines and messages."""
    done = subprocess.run([*COMMAND, path], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    found = re.findall(rf"^{re.escape(path)}:(\d+):\d+: ((?:error|warning): .*)$", done.stdout, re.M)
    if done.returncode != 0 and not found:
        sys.exit(print(f"{done.stdout}\nthe compiler fails on {path} without naming a line") or 1)
    return [(int(line), message) for line, message in found]


def expected(path):
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if match := re.search(r"// error: (.*)$", line):
                yield number, match[1]


def problems(path, found):
    wanted = list(expected(path))
    if not wanted:
        yield f"{path} names no error to wait for"
    for line, pattern in wanted:
        if not any(number == line and re.search(f"error: .*{pattern}", message) for number, message in found):
            yield f"{path}:{line}: there is no error {pattern!r} {HOW} the trait Enable; the compiler says {found or 'nothing'}"
    for line, message in found:
        if line not in dict(wanted):
            yield f"{path}:{line}: {message}, which is not expected"


misuses = sorted(glob.glob(f"{FIXTURES}/misuse/*.swift"))
uses = sorted(glob.glob(f"{FIXTURES}/proper-use/*.swift"))
if len(misuses) < 10 or not uses:
    sys.exit(print(f"only {len(misuses)} files of misuse and {len(uses)} of proper use found in {FIXTURES}") or 1)
with ThreadPoolExecutor(2) as compilers:
    found = dict(zip(misuses + uses, compilers.map(diagnostics, misuses + uses)))
all_problems = [problem for path in misuses for problem in problems(path, found[path])]
all_problems += [f"{path}:{line}: {message}" for path in uses for line, message in found[path]]
summary = f"{len(misuses)} misuses, {len(uses)} files of proper use"
finish(all_problems, "mend what the compiler lets through, or what it forbids", summary)
