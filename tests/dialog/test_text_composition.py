"""Every message of the hotline is short, plain and without links, on every day of the year."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest

from ivr.dialog.events import Conditions, Key, Listen, Part
from ivr.dialog.hours import Duty, SpecialDay, duty_of
from ivr.dialog.intent import vocabulary
from ivr.dialog.prompts import put_into_words
from ivr.dialog.segments import PART_LIMIT, count_segments
from ivr.dialog.session import Session
from ivr.dialog.text_composition import BETWEEN_PARAGRAPHS, compose
from ivr.dialog.voice_engine import step
from ivr.loader import read_hotline
from ivr.model.calendar import Span
from ivr.model.hotline import Hotline
from ivr.model.prompt import Words
from ivr.model.states.menu import TextMenuState
from ivr.model.states.say import TextSayState
from ivr.model.text_flow import TextPhrases
from tests.conftest import TORONTO, WORKDAY
from tests.dialog.test_session import HOTLINE

EVERY = (None, *HOTLINE.languages)
MANDATORY = ("help", "stopped")
PHRASES = ("not_understood", "not_answered", "sensitive", "apology")
YEAR = [date(2027, 1, 1) + timedelta(days=days) for days in range(365)]
LINK = re.compile(r"https?:|www\.|\b[\w-]+\.(?!\s|$)[\w-]{2,}", re.IGNORECASE)
DUTY = duty_of(HOTLINE, WORKDAY)


def every_part(hotline: Hotline) -> Iterator[Part]:
    """Yield whatever can be written at any state, but for the words that were nearly meant."""
    for name, state in hotline.text.states.items():
        if state.say:
            yield name, "say"
        if "question" in state.parts():
            yield name, "question"
    start = hotline.text.start
    yield from ((start, phrase) for phrase in (*PHRASES, "switch_language"))


def every_message(hotline: Hotline, language: str | None, duty: Duty) -> Iterator[str]:
    """Yield each part as a message of its own, and every offer of a near miss."""
    for part in every_part(hotline):
        yield from compose(hotline, language, duty, [part])
    for word in vocabulary(hotline):
        start = hotline.text.start
        yield from compose(hotline, language, duty, [(start, "did_you_mean")], word=word)


def with_files(files: dict[str, str], old: str, new: str, name: str = "service.yaml") -> Hotline:
    assert files[name].count(old) == 1
    return read_hotline({**files, name: files[name].replace(old, new)})


def test_every_phrase_is_looked_at() -> None:
    composed = {"choice", "yes_no", "switch_language", "did_you_mean"}  # within other parts
    assert {*PHRASES, *composed} == set(TextPhrases.model_fields)


@pytest.mark.parametrize("language", EVERY)
def test_every_message_of_the_shipped_flow_is_gsm_7_and_within_two_parts(
    language: str | None,
) -> None:
    for day in YEAR:
        duty = duty_of(HOTLINE, datetime.combine(day, time(20), TORONTO))
        for message in compose(HOTLINE, language, duty, every_part(HOTLINE)):
            counted = count_segments(message)
            assert (counted.encoding, counted.forcing) == ("GSM-7", ())
            assert counted.parts <= HOTLINE.text.parts == 2


@pytest.mark.parametrize("language", HOTLINE.languages)
@pytest.mark.parametrize("state", MANDATORY)
def test_a_mandatory_message_is_one_part(state: str, language: str) -> None:
    (message,) = compose(HOTLINE, language, DUTY, [(state, "say")])
    assert count_segments(message).parts == 1


@pytest.mark.parametrize("language", HOTLINE.languages)
def test_the_apology_is_one_part(language: str) -> None:
    (message,) = compose(HOTLINE, language, DUTY, [(HOTLINE.text.start, "apology")])
    assert count_segments(message).parts == 1


SPECIAL = {
    "closed": (),
    "a morning": (Span(9 * 60, 12 * 60),),
    "half hours": (Span(9 * 60 + 30, 12 * 60 + 30), Span(13 * 60 + 30, 16 * 60 + 30)),
}


@pytest.mark.parametrize("language", EVERY)
@pytest.mark.parametrize("spans", SPECIAL.values(), ids=SPECIAL)
@pytest.mark.parametrize("count", [1, 3, 7])
def test_days_with_hours_of_their_own_keep_every_message_within_two_parts(
    count: int, spans: tuple[Span, ...], language: str | None
) -> None:
    for first in YEAR[::3]:
        days = tuple(SpecialDay(first + timedelta(days=n), spans) for n in range(count))
        opening = datetime.combine(first, time(9))
        for message in compose(HOTLINE, language, Duty(False, opening, days), [("talk", "say")]):
            assert count_segments(message).parts <= HOTLINE.text.parts


@pytest.mark.parametrize("language", HOTLINE.languages)
@pytest.mark.parametrize(
    ("count", "spans"),
    [
        (1, "closed"),
        (2, "closed"),
        (5, "closed"),
        (7, "closed"),
        (2, "a morning"),
        (3, "a morning"),
    ],
)
def test_a_week_of_dates_fits_in_one_message_on_every_day_of_the_year(
    count: int, spans: str, language: str
) -> None:
    for first in YEAR:
        days = tuple(SpecialDay(first + timedelta(days=n), SPECIAL[spans]) for n in range(count))
        (message,) = compose(HOTLINE, language, Duty(False, None, days), [("talk", "say")])
        assert count_segments(message).parts <= HOTLINE.text.parts


def test_hours_that_would_make_a_message_too_long_are_written_briefly() -> None:
    """In full, "août" alone makes these words travel in three parts."""
    days = (SpecialDay(date(2027, 8, 2), ()),)
    assert compose(HOTLINE, "fr", Duty(True, None, days), [("talk", "say")]) == (
        "Appelez le 1-833-622-1361, lun.-ven. 9 h-17 h, sauf les jours fériés de l'Ontario "
        "et le 2027-08-02. Ou écrivez à privacy@bornontario.ca.",
    )


def test_hours_that_fit_are_written_in_full() -> None:
    days = (SpecialDay(date(2026, 12, 24), (Span(9 * 60, 12 * 60),)),)
    (message,) = compose(HOTLINE, "fr", Duty(True, None, days), [("talk", "say")])
    assert "et le jeudi 24 décembre, où l'horaire est de 9 h à midi" in message


def test_a_message_that_is_too_long_is_cut_between_two_words_and_loses_none() -> None:
    first, (start, end) = date(2027, 1, 4), SPECIAL["half hours"]
    shapes = (start, Span(end.start, end.end + 30)), (start, end)
    days = tuple(SpecialDay(first + timedelta(days=n), shapes[n % 2]) for n in range(7))
    messages = compose(HOTLINE, "fr", Duty(True, None, days), [("talk", "say")])
    assert len(messages) > 1
    times = "(9 h 30-12 h 30 et 13 h 30-17 h)", "(9 h 30-12 h 30 et 13 h 30-16 h 30)"
    told = [f"le {4 + n} janv. {times[n % 2]}" for n in range(7)]
    assert " ".join(messages) == (
        "Appelez le 1-833-622-1361, lun.-ven. 9 h-17 h, sauf les jours fériés de l'Ontario, "
        f"{', '.join(told[:-1])} et {told[-1]}. Ou écrivez à privacy@bornontario.ca."
    )


def test_hours_of_the_text_are_those_of_the_clock(files: dict[str, str]) -> None:
    hotline = with_files(files, "dates: {} ", "dates: {2026-11-24: closed} ")
    (message,) = compose(hotline, "en", duty_of(hotline, WORKDAY), [("talk", "say")])
    assert "on Tuesday, November 24, all day" in message


@pytest.mark.parametrize("language", HOTLINE.languages)
def test_no_message_holds_a_link(language: str) -> None:
    (address,) = (fact.email for fact in HOTLINE.service.facts.values() if hasattr(fact, "email"))
    messages = list(every_message(HOTLINE, language, DUTY))
    assert any(address in message for message in messages)
    for message in messages:
        assert not LINK.search(message.replace(address, "")), message


@pytest.mark.parametrize("text", ["http://x", "www.born", "bornontario.ca", "See born.ca/data."])
def test_what_is_taken_for_a_link(text: str) -> None:
    assert LINK.search(text)


def test_nothing_unwritten_is_left_in_a_message() -> None:
    for language in EVERY:
        for message in every_message(HOTLINE, language, DUTY):
            assert message == message.strip() != ""
            assert not re.search(r"[{}]|None|  ", message)


def test_neighbours_are_joined_where_they_fit_and_only_there() -> None:
    """No two messages in a row would have fitted in one."""
    for language in EVERY:
        for names in (("data", "not_copied", "nothing_to_do"), ("talk", "help"), ("help",) * 5):
            messages = compose(HOTLINE, language, DUTY, [(name, "say") for name in names])
            for one, following in pairwise(messages):
                first = following.split(BETWEEN_PARAGRAPHS)[0]
                assert count_segments(f"{one}{BETWEEN_PARAGRAPHS}{first}").parts > 2


@pytest.mark.parametrize(("room", "messages"), [(0, 1), (1, 2)], ids=["just fits", "one over"])
def test_messages_are_joined_up_to_the_last_septet(room: int, messages: int) -> None:
    (stopped,) = compose(HOTLINE, "en", DUTY, [("stopped", "say")])
    text = "x" * (2 * PART_LIMIT["GSM-7"] - len(stopped) - len(BETWEEN_PARAGRAPHS) + room)
    say = {"en": Words(((text,),))}
    safe = HOTLINE.text.states["safe"].model_copy(update={"say": say})
    flow = HOTLINE.text.model_copy(update={"states": {**HOTLINE.text.states, "safe": safe}})
    parts: list[Part] = [("stopped", "say"), ("safe", "say")]
    assert len(compose(replace(HOTLINE, text=flow), "en", DUTY, parts)) == messages


def test_without_a_language_everything_is_written_in_all_of_them() -> None:
    both = compose(HOTLINE, None, DUTY, [("rights", "say")])
    assert both == tuple(
        message
        for language in HOTLINE.languages
        for message in compose(HOTLINE, language, DUTY, [("rights", "say")])
    )


def test_a_menu_offers_the_first_keyword_of_each_language() -> None:
    state = HOTLINE.text.states[HOTLINE.text.start]
    assert isinstance(state, TextMenuState)
    for language in HOTLINE.languages:
        text = "\n".join(compose(HOTLINE, language, DUTY, [("hello", "question")]))
        lines = text.splitlines()
        assert len(lines) == len(state.menu)
        for line, offer in zip(lines, state.menu, strict=True):
            assert line.startswith(HOTLINE.text.keywords[offer.next][language][0])


def test_the_essentials_leave_no_question_open() -> None:
    """A caller who gets them has asked nothing by text: nothing there waits for an answer."""
    state = HOTLINE.text.states["essentials"]
    assert isinstance(state, TextSayState)
    assert state.next is None


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [("en", "April 2010", "March 2009"), ("fr", "avril 2010", "mars 2009")],
)
def test_a_fact_changed_in_one_place_changes_the_call_and_the_text(
    files: dict[str, str], language: str, before: str, after: str
) -> None:
    changed = with_files(
        files, "birth_from:     {month: 2010-04", "birth_from:     {month: 2009-03"
    )
    for hotline, said, unsaid in ((HOTLINE, before, after), (changed, after, before)):
        spoken, written = _spoken_question(hotline, language), _written_question(hotline, language)
        for words in (spoken, written):
            assert said in words
            assert unsaid not in words


def _spoken_question(hotline: Hotline, language: str) -> str:
    key = Key(str(hotline.languages.index(language) + 1))
    session = Session(hotline.release, hotline.call.start)
    reply = step(hotline, session, key, Conditions(DUTY, staffed=True))
    listen = put_into_words(hotline, reply, DUTY).actions[0]
    assert isinstance(listen, Listen)
    return " ".join(paragraph for say in listen.says for paragraph in say.text)


def _written_question(hotline: Hotline, language: str) -> str:
    return " ".join(compose(hotline, language, DUTY, [("birth", "question")]))
