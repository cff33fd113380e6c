"""Walk calls through everything that befalls a service, and compare its counts with the callers'.

    python -m bench.storm [TELEPHONES]

It runs gunicorn with four workers on a PostgreSQL server of its own. Releases are published and
taken back, the service is reloaded, workers are killed, and the database goes away and returns.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from urllib.request import urlopen

import psycopg

from bench.figures import TAKEN_UP, Outcome, Publication, report
from bench.postgresql import Server, find_programs, own_server
from bench.tallies import compare, counted_by
from ivr.loader import BUNDLED, read_folder
from ivr.simulator import HttpTransport
from ivr.store import open_store
from ivr.twilio.signature import sign
from ivr.web.world import CLOCK
from tests.conftest import AGENT, TOKEN
from tests.serving import ROOT, serving, wait_until_ready
from tests.telephones import Diary, ExaminedLine, telephones

IVR = Path(sys.executable).with_name("ivr")
WORKERS = 4
WORKDAY = "2026-11-23T10:00"  # agents can be rung


@dataclass(frozen=True)
class Plan:
    """How hard it storms: pauses between two moves, between two events, and of the database."""

    telephones: int
    pause: float
    calm: float
    away: float


class Storm:
    """The events, each of which comes over a service that is in use."""

    def __init__(self, plan: Plan, server: Server, service: "subprocess.Popen[str]", folder: Path):
        self.plan = plan
        self.server = server
        self.service = service
        self.folder = folder
        self.publications: list[Publication] = []
        self.away = (0.0, 0.0)
        self._began = time.time()

    def pass_over(self, line: ExaminedLine, url: str) -> None:
        """Let everything happen, one after the other."""
        self.calm()
        for version, command in enumerate(("publish", "rollback", "publish")):
            self.put_on_air(line, url, command, version)
            self.calm()
        self.tell("reload")
        self.service.send_signal(signal.SIGHUP)
        self.calm()
        self.kill()
        self.calm()
        self.tell("the database goes away")
        away = time.time()
        self.server.stop()
        time.sleep(self.plan.away / 3)
        self.kill()
        time.sleep(self.plan.away * 2 / 3)
        self.check_ready(line.diary, url)
        self.away = (away, time.time())
        self.tell("the database returns")
        self.server.start()
        self.calm()
        self.tell("end")

    def check_ready(self, diary: Diary, url: str) -> None:
        """Ask every worker, as far as chance allows, whether it is ready without its database."""
        for _ in range(5 * WORKERS):
            with urlopen(f"{url}/ready", timeout=5) as answer:  # noqa: S310
                told = json.load(answer)
            if not told["ready"] or told["database"] != "away":
                diary.complain(f"the database is away, and a worker says {told}")

    def calm(self) -> None:
        """Let nothing happen for a while."""
        time.sleep(self.plan.calm)

    def tell(self, what: str) -> None:
        """Print what happens, and when."""
        print(f"{time.time() - self._began:7.1f} s  {what}", flush=True)

    def put_on_air(self, line: ExaminedLine, url: str, command: str, version: int) -> None:
        """Publish a folder or go back, and measure until when the release before is still heard."""
        flows = change_flows(self.folder / f"flows{version}", str(version))
        arguments = [str(flows)] if command == "publish" else []
        with calling(line, url), psycopg.connect(self.server.url, autocommit=True) as connection:
            query = "SELECT number, release FROM releases ORDER BY number DESC LIMIT 1"
            before = connection.execute(query).fetchone()
            process = run_ivr(command, *arguments, database=self.server.url)
            while (now := connection.execute(query).fetchone()) == before:
                assert process.poll() in (None, 0), f"ivr {command} has failed"
                time.sleep(0.01)
            moment = time.time()
            assert process.wait() == 0
            time.sleep(max(0.0, moment + TAKEN_UP + 0.5 - time.time()))
        assert now
        others = [began for began, release in line.diary.arrivals if release != now[1]]
        lag = max(0.0, max(others, default=moment) - moment)
        self.publications.append(Publication(command, now[1], moment, lag))
        self.tell(f"{command}: {now[1]} on every worker after {lag:.2f} s")

    def kill(self) -> None:
        """Kill a worker, with all that it has not written yet."""
        pid, *_ = workers_of(self.service)
        os.kill(pid, signal.SIGKILL)
        self.tell(f"SIGKILL of worker {pid}")


def run_ivr(command: str, *arguments: str, database: str) -> "subprocess.Popen[bytes]":
    """Run a command of an operator, beside everything else."""
    return subprocess.Popen(  # noqa: S603
        [IVR, command, *arguments, "-m", "a storm"],
        env={**os.environ, "DATABASE_URL": database, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )


def change_flows(folder: Path, version: str) -> Path:
    """Write flow files whose last words are others, into a new folder."""
    folder.mkdir()
    for name, text in read_folder(BUNDLED).items():
        changed = text.replace("Goodbye.", f"Goodbye, {version}.")
        (folder / name).write_text(changed.replace("Au revoir.", f"Au revoir, {version}."))
    return folder


@contextmanager
def calling(line: ExaminedLine, url: str, count: int = 4) -> Iterator[None]:
    """Let calls come in all the time, over many connections, while the block runs."""
    over = False

    def call() -> None:
        while not over:
            line.request("POST", f"{url}/voice", {"CallSid": "CA", "From": "+14165550100"})
            time.sleep(0.03)

    callers = [Thread(target=call) for _ in range(count)]
    for caller in callers:
        caller.start()
    try:
        yield
    finally:
        over = True
        for caller in callers:
            caller.join()


def workers_of(service: "subprocess.Popen[str]") -> list[int]:
    """Return the process ids of the workers, the oldest first."""
    children = Path(f"/proc/{service.pid}/task/{service.pid}/children").read_text()
    return [int(pid) for pid in children.split()]


def run_storm(plan: Plan, programs: Path, folder: Path) -> Outcome:
    """Let it storm over a service in a folder, and compare what it counted with the diary."""
    with own_server(programs) as server:
        environ = {
            "IVR_DEMO": "1",
            "TWILIO_AUTH_TOKEN": TOKEN,
            "AGENT_NUMBER": AGENT,
            "WEB_CONCURRENCY": str(WORKERS),
            "DATABASE_URL": server.url,
        }
        line = HttpTransport(partial(sign, TOKEN), {CLOCK: WORKDAY})
        with serving(folder, **environ) as (url, service):
            wait_until_ready(url, service)
            storm = Storm(plan, server, service, folder)
            with telephones(line, url, plan.telephones, plan.pause) as diary:
                storm.pass_over(ExaminedLine(line, diary), url)
        today = datetime.now(UTC).date()
        store = open_store(server.url)
        stored = counted_by(store.counts(today - timedelta(1), today + timedelta(1)))
        store.close()
    return Outcome(diary, compare(diary.counted, stored), storm.publications, storm.away)


if __name__ == "__main__":
    programs = find_programs()
    if programs is None:
        sys.exit("PostgreSQL is not installed: there is no initdb in /usr/lib/postgresql.")
    with TemporaryDirectory() as place:
        count = int(sys.argv[1]) if sys.argv[1:] else 40
        report(run_storm(Plan(count, pause=0.4, calm=6, away=30), programs, Path(place)))
