"""The driver of scripts/soak, which says what it does."""

import argparse
import os
import shutil
import signal
import sys
import tempfile
import time

import accounts
import processes
import report
import traces
from disk import SmallDisk
from receivers import FaultyReceiver, Receiver
from resources import Watch
from schedule import Schedule
from shop import SERVICES, Shop


class Soak:
    def __init__(self, commands, seconds, folder, output):
        self._seconds = seconds
        self._output = output
        self._problems = []
        log = open(f"{output}/processes.log", "wb")
        self.disk = SmallDisk(f"{folder}/disk")
        self._steady = Receiver("steady", commands, folder, log)
        self._faulty = FaultyReceiver("faulty", commands, folder, log)
        self._shop = Shop(commands, folder, log, self.disk, self._steady, self._faulty, self._problems)
        self._schedule = Schedule(seconds)

    def run(self):
        self._shop.start()
        start = time.monotonic()
        self._break_things(start)
        end = time.monotonic()
        print("everything works again; the last requests must become whole traces", flush=True)
        self._schedule.end(self._faulty, self.disk, self._shop)
        self._problems += traces.tour_problems(self._shop, (self._steady, self._faulty))
        self._shop.finish()
        for receiver in (self._steady, self._faulty):
            receiver.stop()
        return self._judge(start, end)

    def _break_things(self, start):
        """Until the time is up, or something is wrong: then the rest would only blur it."""
        next_line = 10
        while (now := time.monotonic() - start) < self._seconds and not self._problems:
            self._schedule.run(now, self._faulty, self.disk, self._shop)
            self._steady.process.sample()
            for process in self._shop.processes:
                process.sample()
                # In this order: a restart begins in this thread only.
                if not self._shop.is_restarting and process in self._shop.processes and not process.is_running:
                    self._problems.append(f"{process.name} has ended by itself")
            if now >= next_line:
                next_line += 10
                report.status(now, self._shop, self._faulty, self.disk, self._problems, self._output)
            time.sleep(1 - (time.monotonic() - start) % 1)

    def _judge(self, start, end):
        instances = self._shop.instances
        for name, process in instances.items():
            if not process.killed:
                self._problems += accounts.end_problems(name, process)
        receipts = []
        for receiver, stubs in ((self._steady, 0), (self._faulty, self._faulty.taken_by_stubs)):
            problems, rows = accounts.receipts(instances, receiver, stubs)
            self._problems += problems
            receipts += rows
        self._problems += traces.file_problems(self.disk.folder)
        quiet_start = start + self._schedule.restarts_end
        watches = [Watch(self._shop.current[name], quiet_start, end) for name in SERVICES + ("worker",)]
        for watch in watches:
            self._problems += watch.problems()
        # What the viewer needs for its database is told and not judged.
        viewer = Watch(self._steady.process, quiet_start, end)
        figures = report.final(self._shop, self._faulty, self.disk, watches + [viewer], receipts, end - start)
        report.keep(self._output, figures, self._shop)
        return self._problems


def interrupt(*_):
    raise KeyboardInterrupt


def main():
    parser = argparse.ArgumentParser(prog="scripts/soak")
    parser.add_argument("commands", help=argparse.SUPPRESS)
    parser.add_argument("minutes", type=float)
    parser.add_argument("--output", help="a folder for samples, figures and logs")
    arguments = parser.parse_args()
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupt)
    folder = tempfile.mkdtemp(prefix="fastrace-soak-")
    output = os.path.abspath(arguments.output or f"{folder}/output")
    os.makedirs(output, exist_ok=True)
    soak = None
    try:
        soak = Soak(arguments.commands, arguments.minutes * 60, folder, output)
        problems = soak.run()
    except KeyboardInterrupt:
        print("scripts/soak: interrupted", file=sys.stderr)
        return 130
    except processes.Failure as failure:
        problems = [str(failure)]
    finally:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        processes.end_all()
        if soak:
            soak.disk.close()
        shutil.rmtree(folder, ignore_errors=True)
    print()
    for problem in dict.fromkeys(problems):
        print(f"scripts/soak: VIOLATED: {problem}")
    if problems:
        if not arguments.output:
            print("scripts/soak: --output FOLDER keeps the logs")
        return 1
    print("scripts/soak: every span is accounted for, memory is flat, no descriptor and no thread is left behind")
    return 0


if __name__ == "__main__":
    sys.exit(main())
