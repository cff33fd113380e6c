"""Find the phrases and formats without which the hours of a service are said worse."""

import re
from collections.abc import Iterator
from datetime import date

from ivr.check.rule import Subject, warning
from ivr.dialog.hours import Entries
from ivr.dialog.hours_wording import FEWEST, days_alike, runs_alike
from ivr.loader.problems import Problem
from ivr.model.calendar import ALL_DAY, MIDNIGHT, NOON, WEEKDAYS
from ivr.model.facts import TimeFact
from ivr.model.hours import Hours
from ivr.model.service import Formats, Phrases

QUOTED = re.compile("'[^']*'")
TWELVE_HOURS = re.compile("[hK]")  # in a pattern: 12 a.m. and 12 p.m. are easily confused


def missing_phrase(subject: Subject) -> Iterator[Problem]:
    """Hours that few services have are said by phrases of their own; without them, worse.

    A warning, where what is said is only clumsy: days in a row that are said one by one without
    `closed_from` or `open_from`; 12:00 as "12 p.m." in a language that lacks the format `noon` or
    `midnight`, which another has.

    Passes:

        open: {mon-fri: "22:00-06:00"}
        phrases:
          times_overnight: …

    Fails, as "from 10 p.m. to 6 a.m." leaves out that it is the next morning:

        open: {mon-fri: "22:00-06:00"}
    """
    for name in dict.fromkeys(_phrases_for(subject.hotline.service.hours)):
        if getattr(subject.hotline.service.phrases, name) is None:
            message = f'the hours are said by the phrase "{name}", which is not there'
            yield subject.service.problem(("hours",), "missing-phrase", message, _adding(name))
    yield from map(warning, _days_one_by_one(subject))
    yield from map(warning, _times_without_words(subject))


def _adding(name: str) -> str:
    slots = " and ".join(f"{{{slot}}}" for slot in Phrases.SLOTS.get(name, ()))
    return f"Add {name}: to phrases, with words{slots and ' around '}{slots}."


def _days_one_by_one(subject: Subject) -> Iterator[Problem]:
    """Yield a problem for each phrase that would say days in a row at once, at the first."""
    lacking: dict[str, date] = {}
    service = subject.hotline.service
    single = (one.first for one in service.hours.dates if len(one) < FEWEST)
    for day in sorted(day for day in single if day >= subject.today):
        run = next(runs_alike(subject.duty_on(day).special_days))
        name = "open_from" if run[0].spans else "closed_from"
        if len(run) >= FEWEST and getattr(service.phrases, name) is None:
            lacking.setdefault(name, day)
    for name, day in lacking.items():
        message = f'the days in a row from {day} on are said one by one: "{name}" is not there'
        written = next(str(one) for one in service.hours.dates if one.first == day)
        path = ("hours", "dates", written)
        yield subject.service.problem(path, "missing-phrase", message, _adding(name))


def _times_without_words(subject: Subject) -> Iterator[Problem]:
    """Yield a problem for each language that says 12:00 or 0:00 as a plain time, unlike others."""
    formats = subject.hotline.service.formats
    said = set(_times_said(subject))
    for name, minutes, shown in (("noon", NOON, "12:00"), ("midnight", 0, "0:00")):
        having = [language for language, one in formats.items() if getattr(one, name)]
        for language, one in formats.items() if having and minutes in said else ():
            if language not in having and _has_twelve_hours(one):
                message = (
                    f'the language "{language}" has no format "{name}" for {shown}, which '
                    f'"{having[0]}" has'
                )
                cure = f"Add {name}: to its formats, its words in 'quotes', all in \"quotes\"."
                path = ("formats", language)
                yield subject.service.problem(path, "missing-phrase", message, cure)


def _has_twelve_hours(formats: Formats) -> bool:
    return bool(TWELVE_HOURS.search(QUOTED.sub("", formats.time)))


def _times_said(subject: Subject) -> Iterator[int]:
    """Yield the times of day of the hours and the facts, in minutes since midnight."""
    for hours in (subject.hotline.service.hours, *subject.hotline.hours_of_groups.values()):
        weeks = (hours.open, *(season.open for season in hours.seasons))
        of_days = [*(spans for week in weeks for spans in week.values()), *hours.dates.values()]
        for spans in of_days:
            if spans != ALL_DAY:
                yield from (time % MIDNIGHT for span in spans for time in (span.start, span.end))
    for fact in subject.hotline.service.facts.values():
        if isinstance(fact, TimeFact):
            yield fact.time % MIDNIGHT


def _is_every_day(week: Entries) -> bool:
    """Tell whether a week is open around the clock, all days of it."""
    days = [day for days, spans in week if spans == ALL_DAY for day in days]
    return len(days) == len(WEEKDAYS)


def _phrases_for(hours: Hours) -> Iterator[str]:
    """Yield the optional phrases by which hours are said."""
    weeks = [tuple(one.items()) for one in (hours.open, *(one.open for one in hours.seasons))]
    of_weeks = [spans for week in weeks for _, spans in week]
    if any(span.overnight for spans in (*of_weeks, *hours.dates.values()) for span in spans):
        yield "times_overnight"
    if any(len(days_alike(week)) > 1 for week in weeks) or hours.dates:
        yield "and_last"
    if ALL_DAY in of_weeks:
        yield "around_the_clock"
    if any(ALL_DAY in (spans for _, spans in week) and not _is_every_day(week) for week in weeks):
        yield "around_the_clock_on"
    if ALL_DAY in hours.dates.values():
        yield from ("around_the_clock", "open_all_day_on")
    closes = hours.holidays or hours.dates or not all(map(_is_every_day, weeks))
    spans_of_all = (span for spans in (*of_weeks, *hours.dates.values()) for span in spans)
    if closes and any(span.start == 0 for span in spans_of_all):
        yield "reopens_at_midnight"
    for dates, spans in hours.dates.items():
        if len(dates) >= FEWEST:
            yield "open_from" if spans else "closed_from"
    if hours.seasons:
        yield from ("season", "from_then_on")
