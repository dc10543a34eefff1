"""Compares measured figures with committed ones, in both directions: a limit that nothing comes near guards nothing."""

import os
import platform
import subprocess
import sys

from sources import finish

PACKAGE = "scripts/checks/fixtures/hot-path"


def build():
    """Builds the operations to measure and returns the program that runs them."""
    command = ["swift", "build", "--disable-build-manifest-caching", "-c", "release", "--package-path", PACKAGE, "--scratch-path", ".build-check/hot-path"]
    if subprocess.run(command).returncode != 0:
        stop(f"the package {PACKAGE} does not build")
    folder = subprocess.run([*command, "--show-bin-path"], capture_output=True, text=True, check=True).stdout.strip()
    return os.path.join(folder, "hot-path")


def run(*command, **environment):
    """What the command prints; nobody else's hash seeds or settings."""
    environment = {**os.environ, "SWIFT_DETERMINISTIC_HASHING": "1", **environment}
    result = subprocess.run(command, stdout=subprocess.PIPE, text=True, env=environment)
    if result.returncode != 0:
        stop(f"{os.path.basename(command[0])} fails with {result.returncode}, see above")
    return result.stdout


def stop(message):
    print(message, flush=True)
    sys.exit(1)


def settle(name, unit, measured, above, below):
    """Compares with the file of this name, or writes it when asked to.

    above, below: how much more and less than the committed figure is well, as functions of it.
    """
    path = f"scripts/checks/limits/{name}.txt"
    if "--update" in sys.argv[1:]:
        write(path, unit, measured)
        stop_well(f"wrote {len(measured)} figures to {path}")
    committed = read(path)
    problems = []
    for operation in sorted(committed.keys() | measured.keys()):
        is_, was = measured.get(operation), committed.get(operation)
        if is_ is None:
            problems.append(f"{operation}: is not measured any more")
        elif was is None:
            problems.append(f"{operation}: {is_:g} {unit}, nothing is committed")
        elif is_ > was + above(was):
            problems.append(f"{operation}: {is_:g} {unit}, more than the committed {was:g}")
        elif is_ < was - below(was):
            problems.append(f"{operation}: {is_:g} {unit}, far less than the committed {was:g}: tighten it")
    if problems and f"# {toolchain()}\n" not in open(path, encoding="utf-8"):
        problems.append(f"the committed figures were measured with another compiler than {toolchain()}")
    finish(
        problems, f"mend it, or accept it with scripts/check {name} --update and say why in the commit",
        f"{len(measured)} operations, for instance {example(measured)} {unit} each")


def toolchain():
    """The compiler and the processor that figures are of."""
    version = subprocess.run(["swift", "--version"], capture_output=True, text=True, check=True).stdout.splitlines()[0]
    return f"{version}, {platform.machine()}"


def example(measured):
    name, figure = next(iter(measured.items()))
    return f"{name} {figure:g}"


def read(path):
    try:
        with open(path, encoding="utf-8") as file:
            lines = [line.split() for line in file if line.strip() and not line.startswith("#")]
    except FileNotFoundError:
        stop(f"{path} is missing: write it with --update")
    return {name: float(figure) for name, figure in lines}


def write(path, unit, measured):
    width = max(map(len, measured)) + 2
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"# {unit} of one operation, see scripts/checks/fixtures/hot-path\n# {toolchain()}\n")
        file.writelines(f"{name:{width}}{figure:g}\n" for name, figure in measured.items())


def stop_well(message):
    print(message)
    sys.exit(0)
