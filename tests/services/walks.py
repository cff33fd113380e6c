"""A walk through a call or a conversation by text: whatever comes to somebody's mind, in any world.

As a webhook does, it reads each session from the address that the document before names.
"""

from collections.abc import Iterator
from datetime import datetime
from random import Random
from urllib.parse import parse_qs
from xml.etree.ElementTree import fromstring
from zoneinfo import ZoneInfo

from ivr.dialog.events import Arrived, Entered, Event, Key, NoInput, Outcome
from ivr.dialog.intent import understand, vocabulary
from ivr.dialog.session import Session, read_session, session_address
from ivr.model.hotline import Hotline
from ivr.model.states.acting import ActingState
from ivr.model.values import KEYS
from ivr.releases import RequestWorld
from ivr.releases.documents import Documents
from ivr.twilio.twiml import render_text
from tests.dialog.any_hours import DAYS

STEPS = 10
LINE = "+18335550100"
ODD_NUMBERS = ("", "*", "7", "0042", "12*4", "99999999999999999999")
ODD_TEXTS = ("", "thanks!", "4711", "0042 ", "my card is 4111 1111 1111 1111", "é\u0301 😀 ਪੰ")


def walk_call(documents: Documents, rng: Random) -> Iterator[bytes]:
    """Make a call until somebody hangs up; yield its documents, an agent's among them."""
    hotline = documents.hotline
    session = documents.session_at(hotline.call.start, b"")
    event: Event = Arrived()
    for _ in range(STEPS):
        world = _any_world(rng)
        body = documents.voice(session, event, world).body
        yield body
        address = _goes_on_at(body)
        if not address:
            break
        state, _, query = address.partition("/")[2].partition("?")
        session = documents.session_at(state, query.encode())
        assert session_address(session) == address
        yield documents.whisper(session, world)
        event = rng.choice([*_events(hotline, session)])
    for language in (session.language, None):
        yield from (documents.fallback(language, is_open) for is_open in (True, False))


def _goes_on_at(document: bytes) -> str:
    """Return the session that a document of a call names last; empty if it hangs up."""
    elements = [*fromstring(document).iter()]  # noqa: S314  our own
    named = [one.get("action") or (one.text if one.tag == "Redirect" else "") for one in elements]
    last = next((one for one in reversed(named) if one), "")
    return "" if elements[-1].tag == "Hangup" else last.partition("/voice/")[2]


def _events(hotline: Hotline, session: Session) -> Iterator[Event]:
    """Yield what can come back at a session."""
    state = hotline.call.states[session.state]
    if isinstance(state, ActingState):
        for outcome in state.OUTCOMES:
            yield from (Outcome(outcome.name), Outcome(outcome.name, over=True))
        return
    yield NoInput()
    if state.TAKES_DIGITS and not session.entered:
        yield from map(Entered, (*ODD_NUMBERS, *state.numbers()))
    else:
        yield from map(Key, (*KEYS, ""))


def walk_texts(documents: Documents, rng: Random) -> Iterator[bytes]:
    """Text again and again; yield the documents that answer."""
    hotline = documents.hotline
    session = read_session(hotline, hotline.text, hotline.text.start, {})
    for _ in range(STEPS):
        event = understand(hotline, session, _any_text(hotline, rng), rng.randrange(20) == 0)
        reply = documents.text(session, event, _any_world(rng))
        yield render_text(reply.messages)
        path, _, query = session_address(reply.session).partition("?")
        session = read_session(hotline, hotline.text, path.partition("/")[2], parse_qs(query))
        assert session == reply.session
    yield from map(documents.text_fallback, (session.language, None))


def _any_text(hotline: Hotline, rng: Random) -> str:
    words = [*ODD_TEXTS, *vocabulary(hotline)]
    one, other = rng.choice(words), rng.choice(words)
    return rng.choice([one, one, f"{one}x", f"{one} {other}"])


def _any_world(rng: Random) -> RequestWorld:
    midnight = datetime.combine(rng.choice(DAYS), datetime.min.time(), ZoneInfo("America/Toronto"))
    return RequestWorld(
        midnight.replace(hour=rng.randrange(24)),
        has_agents=rng.randrange(5) > 0,
        textable=rng.randrange(5) > 0,
        line=rng.choice(["", LINE]),
        withheld=rng.randrange(5) == 0,
    )
