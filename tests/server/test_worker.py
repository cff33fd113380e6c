"""The worker over real sockets: nobody holds it up, and HTTP/1.1 is as the field knows it."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GET = b"GET %s HTTP/1.1\r\nHost: x\r\n\r\n"
POST = b"POST /p HTTP/1.1\r\nHost: x\r\n"


@contextmanager
def working(*options: str) -> Iterator[tuple[int, "subprocess.Popen[bytes]"]]:
    """Run the worker with two threads; yield its port and its arbiter."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(2048)
        port = listener.getsockname()[1]
        process = subprocess.Popen(  # noqa: S603
            [
                *(sys.executable, "-m", "gunicorn", "--bind", f"fd://{listener.fileno()}"),
                *("--worker-class", "tests.server.impatient.ImpatientWorker", "--threads", "2"),
                *("--no-control-socket", "--keep-alive", "2", "--limit-request-fields", "10"),
                *("--graceful-timeout", "5", *options, "tests.server.impatient:app"),
            ],
            pass_fds=[listener.fileno()],
            cwd=Path(__file__).parent,  # where no configuration is found
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        try:
            yield port, process
        finally:
            process.terminate()
            process.wait(timeout=30)


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with working() as (port, _):
        yield port


def connect(port: int, sent: bytes = b"") -> socket.socket:
    client = socket.create_connection(("127.0.0.1", port), 10)
    client.sendall(sent)
    return client


def read_answer(client: socket.socket) -> tuple[int, bytes]:
    """Read one answer that tells its length, and return its status and body."""
    received = b""
    while b"\r\n\r\n" not in received:
        piece = client.recv(1)
        assert piece, received
        received += piece
    head, _, _ = received.partition(b"\r\n\r\n")
    lines = [line.lower().split(b":") for line in head.split(b"\r\n")]
    length = next((int(line[1]) for line in lines if line[0] == b"content-length"), 0)
    body = b""
    while len(body) < length:
        body += client.recv(length - len(body))
    return int(head.split()[1]), body


def ask(port: int, sent: bytes = GET % b"/") -> tuple[int, bytes]:
    with connect(port, sent) as client:
        return read_answer(client)


def told(answer: tuple[int, bytes]) -> dict[str, str]:
    assert answer[0] == 200
    found: dict[str, str] = json.loads(answer[1])
    return found


def is_closed(client: socket.socket) -> bool:
    """Tell whether a connection was closed, whatever came before."""
    try:
        while client.recv(65536):
            pass
    except ConnectionError:
        return True
    except TimeoutError:
        return False
    return True


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(b"", id="silent"),
        pytest.param(b"POST /p HTTP/1.1\r\nHo", id="half a header"),
        pytest.param(POST + b"Content-Length: 100\r\n\r\nhalf", id="half a body"),
        pytest.param(GET % b"/big", id="never reading"),
    ],
)
def test_slow_clients_hold_no_thread_and_are_let_go(port: int, sent: bytes) -> None:
    with ExitStack() as stack:
        slow = [stack.enter_context(connect(port, sent)) for _ in range(20)]
        begun = time.monotonic()
        assert [ask(port)[0] for _ in range(20)] == [200] * 20
        assert time.monotonic() - begun < 1, "they had not been let go yet"
        assert all(map(is_closed, slow))


def test_a_dribble_gains_no_time(port: int) -> None:
    with connect(port) as client:
        begun = time.monotonic()
        with suppress(ConnectionError):
            while time.monotonic() - begun < 5:
                client.sendall(b"x")
                time.sleep(0.05)
        assert time.monotonic() - begun < 5


def test_requests_follow_each_other_on_one_connection(port: int) -> None:
    with connect(port) as client:
        for path in (b"/1", b"/2", b"/3"):
            client.sendall(GET % path)
            assert told(read_answer(client))["path"] == path.decode()


def test_requests_that_come_in_together_are_answered_in_order(port: int) -> None:
    body = POST + b"Content-Length: 5\r\n\r\nhello"
    with connect(port, (GET % b"/slow") + body + (GET % b"/3")[:-5]) as client:
        assert told(read_answer(client))["path"] == "/slow"
        assert told(read_answer(client))["body"] == "hello"
        client.sendall((GET % b"/3")[-5:])
        assert told(read_answer(client))["path"] == "/3"


def test_a_client_that_has_sent_all_is_answered_though_it_sends_no_more(port: int) -> None:
    with connect(port, GET % b"/slow") as client:
        client.shutdown(socket.SHUT_WR)
        assert told(read_answer(client))["path"] == "/slow"
        assert is_closed(client)


@pytest.mark.parametrize("path", [b"/big", b"/file"])
def test_a_long_answer_comes_whole(port: int, path: bytes) -> None:
    status, body = ask(port, GET % path)
    assert (status, len(body)) == (200, 8_000_000)


@pytest.mark.parametrize(
    ("sent", "body"),
    [
        pytest.param(b"\r\n\r\n" + GET % b"/p", "", id="blank lines before it"),
        pytest.param(
            POST + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n1\r\n!\r\n0\r\n\r\n",
            "hello!",
            id="chunks",
        ),
        pytest.param(b"GET /p HTTP/1.0\r\n\r\n", "", id="HTTP/1.0"),
    ],
)
def test_what_the_field_knows_is_understood(port: int, sent: bytes, body: str) -> None:
    answer = told(ask(port, sent))
    assert (answer["path"], answer["body"]) == ("/p", body)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (POST + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        (POST + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello", 400),
        (POST + b"Content-Length: five\r\n\r\nhello", 400),
        (POST + b"Transfer-Encoding: cow\r\n\r\nhello", 501),
        (POST + b"Transfer-Encoding: chunked\r\n\r\nfive\r\n", 400),
        (POST + b"X: 1\r\n" * 20 + b"\r\n", 431),
        (b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\n\r\n", 414),
        (POST + b"X: " + b"a" * 20_000, 431),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n", 400),
    ],
)
def test_what_makes_no_sense_is_refused_and_the_connection_closed(
    port: int, sent: bytes, status: int
) -> None:
    with connect(port, sent) as client:
        assert read_answer(client)[0] == status
        assert is_closed(client)


def test_a_body_is_asked_for_where_a_client_waits_for_that(port: int) -> None:
    with connect(port, POST + b"Expect: 100-continue\r\nContent-Length: 5\r\n\r\n") as client:
        assert read_answer(client)[0] == 100
        client.sendall(b"hello")
        assert told(read_answer(client))["body"] == "hello"


def test_a_silent_connection_that_is_kept_alive_is_closed_in_the_end(port: int) -> None:
    with connect(port, GET % b"/") as client:
        assert read_answer(client)[0] == 200
        assert is_closed(client)


def test_an_application_that_hangs_is_answered_for_and_its_worker_replaced() -> None:
    with working() as (port, _):
        begun = time.monotonic()
        with connect(port, GET % b"/hang") as client:
            status, body = read_answer(client)
            assert (status, body) == (503, b"")
            assert is_closed(client)
        assert time.monotonic() - begun < 6
        assert told(ask(port))["path"] == "/"


def test_a_worker_that_stops_answers_what_has_come_in() -> None:
    with working() as (port, process):
        ask(port)
        with connect(port, GET % b"/slow") as client, connect(port, (GET % b"/")[:-2]) as half:
            time.sleep(0.2)
            process.send_signal(signal.SIGTERM)
            assert told(read_answer(client))["path"] == "/slow"
            half.sendall(b"\r\n")
            assert told(read_answer(half))["path"] == "/"
            assert process.wait(timeout=10) == 0


def test_one_address_has_so_many_connections_and_its_oldest_make_room() -> None:
    with working("--forwarded-allow-ips", "10.0.0.1") as (port, _), ExitStack() as stack:
        clients = [stack.enter_context(connect(port)) for _ in range(40)]
        assert ask(port)[0] == 200
        for client in clients[:10]:
            client.settimeout(0.3)
            assert is_closed(client)
        clients[-1].sendall(GET % b"/")
        assert read_answer(clients[-1])[0] == 200


def test_where_there_is_no_room_who_waited_longest_makes_it() -> None:
    with working("--worker-connections", "20") as (port, _), ExitStack() as stack:
        for _ in range(100):
            stack.enter_context(connect(port))
        assert [ask(port)[0] for _ in range(10)] == [200] * 10
