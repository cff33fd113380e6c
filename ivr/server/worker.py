"""A worker of gunicorn in which no connection holds a thread, however slow its client.

One loop reads every request whole before a thread sees it, and sends every answer after the thread
is done with it. Each connection has so long for each of these, and there are only so many: where
there are too many, the one that has waited longest makes room.
"""

import os
import selectors
import socket
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from gunicorn.workers.gthread import ThreadWorker

from ivr.server.connection import Connection

LATE = b"HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


class PatientWorker(ThreadWorker):
    """The worker. Each connection is in one of its phases, in the order of their deadlines."""

    RECEIVING = 10.0  # seconds for a request, from its first byte or the connection's beginning
    SENDING = 20.0  # seconds for an answer
    LINGERING = 2.0  # seconds in which a client may read the last answer
    ANSWERING = 12.0  # seconds for the application; Twilio waits 15 for all of it
    AN_ADDRESS = 100  # connections of one address, unless forwarded_allow_ips names it
    AT_ONCE = 64  # connections that are accepted in a row
    TOLD_EVERY = 60.0  # seconds between two lines of the log about clients that were let go

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.cfg.set("sendfile", False)  # what a thread answers with goes into memory first
        self._receiving: dict[Connection, float] = {}
        self._idle: dict[Connection, float] = {}  # kept alive, and silent
        self._answering: dict[Connection, float] = {}
        self._sending: dict[Connection, float] = {}
        self._lingering: dict[Connection, float] = {}
        self._of_address: Counter[str] = Counter()
        self._let_go, self._told = 0, 0.0
        self._has_given_up = False  # whether one of its threads hangs, and will never end

    def run(self) -> None:
        """Serve until the worker is to stop."""
        super().run()
        if self._has_given_up:
            self.cfg.worker_exit(None, self)
            os._exit(1)  # nothing else ends a thread that hangs

    def accept(self, listener: socket.socket) -> None:
        """Take the connections that wait, and let others go where there is no room."""
        for _ in range(self.AT_ONCE):
            try:
                client, address = listener.accept()
            except OSError:
                return
            connection = Connection(client, address, listener.getsockname())
            self.nr_conns += 1
            self._of_address[connection.address] += 1
            self._make_room(connection.address)
            self._wait(connection, self._receiving, self.RECEIVING, self._receive)

    def murder_keepalived(self, force: bool = False) -> None:
        """Close what is past its deadline, in any phase; with `force`, everything."""
        now = time.monotonic()
        for phase in (self._receiving, self._idle, self._sending, self._lingering):
            for connection, deadline in list(phase.items()):
                if deadline > now and not force:
                    break
                self._let_go += phase is self._receiving or phase is self._sending
                self._close(connection)
        for connection, deadline in list(self._answering.items()):
            if deadline > now:
                break
            self._give_up(connection)
        if self._let_go and now > self._told + self.TOLD_EVERY:
            self.log.warning("%d slow connections were closed", self._let_go)
            self._let_go, self._told = 0, now

    def murder_pending(self) -> None:
        """Nothing is pending in the sense of gunicorn."""

    def _cap_keepalive(self, deadline: float) -> None:
        """Give those who are kept alive a moment to send a request, as the worker stops."""
        self._idle = dict.fromkeys(self._idle, deadline)

    def finish_request(self, conn: Any, fs: "Future[Any]") -> None:
        """Send the answer that a thread has made; called in the loop."""
        if conn not in self._answering:
            return  # it was given up
        del self._answering[conn]
        goes_on = not fs.cancelled() and fs.exception() is None and bool(fs.result())
        self._answer(conn, b"".join(conn.sock.sent), is_last=not goes_on)

    def _receive(self, connection: Connection) -> None:
        """Read on, and let a thread answer once a request is whole."""
        try:
            is_open = connection.receive()
            if self._begin(connection):
                return
            connection.ask_for_body()
        except OSError:
            is_open = False
        if not is_open:
            self._close(connection)
        elif connection in self._idle and connection.inbox:
            self._leave(connection)
            self._go_on(connection)

    def _begin(self, connection: Connection) -> bool:
        """Let a thread answer the first request that came in, if it is whole."""
        if not connection.take_request(self.cfg):
            return False
        self._leave(connection)
        self._answering[connection] = time.monotonic() + self.ANSWERING
        known_to_gunicorn: Any = connection
        self.enqueue_req(known_to_gunicorn)
        return True

    def _answer(self, connection: Connection, answer: bytes, *, is_last: bool) -> None:
        connection.outbox, connection.is_last = memoryview(answer), is_last
        self._send(connection)

    def _send(self, connection: Connection) -> None:
        try:
            is_sent = connection.send()
        except OSError:
            self._close(connection)
            return
        if not is_sent:
            if connection not in self._sending:
                write = selectors.EVENT_WRITE
                self._wait(connection, self._sending, self.SENDING, self._send, write)
            return
        self._leave(connection)
        if not connection.is_last:
            if not self._begin(connection):
                self._go_on(connection)
            return
        try:
            connection.socket.shutdown(socket.SHUT_WR)
        except OSError:
            self._close(connection)
            return
        self._wait(connection, self._lingering, self.LINGERING, self._drain)

    def _go_on(self, connection: Connection) -> None:
        """Wait for the rest of the next request, or for its beginning."""
        if connection.inbox:
            self._wait(connection, self._receiving, self.RECEIVING, self._receive)
        else:
            seconds = self.cfg.keepalive if self.alive else self.LINGERING
            self._wait(connection, self._idle, seconds, self._receive)

    def _drain(self, connection: Connection) -> None:
        """Read on until the client has read the last answer, and closes as well."""
        connection.inbox.clear()
        try:
            is_open = connection.receive()
        except OSError:
            is_open = False
        if not is_open:
            self._close(connection)

    def _give_up(self, connection: Connection) -> None:
        """Answer for an application that hangs, and let another worker take over from this one."""
        del self._answering[connection]
        self._has_given_up = True
        self.log.error("a request was not answered within %d s: this worker ends", self.ANSWERING)
        self.alive = False
        self._answer(connection, LATE, is_last=True)

    def _make_room(self, address: str) -> None:
        """Let the connections go that have waited longest, until there is room for all others."""
        while self._of_address[address] > self.AN_ADDRESS and not self._is_proxy(address):
            if not self._let_longest_go(lambda one: one.address == address):
                break
        while self.nr_conns >= self.worker_connections:
            if not self._let_longest_go(lambda _: True):
                break

    def _let_longest_go(self, may_go: Callable[[Connection], bool]) -> bool:
        for phase in (self._lingering, self._receiving, self._sending, self._idle):
            found = next(filter(may_go, phase), None)
            if found:
                self._let_go += 1
                self._close(found)
                return True
        return False

    def _is_proxy(self, address: str) -> bool:
        return address in self.cfg.forwarded_allow_ips or "*" in self.cfg.forwarded_allow_ips

    def _wait(
        self,
        connection: Connection,
        phase: dict[Connection, float],
        seconds: float,
        then: Callable[[Connection], None],
        event: int = selectors.EVENT_READ,
    ) -> None:
        """Put a connection into a phase, until something happens or its time is over."""
        phase[connection] = time.monotonic() + seconds
        self.poller.register(connection.socket, event, lambda _: then(connection))

    def _leave(self, connection: Connection) -> None:
        """Take a connection out of the phase in which it waits, if it is in one."""
        for phase in (self._receiving, self._idle, self._sending, self._lingering):
            if phase.pop(connection, None) is not None:
                self.poller.unregister(connection.socket)

    def _close(self, connection: Connection) -> None:
        self._leave(connection)
        self.nr_conns -= 1
        self._of_address[connection.address] -= 1
        if not self._of_address[connection.address]:
            del self._of_address[connection.address]
        connection.socket.close()
