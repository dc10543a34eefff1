#!/usr/bin/env python3
"""Receives what a Jaeger agent receives, and prints it as JSON: see scripts/jaeger-agent.

Packets are read with Apache Thrift and the code that its compiler generated from Jaeger's definitions. The first line is
the number of the port; then there is one for each packet. Ends with its standard input.

Usage: jaeger_agent.py [ADDRESS [PORT]]
"""

import glob
import json
import queue
import socket
import struct
import sys
import threading

# Only the generated code of the package is of use here, and only it is installed: its parents would import more.
GENERATED = [path for folder in sys.path for path in glob.glob(f"{folder}/opentelemetry/exporter/jaeger/thrift/gen")]
sys.path[:0] = GENERATED

from agent import Agent  # noqa: E402
from thrift.protocol.TCompactProtocol import TCompactProtocol  # noqa: E402
from thrift.transport.TTransport import TMemoryBuffer  # noqa: E402


def plain(value):
    """Structures as objects of those fields that are set, doubles as the decimal number of their bits."""
    if isinstance(value, list):
        return [plain(element) for element in value]
    if isinstance(value, float):
        return str(struct.unpack(">Q", struct.pack(">d", value))[0])
    if hasattr(value, "thrift_spec"):
        return {name: plain(field) for name, field in vars(value).items() if field is not None}
    return value


class Handler:
    def __init__(self):
        self.batch = None

    def emitBatch(self, batch):
        self.batch = batch

    def emitZipkinBatch(self, spans):
        raise ValueError("spans of Zipkin")


def decode(packet):
    handler = Handler()
    transport = TMemoryBuffer(packet)
    Agent.Processor(handler).process(TCompactProtocol(transport), TCompactProtocol(TMemoryBuffer()))
    if handler.batch is None:
        raise ValueError("no batch")
    handler.batch.validate()
    rest = len(packet) - transport.cstringio_buf.tell()
    if rest:
        raise ValueError(f"{rest} bytes behind the message")
    return {"bytes": len(packet), "batch": plain(handler.batch)}


def receive(listener, packets):
    while True:
        packets.put(listener.recv(1 << 16))


def main():
    address = sys.argv[1] if len(sys.argv) > 1 else "127.0.0.1"
    port = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    listener = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_DGRAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8 << 20)
    listener.bind((address, port))
    print(listener.getsockname()[1], flush=True)
    packets = queue.SimpleQueue()
    threading.Thread(target=receive, args=(listener, packets), daemon=True).start()
    threading.Thread(target=lambda: (sys.stdin.read(), packets.put(None)), daemon=True).start()
    while (packet := packets.get()) is not None:
        try:
            line = decode(packet)
        except Exception as error:  # Whatever is wrong with a packet, the test has to know.
            line = {"bytes": len(packet), "error": repr(error), "hex": packet[:200].hex()}
        print(json.dumps(line), flush=True)


main()
