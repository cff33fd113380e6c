"""Send what is hostile beside genuine webhooks: `python -m bench.hostile [NUMBER]`.

Forged, mangled and hostile requests, 200,000 in all, each from a hundred kinds and mutations, go to
the service as it is deployed over connections of their own, as fast as it answers; genuine webhooks
come in beside them, 50 a second.
"""

import random
import selectors
import socket
import statistics
import sys
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from urllib.parse import urlsplit

from bench.load import load, requests_for
from tests.conftest import AGENT, TOKEN
from tests.serving import serving, wait_until_ready

NUMBER, AT_ONCE, PATIENCE, RATE = 200_000, 32, 3.0, 50
ODD = (
    b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 2_000,
    b"GET / HTTP/1.1\r\nHost: x\r\n"
    + b"".join(b"X%d: %s\r\n" % (n, b"y" * 8_000) for n in range(95)),
    b"POST /voice HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    b"POST /voice HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n",
    b"POST /voice HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n",
    b"POST /voice//ended HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 0\r\n\r\n",
    b"GET http://evil.example HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"GET /" + b"%2e%2e/" * 500 + b" HTTP/1.1\r\n\r\n",
    b"GET /phone HTTP/1.1\r\nHost: x\r\nAuthorization: Basic eDp5\r\nX-Forwarded-For: 1\r\n\r\n",
    b"GET /prompts/../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
    b"\x00" * 500,
    b"\r\n" * 500,
)


def hostile(genuine: list[bytes], chance: random.Random) -> bytes:
    """Make one: what is odd, or a genuine webhook that somebody has changed."""
    if chance.random() < 0.2:
        return chance.choice(ODD)
    request = bytearray(chance.choice(genuine))
    signature = request.index(b"X-Twilio-Signature: ") + 20
    request[signature] = ord("A") if request[signature] != ord("A") else ord("B")
    for _ in range(chance.randint(0, 3)):
        request[chance.randrange(len(request))] = chance.randrange(256)
    cut = len(request) if chance.random() < 0.9 else chance.randrange(len(request))
    return bytes(request[:cut])


def attack(port: int, genuine: list[bytes], number: int) -> Counter[str]:
    """Send so many, some at once, each over a connection of its own; count what is answered."""
    chance, answers = random.Random(7), Counter[str]()  # noqa: S311
    poller, deadlines = selectors.DefaultSelector(), dict[socket.socket, float]()
    sent = 0
    while sent < number or deadlines:
        while sent < number and len(deadlines) < AT_ONCE:
            client = socket.create_connection(("127.0.0.1", port))
            with suppress(OSError):
                client.sendall(hostile(genuine, chance))
                client.shutdown(socket.SHUT_WR)
            poller.register(client, selectors.EVENT_READ)
            deadlines[client] = time.monotonic() + PATIENCE
            sent += 1
        done = {key.fileobj for key, _ in poller.select(0.1)}
        now = time.monotonic()
        for client in [one for one, deadline in deadlines.items() if one in done or deadline < now]:
            client.setblocking(False)
            answer = b""
            with suppress(OSError):
                answer = client.recv(65536)
            answers[_read(answer)] += 1
            poller.unregister(client)
            client.close()
            del deadlines[client]
    return answers


def _read(answer: bytes) -> str:
    if b"<Response" in answer:
        return "a document"
    return answer[9:12].decode("latin-1") if answer.startswith(b"HTTP/1.1 ") else "closed"


def main(number: int) -> None:
    """Print what was answered, and how genuine webhooks fared."""
    environ = {"IVR_DEMO": "1", "TWILIO_AUTH_TOKEN": TOKEN, "AGENT_NUMBER": AGENT}
    with TemporaryDirectory() as folder, serving(Path(folder), **environ) as (url, process):
        wait_until_ready(url, process)
        port, genuine = urlsplit(url).port or 0, requests_for(url)
        answers = Counter[str]()
        attacking = Thread(target=lambda: answers.update(attack(port, genuine, number)))
        attacking.start()
        taken: list[float] = []
        while attacking.is_alive():
            taken += load(port, genuine, RATE, 2.0)
        told = ", ".join(f"{n:,} × {what}" for what, n in answers.most_common())
        percent = statistics.quantiles([1000 * one for one in taken], n=100)
        print(f"{answers.total():,} hostile requests: {told}")
        print(f"{len(taken):,} genuine: p50 {percent[49]:.0f} ms, p99 {percent[98]:.0f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER)
