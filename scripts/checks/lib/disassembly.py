"""The machine code of object files, without what depends on where it lies."""

import re
import subprocess
import sys

FUNCTION = re.compile(r"^[0-9a-f]+ <(.+)>:$")
INSTRUCTION = re.compile(r"^ *([0-9a-f]+):\t(.*)$")
RELOCATION = re.compile(r"^\s+[0-9a-f]+: (R_\w+)\s+(\S+?)([+-]0x[0-9a-f]+)?$")
SYMBOL = re.compile(r"^([0-9a-f]+) .{7} (\S+)\t([0-9a-f]+) +(?:\.hidden )?(\S+)$")
PADDING = re.compile(r"^(nop\w?|xchg +%ax,%ax|cs nopw|data16)\b|^int3$")


def objdump(*arguments):
    result = subprocess.run(["objdump", *arguments], capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(print(result.stderr, "objdump fails on what was built", sep="\n") or 1)
    return result.stdout


class Symbols:
    """What lies at an address of a section."""

    def __init__(self, path):
        self.found = []
        for line in objdump("-t", path).splitlines():
            match = SYMBOL.match(line)
            if match and match[4] != match[2]:
                self.found.append((match[2], int(match[1], 16), int(match[3], 16), match[4]))

    def name(self, section, address):
        for other, start, size, name in self.found:
            if other == section and start <= address < start + max(size, 1):
                return f"{name}+{address - start:#x}"
        return section


def functions(path):
    """The instructions of each function in the object file, by its name."""
    symbols = Symbols(path)
    result = {}
    body = []
    for line in objdump("-dr", "--no-show-raw-insn", path).splitlines():
        if match := FUNCTION.match(line):
            body = result.setdefault(match[1], [])
        elif match := RELOCATION.match(line):
            # Before linking, the operand itself means nothing.
            body[-1] = re.sub(r"<.*>$", "", re.sub(r"<.*>\(%rip\)", "(%rip)", body[-1])) + f" {target(symbols, match)}"
        elif match := INSTRUCTION.match(line):
            body.append(normal(match[2]))
    return {name: without_padding(body) for name, body in result.items()}


def normal(instruction):
    """With `<symbol+offset>` in place of the addresses and distances that objdump explains by it."""
    instruction = re.sub(r"\s+", " ", instruction).strip()
    if match := re.search(r" # [0-9a-f]+ (<.*>)$", instruction):
        instruction = re.sub(r"-?0x[0-9a-f]+\(%rip\)", f"{match[1]}(%rip)", instruction[:match.start()])
    return re.sub(r"\b[0-9a-f]+ (<.*>)$", r"\1", instruction)


def target(symbols, match):
    """What a relocation refers to: local symbols are given as an offset in their section."""
    kind, name, addend = match[1], match[2], int(match[3] or "0", 16)
    if name.startswith("."):
        return f"{kind} {symbols.name(name, addend + (4 if 'PC32' in kind else 0))}"
    return f"{kind} {name}{match[3] or ''}"


def without_padding(body):
    end = len(body)
    while end > 0 and PADDING.match(body[end - 1]):
        end -= 1
    return body[:end]


def sections(path):
    """The sizes of the sections of a file, by name."""
    result = {}
    for line in objdump("-h", "-w", path).splitlines():
        fields = line.split()
        if len(fields) > 3 and fields[0].isdigit():
            result[fields[1]] = int(fields[2], 16)
    return result
