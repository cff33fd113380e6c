"""Turn counts into what came in: by day, by hour of the day, and by language."""

from collections import Counter
from datetime import date, timedelta

from ivr.dialog.events import ARRIVED
from ivr.metrics.names import CLOSED, RECEIVED
from ivr.metrics.report.amounts import Amounts, Counts, in_order
from ivr.metrics.report.data import Day, Hour, Language
from ivr.model.hotline import Hotline
from ivr.model.states.route import CONDITIONS
from ivr.model.states.state import OTHERWISE

MONTH = timedelta(days=31)
DAY = len("2026-11-21")
UNASKED = {"next", OTHERWISE, *CONDITIONS}  # how a text goes on without another


def days_of(call: Amounts, text: Amounts, first: date, last: date) -> tuple[Day, ...]:
    """Return the days from the first to the last, quiet ones included, or none if all were quiet.

    Of more than a month, the quiet ones at both ends are left out.
    """
    columns = [
        _by_day(amounts.by_period(by))
        for amounts, by in ((call, ARRIVED), (call, CLOSED), (text, ARRIVED), (text, RECEIVED))
    ]
    counted = {day for column in columns for day in column}
    if not counted:
        return ()
    if last - first > MONTH:
        first, last = date.fromisoformat(min(counted)), date.fromisoformat(max(counted))
    days = (first + timedelta(n) for n in range((last - first).days + 1))
    return tuple(Day(day, *(column[day.isoformat()] for column in columns)) for day in days)


def hours_of(call: Amounts, text: Amounts) -> tuple[Hour, ...]:
    """Return the hours of the day from the first with anything in it to the last."""
    columns = [
        _by_hour(amounts.by_period(by))
        for amounts, by in ((call, ARRIVED), (text, ARRIVED), (text, RECEIVED))
    ]
    counted = {hour for column in columns for hour in column}
    if not counted:
        return ()
    hours = range(min(counted), max(counted) + 1)
    return tuple(Hour(hour, *(column[hour] for column in columns)) for hour in hours)


def folded_days(counts: Counts) -> int:
    """Return on how many days something was counted whose hour is not known any more."""
    return len({count.period for count, _ in counts if len(count.period) == DAY})


def languages_of(call: Amounts, text: Amounts, hotline: Hotline) -> tuple[Language, ...]:
    """Return the languages of calls and texts, those of the hotline first, unknown last."""
    calls, texts = _of_calls(call, hotline), _of_texts(text)
    named = in_order({*calls, *texts} - {""}, hotline.languages)
    unknown = [""] if calls[""] or texts[""] else []
    return tuple(Language(name, calls[name], texts[name]) for name in (*named, *unknown))


def _of_calls(call: Amounts, hotline: Hotline) -> Counter[str]:
    """Return calls by the language in which they left the state where they arrived.

    Where that state chooses no language, a call has the one that its number gave it.
    """
    starts = call.about(ARRIVED)
    chosen: Counter[str] = Counter()
    for step, n in call.moves():
        if step.origin in starts and step.by == step.language and step.target:
            chosen[step.language] += n
    given = call.languages(ARRIVED)
    if not chosen:
        return given
    return _with_unknown(chosen, given.total())


def _of_texts(text: Amounts) -> Counter[str]:
    """Return texts by the language of their answer: of all moves that a text made, one is its own.

    The others it made by going on unasked. A text that nobody answered has no language.
    """
    own: Counter[str] = Counter()
    for step, n in text.moves():
        if step.by not in UNASKED:
            own[step.language] += n
    return _with_unknown(own, text.notes(RECEIVED))


def _with_unknown(languages: Counter[str], total: int) -> Counter[str]:
    """Count what is missing from a total among the unknown."""
    languages[""] += max(0, total - languages.total())
    return languages


def _by_day(periods: Counter[str]) -> Counter[str]:
    days: Counter[str] = Counter()
    for period, n in periods.items():
        days[period[:DAY]] += n
    return days


def _by_hour(periods: Counter[str]) -> Counter[int]:
    hours: Counter[int] = Counter()
    for period, n in periods.items():
        if len(period) > DAY:
            hours[int(period[DAY + 1 :])] += n
    return hours
