"""Find the date patterns with which Babel could not say a date in its language."""

from collections.abc import Iterator
from datetime import datetime

from babel.dates import format_datetime

from ivr.model.service import Formats, Service
from ivr.problems import Problem
from ivr.reader.source import Source

SAMPLES = [datetime(2026, 5, 1, hour, 30 * (hour == 9)) for hour in (0, 9, 12)]  # noqa: DTZ001


def format_problems(service: Service, source: Source) -> Iterator[Problem]:
    """Yield a problem for each pattern that fails on a midnight, a morning or a noon."""
    for language, formats in service.formats.items():
        for name in Formats.model_fields:
            pattern, voice = getattr(formats, name), service.voices.get(language)
            if pattern and voice:
                try:
                    for sample in SAMPLES:
                        format_datetime(sample, pattern, locale=voice.locale)
                except (ValueError, KeyError, AttributeError):
                    message = f'"{pattern}" is not a date pattern that can be said here'
                    cure = "Compare it with the other patterns; plain words stand in 'quotes'."
                    path = ("formats", language, name)
                    yield source.problem(path, "bad-format", message, cure)
