"""Stand slow clients beside genuine webhooks, with no proxy: `python -m bench.slow_clients [N]`.

For each kind of slowness, N clients (200) occupy the service as it is deployed, two workers, while
signed webhooks come in at random, 100 a second for 8 seconds, each with Twilio's limit of 15
seconds. Their time counts from the moment at which they were planned. The clients and the load
share the cores with the service.
"""

import asyncio
import random
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode, urlsplit

from bench.load import megabytes
from ivr.twilio.signature import sign
from tests.conftest import AGENT, TOKEN
from tests.serving import serving, wait_until_ready

RATE, SECONDS, LIMIT = 100, 8, 15
FORM = {"CallSid": "CA" + "0" * 32, "From": "+14165550123", "CallStatus": "ringing"}
HEAD = b"POST /voice HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"

Slow = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


async def silent(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Connect, and say nothing."""


async def half_header(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Begin a request, and stop."""
    writer.write(HEAD)


async def dribbled_header(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Send a header a byte at a time."""
    await _dribble(writer, HEAD + b"X: " + b"x" * 1000)


async def dribbled_body(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Send a body a byte at a time."""
    writer.write(HEAD + b"Content-Length: 1000\r\n\r\n")
    await _dribble(writer, b"x" * 1000)


async def never_reading(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Ask for a page again and again, and read no answer."""
    writer.transport.pause_reading()  # type: ignore[attr-defined]
    writer.write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n" * 400)


async def _dribble(writer: asyncio.StreamWriter, piece: bytes) -> None:
    for at in range(len(piece)):
        writer.write(piece[at : at + 1])
        await asyncio.sleep(0.5)


KINDS: dict[str, Slow] = {
    "nobody": silent,
    "silent": silent,
    "half header": half_header,
    "dribbled header": dribbled_header,
    "dribbled body": dribbled_body,
    "never reading": never_reading,
}


async def be_slow(port: int, slow: Slow) -> None:
    """Be one slow client, again after each time that it is let go."""
    while True:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            try:
                await slow(reader, writer)
                while slow is never_reading or await reader.read(1024):
                    await asyncio.sleep(1)
            finally:
                writer.close()
        except OSError:
            pass
        await asyncio.sleep(1)


async def call(port: int, request: bytes, due: float) -> float | None:
    """Send a genuine webhook; return how many seconds after it was due its answer was there."""
    await asyncio.sleep(due - time.monotonic())
    try:
        async with asyncio.timeout(LIMIT):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(request)
            answer = await reader.read()
            writer.close()
    except (OSError, TimeoutError):
        return None
    return time.monotonic() - due if answer.startswith(b"HTTP/1.1 200 ") else None


async def measure(port: int, slow: Slow, clients: int) -> list[float | None]:
    """Return the seconds of every genuine webhook beside slow clients, None where it was lost."""
    body = urlencode(FORM).encode()
    request = HEAD + (
        b"X-Twilio-Signature: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
        % (sign(TOKEN, f"http://127.0.0.1:{port}/voice", FORM).encode(), len(body), body)
    )
    tasks = [asyncio.create_task(be_slow(port, slow)) for _ in range(clients)]
    await asyncio.sleep(2 + clients / 1000)
    chance, due, calls = random.Random(7), time.monotonic() + 0.1, []  # noqa: S311
    for _ in range(RATE * SECONDS):
        due += chance.expovariate(RATE)
        calls.append(call(port, request, due))
    taken = await asyncio.gather(*calls)
    for task in tasks:
        task.cancel()
    return list(taken)


def main(clients: int) -> None:
    """Print a line for each kind."""
    for name, slow in KINDS.items():
        with TemporaryDirectory() as folder:
            environ = {"IVR_DEMO": "1", "TWILIO_AUTH_TOKEN": TOKEN, "AGENT_NUMBER": AGENT}
            with serving(Path(folder), **environ, WEB_CONCURRENCY="2") as (url, process):
                wait_until_ready(url, process)
                port = urlsplit(url).port or 0
                asyncio.run(measure(port, silent, 0))  # it warms up
                before = megabytes(process.pid)
                taken = asyncio.run(measure(port, slow, clients if name != "nobody" else 0))
                after = megabytes(process.pid)
        good = sorted(one * 1000 for one in taken if one is not None)
        figures = f"{len(good)} of {len(taken)} answered"
        if len(good) > 1:
            percent = statistics.quantiles(good, n=100)
            figures += f", p50 {percent[49]:.0f} ms, p99 {percent[98]:.0f} ms"
        print(f"{name:>16}: {figures}, {before:.0f} → {after:.0f} MB", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
