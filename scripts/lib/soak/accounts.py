"""Whether every span and every log line is accounted for: each function returns what is wrong, as text."""


def dropped(line):
    return sum(line["statistics"]["dropped"].values())


def pending(line):
    statistics = line["statistics"]
    return statistics["liveSpans"] + statistics["heldSpans"] + statistics["queuedSpans"]


def line_problems(name, line):
    """What must hold at every moment."""
    problems = []
    statistics = line["statistics"]
    accounted = statistics["reported"] + statistics["cancelled"] + dropped(line) + pending(line)
    if statistics["started"] != accounted:
        problems.append(
            f"{name}: {statistics['started']} spans have started and {accounted} are reported, cancelled, dropped or pending")
    taken = sum(reporter["taken"] for reporter in line["reporters"].values())
    if line["phase"] == "end" and statistics["reported"] > taken:
        problems.append(f"{name}: {statistics['reported']} spans count as reported and the reporters took {taken}")
    return problems


def end_problems(name, process):
    """What must hold of a process that has ended in good order."""
    line = process.phases.get("end")
    if line is None:
        return [f"{name} has not said what became of its spans"]
    problems = []
    statistics = line["statistics"]
    if pending(line):
        problems.append(f"{name}: {pending(line)} spans are pending at the end")
    log = line.get("log")
    if log and log["written"] + sum(log["dropped"].values()) != log["offered"]:
        problems.append(f"{name}: not every log line was written or counted as dropped: {log}")
    if len(line["reporters"]) == 1:
        problems += _single_reporter(name, line)
    quiet = process.phases.get("quiet")
    if quiet:
        started = quiet["statistics"]["started"]
        if started != quiet["begun"]:
            problems.append(f"{name}: {quiet['begun']} spans began, and the library says {started}")
        if pending(quiet):
            problems.append(f"{name}: {pending(quiet)} spans are pending although everything has ended")
    return problems


def _single_reporter(name, line):
    """With one reporter, what it took is what was reported, but for what came when nobody waited any more."""
    problems = []
    statistics = line["statistics"]
    (reporter,) = line["reporters"].values()
    late = statistics["dropped"].get("exportTimeout", 0) + statistics["dropped"].get("shutdown", 0)
    if not statistics["reported"] <= reporter["taken"] <= statistics["reported"] + late:
        problems.append(
            f"{name}: {statistics['reported']} spans count as reported and its reporter delivered {reporter['taken']}")
    if statistics["dropped"].get("rejectedByReceiver", 0) > reporter["rejected"]:
        problems.append(f"{name}: more spans count as rejected than the receiver has rejected")
    return problems


def receipts(instances, receiver, taken_by_stubs=0):
    """What a receiver has, next to what reporters say that it took.

    Returns what is wrong, and a row for each process.
    """
    problems, rows = [], []
    stored = receiver.spans()
    missing = 0
    for name, process in instances.items():
        if process.last is None or receiver.url not in process.last["reporters"]:
            continue
        reporter = process.last["reporters"][receiver.url]
        delivered, count = reporter["taken"], stored.get(name, 0)
        rows.append((name, receiver.name, delivered, count, reporter["failedCalls"]))
        missing += max(0, delivered - count)
        if process.killed:
            # It has delivered more than it could say.
            continue
        if reporter["failedCalls"] == 0 and not taken_by_stubs and delivered != count:
            problems.append(f"{name}: {delivered} spans were delivered to {receiver.name}, which has {count}")
        if count > process.last["statistics"]["started"]:
            problems.append(f"{name}: {receiver.name} has more spans than there were: {count}")
    if missing > taken_by_stubs:
        problems.append(
            f"{missing} spans that were delivered to {receiver.name} are not there, and stand-ins for it took {taken_by_stubs}")
    return problems, rows
