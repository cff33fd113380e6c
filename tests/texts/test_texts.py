"""Replay each kept conversation by text through the real webhook, and compare it word for word.

A file begins with `#` lines: what it shows, then `at` (Toronto time), `kind` of our number and
`pictures` with the first text where they are not a workday at 10:00, long-code and none. To keep
a new one, write those lines and the texts (`> oui`), then run `make transcripts`.
"""

from datetime import datetime
from pathlib import Path

import pytest

from ivr.dialog.intent import fold
from ivr.dialog.segments import count_segments
from ivr.model.hotline import Hotline
from ivr.recordings import Edition
from ivr.simulator import (
    CallEvent,
    Style,
    Texting,
    read_inputs,
    send_text,
    texting_to,
    write_transcript,
)
from ivr.web import create_app
from tests.conftest import PUBLIC_URL, TORONTO, at, settings_with
from tests.kept import compare, given_in, head_of, in_both_languages, line_to

TEXTS = sorted(Path(__file__).parent.glob("*.txt"))


def describe(message: str) -> str:
    segments = count_segments(message)
    return f"{segments.encoding}, {segments.units} units, {segments.parts} parts"


def make_conversation(edition: Edition, kept: str) -> str:
    """Have the conversation of a transcript again."""
    given = given_in(kept)
    moment = datetime.fromisoformat(given.get("at", "2026-11-23 10:00")).replace(tzinfo=TORONTO)
    settings = settings_with(TEXT_NUMBER=given.get("kind", "long-code"))
    line = line_to(create_app(settings, edition, at(moment)))
    texting = texting_to(f"{PUBLIC_URL}/text")
    events: list[CallEvent] = []
    pictures = int(given.get("pictures", 0))
    for place, body in enumerate(read_inputs(kept)):
        texting = Texting.model_validate_json(texting.model_dump_json())
        now = moment.timestamp() + place
        step = send_text(line, texting, body, now=now, media=0 if place else pictures)
        texting = step.texting
        events += step.events
    return head_of(kept) + write_transcript(events, Style(annotate=describe))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_conversation_goes_as_it_was_kept(
    path: Path, edition: Edition, pytestconfig: pytest.Config
) -> None:
    made = make_conversation(edition, path.read_text(encoding="utf-8"))
    compare(path, made, pytestconfig.getoption("--refresh-transcripts"))


def test_every_conversation_is_kept_in_both_languages() -> None:
    assert in_both_languages(TEXTS)


def test_every_state_with_a_keyword_is_asked_for_in_a_kept_conversation(hotline: Hotline) -> None:
    bodies = [body for path in TEXTS for body in read_inputs(path.read_text(encoding="utf-8"))]
    asked = {word for body in bodies for word in fold(body)}
    for state, words in hotline.text.keywords.items():
        for language in hotline.languages:
            assert asked & set(words[language]), f"nobody asks for {state} in {language}"
