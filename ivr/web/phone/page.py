"""What the page offers: languages, moments worth a call, words worth a text, a state to read."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import islice
from typing import Any, Literal

from babel import Locale
from flask_babel import format_datetime, gettext

from ivr.dialog.hours import spans_on
from ivr.loader import Reading
from ivr.model.calendar import MIDNIGHT
from ivr.model.hotline import Hotline
from ivr.view.graph import graph_of
from ivr.view.labels import kind_name
from ivr.view.sentences import Sentence, sentences_of

CHIPS = 5  # words for each language
SATURDAY = 5
FILES = {"call": "call.yaml", "text": "text.yaml"}


def languages_of(hotline: Hotline) -> list[dict[str, str]]:
    """Return the languages of a hotline, each by its own name."""
    return [{"code": one, "name": _name_of(hotline, one)} for one in hotline.languages]


def chips_of(hotline: Hotline) -> list[dict[str, str]]:
    """Return the first words that a texter may send, in each language."""
    words = [*islice(hotline.text.keywords.values(), CHIPS)]
    chips: dict[str, str] = {}
    for language in hotline.written:
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


def details_of(
    reading: Reading, flow: Literal["call", "text"], name: str, moment: datetime
) -> dict[str, Any] | None:
    """Return a state's sentences in every language, with file and line; nothing if unknown.

    Its kind is named in the language of the page.
    """
    answered = reading.hotline.languages_in(flow)
    node = graph_of(reading.hotline, flow).nodes.get(name) if answered else None
    if node is None:
        return None
    line, _ = reading.sources[FILES[flow]].places.get(("states", name), (1, 1))
    sentences = sentences_of(reading, moment)
    return {
        "name": name,
        "flow": flow,
        "kind": kind_name(node.kind, gettext),
        "file": FILES[flow],
        "line": line,
        "sentences": [_sentence(one) for one in sentences if (one.flow, one.name) == (flow, name)],
    }


def _moments(hotline: Hotline, local: datetime) -> Iterator[tuple[str, datetime]]:
    tomorrow = local.date() + timedelta(days=1)
    days = [tomorrow + timedelta(days=offset) for offset in range(366)]
    spans = partial(spans_on, hotline.service.hours, hotline.public_holidays)
    opened = next((day for day in days if spans(day)), None)
    if opened:
        first, last = spans(opened)[0], spans(opened)[-1]
        yield _labelled(gettext("In opening hours"), _at(opened, first.start + 60))
        yield _labelled(gettext("A minute before closing"), _at(opened, last.end - 1))
        if last.end + 90 < MIDNIGHT:
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


def _sentence(sentence: Sentence) -> dict[str, Any]:
    renderings = sentence.renderings.items()
    words = {language: list(rendering.words) for language, rendering in renderings}
    return {"part": sentence.part, "line": sentence.line, "words": words}
