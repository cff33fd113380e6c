"""Load the service as it is deployed: `python -m bench.load [RATE ...]`.

Signed webhooks of real walks come in at random at each rate for 10 seconds, over 64 connections
that are kept alive, as Twilio's are. Their time counts from the moment at which they were planned.
The load shares the cores with the service: nothing is pinned.
"""

import random
import selectors
import socket
import statistics
import sys
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode, urlsplit

from bench.webhooks import FIELDS, PUBLIC_URL, ours, walks_of
from ivr.twilio.signature import sign
from tests.conftest import AGENT, TOKEN
from tests.serving import published, serving, wait_until_ready

RATES = (850, 1_500, 2_500, 3_500)
SECONDS, CONNECTIONS, DISTINCT = 10.0, 64, 2_000


class Line:
    """A connection, and when the webhook that it carries was due."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.due = 0.0
        self.received = b""

    def send(self, request: bytes, due: float) -> None:
        """Send a webhook."""
        self.due, self.received = due, b""
        self.socket.sendall(request)

    def receive(self) -> bool:
        """Read on, and tell whether the answer is whole."""
        self.received += self.socket.recv(65536)
        head, found, body = self.received.partition(b"\r\n\r\n")
        if not found:
            return False
        assert head.startswith(b"HTTP/1.1 200 "), head
        length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0])
        return len(body) >= length


def requests_for(url: str) -> list[bytes]:
    """Make signed requests of real walks for a service at an address."""
    with TemporaryDirectory() as folder:
        walks = walks_of(ours(Path(folder)))
    return [_request(url, number, *walks[number % len(walks)]) for number in range(DISTINCT)]


def _request(base: str, number: int, address: str, sent: dict[str, str]) -> bytes:
    url = address.replace(PUBLIC_URL, base)
    form = {**FIELDS, **sent, "CallSid": f"CA{number:032x}"}
    body = urlencode(form).encode()
    head = (
        f"POST {url.removeprefix(base)} HTTP/1.1\r\nHost: {urlsplit(base).netloc}\r\n"
        "Content-Type: application/x-www-form-urlencoded; charset=UTF-8\r\nAccept: */*\r\n"
        f"Content-Length: {len(body)}\r\nX-Twilio-Signature: {sign(TOKEN, url, form)}\r\n"
        f"I-Twilio-Idempotency-Token: {number:032x}\r\nUser-Agent: TwilioProxy/1.1\r\n\r\n"
    )
    return head.encode() + body


def load(port: int, requests: list[bytes], rate: float, seconds: float = SECONDS) -> list[float]:
    """Return the seconds of each webhook, in the order in which they were answered."""
    poller, idle = selectors.DefaultSelector(), deque(Line(port) for _ in range(CONNECTIONS))
    for line in idle:
        poller.register(line.socket, selectors.EVENT_READ, line)
    waiting, taken = deque(_moments(rate, seconds)), []
    number, pending = 0, 0
    while waiting or pending:
        now = time.monotonic()
        while waiting and idle and waiting[0] <= now:
            idle[0].send(requests[number % len(requests)], waiting.popleft())
            idle.popleft()
            number, pending = number + 1, pending + 1
        pause = max(0.0, waiting[0] - time.monotonic()) if waiting and idle else 1.0
        for key, _ in poller.select(pause):
            if key.data.receive():
                taken.append(time.monotonic() - key.data.due)
                idle.append(key.data)
                pending -= 1
    return taken


def _moments(rate: float, seconds: float) -> Iterator[float]:
    chance, begun = random.Random(7), time.monotonic() + 0.1  # noqa: S311
    moment = begun
    while moment < begun + seconds:
        moment += chance.expovariate(rate)
        yield moment


def megabytes(process: int) -> float:
    """Return the memory of a process and its children, what they share counted once (PSS)."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    rolled = (Path(f"/proc/{one}/smaps_rollup").read_text() for one in (process, *children))
    return sum(int(text.split("Pss:")[1].split()[0]) for text in rolled) / 1024


def main(rates: tuple[float, ...]) -> None:
    """Print the seconds to the first answer, a line for each rate, and the memory."""
    environ = {"IVR_DEMO": "1", "TWILIO_AUTH_TOKEN": TOKEN, "AGENT_NUMBER": AGENT}
    environ["WEB_CONCURRENCY"] = "2"
    with TemporaryDirectory() as folder:
        published()  # it has been started before
        begun = time.monotonic()
        with serving(Path(folder), **environ) as (url, process):
            wait_until_ready(url, process)
            print(f"first answer after {time.monotonic() - begun:.2f} s of start")
            fresh, port = megabytes(process.pid), urlsplit(url).port or 0
            requests, answered = requests_for(url), 0
            for rate in rates:
                taken = load(port, requests, rate)
                answered += len(taken)
                percent = statistics.quantiles([1000 * one for one in taken], n=1000)
                print(
                    f"{rate:5,.0f} a second: {len(taken):6,} answered in "
                    f"{SECONDS + max(0.0, taken[-1] - 0.1):.0f} s, p50 {percent[499]:.1f} ms, "
                    f"p99 {percent[989]:.1f} ms, p99.9 {percent[998]:.1f} ms",
                    flush=True,
                )
            after = megabytes(process.pid)
            print(f"PSS of all processes: {fresh:.0f} MB fresh, {after:.0f} MB after {answered:,}")


if __name__ == "__main__":
    main(tuple(map(float, sys.argv[1:])) or RATES)
