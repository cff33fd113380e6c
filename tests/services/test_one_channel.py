"""A service of calls alone, or of texts alone, lacks nothing."""

import re

import pytest

from ivr.check import check_rules
from ivr.check.paths import explore
from ivr.loader import Reading, read_flows
from ivr.recordings import NO_RECORDINGS, recording_problems
from ivr.view.sentences import sentences_of
from tests.conftest import WORKDAY
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
