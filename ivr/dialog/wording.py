"""The words of one language: prompts with their facts and hours filled in, and their seconds.

Babel renders months, dates, times and numbers; what it gives is made sayable: ordinary spaces,
"1er mai", "9 h". Every other word comes from the flow files.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import phonenumbers
from babel.dates import format_date
from babel.numbers import format_compact_decimal, format_decimal

from ivr.dialog.calendar_words import CalendarWords, sayable
from ivr.dialog.events import Paragraphs
from ivr.dialog.hours import Duty, SpecialDay, Week
from ivr.dialog.hours_wording import HoursWording
from ivr.model.hotline import Hotline, key_slots, remembered, word_slots
from ivr.model.hours import Hours
from ivr.model.prompt import Words
from ivr.model.service import (
    DateFact,
    EmailFact,
    Fact,
    MonthFact,
    NumberFact,
    PhoneFact,
    WordsFact,
)

PARAGRAPH_PAUSE = 0.5  # seconds, for a blank line in a prompt
MILLION = 1_000_000
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
        self._finished: dict[int, tuple[Words, Paragraphs]] = {}
        self._hours: dict[tuple[tuple[SpecialDay, ...], tuple[Week, ...]], str] = {}
        self._slots: dict[str, str] = {}
        self._slots |= {slot: self.key(key) for slot, key in key_slots(hotline.call).items()}
        self._slots |= {name: self.fact(fact) for name, fact in hotline.service.facts.items()}
        self._slots |= {
            slot: words[language][0] for slot, words in word_slots(hotline.text).items()
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
        text = tuple(
            sayable("".join(p if isinstance(p, str) else values[p.name] for p in paragraph))
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
        match fact:
            case MonthFact():
                return sayable(format_date(fact.month, self._formats.month, self._locale))
            case DateFact():
                return self._date(fact.date, "date")
            case NumberFact():
                return self.number(fact.number)
            case PhoneFact():
                return self._phone(fact.phone)
            case EmailFact():
                return self._email(fact.email)
            case WordsFact():
                return " ".join(self.render(fact.words))
        raise TypeError(f"no way to say {fact!r}")

    def number(self, number: int) -> str:
        """Say a number: in its round form from a million on (3400000 is "3.4 million")."""
        if number < MILLION:
            return format_decimal(number, locale=self._locale, group_separator=False)
        # Babel 2.18 has French say "1 millions" for the million itself, but not a hair above it.
        round_form = format_compact_decimal(
            number + Decimal("1e-6"), format_type="long", locale=self._locale, fraction_digits=1
        )
        return sayable(round_form)

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

    def seconds(self, text: Paragraphs) -> float:
        """Return how long a text takes to say at the language's pace, its pauses included."""
        pauses = PARAGRAPH_PAUSE * (len(text) - 1)
        return speech_seconds(" ".join(text), self._service.voices[self._language].pace) + pauses

    def _date(self, day: date, name: str) -> str:
        return self._calendar.say_date(day, name)

    def _phone(self, number: str) -> str:
        form = phonenumbers.PhoneNumberFormat.INTERNATIONAL
        groups = re.findall(r"\d+", phonenumbers.format_number(phonenumbers.parse(number), form))
        if self._written:
            return "-".join(groups)
        return ", ".join(" ".join(group) for group in groups)

    def _email(self, address: str) -> str:
        if self._written:
            return address
        user, _, host = address.partition("@")
        *labels, top = host.split(".")
        spelt = " ".join(top) if len(top) == 2 else top
        dot = f" {self.phrase('dot')} "
        return f"{user} {self.phrase('at_sign')} {dot.join([*labels, spelt])}"


@remembered
def wording_of(
    hotline: Hotline, language: str, written: bool = False, brief: bool = False
) -> Wording:
    """Return the wording of a hotline's language, made once."""
    return Wording(hotline, language, written, brief)


def speech_seconds(text: str, pace: int) -> float:
    """Estimate the seconds that a text takes at `pace` words a minute.

    A run of letters counts as a word, elisions and hyphens included; so does each digit, since a
    year or a number takes several words to say.
    """
    words = len(re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text)) + len(re.findall(r"\d", text))
    return 60 * words / pace
