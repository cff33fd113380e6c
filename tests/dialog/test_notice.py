"""An urgent sentence is said first, in the caller's language, and ends by itself."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from ivr.check.journeys import measure
from ivr.check.paths import explore
from ivr.dialog.events import (
    Action,
    Arrived,
    Asked,
    ChoseLanguage,
    Conditions,
    Event,
    Key,
    Listen,
    NearMiss,
    NoInput,
    NotUnderstood,
    Say,
    Sensitive,
    TextEvent,
)
from ivr.dialog.hours import duty_of
from ivr.dialog.prompts import put_into_words
from ivr.dialog.session import Session
from ivr.dialog.text_engine import answer_text, write_messages
from ivr.dialog.voice_engine import step
from ivr.loader import Reading, read_flows
from ivr.model.prompt import freeze
from ivr.model.states.state import NOTICE
from tests.conftest import TORONTO
from tests.loader.mistakes.mistake import CALL, MINI, SERVICE, edited

BEGINS = datetime(2026, 12, 1, 8, tzinfo=TORONTO)
DURING = BEGINS + timedelta(hours=3)
AFTER = datetime(2026, 12, 3, 18, tzinfo=TORONTO)
WORDS = {"en": "Boil your water.", "fr": "Faites bouillir l'eau."}


def with_notice(more: str = "") -> Reading:
    notice = (
        f'notice:\n  from: "2026-12-01 08:00"\n  until: "2026-12-03 18:00"\n{more}  say:\n'
        "    en: |\n      Boil your water.\n    fr: |\n      Faites bouillir l'eau.\n\n"
    )
    service = edited(MINI[SERVICE], "agents:\n  ring", f"{notice}agents:\n  ring")
    return read_flows({**MINI, SERVICE: service})


def conditions_at(reading: Reading, moment: datetime) -> Conditions:
    return Conditions(duty_of(reading.hotline, moment), staffed=True)


def said_in_a_call(reading: Reading, moment: datetime, *events: Event) -> list[str]:
    """Return what is said from the last of some events on, up to the first key."""
    hotline, conditions = reading.hotline, conditions_at(reading, moment)
    session = Session(hotline.release, hotline.call.start)
    for event in [Arrived(), *events]:
        reply = step(hotline, session, event, conditions)
        session = reply.session
    heard: list[Action] = []
    for action in put_into_words(hotline, reply, conditions.duty).actions:
        heard += action.says if isinstance(action, Listen) else [action]
        if isinstance(action, Listen):
            break
    return [line for one in heard if isinstance(one, Say) for line in one.text]


@pytest.mark.parametrize(("key", "language"), [("1", "en"), ("2", "fr")])
def test_it_is_said_once_the_language_is_known(key: str, language: str) -> None:
    reading = with_notice()
    assert WORDS[language] not in said_in_a_call(reading, DURING)
    assert said_in_a_call(reading, DURING, Key(key))[0] == WORDS[language]
    assert WORDS[language] not in said_in_a_call(reading, DURING, Key(key), Key("star"))


def test_who_chooses_no_language_hears_it_in_each() -> None:
    said = said_in_a_call(with_notice(), DURING, NoInput())
    assert [one for one in said if one in WORDS.values()] == list(WORDS.values())


def test_who_goes_on_in_another_language_hears_it_in_that() -> None:
    called = said_in_a_call(with_notice(), DURING, Key("1"), Key("9"))
    assert WORDS["fr"] in called
    assert WORDS["en"] not in called
    reading = with_notice()
    conditions = conditions_at(reading, DURING)
    start = Session(reading.hotline.release, reading.hotline.text.start)
    asked = answer_text(reading.hotline, start, Asked("birth", ("en",), True), conditions)
    reply = answer_text(reading.hotline, asked.session, ChoseLanguage("fr"), conditions)
    messages = write_messages(reading.hotline, reply, conditions.duty).messages
    assert messages[0].startswith(WORDS["fr"])


@pytest.mark.parametrize("moment", [BEGINS - timedelta(minutes=1), AFTER])
def test_it_has_a_beginning_and_an_end(moment: datetime) -> None:
    assert WORDS["en"] not in said_in_a_call(with_notice(), moment, Key("1"))
    assert said_in_a_call(with_notice(), AFTER - timedelta(minutes=1), Key("1"))[0] == WORDS["en"]


def test_a_key_interrupts_it_unless_it_must_be_heard() -> None:
    for more, inside in (("", True), ("  interrupt: no\n", False)):
        reading = with_notice(more)
        hotline, conditions = reading.hotline, conditions_at(reading, DURING)
        session = Session(hotline.release, hotline.call.start)
        first, *_ = step(hotline, session, Key("1"), conditions).actions
        assert isinstance(first, Listen) is inside


def test_it_stands_first_in_a_conversation_by_text() -> None:
    reading = with_notice()
    hotline, conditions = reading.hotline, conditions_at(reading, DURING)
    session = Session(hotline.release, hotline.text.start)
    reply = answer_text(hotline, session, Asked("birth", ("fr",), True), conditions)
    first, *_ = write_messages(hotline, reply, conditions.duty).messages
    assert first.startswith(WORDS["fr"])
    again = answer_text(hotline, reply.session, NotUnderstood(), conditions)
    assert WORDS["fr"] not in "".join(write_messages(hotline, again, conditions.duty).messages)


@pytest.mark.parametrize("event", [NearMiss("CHECK", "en"), Sensitive()], ids=["near", "picture"])
def test_it_stands_before_an_odd_text_that_begins_a_conversation(event: TextEvent) -> None:
    reading = with_notice()
    hotline, conditions = reading.hotline, conditions_at(reading, DURING)
    session = Session(hotline.release, hotline.text.start, "en")
    reply = answer_text(hotline, session, event, conditions)
    first, *_ = write_messages(hotline, reply, conditions.duty).messages
    assert first.startswith(WORDS["en"])
    again = answer_text(hotline, reply.session, event, conditions)
    assert WORDS["en"] not in "".join(write_messages(hotline, again, conditions.duty).messages)


@pytest.mark.parametrize("language", [None, "en"], ids=["no language", "a language"])
def test_a_call_that_begins_with_a_question_has_it_too(language: str | None) -> None:
    reading = with_notice()
    call = reading.hotline.call
    states = {name: state for name, state in call.states.items() if not state.OFFERS_LANGUAGES}
    call = call.model_copy(update={"start": "birth", "states": freeze(states)})
    hotline = replace(reading.hotline, call=call)
    session = Session(hotline.release, "birth", language)
    reply = step(hotline, session, Arrived(), conditions_at(reading, DURING))
    first = next(one for one in reply.actions if isinstance(one, Listen))
    assert first.says[0].part == NOTICE
    again = step(hotline, reply.session, Key("star"), conditions_at(reading, DURING))
    heard = [one.part for act in again.actions if isinstance(act, Listen) for one in act.says]
    assert NOTICE not in heard


def test_it_may_be_for_one_channel() -> None:
    reading = with_notice("  channels: [text]\n")
    assert WORDS["en"] not in said_in_a_call(reading, DURING, Key("1"))


def test_both_with_it_and_without_are_explored() -> None:
    found = explore(with_notice())
    assert not found.problems
    assert found.documents > explore(read_flows(MINI)).documents


def test_the_seconds_that_it_takes_keep_no_flow_off_the_air() -> None:
    assert measure(with_notice().hotline) == measure(read_flows(MINI).hotline)


def test_it_is_said_at_a_state_of_the_flow_even_as_the_line_hangs_up() -> None:
    reading = with_notice()
    call = edited(MINI[CALL], "    next: birth\n\n  birth", "    next: hang_up\n\n  birth")
    hotline = read_flows({**MINI, CALL: call, SERVICE: reading.sources[SERVICE].text}).hotline
    session = Session(hotline.release, hotline.call.start)
    reply = step(hotline, session, Key("1"), conditions_at(reading, DURING))
    assert [one.state for one in reply.actions if isinstance(one, Say)] == ["greeting"]
