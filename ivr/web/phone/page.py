"""Turn a hotline into what the page offers: moments worth a call, words worth a text, languages."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice

from babel import Locale
from flask_babel import format_datetime, gettext

from ivr.dialog.hours import spans_on
from ivr.model.hotline import Hotline

CHIPS = 5  # words for each language
SATURDAY = 5


def languages_of(hotline: Hotline) -> list[dict[str, str]]:
    """Return the languages of a hotline, each by its own name."""
    return [{"code": one, "name": _name_of(hotline, one)} for one in hotline.languages]


def chips_of(hotline: Hotline) -> list[dict[str, str]]:
    """Return the first words that a texter may send, in each language."""
    words = [*islice(hotline.text.keywords.values(), CHIPS)]
    chips: dict[str, str] = {}
    for language in hotline.languages:
        for lists in words:
            chips.setdefault(lists[language][0], language)
    return [{"word": word, "language": language} for word, language in chips.items()]


def presets_at(hotline: Hotline, now: datetime) -> list[dict[str, str]]:
    """Return moments to call at, from now on: local time, each with a label for the page."""
    local = now.astimezone(hotline.service.hours.timezone).replace(tzinfo=None)
    return [
        {"label": label, "at": moment.isoformat("T", "minutes")}
        for label, moment in _moments(hotline, local)
    ]


def _moments(hotline: Hotline, local: datetime) -> Iterator[tuple[str, datetime]]:
    tomorrow = local.date() + timedelta(days=1)
    days = [tomorrow + timedelta(days=offset) for offset in range(366)]
    opened = next((day for day in days if spans_on(hotline, day)), None)
    if opened:
        first, last = spans_on(hotline, opened)[0], spans_on(hotline, opened)[-1]
        yield _labelled(gettext("In opening hours"), _at(opened, first.start + 60))
        yield _labelled(gettext("A minute before closing"), _at(opened, last.end - 1))
        yield _labelled(gettext("In the evening"), _at(opened, last.end + 90))
    saturday = next(day for day in days if day.weekday() == SATURDAY)
    yield _labelled(gettext("On a Saturday"), _at(saturday, 11 * 60))
    christmas = next(day for day in days if (day.month, day.day) == (12, 25))
    yield _labelled(gettext("On Christmas Day"), _at(christmas, 11 * 60))


def _at(day: date, minute: int) -> datetime:
    return datetime.combine(day, time()) + timedelta(minutes=minute)


def _labelled(label: str, moment: datetime) -> tuple[str, datetime]:
    shown = format_datetime(moment, gettext("EEE, MMM d, h:mm a"), rebase=False)
    return f"{label} ({shown})", moment


def _name_of(hotline: Hotline, language: str) -> str:
    locale = Locale.parse(hotline.service.voices[language].locale)
    return (locale.language_name or language).capitalize()
