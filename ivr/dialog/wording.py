"""The words of one language: prompts with their facts and hours filled in, and their seconds.

Babel renders dates and times; what it gives is made sayable: ordinary spaces, "1er mai", "9 h".
Every other word comes from the flow files.
"""

import re
from collections.abc import Mapping
from datetime import date
from unicodedata import category

from babel import Locale

from ivr.dialog.calendar_words import CalendarWords, sayable
from ivr.dialog.elision import fill
from ivr.dialog.events import Paragraphs
from ivr.dialog.fact_wording import NO_WORDS, FactWording
from ivr.dialog.hours import Duty, SpecialDay, Week
from ivr.dialog.hours_wording import HoursWording
from ivr.model.facts import Fact
from ivr.model.hotline import Hotline, group_slots, key_slots, remembered, word_slots
from ivr.model.hours import Hours
from ivr.model.prompt import Words

UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")  # kana and Han
SIGN = 0.6  # of a word
PARAGRAPH_PAUSE = 0.5  # seconds, for a blank line in a prompt
CLOCK_SLOTS = {"hours", "reopens"}


class Wording:
    """One language of a hotline, as it is spoken or as it is written in a text message.

    `brief` is how a text writes the hours that would make it too long.
    """

    def __init__(
        self, hotline: Hotline, language: str, written: bool = False, brief: bool = False
    ) -> None:
        self._service = hotline.service
        self._language = language
        self._locale = hotline.service.voices[language].locale
        self._formats = hotline.service.formats[language]
        self._calendar = CalendarWords(self._locale, self._formats)
        self._hours_wording = HoursWording(
            hotline.service.phrases,
            self.phrase,
            CalendarWords(self._locale, self._formats, brief),
            brief,
        )
        self._written = written
        first = hotline.service.voices[hotline.languages[0]]
        self._facts = FactWording(
            language=language,
            locale=Locale.parse(self._locale),
            home=Locale.parse(first.locale).territory or "",
            written=written,
            month=self._formats.month,
            phrases=hotline.service.phrases,
            say_prompt=self.line,
            say_date=self._date,
            say_time=self._calendar.say_time,
        )
        self._apart = {
            name for name, fact in hotline.service.facts.items() if isinstance(fact, NO_WORDS)
        }
        self._finished: dict[int, tuple[Words, Paragraphs]] = {}
        self._hours: dict[tuple[tuple[SpecialDay, ...], tuple[Week, ...]], str] = {}
        self._groups = group_slots(hotline.service)
        self._of_clock = {*CLOCK_SLOTS, *self._groups}
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
            values["hours"] = self.hours(duty)
        if "reopens" in named:
            values["reopens"] = self.reopens(duty) if duty else self.hours()
        for slot in named.intersection(self._groups):
            values[slot] = self._of_group(*self._groups[slot], duty)
        text = tuple(
            sayable(fill(paragraph, values, self._facts.locale.language, self._apart))
            for paragraph in words.paragraphs
        )
        if not slots and not named & self._of_clock:
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
        return sayable(self._facts.say(fact))

    def number(self, number: int) -> str:
        """Say a number in its round form, without what it counts."""
        return sayable(self._facts.number(number))

    def hours(self, duty: Duty | None = None) -> str:
        """Say the weekly hours of the service, and each way in which the coming week differs."""
        key = (duty.special_days, duty.weeks) if duty else ((), ())
        if key not in self._hours:
            self._hours[key] = self.hours_of(self._service.hours, duty)
        return self._hours[key]

    def hours_of(self, hours: Hours, duty: Duty | None = None) -> str:
        """Say any hours, and each way in which their coming week differs."""
        return self._hours_wording.hours(hours, duty)

    def reopens(self, duty: Duty, hours: Hours | None = None) -> str:
        """Say when agents are next on duty; the hours of the week if that is over a year away."""
        return self._hours_wording.reopens(hours or self._service.hours, duty)

    def _of_group(self, group: str, word: str, duty: Duty | None) -> str:
        """Say a group's hours, else the service's, or when an agent of it is next on duty."""
        own = self._service.agents.groups[group].hours
        hours = own or self._service.hours
        if own and duty:
            duty = dict(duty.groups).get(group)
        if duty and word == "reopens":
            return self.reopens(duty, hours)
        return self.hours_of(hours, duty)

    def seconds(self, text: Paragraphs) -> float:
        """Return how long a text takes to say at the language's pace, its pauses included."""
        pauses = PARAGRAPH_PAUSE * (len(text) - 1)
        voice = self._service.voices[self._language]
        return speech_seconds(" ".join(text), voice.words_a_minute) + pauses

    def _date(self, day: date, name: str) -> str:
        return self._calendar.say_date(day, name)


@remembered
def wording_of(
    hotline: Hotline, language: str, written: bool = False, brief: bool = False
) -> Wording:
    """Return the wording of a hotline's language, made once."""
    return Wording(hotline, language, written, brief)


def speech_seconds(text: str, pace: int) -> float:
    """Estimate the seconds that a text takes at `pace` words a minute.

    A run of letters counts as a word, elisions and hyphens included; so does each digit, since a
    year or a number takes several words to say. Signs that are written without spaces between words
    are a part of a word each.
    """
    signs = len(UNSPACED.findall(text))
    text = UNSPACED.sub(" ", text)
    text = "".join(sign for sign in text if not category(sign).startswith("M"))
    words = len(re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text)) + len(re.findall(r"\d", text))
    return 60 * (words + SIGN * signs) / pace
