"""A conversation survives its cookie; nobody else's, and nothing made up, is a conversation."""

import re
import string
import time
import zlib
from base64 import urlsafe_b64decode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr.dialog.session import Session, read_session
from ivr.settings import Settings
from ivr.web.cookie import LIFETIME, CookieJar
from tests.conftest import TOKEN, settings_with
from tests.dialog.test_session import HOTLINE
from tests.dialog.test_text_engine import sessions

TEXTER, SERVICE = "+14165550100", "+18885550199"
NEWER = "fedcba9876543210fedcba9876543210"
JAR = CookieJar(settings_with())
SESSION = Session(HOTLINE.release, "pregnancy", "fr", (("birth", True),), no_matches=2)
COOKIE = JAR.write(SESSION, TEXTER, SERVICE)

numbers = st.one_of(st.from_regex(r"\+1[2-9]\d{9}", fullmatch=True), st.text(max_size=20))


def read(value: str, texter: str = TEXTER, service: str = SERVICE, jar: CookieJar = JAR) -> object:
    kept = jar.read(value, texter, service)
    return kept and read_session(HOTLINE, HOTLINE.text, kept.state, kept.query)


def rotated(*tokens: str) -> Settings:
    return settings_with(TWILIO_AUTH_TOKEN=",".join(tokens))


@given(sessions, numbers, numbers)
def test_a_session_survives_its_cookie(session: Session, texter: str, service: str) -> None:
    value = JAR.write(session, texter, service)
    assert read(value, texter, service) == session
    assert set(value) <= {*string.ascii_letters, *string.digits, *"-_."}
    assert len(value) < 4096


def test_a_cookie_of_the_older_token_is_read_while_tokens_rotate() -> None:
    assert read(COOKIE, jar=CookieJar(rotated(NEWER, TOKEN))) == SESSION
    assert read(COOKIE, jar=CookieJar(rotated(TOKEN, NEWER))) == SESSION


def test_the_first_token_signs() -> None:
    value = CookieJar(rotated(NEWER, TOKEN)).write(SESSION, TEXTER, SERVICE)
    assert read(value, jar=CookieJar(rotated(NEWER))) == SESSION
    assert read(value) is None


@pytest.mark.parametrize(
    ("texter", "service"),
    [
        ("+14165550101", SERVICE),
        (TEXTER, "+18885550198"),
        (SERVICE, TEXTER),
        (TEXTER, ""),
        ("", ""),
        (f"{TEXTER} ", SERVICE),
    ],
)
def test_a_cookie_of_other_numbers_is_none(texter: str, service: str) -> None:
    assert read(COOKIE, texter, service) is None


@pytest.mark.parametrize(("age", "lives"), [(LIFETIME, True), (LIFETIME + 1, False)])
def test_a_cookie_lives_four_hours(age: int, lives: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    written = int(time.time())
    monkeypatch.setattr("itsdangerous.timed.time.time", lambda: written)
    value = JAR.write(SESSION, TEXTER, SERVICE)
    monkeypatch.setattr("itsdangerous.timed.time.time", lambda: written + age)
    assert (read(value) == SESSION) is lives
    assert (read(value) is None) is not lives


@given(st.integers(0, len(COOKIE) - 1), st.characters())
def test_a_cookie_with_a_character_changed_is_none(place: int, character: str) -> None:
    """The last character of base64 holds bits that mean nothing."""
    forged = COOKIE[:place] + character + COOKIE[place + 1 :]
    assert read(forged) in ((None, SESSION) if place == len(COOKIE) - 1 else (None,)) or (
        forged == COOKIE
    )


@given(st.one_of(st.text(st.characters()), st.from_regex(r"[\w.-]{1,80}", fullmatch=True)))
def test_garbage_is_none(value: str) -> None:
    assert read(value) is None


@given(st.text(max_size=30), st.text(max_size=30))
def test_whatever_was_signed_is_read_without_an_exception(release: str, state: str) -> None:
    """A cookie of another version of ours may hold anything."""
    session = read(JAR.write(Session(release, state), TEXTER, SERVICE))
    assert session is None or getattr(session, "state", "") in HOTLINE.text.states


@pytest.mark.parametrize("state", ["a/b", "birth/", "//[", "/birth"])
def test_an_address_that_makes_no_sense_is_none(state: str) -> None:
    assert read(JAR.write(Session("r", state), TEXTER, SERVICE)) is None


def test_a_cookie_of_another_release_keeps_the_place_and_the_language() -> None:
    old = Session("00000000", "birth", "fr")
    assert read(JAR.write(old, TEXTER, SERVICE)) == Session(HOTLINE.release, "birth", "fr")
    gone = Session("00000000", "gone", "fr")
    assert read(JAR.write(gone, TEXTER, SERVICE)) == Session(HOTLINE.release, "hello", "fr")


@given(sessions)
def test_no_number_can_be_read_in_a_cookie(session: Session) -> None:
    for part in JAR.write(session, TEXTER, SERVICE).split("."):
        data = urlsafe_b64decode(part + "=" * (-len(part) % 4))
        try:
            text = zlib.decompress(data).decode()
        except zlib.error:
            text = data.decode("latin-1")
        assert not re.search(r"\d{10}|555|888", text.replace(HOTLINE.release, ""))


def test_a_clock_that_is_a_little_ahead_forgets_no_conversation(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Another machine has written the cookie, whose clock is some seconds ahead of ours."""
    now = time.time()
    value = JAR.write(SESSION, TEXTER, SERVICE, texts=3)
    for behind, is_read in ((0, True), (60, True), (3600, False)):
        monkeypatch.setattr("ivr.web.cookie.time.time", lambda behind=behind: now - behind)
        assert (JAR.read(value, TEXTER, SERVICE) is not None) is is_read


def test_a_cookie_knows_how_many_texts_came_in() -> None:
    kept = JAR.read(JAR.write(SESSION, TEXTER, SERVICE, texts=3), TEXTER, SERVICE)
    assert kept
    assert kept.texts == 3
    assert "texts" not in kept.query
