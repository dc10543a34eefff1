"""How to compile a file by itself that imports what a build has made.

As a command: prints the flags for the compiler, one a line. imports.py BUILD
"""

import glob
import os
import sys


def include_flags(build):
    """What the importer of C needs for the modules that other modules import."""
    # The scratch folder, in which the manager keeps what it has cloned.
    scratch = os.path.dirname(os.path.dirname(os.path.realpath(build)))
    maps = [path for path in glob.glob(f"{build}/*.build/module.modulemap") if "-tool.build/" not in path]
    maps += glob.glob(f"{scratch}/checkouts/*/Sources/*/include/module.modulemap")
    maps += glob.glob(f"{scratch}/checkouts/*/Sources/*/module.modulemap")
    folders = glob.glob(f"{scratch}/checkouts/*/Sources/*/include") + glob.glob("Sources/*/include")
    for path in sorted(maps):
        yield from ("-Xcc", f"-fmodule-map-file={path}")
    for folder in sorted(folders):
        yield from ("-Xcc", f"-I{folder}")


if __name__ == "__main__":
    print("-I", f"{sys.argv[1]}/Modules", *include_flags(sys.argv[1]), sep="\n")
