"""Looks for public names of this package that another module declares as well.

collisions.py CHECKOUTS GRAPHS: the folder of the packages that this one depends on, and a folder of symbol graphs of modules
that come with the toolchain. A name in both of two imported modules is ambiguous, and one that the standard library has too
is hidden from everybody who imports this package.

Only names at the top level count, of types as well as of functions. EXPECTED says which collisions stay, and why.
"""

import glob
import json
import os
import re
import sys

from sources import Source, finish

CHECKOUTS, GRAPHS = sys.argv[1:3]

EXPECTED = {
    "Baggage": "only a module of swift-service-context for old clients has it, as a deprecated name of ServiceContext",
    "Trace": "a macro, used as an attribute only; the type belongs to mocks in SwiftNIO that no client compiles",
}

DECLARATION = re.compile(
    r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:public|open)\s+(?:(?:final|indirect|nonisolated|distributed|prefix|postfix)\s+)*"
    r"(class|struct|enum|protocol|actor|typealias|macro|func)\s+`?(\w+)")
KINDS = re.compile(r"^swift\.(class|struct|enum|protocol|actor|typealias|macro|func)$")


def declarations(path):
    """The public names at the top level of a file, with their lines."""
    depth = 0
    for line in Source(path).lines:
        if depth == 0 and (match := DECLARATION.match(line.code)):
            yield match[2], line.number
        depth += line.code.count("{") - line.code.count("}")


def names(folder):
    """Where each public name of a folder of sources is declared."""
    found = {}
    for path in sorted(glob.glob(f"{folder}/**/*.swift", recursive=True)):
        for name, number in declarations(path):
            found.setdefault(name, f"{path}:{number}")
    return found


def package_names():
    """The names of each package, and where."""
    for package in sorted(glob.glob(f"{CHECKOUTS}/*")):
        # GRDB keeps its sources in a folder of its own name.
        found = {**names(f"{package}/Sources"), **names(f"{package}/GRDB")}
        yield os.path.basename(package), found


def toolchain_names():
    """The names of each module of the toolchain, and what they are."""
    modules = {}
    for path in sorted(glob.glob(f"{GRAPHS}/*.symbols.json")):
        with open(path, encoding="utf-8") as file:
            graph = json.load(file)
        found = modules.setdefault(graph["module"]["name"], {})
        for symbol in graph["symbols"]:
            kind = KINDS.match(symbol["kind"]["identifier"])
            if kind and len(symbol["pathComponents"]) == 1:
                found[symbol["pathComponents"][0].split("(")[0]] = kind[1]
    return modules.items()


ours = names("Sources")
others = [*package_names(), *toolchain_names()]
collisions = [(name, module, theirs[name]) for name in sorted(ours) for module, theirs in others if name in theirs]
problems = [
    f"{ours[name]}: {name} is also a name of {module} ({place})"
    for name, module, place in collisions if name not in EXPECTED]
problems += [
    f"{name} is expected to collide, but does not" for name in EXPECTED if all(name != other for other, _, _ in collisions)]
empty = [module for module, theirs in others if not theirs]
if len(ours) < 100 or len(others) < 30 or empty:
    problems.append(f"too little was found: {len(ours)} names here, {len(others)} other modules, nothing in {empty}")
finish(
    problems, "nest the type in another one, or choose a longer name",
    f"{len(ours)} names, none among those of {len(others)} packages and modules")
