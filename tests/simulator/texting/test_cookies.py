"""Which cookies Twilio keeps for two numbers, and for how long."""

import pytest

from ivr.simulator import Answer
from ivr.simulator.call import Cookie
from ivr.simulator.texting import keep_cookies, write_cookies
from tests.simulator.switchboard import xml
from tests.simulator.texting.texter import NOON, MakeTexter

HOUR = 3600


def jar(*cookies: str) -> Answer:
    return xml("", cookies=cookies)


def test_cookies_come_back_with_the_next_text(texter: MakeTexter) -> None:
    sender = texter(jar("state=a.b-c_1==; Path=/; Secure; HttpOnly; SameSite=Lax", "n=2"))
    sender.send()
    assert sender.cookie is None
    sender.send()
    assert sender.cookie == "state=a.b-c_1==; n=2"


def test_cookies_come_back_within_a_redirect(texter: MakeTexter) -> None:
    redirect = xml("<Redirect>/next</Redirect>", cookies=("a=1",))
    sender = texter(redirect, {"/next": jar("a=2")})
    sender.send()
    assert sender.cookie == "a=1"
    assert sender.texting.cookies == (Cookie("a", "2"),)


@pytest.mark.parametrize(
    ("seconds", "cookie"), [(4 * HOUR - 1, "a=1"), (4 * HOUR, None)], ids=["before", "after"]
)
def test_four_hours_of_silence_end_them(
    texter: MakeTexter, seconds: int, cookie: str | None
) -> None:
    sender = texter(jar("a=1"))
    sender.send()
    sender.send(now=NOON + seconds)
    assert sender.cookie == cookie


def test_each_text_begins_the_four_hours_anew(texter: MakeTexter) -> None:
    sender = texter(jar("a=1"))
    sender.send()
    sender.board.pages = {"/text": ""}
    sender.send(now=NOON + 3 * HOUR)
    sender.send(now=NOON + 6 * HOUR)
    assert sender.cookie == "a=1"


@pytest.mark.parametrize(("seconds", "cookie"), [(59, "a=1"), (60, None)], ids=["before", "after"])
def test_a_cookie_ends_at_its_age(texter: MakeTexter, seconds: int, cookie: str | None) -> None:
    sender = texter(jar("a=1; Max-Age=60"))
    sender.send()
    sender.send(now=NOON + seconds)
    assert sender.cookie == cookie


@pytest.mark.parametrize(
    "deleted",
    [
        "a=; Max-Age=0",
        "a=1; max-age=-1",
        "a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/",
        "a=; expires=Thu, 01 Jan 1970 00:00:00 GMT",
        "a=; Expires=0",
    ],
)
def test_a_cookie_whose_time_has_passed_is_deleted(deleted: str) -> None:
    before = (Cookie("a", "1"), Cookie("b", "2"))
    assert keep_cookies(before, (deleted,), NOON) == (Cookie("b", "2"),)


@pytest.mark.parametrize(
    ("header", "kept"),
    [
        pytest.param("a=1", Cookie("a", "1"), id="bare"),
        pytest.param(" a = 1 ; Path=/", Cookie("a", "1"), id="white space"),
        pytest.param("a=b=c==", Cookie("a", "b=c=="), id="equals signs"),
        pytest.param('a="1, 2"', Cookie("a", '"1, 2"'), id="quotes are kept"),
        pytest.param("a=", Cookie("a", ""), id="empty"),
        pytest.param("A=1; Domain=x.example", Cookie("A", "1"), id="case of the name is kept"),
        pytest.param("a=1; Max-Age=60", Cookie("a", "1", NOON + 60), id="age"),
        pytest.param("a=1; Max-Age=999999", Cookie("a", "1", NOON + 4 * HOUR), id="4 h at most"),
        pytest.param("a=1; Max-Age=soon", Cookie("a", "1"), id="an age that is none"),
        pytest.param("a=1; Expires=soon", Cookie("a", "1"), id="a date that is none"),
        pytest.param(
            "a=1; Expires=Fri, 15 Jan 2027 09:00:00 GMT", Cookie("a", "1", NOON + 3600), id="date"
        ),
        pytest.param(
            "a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=60",
            Cookie("a", "1", NOON + 60),
            id="age before date",
        ),
    ],
)
def test_a_cookie_is_read(header: str, kept: Cookie) -> None:
    assert keep_cookies((), (header,), NOON) == (kept,)


@pytest.mark.parametrize("header", ["", "a", "=1", "; Path=/", " = "])
def test_what_is_no_cookie_is_passed_over(header: str) -> None:
    assert keep_cookies((), (header,), NOON) == ()


def test_a_cookie_replaces_its_namesake_in_its_place() -> None:
    before = (Cookie("a", "1"), Cookie("b", "2"))
    after = keep_cookies(before, ("a=3",), NOON)
    assert write_cookies(after) == "a=3; b=2"
