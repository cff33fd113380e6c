"""Rules over hours, facts, voices and texts: what only some dates or some values break."""

from datetime import date

import pytest

from tests.check.found import found
from tests.flows.edit import CALL, SERVICE, TEXT, Edit

DATES = '{2026-12-24: "09:00-12:00"}'


def on(entry: str) -> Edit:
    return Edit(SERVICE, DATES, f"{{{entry}}}")


def test_a_date_is_past_the_day_after() -> None:
    assert found(today=date(2026, 12, 24)) == []
    assert found(today=date(2026, 12, 25)) == ["service.yaml:13:11 warning past-date"]


@pytest.mark.parametrize(
    "entry",
    ["2026-12-25: closed", "2026-12-05: closed", '2026-12-01: "09:00-17:00"'],
    ids=["a holiday", "a Saturday", "the usual hours"],
)
def test_a_date_that_changes_nothing_is_idle(entry: str) -> None:
    assert found(on(entry)) == ["service.yaml:13:11 error idle-date"]


@pytest.mark.parametrize(
    "entry",
    ["2026-12-01: closed", '2026-12-25: "09:00-12:00"', '2026-12-05: "10:00-12:00"'],
    ids=["a workday off", "a holiday on", "a Saturday on"],
)
def test_a_date_that_changes_something_passes(entry: str) -> None:
    assert found(on(entry)) == []


def test_an_idle_date_that_is_past_is_only_past() -> None:
    assert found(on("2025-12-25: closed")) == ["service.yaml:13:11 warning past-date"]


def test_a_transfer_that_nothing_reaches_rings_nobody() -> None:
    edit = Edit(CALL, "{open: connect, otherwise: goodbye}", "{open: more, otherwise: goodbye}")
    rules = [line.split()[-1] for line in found(edit)]
    assert set(rules) == {"unreachable-state"}


@pytest.mark.parametrize(
    ("voice", "expected"),
    [
        ("Polly.Chantal", []),
        ("Google.fr-CA-Neural2-A", []),
        ("Somebody.New", []),
        ("Polly.Zoltan-Neural", []),
        ("Google.fr-FR-Neural2-A", ["service.yaml:6:40 error voice-misfit"]),
        ("Polly.Lea-Neural", ["service.yaml:6:32 error voice-misfit"]),
        ("Polly.Chantale", ["service.yaml:6:8 warning voice-misfit"]),
    ],
)
def test_a_voice_fits_its_language(voice: str, expected: list[str]) -> None:
    edit = Edit(SERVICE, "Polly.Gabrielle-Neural", voice)
    lines = [line.split(" ", 1)[1] for line in found(edit)]
    assert lines == [line.split(" ", 1)[1] for line in expected]


def test_a_fact_of_the_month_is_no_future() -> None:
    assert found(Edit(SERVICE, "month: 2010-04", "month: 2026-11")) == []
    future = Edit(SERVICE, "month: 2010-04", "month: 2026-12")
    assert found(future) == ["service.yaml:23:16 error future-fact"]


def test_a_number_of_another_continent_is_not_judged() -> None:
    assert found(Edit(SERVICE, "+1 833 622 1361", "+33 1 23 45 67 89")) == []


def test_a_fact_that_costs_texts_more_is_found_where_it_stands() -> None:
    edit = Edit(SERVICE, "month: 2010-04", "month: 2010-08")  # août
    assert found(edit) == ["service.yaml:23:3 warning costly-character"]


def test_a_text_is_too_long_on_one_day_of_the_year_alone() -> None:
    """In French, août has a û, which leaves room for less than half of the characters."""
    words = "        Appelez le {centre}, {hours}."
    grown = f"{words} Les agents parlent anglais et ils parlent aussi notre langue."
    english = "        Call {centre}, {hours}."
    edits = (Edit(TEXT, words, grown), Edit(TEXT, english, f"{english} Agents speak English."))
    assert found(*edits) == []
    august = on('2027-08-03: "09:00-12:00"')
    assert found(*edits, august) == ["text.yaml:102:7 error long-text"]
