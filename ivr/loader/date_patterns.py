"""Find the date patterns with which Babel could not say a date or a time in its language."""

from collections.abc import Iterator
from datetime import date, time

from babel.dates import format_date, format_time

from ivr.loader.problems import Problem
from ivr.loader.source import Source
from ivr.model.service import Formats, Service

DAY = date(2026, 5, 1)
MOMENTS = time(0), time(9, 30), time(12)
OF_TIME = ("time", "time_with_minutes", "noon", "midnight")


def format_problems(service: Service, source: Source) -> Iterator[Problem]:
    """Yield a problem for each pattern that fails, or speaks of what a date or a time lacks."""
    for language, formats in service.formats.items():
        for name in Formats.model_fields:
            pattern, voice = getattr(formats, name), service.voices.get(language)
            if pattern and voice and not _can_be_said(pattern, voice.locale, name in OF_TIME):
                thing = "time" if name in OF_TIME else "date"
                message = f'"{pattern}" is not a pattern with which a {thing} can be said'
                cure = "Compare it with the other patterns; plain words stand in 'quotes'."
                yield source.problem(("formats", language, name), "bad-format", message, cure)


def _can_be_said(pattern: str, locale: str, of_time: bool) -> bool:
    try:
        if of_time:
            for moment in MOMENTS:
                format_time(moment, pattern, locale=locale)
        else:
            format_date(DAY, pattern, locale=locale)
    except (ValueError, TypeError, KeyError, AttributeError):
        return False
    return True
