"""Prints the Swift modules of all library products, given the manifest as JSON."""

import json
import os
import sys

manifest = json.load(sys.stdin)
names = {name for product in manifest["products"] if "library" in product["type"] for name in product["targets"]}
if not names:
    sys.exit(1)
for target in manifest["targets"]:
    folder = target.get("path") or os.path.join("Sources", target["name"])
    if target["name"] in names and any(
            file.endswith(".swift") for _, _, files in os.walk(folder) for file in files):
        print(target["name"])
