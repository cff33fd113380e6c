"""The service as it runs: gunicorn, its settings from the environment, calls over HTTP."""

import re
import signal
import socket
import time
from functools import partial
from pathlib import Path

import pytest

from ivr.settings import DEMO_TOKEN
from ivr.simulator import HttpTransport, Received, dial, make_input, send_text, texting_to
from ivr.twilio.signature import sign
from tests.conftest import AGENT, TOKEN
from tests.serving import log_of, serving, wait_until_ready


def call(url: str, token: str, *moves: str) -> str:
    """Make a call over HTTP and return where it ended."""
    step = dial(HttpTransport(partial(sign, token)), f"{url}/voice")
    for move in moves:
        step = make_input(HttpTransport(partial(sign, token)), step.call, move)
    return step.call.address


@pytest.mark.parametrize("language", ["1", "2"])
def test_a_call_walks_the_yes_path_through_a_running_demo(tmp_path: Path, language: str) -> None:
    with serving(tmp_path, IVR_DEMO="1", AGENT_NUMBER=AGENT) as (url, process):
        wait_until_ready(url, process)
        token = (tmp_path / DEMO_TOKEN).read_text()
        assert "/fertility?" in call(url, token, language, "1", "2", "2")


def test_a_reload_loses_no_call(tmp_path: Path) -> None:
    with serving(tmp_path, IVR_DEMO="1", AGENT_NUMBER=AGENT) as (url, process):
        wait_until_ready(url, process)
        token = (tmp_path / DEMO_TOKEN).read_text()
        line = HttpTransport(partial(sign, token))
        step = dial(line, f"{url}/voice")
        for move in ("1", "1", "2", "2", "2", "3", "*", "9"):
            process.send_signal(signal.SIGHUP)
            step = make_input(line, step.call, move)
        assert step.call.stands == "listening"


def test_the_log_is_json_without_a_trace_of_the_caller(tmp_path: Path) -> None:
    environ = {"IVR_DEMO": "1", "TWILIO_AUTH_TOKEN": TOKEN}
    with serving(tmp_path, **environ, GUNICORN_CMD_ARGS="--access-logfile -") as (url, process):
        wait_until_ready(url, process)
        call(url, TOKEN, "1", "1", "2", "2", "hang up")
    lines = log_of(tmp_path)
    assert any("no agent number for fr" in str(line["message"]) for line in lines)
    assert any("/birth 200" in str(line["message"]) for line in lines)
    text = (tmp_path / "log").read_text()
    assert not re.search(r"\?|language=|yes=|\+1416|CA0000|127\.0\.0\.1 ", text)
    assert TOKEN not in text


def test_the_log_keeps_nothing_of_a_text(tmp_path: Path) -> None:
    environ = {"IVR_DEMO": "1", "TWILIO_AUTH_TOKEN": TOKEN, "AGENT_NUMBER": AGENT}
    with serving(tmp_path, **environ, GUNICORN_CMD_ARGS="--access-logfile -") as (url, process):
        wait_until_ready(url, process)
        line, texting = HttpTransport(partial(sign, TOKEN)), texting_to(f"{url}/text?language=fr")
        for place, body in enumerate(("vérifier", "oui", "carte 1234 567 890", "chut-secret")):
            step = send_text(line, texting, body, now=time.time() + place)
            texting = step.texting
            assert any(isinstance(event, Received) for event in step.events)
    log = (tmp_path / "log").read_text()
    assert "POST /text 200" in log
    for trace in ("secret", "567 890", "567890", "oui", "+1416", "SM", "conversation", "language="):
        assert trace not in log


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(
            b"POST /voice HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
            b"X-Twilio-Signature: x\r\n\r\nzz\r\nFrom=%2B14165550100\r\n",
            id="a chunk without a size",
        ),
        pytest.param(b"From=%2B14165550100&Digits=1\r\n\r\n", id="no request at all"),
        pytest.param(
            b"POST /voice HTTP/1.1\r\nHost: x\r\nFrom +14165550100: 1\r\n\r\n",
            id="a header that is none",
        ),
    ],
)
def test_what_is_no_request_gets_no_document_and_leaves_no_trace(
    tmp_path: Path, sent: bytes
) -> None:
    with serving(tmp_path, IVR_DEMO="1", AGENT_NUMBER=AGENT) as (url, process):
        wait_until_ready(url, process)
        with socket.create_connection(("127.0.0.1", int(url.rpartition(":")[2])), 5) as line:
            line.sendall(sent)
            line.shutdown(socket.SHUT_WR)
            answer = line.recv(4096)
    assert answer.split()[1] in (b"400", b"403")
    assert b"<Response" not in answer
    log = (tmp_path / "log").read_text()
    assert "4165550100" not in log
    assert "127.0.0.1 " not in log


def test_requests_are_logged_only_where_it_is_asked_for(tmp_path: Path) -> None:
    with serving(tmp_path, IVR_DEMO="1", TWILIO_AUTH_TOKEN=TOKEN) as (url, process):
        wait_until_ready(url, process)
        call(url, TOKEN, "1", "hang up")
    assert {line["logger"] for line in log_of(tmp_path)} == {"ivr", "gunicorn.error"}


def test_a_service_that_lacks_its_settings_says_so_and_does_not_start(tmp_path: Path) -> None:
    with serving(tmp_path) as (_, process):
        assert process.wait(timeout=30) != 0
    text = (tmp_path / "log").read_text()
    assert "TWILIO_AUTH_TOKEN: is not set" in text
    assert "PUBLIC_URL: is not set" in text


def test_flows_with_a_problem_are_not_served(tmp_path: Path, files: dict[str, str]) -> None:
    for name, flow in files.items():
        (tmp_path / name).write_text(flow.replace("next: pregnancy", "next: pregnacy"))
    with serving(tmp_path, IVR_DEMO="1", IVR_FLOWS=str(tmp_path)) as (_, process):
        assert process.wait(timeout=30) != 0
    assert "(unknown-state)" in (tmp_path / "log").read_text()


def test_nothing_listens_beside_the_port(tmp_path: Path) -> None:
    with serving(tmp_path, IVR_DEMO="1", HOME=str(tmp_path)) as (url, process):
        wait_until_ready(url, process)
        assert not [path for path in tmp_path.rglob("*") if path.is_socket()]
