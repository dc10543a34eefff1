"""Checks what can be checked of deploy/ without the programs that it is for: see scripts/peers.

Settings have to be some that the version of the collector knows; pipelines consist of components that are set up, and use all
of them; what the compose file mounts is there; rotel knows its variables. Usage: check_deploy.py ROTEL_AGENT
"""

import glob
import os
import re
import subprocess
import sys

import yaml

# Settings of otel/opentelemetry-collector-contrib 0.111.0, as far as they are used. None is any value.
TLS = {"insecure": None}
KNOWN = {
    "receivers": {"otlp": {"protocols": {"grpc": {"endpoint": None}, "http": {"endpoint": None}}}},
    "processors": {
        "memory_limiter": {"check_interval": None, "limit_percentage": None, "spike_limit_percentage": None},
        "batch": {"send_batch_size": None, "timeout": None},
        "tail_sampling": {
            "decision_wait": None, "num_traces": None,
            "policies": [{
                "name": None, "type": None, "status_code": {"status_codes": None}, "latency": {"threshold_ms": None},
                "probabilistic": {"sampling_percentage": None}}]}},
    "exporters": {
        "otlp": {"endpoint": None, "tls": TLS},
        "loadbalancing": {
            "routing_key": None, "protocol": {"otlp": {"tls": TLS}},
            "resolver": {"dns": {"hostname": None, "port": None}}}},
    "service": {"pipelines": {"traces": {"receivers": None, "processors": None, "exporters": None}}},
}
problems = []


def compare(place, value, known, is_component=False):
    if known is None:
        return
    if isinstance(known, list):
        for index, element in enumerate(value if isinstance(value, list) else [None]):
            compare(f"{place}[{index}]", element, known[0])
        return
    if not isinstance(value, dict):
        problems.append(f"{place} has no settings")
        return
    for key, child in value.items():
        # A component may have a name of its own behind its type: otlp/jaeger.
        name = key.split("/")[0] if is_component else key
        if name not in known:
            problems.append(f"{place}.{key} is not known")
        else:
            compare(f"{place}.{key}", child, known[name])


def check_collector(path):
    with open(path) as file:
        settings = yaml.safe_load(file)
    for kind, known in KNOWN.items():
        compare(f"{path}: {kind}", settings.get(kind), known, is_component=kind != "service")
    for kind in ("receivers", "processors", "exporters"):
        used = [name for pipeline in settings["service"]["pipelines"].values() for name in pipeline[kind]]
        if sorted(set(used)) != sorted(settings[kind]):
            problems.append(f"{path}: pipelines use {kind} {used}, of which there are {list(settings[kind])}")
    # The first processor, or it refuses nothing.
    for name, pipeline in settings["service"]["pipelines"].items():
        if pipeline["processors"][0] != "memory_limiter":
            problems.append(f"{path}: memory_limiter is not the first processor of {name}")
    return settings


def check_compose(path, folder):
    with open(path) as file:
        services = yaml.safe_load(file)["services"]
    for name, service in services.items():
        if not re.fullmatch(r"[\w./-]+:[\w.-]+", service["image"]):
            problems.append(f"{path}: {name} names no version of {service['image']}")
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            if not os.path.exists(os.path.join(folder, source)):
                problems.append(f"{path}: {name} mounts {source}, which does not exist")
        for other in service.get("depends_on", []):
            if other not in services:
                problems.append(f"{path}: {name} depends on {other}, which does not exist")
    return set(services)


def check_names(collector, sampler, services):
    """What one tier sends to is a service of the compose file."""
    hosts = [collector["exporters"]["loadbalancing"]["resolver"]["dns"]["hostname"]]
    hosts += [exporter["endpoint"].split(":")[0] for exporter in sampler["exporters"].values()]
    for host in hosts:
        if host not in services:
            problems.append(f"deploy/: {host} is no service of the compose file")


def check_rotel(path, agent):
    known = set(re.findall(r"\[env: (\w+)=", subprocess.run([agent, "start", "--help"], capture_output=True, text=True).stdout))
    with open(path) as file:
        names = [line.split("=")[0] for line in file if not line.startswith("#")]
    for name in names:
        if name not in known:
            problems.append(f"{path}: {name} is no variable of rotel")


def main():
    services = check_compose("deploy/compose.yaml", "deploy")
    check_names(check_collector("deploy/collector.yaml"), check_collector("deploy/sampler.yaml"), services)
    for path in glob.glob("deploy/rotel/*.env"):
        check_rotel(path, sys.argv[1])
    sys.exit("\n".join(problems) if problems else 0)


main()
