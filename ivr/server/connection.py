"""One client's connection, as the loop of a worker holds it and as a thread sees it."""

import socket
from typing import Any

from gunicorn.config import Config
from gunicorn.http import get_parser

from ivr.server import framing

PIECE = 16 * 1024  # bytes that are read at once


class Memory:
    """A socket for a thread: it reads a request that is whole, and never waits to be read."""

    def __init__(self, request: bytes) -> None:
        self._request = request
        self.sent: list[bytes] = []

    def recv(self, size: int) -> bytes:
        """Return what is left of the request; nothing at its end."""
        piece, self._request = self._request[:size], self._request[size:]
        return piece

    def sendall(self, piece: bytes) -> None:
        """Keep a piece of the answer."""
        self.sent.append(bytes(piece))

    send = sendall

    def gettimeout(self) -> float:
        """Nobody waits here."""
        return 0.0

    def settimeout(self, _: float | None) -> None:
        """Nobody waits here."""

    setblocking = settimeout

    def shutdown(self, _: int) -> None:
        """The loop closes the connection, once all was sent."""

    def close(self) -> None:
        """The loop closes the connection, once all was sent."""


class Connection:
    """A connection: `inbox` is what came in and is not answered, `outbox` what is still to go.

    The names without an underscore of the second half are those of a connection of gunicorn.
    """

    def __init__(self, client: socket.socket, address: Any, server: Any) -> None:
        client.setblocking(False)
        self.socket = client
        self.address = address[0] if isinstance(address, tuple) else ""
        self.inbox = bytearray()
        self.outbox = memoryview(b"")
        self.is_last = False  # whether it is closed once the outbox is empty
        self.client, self.server = address, server
        self.sock = Memory(b"")
        self.parser: Any = None
        self.initialized, self.is_http2 = True, False

    def init(self) -> None:
        """Wait for nothing: the request is here."""

    def receive(self) -> bool:
        """Read what has come in; tell whether the client may send more. OSError if it is gone."""
        try:
            piece = self.socket.recv(PIECE)
        except BlockingIOError:
            return True
        self.inbox += piece
        return bool(piece)

    def take_request(self, config: Config) -> bool:
        """Make the first request ready for a thread, if all of it is here."""
        framing.skip_blank_lines(self.inbox)
        end = framing.request_end(self.inbox)
        if end is None:
            return False
        request = bytes(self.inbox[:end])
        del self.inbox[:end]
        if framing.HEAD_END not in request:
            request += framing.HEAD_END  # so that it is refused for its length, not awaited
        self.sock = Memory(request)
        read_from: Any = self.sock
        self.parser = get_parser(config, read_from, self.client)
        return True

    def ask_for_body(self) -> None:
        """Ask a client for its body that waits to be asked."""
        if framing.take_expectation(self.inbox):
            self.socket.send(b"HTTP/1.1 100 Continue\r\n\r\n")

    def send(self) -> bool:
        """Send as much of the outbox as the client takes now; tell whether all has gone."""
        while self.outbox:
            try:
                self.outbox = self.outbox[self.socket.send(self.outbox) :]
            except BlockingIOError:
                return False
        return True
