"""Compiles sources with the macros of this package.

The plugin is built for debugging, because swift-syntax takes minutes otherwise; what it expands is compiled as the check
wants it. The build is that of `scripts/test --macros`.
"""

import difflib
import glob
import os
import re
import subprocess
import sys

from disassembly import functions

SCRATCH = ".build-macros"
FOLDER = ".build-check/macros"


def stop(message):
    print(message, flush=True)
    sys.exit(1)


def build(*arguments):
    command = ["swift", "build", *arguments]
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if result.returncode != 0:
        stop(f"{result.stdout[-4000:]}\n{' '.join(command)} fails, see above")
    shown = subprocess.run([*command, "--show-bin-path"], stdout=subprocess.PIPE, text=True, check=True)
    return shown.stdout.strip()


def run_package(package, program, *traits):
    """What a program of another package prints, which shares the build of swift-syntax."""
    products = build("--package-path", package, "--scratch-path", SCRATCH, *traits)
    command = [os.path.join(products, program)]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.strip()


def traces_of_swift_syntax(scratch):
    paths = glob.glob(f"{scratch}/**/*", recursive=True)
    return [path for path in paths if re.search(r"swift-?syntax", os.path.basename(path), re.I)]


class Compiler:
    """The compiler with the library built with some traits."""

    def __init__(self, traits):
        products = build("--target", "FastraceMacros", "--traits", traits, "--scratch-path", SCRATCH)
        os.makedirs(FOLDER, exist_ok=True)
        self.products = products
        self.traits = traits.split(",")
        plugin = os.path.join(products, "FastraceMacrosPlugin-tool")
        if not os.path.exists(plugin):
            stop(f"{plugin} is missing: the package manager has built the plugin elsewhere")
        self.flags = [
            "-swift-version", "6", "-parse-as-library", "-I", os.path.join(products, "Modules"),
            "-Xcc", f"-fmodule-map-file={products}/CFastrace.build/module.modulemap", "-Xcc", "-ISources/CFastrace/include",
            "-load-plugin-executable", f"{plugin}#FastraceMacrosPlugin"]

    def compile(self, source, result, *flags):
        command = ["swiftc", "-c", "-module-name", "Cases", "-package-name", "cases", *self.flags, *flags, source, "-o", f"{FOLDER}/{result}"]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        return done.returncode, done.stdout

    def write(self, name, text):
        path = f"{FOLDER}/{name}"
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def functions(self, result):
        return functions(f"{FOLDER}/{result}")


def plugin_warnings(compiler):
    """The plugin compiles without a warning; other checks build without the trait Macros, and see nothing of it."""
    sources = glob.glob("Sources/FastraceMacrosPlugin/**/*.swift", recursive=True)
    command = [
        "swiftc", "-typecheck", "-warnings-as-errors", "-strict-memory-safety", "-swift-version", "6", "-parse-as-library",
        "-module-name", "FastraceMacrosPlugin", "-enable-upcoming-feature", "InternalImportsByDefault",
        "-enable-upcoming-feature", "ExistentialAny", "-enable-upcoming-feature", "MemberImportVisibility",
        "-I", os.path.join(compiler.products, "Modules-tool"), *(f"-D{trait}" for trait in compiler.traits), *sources]
    for shims in glob.glob(f"{SCRATCH}/checkouts/swift-syntax/Sources/*/include/module.modulemap"):
        command += ["-Xcc", f"-fmodule-map-file={shims}"]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        yield f"the plugin does not compile without a warning:\n{done.stdout}"


def without_attributes(path):
    """The source without the attributes of the macros, with everything on the lines where it was."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    pattern = re.compile(r"@(Trace|TraceAll|NoTrace)\b(\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))?")
    return pattern.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def differences(old, before, new, after):
    """How two sets of functions differ in their machine code."""
    for symbol in sorted(before.keys() | after.keys()):
        first, second = before.get(symbol, []), after.get(symbol, [])
        if first != second:
            yield f"{symbol}: {len(first)} instructions become {len(second)}"
            yield from list(difflib.unified_diff(first, second, old, new, lineterm="", n=1))[:20]
