"""Measure what counting costs: of the time of a webhook, and of the memory of a worker.

python -m bench.counting
"""

import statistics
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import chdir
from datetime import datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch
from urllib.parse import urlencode

from flask import Flask
from werkzeug.test import EnvironBuilder

import ivr.web
from bench.postgresql import Server, find_programs, own_server
from bench.storm import change_flows, run_ivr, workers_of
from ivr.dialog.session import Session
from ivr.loader import BUNDLED, read_folder, release_of
from ivr.metrics.recorder import Recorder
from ivr.settings import Settings
from ivr.simulator import HttpTransport
from ivr.twilio.signature import HEADER, sign
from ivr.web.cookie import NAME, CookieJar
from tests.conftest import AGENT, PUBLIC_URL, TOKEN, settings_with
from tests.serving import serving, wait_until_ready
from tests.telephones import telephones

ROUNDS = 500
WARMING = 20  # rounds that do not count
REQUESTS = 10  # in each round, with and without by turns
CALLS = 500
MOST_COST = 0.1  # of the time of a webhook
MEGABYTES = 110  # the most a worker may hold
CALLER, CALLED = "+14165550100", "+18885550199"
Ask = Callable[[Flask], None]


def asking(target: str, told: Mapping[str, str], cookie: str = "") -> Ask:
    """Make a webhook's request, signed, which can be sent to any application."""
    signature = sign(TOKEN, PUBLIC_URL + target, told)
    body = urlencode(told).encode()
    headers = {HEADER: signature, **({"Cookie": f"{NAME}={cookie}"} if cookie else {})}
    form = "application/x-www-form-urlencoded"
    builder = EnvironBuilder(
        target, PUBLIC_URL, method="POST", data=body, content_type=form, headers=headers
    )
    environ = builder.get_environ()

    def ask(app: Flask) -> None:
        statuses: list[str] = []

        def start_response(status: str, *_: Any) -> Any:
            statuses.append(status)

        answer = b"".join(app({**environ, "wsgi.input": BytesIO(body)}, start_response))
        assert statuses == ["200 OK"], statuses
        assert answer

    return ask


def time_round(ask: Ask, app: Flask) -> float:
    """Return the microseconds of the processor that a request takes; others may be using it too."""
    start = time.thread_time()
    for _ in range(REQUESTS):
        ask(app)
    return (time.thread_time() - start) / REQUESTS * 1e6


def compare(name: str, ask: Ask, bare: Flask, counting: Flask) -> None:
    """Print the medians of requests with and without counting, and of what counting costs."""
    pairs = []
    for number in range(WARMING + ROUNDS):
        first, second = (bare, counting) if number % 2 else (counting, bare)
        taken = {id(first): time_round(ask, first), id(second): time_round(ask, second)}
        pairs.append((taken[id(bare)], taken[id(counting)]))
    pairs = pairs[WARMING:]
    without, with_it = (statistics.median(side) for side in zip(*pairs, strict=True))
    cost = statistics.median(counted / bare - 1 for bare, counted in pairs)
    print(
        f"{name:>5}: {without:4.0f} µs without counting, {with_it:4.0f} µs with; "
        f"it costs {cost:.1%} (median of {ROUNDS} pairs), "
        f"{'under' if cost < MOST_COST else 'OVER'} {MOST_COST:.0%}"
    )


def make_services(settings: Settings) -> tuple[Flask, Flask]:
    """Make the service without counting, and with it."""

    def deaf(channel: str, _: object, now: Callable[[], datetime]) -> Recorder:
        return Recorder(channel, None, now)

    with patch.object(ivr.web, "Recorder", deaf):
        bare = ivr.web.create_service(settings)
    return bare, ivr.web.create_service(settings)


def measure_time(server: Server) -> None:
    """Compare a key press and a text, while a thread writes the counts to PostgreSQL."""
    settings = settings_with(DATABASE_URL=server.url)
    bare, counting = make_services(settings)
    counting.extensions["start"]()
    release = release_of(read_folder(BUNDLED))
    parties = {"From": CALLER, "To": CALLED}
    key = asking(
        f"/voice/{release}/pregnancy?language=en&yes=birth",
        {**parties, "CallSid": f"CA{0:032}", "CallStatus": "in-progress", "Digits": "1"},
    )
    session = Session(release, "birth", "en")
    cookie = CookieJar(settings).write(session, CALLER, CALLED)
    text = asking("/text", {**parties, "MessageSid": f"SM{0:032}", "Body": "yes"}, cookie)
    compare("key", key, bare, counting)
    compare("text", text, bare, counting)
    counting.extensions["stop"]()


def memory_of(pid: int) -> tuple[int, int]:
    """Return RSS and PSS in MB."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    kilobytes = {line.split(":")[0]: int(line.split()[1]) for line in lines}
    return kilobytes["Rss"] // 1024, kilobytes["Pss"] // 1024


def measure_memory(server: Server, folder: Path, workers: int) -> None:
    """Let calls and texts come in, publish, go on, and look at every worker."""
    environ = {
        "IVR_DEMO": "1",
        "TWILIO_AUTH_TOKEN": TOKEN,
        "AGENT_NUMBER": AGENT,
        "WEB_CONCURRENCY": str(workers),
        "DATABASE_URL": server.url,
    }
    with serving(folder, **environ) as (url, service):
        wait_until_ready(url, service)
        begun = memory_of(workers_of(service)[0])
        with telephones(HttpTransport(partial(sign, TOKEN)), url, 12, 0.02) as diary:
            while len(diary.arrivals) < CALLS:
                time.sleep(0.1)
            flows = change_flows(folder / f"flows{workers}", f"of {workers}")
            publishing = run_ivr("publish", str(flows), database=server.url)
            assert publishing.wait() == 0
            time.sleep(4)
        memory = [memory_of(pid) for pid in workers_of(service)]
        assert not diary.amiss, diary.amiss[:3]
    most = max(rss for rss, _ in memory)
    print(
        f"{workers} worker(s), {len(diary.arrivals):,} calls, {len(diary.answered):,} webhooks, "
        f"a publication: RSS {begun[0]} MB, then {', '.join(f'{rss}' for rss, _ in memory)} MB "
        f"(PSS {', '.join(f'{pss}' for _, pss in memory)} MB); "
        f"{'under' if most < MEGABYTES else 'OVER'} {MEGABYTES} MB"
    )


if __name__ == "__main__":
    programs = find_programs()
    if programs is None:
        sys.exit("PostgreSQL is not installed: there is no initdb in /usr/lib/postgresql.")
    with TemporaryDirectory() as place, own_server(programs) as server:
        with chdir(place):
            measure_time(server)
        for workers in (1, 4):
            folder = Path(place) / str(workers)
            folder.mkdir()
            measure_memory(server, folder, workers)
