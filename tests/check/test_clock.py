"""Rules over hours, facts, voices and texts: what only some dates or some values break."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from ivr.check.prove import prove, read_proved
from ivr.loader import BUNDLED, read_folder
from ivr.loader.problems import Problem
from tests.check.found import found
from tests.check.other_language import renamed
from tests.flows.bad.flow import SOUND
from tests.flows.edit import CALL, SERVICE, TEXT, TODAY, Edit, problems_in

DATES = '{2026-12-24: "09:00-12:00"}'


def on(entry: str) -> Edit:
    return Edit(SERVICE, DATES, f"{{{entry}}}")


def test_a_date_is_past_the_day_after() -> None:
    assert found(today=date(2026, 12, 24)) == []
    assert found(today=date(2026, 12, 25)) == ["service.yaml:13:11 note past-date"]


@pytest.mark.parametrize(
    "entry",
    ["2026-12-05: closed", '2026-12-01: "09:00-17:00"'],
    ids=["a Saturday", "the usual hours"],
)
def test_a_date_that_changes_nothing_is_idle(entry: str) -> None:
    assert found(on(entry)) == ["service.yaml:13:11 error idle-date"]


def test_a_closed_date_on_a_public_holiday_is_a_note_that_names_the_holiday() -> None:
    [problem] = problems_in(on("2026-12-28: closed").apply(SOUND))
    assert (problem.level, problem.rule) == ("note", "idle-date")
    assert "it is a public holiday, Boxing Day (observed)" in problem.message


@pytest.mark.parametrize(
    "entry",
    ["2026-12-01: closed", '2026-12-25: "09:00-12:00"', '2026-12-05: "10:00-12:00"'],
    ids=["a workday off", "a holiday on", "a Saturday on"],
)
def test_a_date_that_changes_something_passes(entry: str) -> None:
    assert found(on(entry)) == []


def test_an_idle_date_that_is_past_is_only_past() -> None:
    assert found(on("2025-12-25: closed")) == ["service.yaml:13:11 note past-date"]


@pytest.mark.parametrize("day", [1, 30, 300, 3_000])
def test_time_alone_makes_nothing_worse_than_a_note(day: int) -> None:
    entries = '2026-12-24: "09:00-12:00", 2026-12-28: closed, 2027-08-03: closed'
    later = problems_in(on(entries).apply(SOUND), TODAY + timedelta(days=day))
    before = problems_in(on(entries).apply(SOUND))
    assert {one.level for one in later} <= {"note"} == {one.level for one in before}


def test_a_transfer_that_nothing_reaches_rings_nobody() -> None:
    edit = Edit(CALL, "{open: connect, otherwise: goodbye}", "{open: more, otherwise: goodbye}")
    rules = [line.split()[-1] for line in found(edit)]
    assert set(rules) == {"unreachable-state"}


def test_a_fact_of_the_month_is_no_future() -> None:
    assert found(Edit(SERVICE, "month: 2010-04", "month: 2026-11")) == []
    future = Edit(SERVICE, "month: 2010-04", "month: 2026-12")
    assert found(future) == ["service.yaml:23:16 warning future-fact"]


def test_a_number_of_another_continent_is_not_judged() -> None:
    plus = Edit(
        SERVICE, "  dot:\n", "  plus:\n    en: |\n      plus\n    fr: |\n      plus\n  dot:\n"
    )
    assert found(Edit(SERVICE, "+1 833 622 1361", "+33 1 23 45 67 89"), plus) == []


def test_the_plus_of_another_country_is_said() -> None:
    abroad = Edit(SERVICE, "+1 833 622 1361", "+33 1 23 45 67 89")
    assert found(abroad) == ["service.yaml:26:3 error unsaid-sign"]


def test_a_year_to_come_is_no_fact() -> None:
    assert found(Edit(SERVICE, "month: 2010-04", "year: 2026")) == []
    assert found(Edit(SERVICE, "month: 2010-04", "year: 2062")) == [
        "service.yaml:23:16 warning future-fact"
    ]


def test_a_fact_that_costs_texts_more_is_found_where_it_stands() -> None:
    edit = Edit(SERVICE, "month: 2010-04", "month: 2010-08")  # août
    assert found(edit) == ["service.yaml:23:3 warning costly-character"]
    short = "short:\n      en: |\n        August 2010\n      fr: |\n        aout 2010\n"
    shorter = f"\n    month: 2010-08\n    {short}    source: S0\n"
    assert found(Edit(SERVICE, " {month: 2010-04, source: S0}\n", shorter)) == []


WORDS = "        Appelez le {centre}, {hours}."
GROWN = Edit(TEXT, WORDS, f"{WORDS} Les agents parlent anglais et ils parlent aussi notre langue.")
EVEN = Edit(
    TEXT, "        Call {centre}, {hours}.", "        Call {centre}, {hours}. Agents speak English."
)


def test_a_month_that_texts_have_no_letters_for_makes_no_text_too_long() -> None:
    """In French, août has a û, which leaves room for less than half of the characters."""
    assert found(GROWN, EVEN) == []
    assert found(GROWN, EVEN, on('2027-08-03: "09:00-12:00"')) == []


def test_dates_that_make_a_text_too_long_are_named_and_not_its_words() -> None:
    days = on(", ".join(f'2027-02-0{n}: "09:3{n}-12:30, 13:30-16:30"' for n in range(1, 8)))
    for problem in too_long(GROWN, EVEN, days):
        assert (problem.file, problem.line) == (SERVICE, 13)
        assert "with the dates of the week from 2027-02-01, " in problem.message
        assert problem.cure.startswith("Give fewer days of one week hours of their own, or shorten")


SEVEN_DAYS = Edit(
    SERVICE,
    'mon-fri: "09:00-17:00"',
    "\n    ".join(
        f'{day}: "0{place}:30-11:30, 12:30-14:30, 15:30-19:30"'
        for place, day in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
    ),
)


def test_hours_of_the_week_that_make_a_text_too_long_are_named_and_not_its_words() -> None:
    for problem in too_long(SEVEN_DAYS):
        assert (problem.file, problem.line) == (SERVICE, 10)
        assert "with these hours of the week, " in problem.message
        assert problem.cure.startswith("Let more days have the same hours, or shorten")


def test_hours_that_are_too_long_are_cured_by_the_phrases_that_say_them_briefly() -> None:
    for problem in too_long(SEVEN_DAYS, without_phrase("brief_times"), without_phrase("brief_day")):
        assert problem.cure.startswith(
            "Add to phrases: brief_day, brief_times. Let more days have the same hours, or shorten"
        )


def test_dates_that_are_too_long_are_cured_by_those_that_say_dates_briefly_as_well() -> None:
    days = on(", ".join(f'2027-02-0{n}: "09:3{n}-12:30, 13:30-16:30"' for n in range(1, 8)))
    lacking = [without_phrase(f"brief_{name}") for name in ("day", "open_on", "closed_on")]
    for problem in too_long(GROWN, EVEN, days, *lacking):
        assert problem.cure.startswith("Add to phrases: brief_day, brief_open_on. Give fewer days")


def test_the_letters_that_cost_a_text_its_room_are_named() -> None:
    messages = [one.message for one in problems_in(renamed("es", SEVEN_DAYS))]
    assert any('in the language "es" (UCS-2, for "á"); ' in message for message in messages)


def test_words_that_are_too_long_in_any_week_are_named_themselves() -> None:
    long = Edit(TEXT, WORDS, WORDS + " Les agents parlent anglais et français." * 8)
    for problem in too_long(long):
        assert (problem.file, problem.line) == (TEXT, 102)
        assert problem.cure == "Shorten it, or divide it in two states."


def too_long(*edits: Edit) -> list[Problem]:
    """Return what long-text finds after some edits: something."""
    problems = [one for one in problems_in(_edited(*edits)) if one.rule == "long-text"]
    assert problems
    return problems


def _edited(*edits: Edit) -> dict[str, str]:
    files = SOUND
    for edit in edits:
        files = edit.apply(files)
    return files


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("America/Toronto", []),
        ("America/Montreal", []),
        ("America/Regina", []),
        ("Canada/Eastern", []),
        ("EST", ["steady-timezone"]),
        ("UTC", ["steady-timezone"]),
        ("Etc/GMT+5", ["steady-timezone"]),
        ("America/Panama", ["steady-timezone"]),
        ("America/New_York", ["foreign-hours"]),
        ("EST5EDT", ["bad-timezone"]),
    ],
)
def test_a_clock_of_another_place_is_for_somebody_to_look_at(
    zone: str, expected: list[str]
) -> None:
    edit = Edit(SERVICE, "timezone: America/Toronto", f"timezone: {zone}")
    assert [line.split()[-1] for line in found(edit)] == expected


def test_a_steady_clock_without_a_calendar_belongs_to_no_country() -> None:
    edit = Edit(SERVICE, "timezone: America/Toronto", "timezone: UTC")
    assert found(edit, Edit(SERVICE, "  holidays: CA-ON\n", "")) == [
        "service.yaml:9:3 warning foreign-hours"
    ]


def test_a_steady_clock_is_cured_by_the_place_of_that_hour() -> None:
    edit = Edit(SERVICE, "timezone: America/Toronto", "timezone: MST")
    [problem] = problems_in(edit.apply(SOUND))
    assert problem.cure.startswith("Write America/Edmonton,")


def test_the_holidays_of_another_country_are_for_somebody_to_look_at() -> None:
    edit = Edit(SERVICE, "holidays: CA-ON", "holidays: US-NY")
    assert "service.yaml:12:3 warning foreign-hours" in found(edit)


@pytest.mark.parametrize(
    ("entry", "phrase"),
    [
        ('mon-fri: "22:00-06:00"', "times_overnight"),
        ('mon-fri: "00:00-24:00"', "around_the_clock"),
        ('mon-thu: "09:00-17:00"\n    fri: "09:00-12:00"', "and_last"),
        ('mon-fri: "00:00-08:00"', "reopens_at_midnight"),
        (
            'mon-fri: "09:00-17:00"\n  seasons: [{from: 06-15, until: 08-31, '
            "open: {mon: '09:00-12:00'}}]",
            "season",
        ),
    ],
)
def test_hours_want_the_phrases_by_which_they_are_said(entry: str, phrase: str) -> None:
    text = SOUND[SERVICE][: SOUND[SERVICE].index("  and_last:")]
    files = {**SOUND, SERVICE: text.replace('mon-fri: "09:00-17:00"', entry)}
    missing = [one.message for one in problems_in(files) if one.rule == "missing-phrase"]
    assert f'the hours are said by the phrase "{phrase}", which is not there' in missing


WEEK_OFF = on(", ".join(f"2027-02-0{day}: closed" for day in (2, 3, 4)))


def without_phrase(name: str) -> Edit:
    [phrase] = re.findall(rf"^  {name}:\n(?:    .*\n)+", SOUND[SERVICE], re.MULTILINE)
    return Edit(SERVICE, phrase, "")


def test_days_in_a_row_want_the_phrase_that_says_them_at_once() -> None:
    assert found(WEEK_OFF) == []
    [problem] = problems_in(_edited(WEEK_OFF, without_phrase("closed_from")))
    assert (problem.level, problem.rule, problem.line) == ("warning", "missing-phrase", 13)
    assert problem.message == (
        'the days in a row from 2027-02-02 on are said one by one: "closed_from" is not there'
    )
    assert problem.cure == "Add closed_from: to phrases, with words around {first} and {last}."


def test_two_days_in_a_row_and_days_that_are_over_want_no_phrase() -> None:
    lacking = without_phrase("closed_from")
    assert found(on("2027-02-02: closed, 2027-02-03: closed"), lacking) == []
    rules = [line.split()[-1] for line in found(WEEK_OFF, lacking, today=date(2027, 3, 1))]
    assert set(rules) == {"past-date"}


NOON = Edit(SERVICE, "time: H 'h', ", "time: H 'h', noon: \"'midi'\", ")


def test_noon_is_said_in_each_language_or_in_none() -> None:
    [problem] = problems_in(NOON.apply(SOUND))
    assert (problem.level, problem.rule, problem.line) == ("warning", "missing-phrase", 37)
    assert problem.message == 'the language "en" has no format "noon" for 12:00, which "fr" has'


def test_noon_that_nothing_says_and_a_clock_of_24_hours_want_no_format() -> None:
    assert found(NOON, on('2026-12-24: "09:00-13:00"')) == []
    assert found(Edit(SERVICE, "time: h a, ", "time: h a, noon: \"'noon'\", ")) == []


def test_a_closed_date_that_ends_a_night_is_not_idle() -> None:
    night = Edit(SERVICE, 'mon-fri: "09:00-17:00"', 'mon-fri: "18:00-23:00"')
    late = Edit(SERVICE, 'mon-fri: "09:00-17:00"', 'mon-fri: "18:00-01:00"')
    saturday = on("2026-12-05: closed")
    assert "service.yaml:13:11 error idle-date" in found(night, saturday)
    assert "service.yaml:13:11 error idle-date" not in found(late, saturday)


def test_a_service_starts_and_publishes_though_its_dates_are_over(tmp_path: Path) -> None:
    files = Edit(SERVICE, "dates: {}", 'dates: {2026-12-24: "09:00-12:00"}').apply(
        read_folder(BUNDLED)
    )
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    later = datetime(2027, 1, 4, 12, tzinfo=UTC)
    assert read_proved(tmp_path, later).hotline.service.hours.dates
    assert [one.rule for one in prove(tmp_path, later).notes] == ["past-date"]
