"""Read the six answers with which a service begins; ValueError tells what is amiss with one."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

import babel
from pydantic import TypeAdapter, ValidationError

from ivr.model.hours import Hours
from ivr.model.values import Email, Phone, is_north_american

WRITTEN = ("en", "fr", "es")  # the languages of which there are words
MOST_LANGUAGES, MOST_QUESTIONS = 9, 3
DEFAULT_ZONE = "America/Toronto"
HOURS_CURE = "Write them as mon-fri 09:00-17:00, sat 10:00-12:00 America/Toronto."

Channels = Literal["calls", "texts", "both"]
T = TypeVar("T")


@dataclass(frozen=True)
class Opening:
    """When people answer: by days, as they are written, and in which time zone."""

    open: Mapping[str, str]
    timezone: str


@dataclass(frozen=True)
class Contact:
    """A telephone number or an email address."""

    kind: Literal["phone", "email"]
    value: str


@dataclass(frozen=True)
class Answers:
    """What is asked before a service is begun."""

    name: str
    languages: tuple[str, ...]
    channels: Channels
    opening: Opening
    contact: Contact
    questions: int

    @property
    def unwritten(self) -> tuple[str, ...]:
        """The languages of which there are no words yet."""
        return tuple(one for one in self.languages if one not in WRITTEN)


def read_name(text: str) -> str:
    """Read the name of a line."""
    name = " ".join(text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())
    if not name or re.search(r"[<>{}*_`|~^\[\]\\#@&/=+]", name):
        raise ValueError("A name is said aloud: write it in words, without signs.")
    return name


def read_languages(text: str) -> tuple[str, ...]:
    """Read codes with commas between them: en, fr."""
    languages = tuple(one.lower() for one in re.split(r"[\s,;]+", text.strip()) if one)
    unknown = [one for one in languages if not _is_language(one)]
    if not languages or unknown:
        told = ", ".join(unknown) or "nothing"
        raise ValueError(f"{told} is no language. Write codes of two or three letters: en, fr, es.")
    if len(set(languages)) < len(languages) or len(languages) > MOST_LANGUAGES:
        raise ValueError(f"Write each language once, {MOST_LANGUAGES} at most.")
    return languages


def read_opening(text: str) -> Opening:
    """Read hours and a time zone: mon-fri 09:00-17:00, sat 10:00-12:00 America/Toronto."""
    words = text.replace(",", " , ").split()
    zone = words.pop() if words and "/" in words[-1] else DEFAULT_ZONE
    times: dict[str, list[str]] = {}
    days = ""
    for piece in " ".join(words).split(","):
        *named, last = piece.split() or [""]
        if not re.search(r"\d", last):
            named, last = [*named, last], ""
        if named:
            before = f"{days}, " if days and days not in times else ""
            days = before + " ".join(named)
        if last:
            times.setdefault(days, []).append(last)
    opening = Opening({one: ", ".join(spans) for one, spans in times.items()}, zone)
    _read(Hours.model_validate, {"timezone": zone, "open": opening.open}, HOURS_CURE)
    return opening


def read_contact(text: str) -> Contact:
    """Read a telephone number or an email address."""
    text = text.strip()
    if "@" in text:
        return Contact("email", _read(TypeAdapter(Email).validate_python, text))
    _read(TypeAdapter(Phone).validate_python, text)
    if text.startswith("+1") and not is_north_american(text):
        raise ValueError("Nobody has this number: look at it digit by digit.")
    return Contact("phone", text)


def _is_language(code: str) -> bool:
    try:
        return bool(re.fullmatch("[a-z]{2,3}", code) and babel.Locale.parse(code))
    except babel.UnknownLocaleError:
        return False


def _read(read: Callable[[Any], T], value: object, cure: str = "") -> T:
    try:
        return read(value)
    except ValidationError as error:
        first = error.errors()[0]
        told = f"{first['msg'].rstrip('.')}. {cure or first.get('ctx', {}).get('cure', '')}"
        raise ValueError(told.strip()) from None
