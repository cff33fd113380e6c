"""The words of one language: prompts with their facts and hours filled in, and their seconds.

Babel renders dates and times; what it gives is made sayable: ordinary spaces, "1er mai", "9 h".
Every other word comes from the flow files.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date, time
from itertools import groupby

from babel import Locale
from babel.dates import format_date, format_time, get_day_names
from babel.lists import format_list

from ivr.dialog.elision import fill
from ivr.dialog.events import Paragraphs
from ivr.dialog.fact_wording import NO_WORDS, FactWording
from ivr.dialog.hours import Duty, SpecialDay
from ivr.model.calendar import MIDNIGHT, Span
from ivr.model.facts import Fact
from ivr.model.hotline import Hotline, key_slots, remembered, word_slots
from ivr.model.prompt import Words

PARAGRAPH_PAUSE = 0.5  # seconds, for a blank line in a prompt
CLOCK_SLOTS = {"hours", "reopens"}


class Wording:
    """One language of a hotline, as it is spoken or as it is written in a text message."""

    def __init__(self, hotline: Hotline, language: str, written: bool = False) -> None:
        self._service = hotline.service
        self._language = language
        self._locale = hotline.service.voices[language].locale
        self._formats = hotline.service.formats[language]
        self._has_holidays = bool(hotline.public_holidays)
        self._written = written
        self._facts = FactWording(
            language=language,
            locale=Locale.parse(self._locale),
            written=written,
            month=self._formats.month,
            phrases=hotline.service.phrases,
            say_prompt=self.line,
            say_date=self._date,
            say_time=self._time,
        )
        self._apart = {
            name for name, fact in hotline.service.facts.items() if isinstance(fact, NO_WORDS)
        }
        self._finished: dict[int, tuple[Words, Paragraphs]] = {}
        self._hours: dict[tuple[SpecialDay, ...], str] = {}
        self._slots: dict[str, str] = {}
        self._slots |= {slot: self.key(key) for slot, key in key_slots(hotline.call).items()}
        self._slots |= {name: self.fact(fact) for name, fact in hotline.service.facts.items()}
        self._slots |= {
            slot: words[language][0]
            for slot, words in word_slots(hotline.text).items()
            if language in words
        }

    def render(
        self, prompt: Mapping[str, Words], duty: Duty | None = None, /, **slots: str
    ) -> Paragraphs:
        """Fill the slots of a prompt; without a clock, both of the clock's say the weekly hours."""
        words = prompt[self._language]
        if not slots and id(words) in self._finished:
            return self._finished[id(words)][1]
        values = {**self._slots, **slots}
        named = words.slots
        if "hours" in named and "hours" not in values:
            values["hours"] = self.hours(duty.special_days if duty else ())
        if "reopens" in named:
            values["reopens"] = self.reopens(duty) if duty else self.hours()
        text = tuple(
            _sayable(fill(paragraph, values, self._facts.locale.language, self._apart))
            for paragraph in words.paragraphs
        )
        if not slots and not named & CLOCK_SLOTS:
            self._finished[id(words)] = (words, text)  # kept with its words, so the id stays theirs
        return text

    def line(self, prompt: Mapping[str, Words], duty: Duty | None = None, /, **slots: str) -> str:
        """Fill the slots of a prompt, as one paragraph."""
        return " ".join(self.render(prompt, duty, **slots))

    def phrase(self, name: str, duty: Duty | None = None, /, **slots: str) -> str:
        """Return a phrase of the service as one paragraph."""
        return self.line(getattr(self._service.phrases, name), duty, **slots)

    def key(self, key: str) -> str:
        """Name a key as it is said after "press"."""
        return self.phrase("star") if key == "star" else self.phrase("key", digit=key)

    def fact(self, fact: Fact) -> str:
        """Say a fact."""
        return _sayable(self._facts.say(fact))

    def number(self, number: int) -> str:
        """Say a number in its round form, without what it counts."""
        return _sayable(self._facts.number(number))

    def hours(self, special_days: Iterable[SpecialDay] = ()) -> str:
        """Say the weekly hours, and each way in which the coming week differs."""
        special = tuple(special_days)
        if special not in self._hours:
            self._hours[special] = self._make_hours(special)
        return self._hours[special]

    def _make_hours(self, special_days: tuple[SpecialDay, ...]) -> str:
        week = self._list(
            self.phrase("hours", days=self._days(days), times=self._times(spans))
            for days, spans in self._service.hours.open.items()
            if spans
        )
        exceptions = [self.phrase("public_holidays")] if self._has_holidays else []
        closed_first = sorted(special_days, key=lambda special: (bool(special.spans), special.day))
        exceptions += [self._special_day(special) for special in closed_first]
        if not exceptions:
            return week
        return self.phrase("except_for", hours=week, exceptions=self._list(exceptions))

    def reopens(self, duty: Duty) -> str:
        """Say when agents are next on duty; the weekly hours if that is more than a year away."""
        if duty.reopens is None:
            return self.hours(duty.special_days)
        moment = self._time(duty.reopens.hour * 60 + duty.reopens.minute)
        if duty.reopens_today:
            return self.phrase("reopens_today", time=moment)
        return self.phrase(
            "reopens", date=self._date(duty.reopens.date(), "weekday_date"), time=moment
        )

    def seconds(self, text: Paragraphs) -> float:
        """Return how long a text takes to say at the language's pace, its pauses included."""
        pauses = PARAGRAPH_PAUSE * (len(text) - 1)
        return speech_seconds(" ".join(text), self._service.voices[self._language].pace) + pauses

    def _special_day(self, special: SpecialDay) -> str:
        day = self._date(special.day, "weekday_date")
        if not special.spans:
            return self.phrase("closed_on", date=day)
        return self.phrase("open_on", date=day, times=self._times(special.spans))

    def _days(self, days: Iterable[int]) -> str:
        names = get_day_names("wide", locale=self._locale)
        runs = [
            [day for _, day in run]
            for _, run in groupby(enumerate(days), lambda pair: (pair[1] - pair[0]) % 7)
        ]
        return self._list(
            self.phrase("day_range", first=names[run[0]], last=names[run[-1]])
            if len(run) > 1
            else self.phrase("day", day=names[run[0]])
            for run in runs
        )

    def _times(self, spans: Iterable[Span]) -> str:
        return self._list(
            self.phrase("times", start=self._time(span.start), end=self._time(span.end))
            for span in spans
        )

    def _time(self, minutes: int) -> str:
        formats = self._formats
        pattern = formats.time_with_minutes if minutes % 60 else formats.time
        if minutes % MIDNIGHT == 0:
            pattern = formats.midnight or pattern
        elif minutes == MIDNIGHT // 2:
            pattern = formats.noon or pattern
        moment = time(*divmod(minutes % MIDNIGHT, 60))
        return _sayable(format_time(moment, pattern, locale=self._locale))

    def _date(self, day: date, name: str) -> str:
        first = getattr(self._formats, f"{name}_on_the_first") if day.day == 1 else None
        pattern = first or getattr(self._formats, name)
        return _sayable(format_date(day, pattern, self._locale))

    def _list(self, items: Iterable[str]) -> str:
        return _sayable(format_list(list(items), locale=self._locale))


@remembered
def wording_of(hotline: Hotline, language: str, written: bool = False) -> Wording:
    """Return the wording of a hotline's language, made once."""
    return Wording(hotline, language, written)


def speech_seconds(text: str, pace: int) -> float:
    """Estimate the seconds that a text takes at `pace` words a minute.

    A run of letters counts as a word, elisions and hyphens included; so does each digit, since a
    year or a number takes several words to say.
    """
    words = len(re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text)) + len(re.findall(r"\d", text))
    return 60 * words / pace


def _sayable(text: str) -> str:
    """Make every space an ordinary one, and single; let "9 a.m." end a sentence with one period."""
    return re.sub(r"\.\.(?!\.)", ".", " ".join(text.split()))
