"""What a network does to the connections of the tests: receives and never answers, cuts connections, lets them through."""

import socket
import struct
import threading


def reserve_port():
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def reset(connection):
    """Ends a connection, and not politely."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


class Network:
    """Listens on a port, and treats the connections as it is told.

    The first `silent` connections are never answered; the next `cut` ones are passed on to the target until the client has
    sent so many bytes, and then reset; all others are passed on.
    """

    def __init__(self, target, silent=0, cut=0, after=1, port=0):
        self.target = target
        self.silent = silent
        self.cut = cut
        self.after = after
        self.listener = socket.create_server(("127.0.0.1", port))
        self.port = self.listener.getsockname()[1]
        self.kept = []
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            client, _ = self.listener.accept()
            if self.silent > 0:
                self.silent -= 1
                self.kept.append(client)
                continue
            limit = self.after if self.cut > 0 else None
            self.cut -= 1
            server = socket.create_connection(("127.0.0.1", self.target))
            threading.Thread(target=self.pass_on, args=(client, server, limit), daemon=True).start()
            threading.Thread(target=self.pass_on, args=(server, client, None), daemon=True).start()

    @staticmethod
    def pass_on(source, sink, limit):
        passed = 0
        try:
            while data := source.recv(1 << 16):
                passed += len(data)
                if limit is not None and passed >= limit:
                    reset(source)
                    break
                sink.sendall(data)
            sink.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
