"""The processes whose spans are accounted for: three services, a worker, and the customers of the shop."""

import threading

import accounts
from processes import Failure, Process

SERVICES = ("inventory", "orders", "gateway")


class Shop:
    def __init__(self, commands, folder, log, disk, steady, faulty, problems):
        self.command = f"{commands}/Soak"
        self._folder = folder
        self._log = log
        self._disk = disk
        # One service for each way that spans can go: to a receiver that never fails, to one that does, to files beside it.
        self._destinations = {
            "orders": [steady.url], "gateway": [faulty.url], "inventory": [faulty.url, "file"],
            "worker": [steady.url, faulty.url, "file"],
        }
        self._problems = problems
        self._ports = {}
        self._numbers = {}
        self._restart = None
        self.current = {}
        # Every process there was, by its instance.
        self.instances = {}
        self.restarts = {"killed": 0, "ended": 0}
        self.traffic = None

    def start(self):
        for name in SERVICES + ("worker",):
            self.start_one(name)
        self.traffic = Process(
            "traffic", [self.command, "traffic", self.gateway], self._log, None)

    @property
    def gateway(self):
        return f"http://127.0.0.1:{self._ports['gateway']}"

    @property
    def processes(self):
        return list(self.current.values())

    def start_one(self, name):
        number = self._numbers[name] = self._numbers.get(name, 0) + 1
        instance = f"{name}-{number}"
        arguments = [self.command, "worker"] if name == "worker" else [
            self.command, "service", name, "--port", str(self._ports.get(name, 0)),
            "--orders-port", str(self._ports.get("orders", 0)), "--inventory-port", str(self._ports.get("inventory", 0)),
        ]
        if name == "inventory":
            # On disk, or what customers reserve would look like memory that the library keeps.
            arguments += ["--database", f"{self._folder}/{instance}.stock"]
        arguments += ["--instance", instance, "--log-file", f"{self._disk.folder}/{name}.log"]
        for destination in self._destinations[name]:
            if destination == "file":
                arguments += ["--trace-file", f"{self._disk.folder}/{name}.json"]
            else:
                arguments += ["--receiver", destination]
        process = Process(instance, arguments, self._log, "listening", self._check)
        self.instances[instance] = self.current[name] = process
        if name != "worker":
            process.wait_until_ready()
            self._ports[name] = int(process.ready_line.split()[1])

    def _check(self, process, line):
        self._problems.extend(accounts.line_problems(process.name, line))

    def restart(self, name, kill):
        """Restarts one process beside everything else that goes on; False while another one is being restarted."""
        if self.is_restarting:
            return False
        self._restart = threading.Thread(target=self._restart_now, args=(name, kill), daemon=True)
        self._restart.start()
        return True

    @property
    def is_restarting(self):
        return self._restart is not None and self._restart.is_alive()

    def wait_for_restart(self):
        if self._restart:
            self._restart.join()

    def _restart_now(self, name, kill):
        process = self.current[name]
        try:
            if kill:
                process.kill()
            else:
                self._finish(process)
            self.restarts["killed" if kill else "ended"] += 1
            self.start_one(name)
        except Failure as failure:
            self._problems.append(str(failure))

    def _finish(self, process):
        status = process.finish()
        if status != 0:
            how = "has not ended in time" if status is None else f"has ended with status {status}"
            self._problems.append(f"{process.name} {how}")

    def finish(self):
        """Ends everything in good order, those that call others first."""
        self.traffic.finish()
        for name in ("gateway", "orders", "inventory", "worker"):
            self._finish(self.current[name])
