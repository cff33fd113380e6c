"""What is left of 2,000 calls and 2,000 texts: nothing of anybody, in any place that lasts."""

import re
import sqlite3
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import psycopg
import pytest
from psycopg import sql

from ivr.store import Count, Store, open_store
from ivr.twilio.signature import HEADER, sign
from tests.conftest import AGENT, TOKEN
from tests.databases import postgresql_url
from tests.serving import serving, wait_until_ready

PEOPLE = 2000  # who call, and as many who text
SQLITE = "var/ivr.sqlite3"
HANDS = 8  # who call and text at once
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
BODIES = (
    "{}",
    "check {}",
    "my name is {}, born 2015-04-03",
    "OUI {}",
    "vérifier, je suis {}",
    "1 {}",
)
DIGITS = re.compile(rb"[0-9][0-9() .\-\x00]{5,}[0-9]")  # as written by anybody
SIDS = re.compile(rb"(?=([0-9a-f]{32}))")
WORDS = re.compile(rb"zq[a-z]{6}", re.IGNORECASE)
SESSIONS = re.compile(
    rb"[?&](?:language|yes|no|misses|began|rang|back|came|entered)=\w+|conversation="
)


def number_of(person: int) -> str:
    """Return a number in E.164, everybody's own: +14165551000 and on."""
    return f"+1416{5551000 + person}"


def sid_of(person: int) -> str:
    return f"{person * 0x9E3779B97F4A7C15F39CC0605CEDC834 % 2**128:032x}"


def word_of(person: int) -> str:
    """Return a word that stands nowhere else."""
    letters = (chr(ord("a") + person // 26**place % 26) for place in range(6))
    return f"zq{''.join(letters)}"


LAST_DIGITS = {number_of(person)[-7:].encode() for person in range(2 * PEOPLE)}
KNOWN_SIDS = {sid_of(person).encode() for person in range(2 * PEOPLE)}
KNOWN_WORDS = {word_of(person).encode() for person in range(2 * PEOPLE)}


def find_traces(content: bytes) -> set[bytes]:
    """Find numbers however they are written, SIDs, words of texts, and answers in addresses."""
    found = {answer[0] for answer in SESSIONS.finditer(content)}
    for run in DIGITS.finditer(content):
        digits = re.sub(rb"\D", b"", run[0])
        found |= LAST_DIGITS & {digits[place : place + 7] for place in range(len(digits) - 6)}
    found |= KNOWN_SIDS & {sid[1] for sid in SIDS.finditer(content.lower())}
    return found | KNOWN_WORDS & {word[0].lower() for word in WORDS.finditer(content)}


def read_places(folder: Path, url: str) -> Iterator[tuple[str, bytes]]:
    """Read what lasts: each file in the folder of the service, and each row of its database."""
    for path in folder.rglob("*"):
        if path.is_file():
            yield str(path.relative_to(folder)), path.read_bytes()
    rows = dump_sqlite(folder) if url.startswith("sqlite") else dump_postgresql(url)
    yield "rows", "\n".join(rows).encode()


def dump_sqlite(folder: Path) -> Iterator[str]:
    connection = sqlite3.connect(folder / SQLITE)
    for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'"):
        yield table
        yield from map(str, connection.execute(f'SELECT * FROM "{table}"'))  # noqa: S608
    connection.close()


def dump_postgresql(url: str) -> Iterator[str]:
    with psycopg.connect(url) as connection:
        tables = "SELECT table_name FROM information_schema.tables WHERE table_schema = "
        for (table,) in connection.execute(f"{tables} current_schema()").fetchall():
            yield table
            query = sql.SQL("SELECT * FROM {}").format(sql.Identifier(table))
            yield from map(str, connection.execute(query))


class Hand:
    """Somebody at a telephone, who lends it to one person after the other."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._connection = HTTPConnection(urlsplit(url).netloc, timeout=15)

    def post(self, target: str, told: Mapping[str, str]) -> str:
        """Call a webhook as Twilio does, and return the document."""
        signature = {HEADER: sign(TOKEN, self._url + target, told)}
        self._connection.request("POST", target, urlencode(told), {**FORM, **signature})
        answer = self._connection.getresponse()
        assert answer.status in (200, 204)
        return answer.read().decode()

    def call(self, person: int) -> None:
        """Call, answer a question, and hang up."""
        told = {"CallSid": f"CA{sid_of(person)}", "From": number_of(person)}
        document = self.post("/voice", told)
        release = re.findall(r"/voice/([0-9a-f]{8})/", document)[0]
        session = f"language={'en' if person % 2 else 'fr'}&{'yes' if person % 3 else 'no'}=birth"
        document = self.post(f"/voice/{release}/pregnancy?{session}", {**told, "Digits": "1"})
        assert f"{release}/fertility?" in document
        self.post("/voice/ended", {**told, "CallStatus": "completed", "CallDuration": "31"})

    def text(self, person: int) -> None:
        """Send a text with a word of one's own."""
        body = BODIES[person % len(BODIES)].format(word_of(person))
        told = {"From": number_of(person), "MessageSid": f"SM{sid_of(person)}", "Body": body}
        self.post("/text", told)

    def close(self) -> None:
        """Leave."""
        self._connection.close()


def serve(url: str, callers: range, texters: range) -> None:
    """Let some people call, and others text."""
    with closing(Hand(url)) as hand:
        for caller in callers:
            hand.call(caller)
        for texter in texters:
            hand.text(texter)


def send_what_is_refused(url: str, person: int) -> None:
    """Send what is no request of Twilio's, with somebody's number in it."""
    told = urlencode({"From": number_of(person), "Body": word_of(person)})
    for method, target, body in (
        ("POST", "/voice", told),
        ("POST", "/text", told + "%ff"),
        ("GET", f"/text?{told}", ""),
        ("POST", f"/nowhere?{told}", told),
        ("POST", "/voice", told * 2000),
    ):
        with closing(HTTPConnection(urlsplit(url).netloc, timeout=15)) as connection:
            connection.request(method, target, body, FORM)
            assert connection.getresponse().status in (403, 404, 405)


def wait_until_counted(store: Store) -> None:
    """Wait until the counts of all calls and texts are written."""
    today, counted = datetime.now(UTC).date(), 0
    for _ in range(100):
        counts = store.counts(today - timedelta(1), today + timedelta(1))
        counted = sum(n for count, n in counts if count.by in ("arrived", "received"))
        if counted >= 3 * PEOPLE:  # a text is received, and its conversation arrives
            return
        time.sleep(0.1)
    raise AssertionError(f"only {counted} were counted")


@contextmanager
def database(kind: str, folder: Path) -> Iterator[str]:
    if kind == "sqlite":
        yield f"sqlite:///{folder}/{SQLITE}"
    else:
        with postgresql_url() as url:
            yield url


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_nothing_is_left_of_anybody(tmp_path: Path, kind: str) -> None:
    environ = {"IVR_DEMO": "1", "TWILIO_AUTH_TOKEN": TOKEN, "AGENT_NUMBER": AGENT}
    environ["GUNICORN_CMD_ARGS"] = "--access-logfile -"
    with ExitStack() as stack:
        database_url = stack.enter_context(database(kind, tmp_path))
        store = stack.enter_context(closing(open_store(database_url)))
        with serving(tmp_path, DATABASE_URL=database_url, **environ) as (url, process):
            wait_until_ready(url, process)
            if kind == "sqlite":  # while somebody reads, the log of what was written stays
                reader = stack.enter_context(closing(sqlite3.connect(tmp_path / SQLITE)))
                reader.execute("SELECT * FROM counts").fetchall()
            callers = [range(first, PEOPLE, HANDS) for first in range(HANDS)]
            texters = [range(PEOPLE + first, 2 * PEOPLE, HANDS) for first in range(HANDS)]
            with ThreadPoolExecutor(HANDS) as hands:
                list(hands.map(partial(serve, url), callers, texters))
            send_what_is_refused(url, 7)
            wait_until_counted(store)
            while_it_runs = dict(read_places(tmp_path, database_url))
        places = {**while_it_runs, **dict(read_places(tmp_path, database_url))}
        assert {name: find_traces(content) for name, content in places.items()} == {
            name: set() for name in places
        }
        assert places["log"].count(b"POST /text 200") == PEOPLE
        assert any(name.startswith("var/releases/") for name in places)
        assert places["rows"].count(b"\n") < PEOPLE / 20  # rows are of moves, not of people
        assert (f"{SQLITE}-wal" in while_it_runs) == (kind == "sqlite")

        plant(store)
        planted = dict(read_places(tmp_path, database_url))
        assert find_traces(planted["rows"]) == {b"5551007", sid_of(7).encode()}
        if kind == "sqlite":
            files = b"".join(planted[name] for name in planted if "sqlite3" in name)
            assert find_traces(files) == {b"5551007", sid_of(7).encode()}


def plant(store: Store) -> None:
    """Leave in the database what must never be there."""
    store.add({Count("2026-11-23T10", "", "call", "", "", f"CA{sid_of(7)}", number_of(7)): 1})


@pytest.mark.parametrize(
    ("content", "trace"),
    [
        pytest.param("From=%2B14165551007&", "5551007", id="in a form"),
        pytest.param("call from +14165551007.", "5551007", id="E.164"),
        pytest.param("(416) 555-1007", "5551007", id="national"),
        pytest.param("416.555.1007", "5551007", id="with points"),
        pytest.param("1 416 555 1007", "5551007", id="with spaces"),
        pytest.param("on 2026-11-23 5551007", "5551007", id="after a date"),
        pytest.param(f"CA{sid_of(7)}", sid_of(7), id="a CallSid"),
        pytest.param(f"x0{sid_of(7).upper()}", sid_of(7), id="a SID in capitals"),
        pytest.param(f"my name is {word_of(7).upper()}!", word_of(7), id="a word of a text"),
        pytest.param("POST /voice/0a1b2c3d/birth?yes=birth", "?yes=birth", id="an answer"),
        pytest.param("x?rang=1&language=en", "&language=en", id="a language"),
    ],
)
def test_the_search_finds(content: str, trace: str) -> None:
    assert trace.encode() in find_traces(content.encode())
