"""What callers hear is sayable: Babel's output in ordinary words and ordinary spaces."""

from datetime import datetime

import pytest

from ivr.dialog.hours import Duty, duty_of
from ivr.dialog.prompts import words_of
from ivr.dialog.segments import GSM
from ivr.dialog.wording import Wording, speech_seconds, wording_of
from ivr.loader import read_hotline
from ivr.model.hotline import Hotline
from tests.conftest import WORKDAY
from tests.dialog.test_hours import toronto, with_hours
from tests.flows.bad.flow import SOUND
from tests.flows.edit import CALL, SERVICE, Edit


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
            "Monday to Thursday, from 9 a.m. to noon and from 1 p.m. to 5 p.m., "
            "and on Saturdays, from 10 a.m. to noon",
            "du lundi au jeudi, de 9 h à midi et de 13 h à 17 h, et le samedi, de 10 h à midi",
            id="a lunch break and a Saturday",
        ),
        pytest.param(
            '"mon, wed, fri": "00:00-24:00"',
            "24 hours a day, on Mondays, on Wednesdays and on Fridays",
            "24 heures sur 24, le lundi, le mercredi et le vendredi",
            id="days apart, round the clock",
        ),
        pytest.param(
            'sun-tue: "09:00-17:00"',
            "Sunday to Tuesday, from 9 a.m. to 5 p.m.",
            "du dimanche au mardi, de 9 h à 17 h",
            id="across the end of the week",
        ),
        pytest.param(
            'fri: "08:00-12:00"\n    mon-thu: "09:00-16:30"',
            "Monday to Thursday, from 9 a.m. to 4:30 p.m., and on Fridays, from 8 a.m. to noon",
            "du lundi au jeudi, de 9 h à 16 h 30, et le vendredi, de 8 h à midi",
            id="another Friday, and out of order",
        ),
        pytest.param(
            'sun: "09:00-17:00"',
            "on Sundays, from 9 a.m. to 5 p.m.",
            "le dimanche, de 9 h à 17 h",
            id="only Sundays",
        ),
        pytest.param(
            'mon-fri: "09:00-17:00"\n    sat: "09:00-17:00"\n    sun: closed',
            "Monday to Saturday, from 9 a.m. to 5 p.m.",
            "du lundi au samedi, de 9 h à 17 h",
            id="entries that are alike",
        ),
        pytest.param(
            'mon: "09:00-17:00"\n    wed: "09:00-19:00"\n    sat-sun: "10:00-12:00"',
            "on Mondays, from 9 a.m. to 5 p.m., on Wednesdays, from 9 a.m. to 7 p.m., "
            "and on Saturdays and on Sundays, from 10 a.m. to noon",
            "le lundi, de 9 h à 17 h, le mercredi, de 9 h à 19 h, "
            "et le samedi et le dimanche, de 10 h à midi",
            id="three weekdays apart",
        ),
        pytest.param('mon-sun: "00:00-24:00"', "24 hours a day", "24 heures sur 24", id="always"),
        pytest.param(
            'mon-fri: "00:00-24:00"\n    sat: "10:00-12:00"',
            "24 hours a day, Monday to Friday, and on Saturdays, from 10 a.m. to noon",
            "24 heures sur 24, du lundi au vendredi, et le samedi, de 10 h à midi",
            id="day and night, Monday to Friday",
        ),
        pytest.param(
            'mon-fri: "22:00-06:00"',
            "Monday to Friday, from 10 p.m. to 6 a.m. the next morning",
            "du lundi au vendredi, de 22 h à 6 h le lendemain",
            id="a night",
        ),
        pytest.param(
            'mon-fri: "00:00-02:00, 18:00-24:00"',
            "Monday to Friday, from midnight to 2 a.m. and from 6 p.m. to midnight",
            "du lundi au vendredi, de minuit à 2 h et de 18 h à minuit",
            id="both ends of a day",
        ),
        pytest.param(
            'mon-fri: "09:00-17:00"\n  seasons:\n'
            '    - {from: 06-15, until: 09-01, open: {mon-thu: "08:00-16:00"}}',
            "Monday to Friday, from 9 a.m. to 5 p.m., "
            "but from June 15 to September 1, Monday to Thursday, from 8 a.m. to 4 p.m.",
            "du lundi au vendredi, de 9 h à 17 h, "
            "mais du 15 juin au 1er septembre, du lundi au jeudi, de 8 h à 16 h",
            id="a season, without a clock",
        ),
    ],
)
def test_hours_are_said_from_the_hours_themselves(
    opening: str, in_english: str, in_french: str
) -> None:
    hotline = with_hours(holidays="", open=opening)
    assert wording_of(hotline, "en").hours() == in_english
    assert wording_of(hotline, "fr").hours() == in_french


def said(
    hours: str, moment: str = "2026-12-24 07:00", brief: bool = False, slot: str = "hours"
) -> tuple[str, str]:
    """Return what is said of some hours at a moment, in English and in French."""
    hotline = with_hours(dates=hours)
    duty = duty_of(hotline, toronto(moment))
    english, french = (
        wording_of(hotline, language, written=brief, brief=brief) for language in ("en", "fr")
    )
    if slot == "reopens":
        return english.reopens(duty), french.reopens(duty)
    return english.hours(duty), french.hours(duty)


def test_the_days_that_differ_are_said_in_the_order_of_the_calendar() -> None:
    dates = 'dates: {2026-12-29: closed, 2026-12-24: "09:00-12:00"}'
    english, french = said(dates)
    assert english == (
        "Monday to Friday, from 9 a.m. to 5 p.m., except on Ontario's public holidays, "
        "on Thursday, December 24, when the hours are from 9 a.m. to noon, "
        "and on Tuesday, December 29, all day"
    )
    assert french == (
        "du lundi au vendredi, de 9 h à 17 h, sauf les jours fériés de l'Ontario, "
        "le jeudi 24 décembre, où l'horaire est de 9 h à midi, "
        "et le mardi 29 décembre, toute la journée"
    )


def test_a_closed_day_before_one_with_hours_does_not_close_it() -> None:
    english, french = said('dates: {2026-12-01: closed, 2026-12-03: "09:00-12:00"}', "2026-12-01")
    assert english.endswith(
        "on Tuesday, December 1, all day, "
        "and on Thursday, December 3, when the hours are from 9 a.m. to noon"
    )
    assert french.endswith(
        "le mardi 1er décembre, toute la journée, "
        "et le jeudi 3 décembre, où l'horaire est de 9 h à midi"
    )


CLOSED_WEEK = f"dates: {{{', '.join(f'2027-08-0{day}: closed' for day in range(2, 7))}}}"


def test_days_that_are_closed_one_after_another_are_said_at_once() -> None:
    english, french = said(CLOSED_WEEK, "2027-08-01 12:00")
    assert english.endswith("holidays, and from Monday, August 2 to Friday, August 6")
    assert french.endswith("l'Ontario, et du lundi 2 août au vendredi 6 août")


@pytest.mark.parametrize(
    ("moment", "english", "french"),
    [
        ("2026-11-18", "public holidays", "l'Ontario"),
        (
            "2026-11-19",
            "from Wednesday, November 25 to Friday, December 18",
            "du mercredi 25 novembre au vendredi 18 décembre",
        ),
        (
            "2026-12-01",
            "from Tuesday, December 1 to Friday, December 18",
            "du mardi 1er décembre au vendredi 18 décembre",
        ),
        (
            "2026-12-18",
            "on Friday, December 18, all day",
            "le vendredi 18 décembre, toute la journée",
        ),
        ("2026-12-19", "public holidays", "l'Ontario"),
    ],
)
def test_dates_in_a_row_are_said_to_their_last(moment: str, english: str, french: str) -> None:
    dates = "dates: {2026-11-25..2026-12-18: closed}"
    said_in_english, said_in_french = said(dates, moment)
    assert said_in_english.endswith(english)
    assert said_in_french.endswith(french)


def test_days_with_the_same_hours_one_after_another_are_said_at_once() -> None:
    dates = ", ".join(f'2026-12-{day}: "09:00-12:00"' for day in (21, 22, 23, 24, 29))
    english, french = said(f"dates: {{{dates}}}", "2026-12-18")
    assert english.endswith(
        "holidays, and from Monday, December 21 to Thursday, December 24, "
        "when the hours are from 9 a.m. to noon"
    )
    assert french.endswith(
        "l'Ontario, et du lundi 21 décembre au jeudi 24 décembre, où l'horaire est de 9 h à midi"
    )
    english, french = said(f"dates: {{{dates}}}", "2026-12-18", brief=True)
    assert english.endswith("holidays and Dec 21 to Dec 24 (9 a.m.-noon)")
    assert french.endswith("l'Ontario et du 21 déc. au 24 déc. (9 h-midi)")


def test_a_whole_day_among_the_exceptions_is_said_as_such() -> None:
    english, french = said('dates: {2026-12-27: "00:00-24:00"}')
    assert english.endswith("on Sunday, December 27, when the hours are around the clock")
    assert french.endswith("le dimanche 27 décembre, où l'horaire est de 24 heures sur 24")


SUMMER = """dates: {}
  seasons:
    - {from: 06-15, until: 08-31, open: {mon-fri: "08:00-16:00"}}"""


@pytest.mark.parametrize(
    ("moment", "english", "french"),
    [
        (
            "2026-06-08",
            "Monday to Friday, from 9 a.m. to 5 p.m.",
            "du lundi au vendredi, de 9 h à 17 h",
        ),
        (
            "2026-06-09",
            "Monday to Friday, from 9 a.m. to 5 p.m., "
            "and from Monday, June 15 on, Monday to Friday, from 8 a.m. to 4 p.m.",
            "du lundi au vendredi, de 9 h à 17 h, "
            "et à partir du lundi 15 juin, du lundi au vendredi, de 8 h à 16 h",
        ),
        (
            "2026-06-15",
            "Monday to Friday, from 8 a.m. to 4 p.m.",
            "du lundi au vendredi, de 8 h à 16 h",
        ),
        (
            "2026-08-31",
            "Monday to Friday, from 8 a.m. to 4 p.m., "
            "and from Tuesday, September 1 on, Monday to Friday, from 9 a.m. to 5 p.m.",
            "du lundi au vendredi, de 8 h à 16 h, "
            "et à partir du mardi 1er septembre, du lundi au vendredi, de 9 h à 17 h",
        ),
    ],
)
def test_a_season_is_announced_a_week_ahead(moment: str, english: str, french: str) -> None:
    assert said(SUMMER, moment) == (
        f"{english}, except on Ontario's public holidays",
        f"{french}, sauf les jours fériés de l'Ontario",
    )


@pytest.mark.parametrize(
    ("dates", "moment", "english", "french"),
    [
        pytest.param(
            'dates: {2026-12-24: "09:00-12:00", 2026-12-29: closed}',
            "2026-12-24",
            "Mon-Fri 9 a.m.-5 p.m., except on Ontario's public holidays, "
            "Dec 24 (9 a.m.-noon) and Dec 29",
            "lun.-ven. 9 h-17 h, sauf les jours fériés de l'Ontario, "
            "le 24 déc. (9 h-midi) et le 29 déc.",
            id="two dates",
        ),
        pytest.param(
            CLOSED_WEEK,
            "2027-08-01",
            "Mon-Fri 9 a.m.-5 p.m., except on Ontario's public holidays and Aug 2 to Aug 6",
            "lun.-ven. 9 h-17 h, sauf les jours fériés de l'Ontario et du 2027-08-02 au 2027-08-06",
            id="a month that texts have no letters for",
        ),
    ],
)
def test_brief_hours_are_short_and_in_the_letters_of_texts(
    dates: str, moment: str, english: str, french: str
) -> None:
    assert said(dates, moment, brief=True) == (english, french)
    assert all(GSM.issuperset(words) for words in (english, french))


def test_a_day_of_each_year_has_no_year() -> None:
    french = wording_of(with_hours(dates=SUMMER), "fr", written=True, brief=True)
    assert "mais du 15 juin au 08-31, lun.-ven. 8 h-16 h" in french.hours()


def test_an_opening_at_midnight_names_both_days() -> None:
    dates = 'dates: {2026-12-29: "00:00-08:00"}'
    assert said(dates, "2026-12-26", slot="reopens") == (
        "at midnight between Monday and Tuesday, December 29",
        "à minuit, dans la nuit du lundi au mardi 29 décembre",
    )
    assert said(dates, "2026-12-26", slot="reopens", brief=True) == (
        "at midnight between Dec 28 and Dec 29",
        "à minuit, dans la nuit du 28 déc. au 29 déc.",
    )


def test_the_next_opening_is_said(english: Wording, french: Wording) -> None:
    duty = Duty(False, datetime(2026, 12, 1, 9), ())  # noqa: DTZ001
    assert english.reopens(duty) == "on Tuesday, December 1, at 9 a.m."
    assert french.reopens(duty) == "le mardi 1er décembre, à 9 h"


def test_an_opening_on_the_same_day_is_said_without_its_date(hotline: Hotline) -> None:
    duty = duty_of(hotline, WORKDAY.replace(hour=7))
    assert wording_of(hotline, "en").reopens(duty) == "today at 9 a.m."
    assert wording_of(hotline, "fr").reopens(duty) == "aujourd'hui à 9 h"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_group_without_hours_of_its_own_says_those_of_the_service(language: str) -> None:
    ring = "  ring: 25 s\n"
    groups = Edit(SERVICE, ring, f"{ring}  groups: {{harbour: {{}}}}\n").apply(SOUND)

    def greeted(slots: str) -> list[str]:
        files = dict(groups)
        for words in ("Hello.", "Bonjour."):
            files = Edit(CALL, f"        {words}\n", f"        {slots}\n").apply(files)
        hotline = read_hotline(files)
        days = ("2026-11-23 12:00", "2026-12-20 12:00", "2026-12-24 13:00")
        duties = [duty_of(hotline, toronto(day)) for day in days]
        return [str(words_of(hotline, language, duty, ("greeting", "say"))) for duty in duties]

    assert greeted("{harbour_hours}. {harbour_reopens}.") == greeted("{hours}. {reopens}.")


def test_other_hours_change_what_is_said_and_when_calls_are_transferred() -> None:
    """One edit of service.yaml moves both the clock and the words."""
    wider = with_hours(open='mon-fri: "08:00-18:00"')
    early = WORKDAY.replace(hour=8, minute=15)
    assert duty_of(wider, early).open
    assert duty_of(wider, WORKDAY.replace(hour=17, minute=59)).open
    for language, said in (("en", "from 8 a.m. to 6 p.m."), ("fr", "de 8 h à 18 h")):
        words = words_of(wider, language, duty_of(wider, early), ("closed", "say"))
        assert said in words[0]


def test_a_sentence_never_ends_in_two_periods(hotline: Hotline) -> None:
    duty = duty_of(hotline, WORKDAY.replace(hour=20))
    assert "9 a.m. They" in words_of(hotline, "en", duty, ("closed", "say"))[0]


def test_nothing_said_holds_a_space_that_is_not_ordinary(hotline: Hotline) -> None:
    duty = duty_of(hotline, WORKDAY)
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
