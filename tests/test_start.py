"""A start that cannot be is told in one sentence with its cure, at once and with nothing else."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import PUBLIC_URL, TOKEN
from tests.serving import ROOT

DEMO = {"IVR_DEMO": "1"}
DEPLOYED = {"TWILIO_AUTH_TOKEN": TOKEN, "PUBLIC_URL": PUBLIC_URL}
Start = Callable[..., str]


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Start the service as `make run` does, in a folder of its own; return why it could not."""

    def start(**environ: str) -> str:
        clean = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        done = subprocess.run(  # noqa: S603  our own server
            [sys.executable, ROOT / "wsgi.py", "--config", ROOT / "gunicorn.conf.py"],
            env={**clean, "PORT": free_port(), **environ},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 1
        assert not done.stdout
        heading, *told = done.stderr.splitlines()
        assert heading == "The service cannot start:"
        (line,) = told
        return line

    return start


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


@pytest.mark.parametrize("workers", ["abc", "0", "-1", "1000"])
def test_a_number_of_workers_that_cannot_be_is_told(start: Start, workers: str) -> None:
    line = start(**DEMO, WEB_CONCURRENCY=workers)
    assert re.fullmatch(r"WEB_CONCURRENCY: Input should be .*\. Set it to how many .*\.", line)


@pytest.mark.parametrize("port", ["abc", "0", "99999"])
def test_a_port_that_cannot_be_is_told(start: Start, port: str) -> None:
    line = start(**DEMO, PORT=port)
    assert re.fullmatch(r"PORT: Input should be .*\. Set it to a free port .*\.", line)


def test_a_port_that_is_taken_is_told(start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        line = start(**DEMO, PORT=str(port))
    cure = "Stop what listens there, or set PORT to another."
    assert line == f"PORT: {port} is taken on 127.0.0.1. {cure}"


def test_an_address_that_is_not_of_this_machine_is_told(start: Start) -> None:
    line = start(**DEMO, HOST="192.0.2.1")
    assert line.startswith("HOST, PORT: nobody can listen at 192.0.2.1:")
    assert "Set HOST to an address of this machine" in line


@pytest.mark.parametrize("environ", [DEMO, DEPLOYED], ids=["demo", "deployed"])
def test_a_folder_that_takes_no_files_is_told(
    start: Start, tmp_path: Path, environ: dict[str, str]
) -> None:
    (tmp_path / "var").touch()
    line = start(**environ)
    assert line.startswith(f"{tmp_path / 'var'}: the service cannot write there (")
    assert "Make it a folder of the user who runs the service" in line


def test_a_setting_that_is_missing_is_told(start: Start) -> None:
    line = start(TWILIO_AUTH_TOKEN=TOKEN)
    assert line.startswith("PUBLIC_URL: is not set. Set it to the https address")


def test_flows_of_ones_own_are_served_with_a_database_of_their_own() -> None:
    """So that whoever tries an example publishes nothing over the demo's."""

    def shown(*flows: str) -> str:
        words = ["make", "--dry-run", "run", *flows]
        return subprocess.run(  # noqa: S603  our own Makefile
            words, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
        ).stdout

    theirs = shown("FLOWS=examples/recall/")
    assert "cd var/flows/examples-recall &&" in theirs
    assert f"IVR_FLOWS={ROOT / 'examples/recall'} " in theirs
    assert "DATABASE_URL= " in theirs
    assert "var/flows" not in shown()


def test_what_runs_is_pinned_alike_for_tests() -> None:
    run, draw, test = (
        set((ROOT / f"requirements{name}.txt").read_text(encoding="utf-8").splitlines())
        for name in ("", "-draw", "-dev")
    )
    assert run < draw < test
