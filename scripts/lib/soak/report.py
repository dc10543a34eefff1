"""What is printed, and what is kept."""

import collections
import json
import time

import accounts
from resources import MEGABYTE


def _sum(lines):
    total = collections.Counter()
    for line in lines:
        statistics = line["statistics"]
        for key in ("started", "reported", "cancelled", "late", "failedExports", "succeededExports", "droppedDetails"):
            total[key] += statistics[key]
        total["dropped"] += accounts.dropped(line)
        total["pending"] += accounts.pending(line)
    return total


def status(elapsed, shop, receiver, disk, problems, output):
    """One line about now, which is kept as well."""
    total = _sum([process.last for process in shop.instances.values() if process.last])
    traffic = shop.traffic.last or {"answers": {}, "unexpected": 0, "failed": 0}
    answers = sum(traffic["answers"].values())
    memory = " ".join(
        f"{process.samples[-1][1] / MEGABYTE:.0f}" for process in shop.processes if process.samples)
    line = (
        f"{int(elapsed) // 60:3}:{int(elapsed) % 60:02}  requests {answers} ({traffic['failed'] + traffic['unexpected']} in "
        f"vain)  spans {total['started']}: {total['reported']} reported, {total['dropped']} dropped, {total['pending']} "
        f"pending  MB {memory}  receiver {receiver.fault or 'up'}, disk {'full' if disk.is_full else 'free'}"
        + (f"  PROBLEMS {len(problems)}" if problems else ""))
    print(line, flush=True)
    with open(f"{output}/status.log", "a") as file:
        file.write(line + "\n")


def table(title, header, rows):
    cells = [header] + [tuple(f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in row) for row in rows]
    widths = [max(len(row[column]) for row in cells) for column in range(len(header))]
    print(f"\n{title}")
    for row in cells:
        print("  " + "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths))))


def final(shop, receiver, disk, watches, receipts, seconds):
    """The tables at the end; returns the same as values."""
    lines = {name: process.last for name, process in shop.instances.items() if process.last}
    names = ("started", "reported", "cancelled", "dropped", "pending", "late")
    totals = {}
    for name, line in lines.items():
        service = name.rsplit("-", 1)[0]
        totals.setdefault(service, []).append(line)
    table(
        "Spans, all processes of a name together (pending: of those that were killed)", ("", *names),
        [(service, *(_sum(group)[name] for name in names)) for service, group in totals.items()]
        + [("all", *(_sum(lines.values())[name] for name in names))])
    causes = collections.Counter()
    problems = collections.Counter()
    logs = collections.Counter()
    for line in lines.values():
        causes.update(line["statistics"]["dropped"])
        problems.update({kind: problem["count"] for kind, problem in line["problems"].items()})
        if line.get("log"):
            logs.update({"logged": line["log"]["offered"], "written": line["log"]["written"]})
            logs.update(line["log"]["dropped"])
    table("Dropped spans, by cause", ("", "spans"), sorted(causes.items(), key=lambda item: -item[1]))
    table("Log lines", ("", "lines"), logs.items())
    table("Problems reported, by kind", ("", "times"), sorted(problems.items()))
    table("Receipts", ("process", "receiver", "delivered", "stored", "failed calls"), receipts)
    print(f"  stand-ins for the faulty receiver took {receiver.taken_by_stubs:,} spans more")
    table(
        "Resident memory in MB, descriptors, threads, while nothing was restarted",
        ("process", "first half", "second half", "trend", "descriptors", "threads"),
        [watch.row() for watch in watches if watch.is_long_enough])
    faults = list(receiver.faults.items()) + [("disk full", disk.times_full)] + [
        (f"process {how}", count) for how, count in shop.restarts.items()]
    table(f"Faults (the disk: {disk.kind})", ("", "times"), faults)
    traffic = shop.traffic.last
    table(
        f"Requests in {seconds:.0f} seconds", ("", "requests"),
        [(f"answered {status}", count) for status, count in sorted(traffic["answers"].items())]
        + [("without an answer", traffic["failed"]), ("answered differently than by a healthy shop", traffic["unexpected"])])
    return {
        "seconds": seconds, "lines": lines, "causes": causes, "logs": logs, "faults": dict(faults), "traffic": traffic,
        "receipts": receipts, "taken_by_stand_ins": receiver.taken_by_stubs,
        "memory": [watch.row() for watch in watches if watch.is_long_enough],
        "examples": {k: p["example"] for line in lines.values() for k, p in line["problems"].items()},
    }


def keep(folder, figures, shop):
    """Writes the figures, and the samples of all processes."""
    with open(f"{folder}/figures.json", "w") as file:
        json.dump(figures, file, indent=1)
    with open(f"{folder}/samples.csv", "w") as file:
        file.write("process,seconds,rss_anon_bytes,descriptors,threads\n")
        start = min((process.started for process in shop.instances.values()), default=time.monotonic())
        for name, process in shop.instances.items():
            for sample in process.samples:
                file.write(f"{name},{sample[0] - start:.1f},{sample[1]},{sample[2]},{sample[3]}\n")
