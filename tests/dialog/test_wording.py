"""What callers hear is sayable: Babel's output in ordinary words and ordinary spaces."""

from datetime import date, datetime

import pytest

from ivr.dialog.hours import Duty, SpecialDay, duty_at
from ivr.dialog.prompts import words_of
from ivr.dialog.wording import Wording, speech_seconds, wording_of
from ivr.model.calendar import Span
from ivr.model.hotline import Hotline
from tests.conftest import WORKDAY
from tests.dialog.test_hours import with_hours


@pytest.fixture
def english(hotline: Hotline) -> Wording:
    return wording_of(hotline, "en")


@pytest.fixture
def french(hotline: Hotline) -> Wording:
    return wording_of(hotline, "fr")


@pytest.mark.parametrize(
    ("opening", "in_english", "in_french"),
    [
        pytest.param(
            'mon-fri: "09:00-17:00"',
            "Monday to Friday, from 9 a.m. to 5 p.m.",
            "du lundi au vendredi, de 9 h à 17 h",
            id="a working week",
        ),
        pytest.param(
            'mon-fri: "08:30-18:00"',
            "Monday to Friday, from 8:30 a.m. to 6 p.m.",
            "du lundi au vendredi, de 8 h 30 à 18 h",
            id="half an hour",
        ),
        pytest.param(
            'mon-thu: "09:00-12:00, 13:00-17:00"\n    sat: "10:00-12:00"',
            "Monday to Thursday, from 9 a.m. to noon and from 1 p.m. to 5 p.m. "
            "and Saturday, from 10 a.m. to noon",
            "du lundi au jeudi, de 9 h à midi et de 13 h à 17 h et le samedi, de 10 h à midi",
            id="a lunch break and a Saturday",
        ),
        pytest.param(
            '"mon, wed, fri": "00:00-24:00"',
            "Monday, Wednesday and Friday, from midnight to midnight",
            "le lundi, le mercredi et le vendredi, de minuit à minuit",
            id="days apart, round the clock",
        ),
        pytest.param(
            'sun-tue: "09:00-17:00"',
            "Sunday to Tuesday, from 9 a.m. to 5 p.m.",
            "du dimanche au mardi, de 9 h à 17 h",
            id="across the end of the week",
        ),
    ],
)
def test_hours_are_said_from_the_hours_themselves(
    opening: str, in_english: str, in_french: str
) -> None:
    hotline = with_hours(holidays="", open=opening)
    assert wording_of(hotline, "en").hours() == in_english
    assert wording_of(hotline, "fr").hours() == in_french


SPECIAL = (
    SpecialDay(date(2026, 12, 24), (Span(9 * 60, 12 * 60),)),
    SpecialDay(date(2026, 12, 1), ()),
)


def test_the_days_that_differ_are_said_with_the_hours(english: Wording, french: Wording) -> None:
    assert english.hours(SPECIAL) == (
        "Monday to Friday, from 9 a.m. to 5 p.m., except on Ontario's public holidays, "
        "all day on Tuesday, December 1 and "
        "on Thursday, December 24, when the hours are from 9 a.m. to noon"
    )
    assert french.hours(SPECIAL) == (
        "du lundi au vendredi, de 9 h à 17 h, sauf les jours fériés de l'Ontario, "
        "toute la journée le mardi 1er décembre et "
        "le jeudi 24 décembre, où l'horaire est de 9 h à midi"
    )


def test_the_next_opening_is_said(english: Wording, french: Wording) -> None:
    duty = Duty(False, datetime(2026, 12, 1, 9), ())  # noqa: DTZ001
    assert english.reopens(duty) == "on Tuesday, December 1, at 9 a.m."
    assert french.reopens(duty) == "le mardi 1er décembre, à 9 h"


def test_an_opening_on_the_same_day_is_said_without_its_date(hotline: Hotline) -> None:
    duty = duty_at(hotline, WORKDAY.replace(hour=7))
    assert wording_of(hotline, "en").reopens(duty) == "today at 9 a.m."
    assert wording_of(hotline, "fr").reopens(duty) == "aujourd'hui à 9 h"


def test_other_hours_change_what_is_said_and_when_calls_are_transferred() -> None:
    """One edit of service.yaml moves both the clock and the words."""
    wider = with_hours(open='mon-fri: "08:00-18:00"')
    early = WORKDAY.replace(hour=8, minute=15)
    assert duty_at(wider, early).open
    assert duty_at(wider, WORKDAY.replace(hour=17, minute=59)).open
    for language, said in (("en", "from 8 a.m. to 6 p.m."), ("fr", "de 8 h à 18 h")):
        words = words_of(wider, language, duty_at(wider, early), ("closed", "say"))
        assert said in words[0]


def test_a_sentence_never_ends_in_two_periods(hotline: Hotline) -> None:
    duty = duty_at(hotline, WORKDAY.replace(hour=20))
    assert "9 a.m. They" in words_of(hotline, "en", duty, ("closed", "say"))[0]


def test_nothing_said_holds_a_space_that_is_not_ordinary(hotline: Hotline) -> None:
    duty = duty_at(hotline, WORKDAY)
    for language in hotline.languages:
        for name, state in hotline.call.states.items():
            if state.say:
                for paragraph in words_of(hotline, language, duty, (name, "say")):
                    assert all(c == " " or not c.isspace() for c in paragraph)


def test_speech_is_counted_in_words_at_the_pace() -> None:
    assert speech_seconds("one two three four five", 150) == pytest.approx(2)
    assert speech_seconds("l'Ontario aujourd'hui", 60) == pytest.approx(2)
    assert speech_seconds("press 2", 60) == pytest.approx(2)
    assert speech_seconds("2023", 60) == pytest.approx(4)
