"""Rules over hours, facts, voices and texts: what only some dates or some values break."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from ivr.check.prove import prove, read_proved
from ivr.loader import BUNDLED, read_folder
from tests.check.found import found
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
    assert found(future) == ["service.yaml:23:16 error future-fact"]


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
        "service.yaml:23:16 error future-fact"
    ]


def test_a_fact_that_costs_texts_more_is_found_where_it_stands() -> None:
    edit = Edit(SERVICE, "month: 2010-04", "month: 2010-08")  # août
    assert found(edit) == ["service.yaml:23:3 warning costly-character"]
    short = "short:\n      en: |\n        August 2010\n      fr: |\n        aout 2010\n"
    shorter = f"\n    month: 2010-08\n    {short}    source: S0\n"
    assert found(Edit(SERVICE, " {month: 2010-04, source: S0}\n", shorter)) == []


def test_a_text_is_too_long_on_one_day_of_the_year_alone() -> None:
    """In French, août has a û, which leaves room for less than half of the characters."""
    words = "        Appelez le {centre}, {hours}."
    grown = f"{words} Les agents parlent anglais et ils parlent aussi notre langue."
    english = "        Call {centre}, {hours}."
    edits = (Edit(TEXT, words, grown), Edit(TEXT, english, f"{english} Agents speak English."))
    assert found(*edits) == []
    august = on('2027-08-03: "09:00-12:00"')
    assert found(*edits, august) == ["text.yaml:102:7 error long-text"]


def test_a_service_starts_and_publishes_though_its_dates_are_over(tmp_path: Path) -> None:
    files = Edit(SERVICE, "dates: {}", 'dates: {2026-12-24: "09:00-12:00"}').apply(
        read_folder(BUNDLED)
    )
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    later = datetime(2027, 1, 4, 12, tzinfo=UTC)
    assert read_proved(tmp_path, later).hotline.service.hours.dates
    assert [one.rule for one in prove(tmp_path, later).notes] == ["past-date"]
