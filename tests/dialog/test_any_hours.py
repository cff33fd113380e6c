"""Whatever hours an operator writes, clock and words agree with them."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr.dialog.hours import Duty, Week, duty_at, stretches_on
from ivr.dialog.wording import wording_of
from ivr.loader import BUNDLED, read_folder, read_hotline
from ivr.loader.public_holidays import public_holidays
from ivr.model.calendar import MIDNIGHT
from ivr.model.hotline import Hotline
from ivr.model.hours import Hours
from ivr.model.service import Phrases
from tests.dialog.any_hours import DAYS, any_hours

HOTLINE = read_hotline(read_folder(BUNDLED))
PHRASES = HOTLINE.service.phrases
OPTIONAL = [name for name, field in Phrases.model_fields.items() if field.default is None]
PLAIN = replace(
    HOTLINE,
    service=HOTLINE.service.model_copy(
        update={"phrases": PHRASES.model_copy(update=dict.fromkeys(OPTIONAL))}
    ),
)
NAMES = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
}
RANGES = {"en": r"({0}) to ({0})", "fr": r"du ({0}) au ({0})"}
ALWAYS = {"en": "24 hours a day", "fr": "24 heures sur 24"}
MIDNIGHT_OF_FIRST = datetime.combine(DAYS[0], time())

moments = st.integers(0, 30 * MIDNIGHT).map(lambda minute: timedelta(minutes=minute))


def holidays_of(hours: Hours) -> Mapping[date, str]:
    return public_holidays(hours.holidays) or {} if hours.holidays else {}


def minutes_on_duty(hours: Hours) -> list[bool]:
    """Walk through all minutes of the days, one by one, the day before the first included."""
    days = [DAYS[0] - timedelta(days=1), *DAYS]
    on = [False] * ((len(days) + 1) * MIDNIGHT)
    closed = []
    for place, day in enumerate(days):
        own = hours.of_date(day)
        if own == () or (own is None and day in holidays_of(hours)):
            closed.append(place)
            continue
        week = hours.open
        for season in hours.seasons:
            first, last, today = (f"{one:%m-%d}" for one in (season.first, season.last, day))
            if first <= today <= last or (first > last and not last < today < first):
                week = season.open
        [usual] = [spans for weekdays, spans in week.items() if day.weekday() in weekdays]
        for span in usual if own is None else own:
            for minute in range(span.start, span.end):
                on[place * MIDNIGHT + minute] = True
    for place in closed:
        on[place * MIDNIGHT : (place + 1) * MIDNIGHT] = [False] * MIDNIGHT
    return on[MIDNIGHT:]


@given(any_hours())
def test_the_stretches_of_each_day_agree_with_a_walk_through_its_minutes(hours: Hours) -> None:
    on = minutes_on_duty(hours)
    for place, day in enumerate(DAYS):
        found = [False] * MIDNIGHT
        for one in stretches_on(hours, holidays_of(hours), day):
            found[one.start : one.end] = [True] * (one.end - one.start)
        assert found == on[place * MIDNIGHT : (place + 1) * MIDNIGHT], day


@given(any_hours(), moments)
def test_the_clock_agrees_with_a_walk_through_all_minutes(hours: Hours, offset: timedelta) -> None:
    moment = (MIDNIGHT_OF_FIRST + offset).replace(tzinfo=UTC)
    local = moment.astimezone(hours.timezone).replace(tzinfo=None)
    duty = duty_at(hours, holidays_of(hours), moment)
    if local < MIDNIGHT_OF_FIRST:
        return
    minute = (local - MIDNIGHT_OF_FIRST) // timedelta(minutes=1)
    on = minutes_on_duty(hours)
    assert duty.open is on[minute]
    later = range(minute + 1, len(DAYS) * MIDNIGHT)
    opens = next((at for at in later if on[at] and not on[at - 1]), None)
    if opens is None:
        assert duty.reopens is None or duty.reopens >= datetime.combine(DAYS[-1], time())
    else:
        assert duty.reopens == MIDNIGHT_OF_FIRST + timedelta(minutes=opens)


@pytest.mark.parametrize("language", HOTLINE.languages)
@pytest.mark.parametrize("brief", [False, True], ids=["in full", "briefly"])
@pytest.mark.parametrize("hotline", [HOTLINE, PLAIN], ids=["all phrases", "those that must be"])
@given(hours=any_hours(), offset=moments)
def test_hours_are_said_in_whole_sentences(
    language: str, brief: bool, hotline: Hotline, hours: Hours, offset: timedelta
) -> None:
    duty = duty_at(hours, holidays_of(hours), (MIDNIGHT_OF_FIRST + offset).replace(tzinfo=UTC))
    wording = wording_of(hotline, language, written=brief, brief=brief)
    for words in (
        wording.hours_of(hours, duty),
        wording.hours_of(hours),
        wording.reopens(duty, hours),
    ):
        assert words == " ".join(words.split()) != ""
        assert not re.search(r"[{}]|None|\(\)|[,;] ?[,;.)]|^[,;]|[,;-]$| [,;.]", words), words


@pytest.mark.parametrize("language", HOTLINE.languages)
@given(hours=any_hours())
def test_each_open_day_is_said_and_no_other(language: str, hours: Hours) -> None:
    for week in (hours.open, *(season.open for season in hours.seasons)):
        entries = tuple(week.items())
        bare = hours.model_copy(update={"holidays": None})
        duty = Duty(False, None, (), weeks=(Week(entries),))
        words = wording_of(HOTLINE, language).hours_of(bare, duty)
        assert days_said(words, language) == {
            day for days, spans in entries if spans for day in days
        }


def days_said(words: str, language: str) -> set[int]:
    """Return the days of the week that words name, those of a range included."""
    names = NAMES[language]
    if words == ALWAYS[language]:
        return set(range(7))
    said = set()
    pattern = RANGES[language].format("|".join(names))
    for first, last in re.findall(pattern, words):
        start, end = names.index(first), names.index(last)
        said |= {day % 7 for day in range(start, end + 1 if start <= end else end + 8)}
    rest = re.sub(pattern, "", words)
    return said | {names.index(name) for name in re.findall("|".join(names), rest)}
