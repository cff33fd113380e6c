"""Opening hours in the words of one language, from the phrases of service.yaml.

Days alike are said together, the week from Monday on, its exceptions in the order of the calendar.
What a phrase of service.yaml could say better and is not there is said by what is there.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from ivr.dialog.calendar_words import CalendarWords
from ivr.dialog.hours import A_DAY, Duty, Entries, SpecialDay
from ivr.model.calendar import ALL_DAY, WEEKDAYS, Span
from ivr.model.hours import Hours
from ivr.model.service import Phrases

Days = tuple[int, ...]
FEWEST = 3  # days that are said as a range


class HoursWording:
    """Says hours by `say`, which fills the slots of a phrase, and the words of a calendar."""

    def __init__(
        self, phrases: Phrases, say: Callable[..., str], calendar: CalendarWords, brief: bool
    ) -> None:
        self._phrases = phrases
        self._say = say
        self._calendar = calendar
        self._brief = brief

    def hours(self, hours: Hours, duty: Duty | None = None) -> str:
        """Say the weekly hours, and each way in which the coming week differs.

        Without a clock, the hours of all seasons.
        """
        said = self._weeks(duty) if duty and duty.weeks else self._year(hours)
        exceptions = [self._say("public_holidays")] if hours.holidays else []
        exceptions += self._special_days(duty.special_days if duty else ())
        if not exceptions:
            return said
        return self._say("except_for", hours=said, exceptions=self._series(exceptions))

    def reopens(self, hours: Hours, duty: Duty) -> str:
        """Say when agents are next on duty; the weekly hours if that is more than a year away."""
        if duty.reopens is None:
            return self.hours(hours, duty)
        day, minute = duty.reopens.date(), duty.reopens.hour * 60 + duty.reopens.minute
        moment = self._calendar.say_time(minute)
        if duty.reopens_today:
            return self._say("reopens_today", time=moment)
        date = self._calendar.say_date(day, "weekday_date")
        usual = self._say("reopens", date=date, time=moment)
        if minute:
            return usual
        before = day - A_DAY
        eve = self._calendar.weekday(before.weekday())
        if self._brief:
            eve = self._calendar.say_date(before, "weekday_date")
        return self._better("reopens_at_midnight", usual, eve=eve, date=date)

    def _weeks(self, duty: Duty) -> str:
        said = self._week(duty.weeks[0].entries)
        for week in duty.weeks[1:]:
            assert week.since  # noqa: S101  only the first has none
            date = self._calendar.say_date(week.since, "weekday_date")
            then = self._week(week.entries)
            said = self._better("from_then_on", said, hours=said, date=date, then=then)
        return said

    def _year(self, hours: Hours) -> str:
        said = self._week(tuple(hours.open.items()))
        for season in hours.seasons:
            ends = season.first, season.last
            first, last = (self._calendar.say_date(day, "day_of_year") for day in ends)
            then = self._week(tuple(season.open.items()))
            said = self._better("season", said, hours=said, first=first, last=last, then=then)
        return said

    def _week(self, entries: Entries) -> str:
        parts = [self._alike(days, spans) for days, spans in days_alike(entries)]
        return self._calendar.series(parts) if self._brief else self._series(parts)

    def _alike(self, days: Days, spans: tuple[Span, ...]) -> str:
        said = self._days(days)
        usual = self._phrase("hours", days=said, times=self._times(spans))
        if spans != ALL_DAY:
            return usual
        if len(days) == len(WEEKDAYS):
            return self._better("around_the_clock", usual)
        return self._better("around_the_clock_on", usual, days=said)

    def _days(self, days: Days) -> str:
        said: list[str] = []
        for run in runs(days):
            names = [self._calendar.weekday(day) for day in run]
            if len(run) < FEWEST:
                said += (self._phrase("day", day=name) for name in names)
            else:
                said.append(self._phrase("day_range", first=names[0], last=names[-1]))
        return self._calendar.both(said)

    def _times(self, spans: Iterable[Span]) -> str:
        return self._calendar.both(map(self._time_span, spans))

    def _time_span(self, span: Span) -> str:
        times = {
            "start": self._calendar.say_time(span.start),
            "end": self._calendar.say_time(span.end),
        }
        usual = self._phrase("times", **times)
        if (span,) == ALL_DAY:
            return self._better("around_the_clock", usual)
        if span.overnight and not self._brief:
            return self._better("times_overnight", usual, **times)
        return usual

    def _special_days(self, special_days: Iterable[SpecialDay]) -> list[str]:
        """Say the days in their order, neighbours that are alike at once."""
        return [said for run in runs_alike(special_days) for said in self._special_run(run)]

    def _special_run(self, run: Sequence[SpecialDay]) -> list[str]:
        spans = run[0].spans
        name = "open_from" if spans else "closed_from"
        if len(run) < FEWEST or not getattr(self._phrases, name):
            return [self._special_day(special) for special in run]
        ends = run[0].day, run[-1].day
        first, last = (self._calendar.say_date(day, "weekday_date") for day in ends)
        return [self._phrase(name, first=first, last=last, times=self._times(spans))]

    def _special_day(self, special: SpecialDay) -> str:
        date = self._calendar.say_date(special.day, "weekday_date")
        if not special.spans:
            return self._phrase("closed_on", date=date)
        usual = self._phrase("open_on", date=date, times=self._times(special.spans))
        if special.spans != ALL_DAY or self._brief:
            return usual
        return self._better("open_all_day_on", usual, date=date)

    def _series(self, items: Sequence[str]) -> str:
        """List what may hold lists itself."""
        usual = self._calendar.both(items)
        if len(items) == 1 or self._brief:
            return usual
        first = self._calendar.series(items[:-1])
        return self._better("and_last", usual, first=first, last=items[-1])

    def _phrase(self, name: str, **slots: str) -> str:
        usual = self._say(name, **slots)
        return self._better(f"brief_{name}", usual, **slots) if self._brief else usual

    def _better(self, name: str, usual: str, **slots: str) -> str:
        """Return what a phrase says if it is there, else what is said without it."""
        return self._say(name, **slots) if getattr(self._phrases, name, None) else usual


def days_alike(entries: Entries) -> list[tuple[Days, tuple[Span, ...]]]:
    """Put the days of a week that have the same hours together, from Monday on."""
    alike: dict[tuple[Span, ...], list[int]] = {}
    for days, spans in entries:
        if spans:
            alike.setdefault(spans, []).extend(days)
    return sorted(((tuple(sorted(days)), spans) for spans, days in alike.items()))


def runs(days: Days) -> list[Days]:
    """Divide days of the week into those that follow one another, a Monday after its Sunday."""
    found = [
        tuple(day for _, day in run)
        for _, run in groupby(enumerate(sorted(days)), lambda pair: pair[1] - pair[0])
    ]
    if len(found) > 1 and found[0][0] == 0 and found[-1][-1] == len(WEEKDAYS) - 1:
        around = (*found[-1], *found[0])
        if len(around) >= FEWEST:
            return [around, *found[1:-1]]
    return found


def runs_alike(special_days: Iterable[SpecialDay]) -> Iterator[list[SpecialDay]]:
    """Divide dates into those that follow one another and have the same hours."""
    for _, run in groupby(enumerate(special_days), _neighbours):
        yield [special for _, special in run]


def _neighbours(numbered: tuple[int, SpecialDay]) -> tuple[object, ...]:
    """Return what is the same for days that follow one another and have the same hours."""
    place, special = numbered
    return special.day - place * A_DAY, special.spans
