"""Agents are on duty when service.yaml says so, on every clock that Toronto has."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr.dialog.hours import SpecialDay, duty_of, spans_on
from ivr.loader import BUNDLED, read_folder, read_hotline
from ivr.model.calendar import Span
from ivr.model.hotline import Hotline
from tests.conftest import TORONTO

FILES = read_folder(BUNDLED)


def with_hours(**changes: str) -> Hotline:
    """Make the hotline with other lines in its hours, each named by what it replaces."""
    text = FILES["service.yaml"]
    lines = {"open": 'mon-fri: "09:00-17:00"', "dates": "dates: {}", "holidays": "holidays: CA-ON"}
    for name, line in changes.items():
        assert lines[name] in text
        text = text.replace(lines[name], line)
    return read_hotline({**FILES, "service.yaml": text})


def toronto(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=TORONTO)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        pytest.param("2026-11-23 08:59", False, id="a minute before opening"),
        pytest.param("2026-11-23 09:00", True, id="the minute of opening"),
        pytest.param("2026-11-23 16:59", True, id="the last minute"),
        pytest.param("2026-11-23 17:00", False, id="the minute of closing"),
        pytest.param("2026-11-21 12:00", False, id="a Saturday"),
        pytest.param("2026-11-22 12:00", False, id="a Sunday"),
        pytest.param("2026-12-25 12:00", False, id="Christmas Day"),
        pytest.param("2026-04-03 12:00", False, id="Good Friday"),
        pytest.param("2026-05-18 12:00", False, id="Victoria Day"),
        pytest.param("2027-02-15 12:00", False, id="Family Day"),
        pytest.param("2026-08-03 12:00", True, id="the Civic Holiday is no public holiday"),
        pytest.param("2026-03-09 09:00", True, id="the first workday of daylight saving time"),
        pytest.param("2026-11-02 16:59", True, id="the first workday of standard time"),
    ],
)
def test_the_clock_decides(hotline: Hotline, moment: str, is_open: bool) -> None:
    assert duty_of(hotline, toronto(moment)).open is is_open


@pytest.mark.parametrize(
    ("utc", "is_open"),
    [
        pytest.param("2026-03-06 13:59", False, id="before spring, 8:59 is 13:59 UTC"),
        pytest.param("2026-03-06 14:00", True, id="before spring, 9:00 is 14:00 UTC"),
        pytest.param("2026-03-09 12:59", False, id="after spring, 8:59 is 12:59 UTC"),
        pytest.param("2026-03-09 13:00", True, id="after spring, 9:00 is 13:00 UTC"),
        pytest.param("2026-10-30 20:59", True, id="before autumn, 16:59 is 20:59 UTC"),
        pytest.param("2026-10-30 21:00", False, id="before autumn, 17:00 is 21:00 UTC"),
        pytest.param("2026-11-02 21:59", True, id="after autumn, 16:59 is 21:59 UTC"),
        pytest.param("2026-11-02 22:00", False, id="after autumn, 17:00 is 22:00 UTC"),
    ],
)
def test_the_hours_stay_on_the_wall_clock_when_it_changes(
    hotline: Hotline, utc: str, is_open: bool
) -> None:
    assert duty_of(hotline, datetime.fromisoformat(utc).replace(tzinfo=UTC)).open is is_open


def test_hours_through_the_night_of_a_clock_change_count_each_minute_once_or_twice() -> None:
    hotline = with_hours(open='mon-sun: "01:00-03:00"')
    autumn = datetime(2026, 11, 1, 4, 0, tzinfo=UTC)  # midnight in Toronto
    minutes = [autumn + timedelta(minutes=minute) for minute in range(360)]
    assert sum(duty_of(hotline, minute).open for minute in minutes) == 180  # 1:00 comes twice


def test_a_date_of_its_own_overrides_the_weekday() -> None:
    hotline = with_hours(dates='dates: {2026-11-24: "09:00-12:00", 2026-11-28: "10:00-11:00"}')
    assert duty_of(hotline, toronto("2026-11-24 11:59")).open
    assert not duty_of(hotline, toronto("2026-11-24 12:00")).open
    assert duty_of(hotline, toronto("2026-11-28 10:30")).open


def test_a_date_of_its_own_overrides_a_public_holiday() -> None:
    hotline = with_hours(dates='dates: {2026-12-25: "10:00-11:00"}')
    assert duty_of(hotline, toronto("2026-12-25 10:30")).open


def test_a_closed_date_closes() -> None:
    hotline = with_hours(dates="dates: {2026-11-24: closed}")
    assert not duty_of(hotline, toronto("2026-11-24 11:00")).open


def test_dates_in_a_row_close_from_the_first_to_the_last() -> None:
    hotline = with_hours(dates="dates: {2026-11-25..2026-12-18: closed}")
    for day, is_open in (("11-24", True), ("11-25", False), ("12-18", False), ("12-21", True)):
        assert duty_of(hotline, toronto(f"2026-{day} 11:00")).open is is_open


def test_a_lunch_break_closes() -> None:
    hotline = with_hours(open='mon-fri: "09:00-12:00, 13:00-17:00"')
    assert not duty_of(hotline, toronto("2026-11-24 12:30")).open
    assert duty_of(hotline, toronto("2026-11-24 13:00")).open


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        pytest.param("2026-11-23 21:59", False, id="before it"),
        pytest.param("2026-11-23 22:00", True, id="as it begins"),
        pytest.param("2026-11-24 05:59", True, id="the last minute"),
        pytest.param("2026-11-24 06:00", False, id="as it ends"),
        pytest.param("2026-11-28 05:59", True, id="Friday's, on a Saturday that has no hours"),
        pytest.param("2026-11-23 05:59", False, id="Sunday's, which there is none"),
        pytest.param("2026-12-25 00:00", False, id="before Christmas Day: it ends at midnight"),
        pytest.param("2026-12-29 05:59", False, id="a public holiday's does not begin"),
    ],
)
def test_a_night_belongs_to_the_day_on_which_it_begins(moment: str, is_open: bool) -> None:
    hotline = with_hours(open='mon-fri: "22:00-06:00"')
    assert duty_of(hotline, toronto(moment)).open is is_open


def test_the_night_before_a_date_ends_as_it_began_unless_the_date_is_closed() -> None:
    night, early = 'mon-fri: "22:00-06:00"', toronto("2026-11-25 05:59")
    assert duty_of(with_hours(open=night), early).open
    own = with_hours(open=night, dates='dates: {2026-11-25: "09:00-12:00"}')
    assert duty_of(own, early).open
    assert not duty_of(own, toronto("2026-11-25 22:30")).open
    closed = with_hours(open=night, dates="dates: {2026-11-25: closed}")
    assert not duty_of(closed, early).open
    assert duty_of(closed, toronto("2026-11-24 23:59")).open


def test_a_night_of_a_date_goes_on_into_the_next_day() -> None:
    hotline = with_hours(dates='dates: {2026-11-27: "18:00-03:00"}')
    assert duty_of(hotline, toronto("2026-11-28 02:59")).open
    assert not duty_of(hotline, toronto("2026-11-28 03:00")).open


def test_around_the_clock_agents_are_back_only_after_a_day_without_them() -> None:
    hotline = with_hours(open='mon-sun: "00:00-24:00"')
    duty = duty_of(hotline, toronto("2026-12-24 12:00"))
    assert duty.open
    assert duty.reopens == datetime.fromisoformat("2026-12-27 00:00")
    always = with_hours(open='mon-sun: "00:00-24:00"', holidays="")
    assert duty_of(always, toronto("2026-12-25 12:00")).open
    assert duty_of(always, toronto("2026-12-25 12:00")).reopens is None


def test_a_night_that_meets_the_next_morning_is_no_opening() -> None:
    hotline = with_hours(open='mon-fri: "06:00-12:00, 22:00-06:00"')
    duty = duty_of(hotline, toronto("2026-11-23 23:00"))
    assert duty.reopens == datetime.fromisoformat("2026-11-24 22:00")


SEASONS = """dates: {}
  seasons:
    - {from: 06-15, until: 08-31, open: {mon-fri: "07:00-10:00"}}
    - {from: 12-20, until: 01-05, open: {mon-sun: "20:00-22:00"}}"""


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        pytest.param("2026-06-12 07:00", False, id="the Friday before it"),
        pytest.param("2026-06-15 07:00", True, id="its first day"),
        pytest.param("2026-08-31 07:00", True, id="its last day"),
        pytest.param("2026-08-31 12:00", False, id="the hours of the year do not count in it"),
        pytest.param("2026-09-01 12:00", True, id="the day after it"),
        pytest.param("2027-06-15 07:00", True, id="the next year"),
        pytest.param("2026-12-31 20:00", True, id="before the new year"),
        pytest.param("2027-01-05 20:00", True, id="after the new year"),
        pytest.param("2027-01-01 20:00", False, id="a public holiday in it"),
        pytest.param("2027-01-06 20:00", False, id="over"),
    ],
)
def test_a_season_has_its_own_week_each_year(moment: str, is_open: bool) -> None:
    assert duty_of(with_hours(dates=SEASONS), toronto(moment)).open is is_open


def test_a_date_of_its_own_overrides_a_season() -> None:
    hotline = with_hours(dates=SEASONS.replace("{}", '{2026-06-16: "13:00-14:00"}'))
    assert duty_of(hotline, toronto("2026-06-16 13:00")).open
    assert not duty_of(hotline, toronto("2026-06-16 07:00")).open


@pytest.mark.parametrize(
    ("moment", "since"),
    [
        ("2026-06-08", [None]),
        ("2026-06-09", [None, date(2026, 6, 15)]),
        ("2026-06-15", [None]),
    ],
)
def test_a_season_is_announced_a_week_ahead_and_no_longer(
    moment: str, since: list[date | None]
) -> None:
    duty = duty_of(with_hours(dates=SEASONS), toronto(moment))
    assert [week.since for week in duty.weeks] == since


def test_without_a_calendar_no_day_is_a_holiday() -> None:
    hotline = with_hours(holidays="")
    assert duty_of(hotline, toronto("2026-12-25 12:00")).open


def test_special_days_are_announced_a_week_ahead_and_no_longer() -> None:
    hotline = with_hours(dates="dates: {2026-12-24: closed}")
    special = (SpecialDay(date(2026, 12, 24), ()),)
    assert duty_of(hotline, toronto("2026-12-17 23:59")).special_days == ()
    assert duty_of(hotline, toronto("2026-12-18 00:00")).special_days == special
    assert duty_of(hotline, toronto("2026-12-24 23:59")).special_days == special
    assert duty_of(hotline, toronto("2026-12-25 00:00")).special_days == ()


@pytest.mark.parametrize(
    ("moment", "reopens"),
    [
        pytest.param("2026-11-23 08:00", "2026-11-23 09:00", id="before opening: the same day"),
        pytest.param("2026-11-23 17:00", "2026-11-24 09:00", id="after closing: the next day"),
        pytest.param("2026-11-20 17:00", "2026-11-23 09:00", id="on Friday: on Monday"),
        pytest.param("2026-12-24 18:00", "2026-12-29 09:00", id="over Christmas"),
    ],
)
def test_agents_are_back_at_the_next_opening(hotline: Hotline, moment: str, reopens: str) -> None:
    assert duty_of(hotline, toronto(moment)).reopens == datetime.fromisoformat(reopens)


def test_agents_who_are_back_within_a_year_are_announced_and_no_later() -> None:
    far = with_hours(dates='dates: {2027-11-23: "10:00-11:00"}')
    hours = far.service.hours.model_copy(update={"open": {}})
    hotline = replace(far, service=far.service.model_copy(update={"hours": hours}))
    back = datetime.fromisoformat("2027-11-23 10:00")
    assert duty_of(hotline, toronto("2026-11-23 12:00")).reopens == back
    assert duty_of(hotline, toronto("2026-11-22 12:00")).reopens is None


moments = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1)).map(  # noqa: DTZ001
    lambda moment: moment.replace(tzinfo=UTC)
)


@given(moments)
def test_agents_are_on_duty_at_the_moment_when_they_are_said_to_be_back(moment: datetime) -> None:
    hotline = HOTLINE
    reopens = duty_of(hotline, moment).reopens
    assert reopens is not None
    back = reopens.replace(tzinfo=TORONTO)
    assert duty_of(hotline, back).open
    assert not duty_of(hotline, back - timedelta(minutes=1)).open


HOTLINE = with_hours(dates='dates: {2026-12-24: "09:00-12:00", 2026-08-03: closed}')


@given(moments)
def test_what_is_said_of_the_hours_agrees_with_the_clock_for_a_week(moment: datetime) -> None:
    """The spoken hours are weekdays, public holidays and special days: nothing else may count."""
    said = duty_of(HOTLINE, moment)
    special = {special.day: special.spans for special in said.special_days}
    first = moment.astimezone(TORONTO).date()
    for day in (first + timedelta(days=offset) for offset in range(7)):
        week = (Span(9 * 60, 17 * 60),) if day.weekday() < 5 else ()
        expected = special.get(day, () if day in HOTLINE.public_holidays else week)
        assert spans_on(HOTLINE.service.hours, HOTLINE.public_holidays, day) == expected
