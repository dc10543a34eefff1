"""Builds the documentation archive of each module from what the compiler knows, with the toolchain's own docc.

archives.py [--only-complete TRAIT,...] --output FOLDER BUILD...

BUILD is a folder of finished modules, as `swift build --show-bin-path` names it; the first one that has a module with its
documentation is taken. With --only-complete, modules are left out whose sources depend on other traits than these. Every
diagnostic of docc is an error.
"""

import argparse
import glob
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import time

from imports import include_flags


def fail(*lines):
    sys.exit(print(*lines, sep="\n") or 1)


def run(*command):
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return result.returncode == 0, result.stdout


def read_manifest():
    good, text = run("swift", "package", "dump-package")
    if not good:
        fail(text, "the manifest cannot be read")
    return json.loads(text[text.index("{"):])


def modules(manifest):
    """The modules of library products in the order of the manifest: none comes before what it depends on."""
    names = {name for product in manifest["products"] if "library" in product["type"] for name in product["targets"]}
    return [target["name"] for target in manifest["targets"] if target["name"] in names]


def traits_of(module, known):
    """The traits that decide what is in the module."""
    found = set()
    for path in glob.glob(f"Sources/{module}/**/*.swift", recursive=True):
        with open(path, encoding="utf-8") as file:
            for condition in re.findall(r"^\s*#(?:else)?if (.+)$", file.read(), re.M):
                found |= known & set(re.findall(r"\w+", condition))
    return found


def extract(module, build, graphs):
    shutil.rmtree(graphs, ignore_errors=True)
    os.makedirs(graphs)
    good, text = run(
        "swift", "symbolgraph-extract", "-module-name", module, "-I", f"{build}/Modules", *include_flags(build),
        "-target", f"{platform.machine()}-unknown-linux-gnu", "-minimum-access-level", "public",
        "-skip-synthesized-members", "-emit-extension-block-symbols", "-output-dir", graphs)
    if not good:
        fail(text, f"swift symbolgraph-extract fails on {module}")


def symbols_in(graphs, module):
    with open(os.path.join(graphs, f"{module}.symbols.json"), encoding="utf-8") as file:
        return len(json.load(file)["symbols"])


def extract_from_first(module, builds, graphs):
    """The symbols of the module, of the build in which it has most: behind a trait that is off there are none."""
    best = None
    for number, build in enumerate(builds):
        if not os.path.exists(f"{build}/Modules/{module}.swiftmodule"):
            continue
        extract(module, build, f"{graphs}.{number}")
        count = symbols_in(f"{graphs}.{number}", module)
        if best is None or count > best[0]:
            best = count, f"{graphs}.{number}"
    if best is None:
        fail(f"there is no module {module} in {', '.join(builds)}: it has to be built first")
    return best[1]


def convert(module, graphs, archive, dependencies):
    catalogue = f"Sources/{module}/{module}.docc"
    if not os.path.exists(f"{catalogue}/{module}.md"):
        return f"{catalogue}/{module}.md is missing: every product has a page of its own"
    shutil.rmtree(archive, ignore_errors=True)
    good, text = run(
        "docc", "convert", catalogue, "--additional-symbol-graph-dir", graphs, "--output-path", archive,
        "--fallback-bundle-identifier", f"fastrace.{module}", "--fallback-default-module-kind", "Library",
        "--warnings-as-errors",
        "--enable-experimental-external-link-support", *(flag for path in dependencies for flag in ("--dependency", path)))
    return None if good else text


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--only-complete", metavar="TRAITS")
    parser.add_argument("--output", required=True)
    parser.add_argument("builds", nargs="+")
    options = parser.parse_args()
    if not shutil.which("docc"):
        fail("docc is missing: it is a part of the Swift toolchain")
    manifest = read_manifest()
    chosen = modules(manifest)
    if options.only_complete is not None:
        others = {trait["name"] for trait in manifest["traits"]} - set(options.only_complete.split(","))
        chosen = [module for module in chosen if not traits_of(module, others)]
    start = time.monotonic()
    # Products come and go.
    shutil.rmtree(options.output, ignore_errors=True)
    os.makedirs(f"{options.output}/symbols", exist_ok=True)
    finished = []
    for module in chosen:
        graphs = extract_from_first(module, options.builds, f"{options.output}/symbols/{module}")
        archive = f"{options.output}/{module}.doccarchive"
        # The next ones refer to this one, and would only complain about that.
        if problem := convert(module, graphs, archive, finished):
            fail(problem, f"the documentation of {module} has errors")
        finished.append(archive)
    print(f"{len(finished)} archives in {time.monotonic() - start:.0f} s")


main()
