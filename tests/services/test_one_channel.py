"""A service of calls alone, or of texts alone, or of other languages in texts, lacks nothing."""

import re
from dataclasses import replace

import pytest

from ivr.check import check_rules
from ivr.check.paths import explore
from ivr.dialog.events import Act, Arrived, Event, Key, Outcome
from ivr.dialog.prompts import put_into_words
from ivr.dialog.session import Session
from ivr.dialog.voice_engine import step
from ivr.loader import Reading, read_flows
from ivr.recordings import NO_RECORDINGS, recording_problems
from ivr.view.sentences import sentences_of
from tests.conftest import WORKDAY
from tests.dialog.test_conditions import OPEN
from tests.flows.edit import TODAY
from tests.loader.mistakes.mistake import CALL, MINI, SERVICE, TEXT, edited

FRENCH = re.compile(r" *fr: \|\n.*\n|, fr: (\[.*?\]|\{.*?\})|^  fr: .*\n|, fr(?=\])", re.MULTILINE)


@pytest.fixture
def calls() -> Reading:
    sending = "    send_text: text.essentials\n    next: goodbye\n    not_sent: goodbye"
    call = edited(MINI[CALL], sending, "    route: {open: goodbye, otherwise: goodbye}")
    return read_flows({SERVICE: MINI[SERVICE], CALL: call})


@pytest.fixture
def texts() -> Reading:
    """In English alone, so that the texts need no word for a language, but keep the phrase."""
    service = re.sub(r" \{\w+_key\}", "", FRENCH.sub("", MINI[SERVICE]))
    text = FRENCH.sub("", MINI[TEXT]).replace("languages: {en: [ENGLISH]}\n", "")
    return read_flows({SERVICE: service, TEXT: text})


def test_calls_alone_are_checked(calls: Reading) -> None:
    assert not [one for one in check_rules(calls, TODAY) if one.file == TEXT]
    assert explore(calls).texts == 0


def test_texts_alone_are_checked_and_shown(texts: Reading) -> None:
    assert not [one for one in check_rules(texts, TODAY) if one.file == CALL]
    assert explore(texts).calls == 0
    assert recording_problems(texts.hotline, NO_RECORDINGS) == []
    shown = {one.name: one for one in sentences_of(texts, WORKDAY) if one.flow == "text"}
    assert shown["switch_language"].renderings["en"].words == ("English: text [word]",)


def test_a_caller_gets_texts_in_their_languages_if_in_no_language_of_the_caller() -> None:
    reading = read_flows({**MINI, TEXT: FRENCH.sub("", MINI[TEXT])})
    hotline = reading.hotline
    session = Session(hotline.release, hotline.call.start)
    events: list[Event] = [Arrived(), Key("2"), Key("0"), Outcome("connected")]
    world = replace(OPEN, textable=True)
    for event in events:
        reply = step(hotline, session, event, world)
        session = reply.session
    *_, sent = put_into_words(hotline, reply, world.duty).actions
    assert session.language == "fr"
    assert isinstance(sent, Act)
    assert sent.messages[0].startswith("Call 1-833")
    assert not [one for one in explore(reading).problems if one.rule == "bad-document"]
