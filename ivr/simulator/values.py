"""Turn the text of an attribute into its value; it never guesses what a bad value was meant to be.

Each kind of value says what it expects, so that a refusal can name it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlsplit

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Kind(Generic[T_co]):
    """A kind of value: what it expects, in words, and how it is read (ValueError if it is not)."""

    expects: str
    read: Callable[[str], T_co]


def one_of(*words: str) -> Kind[str]:
    """Expect one of these words, in this spelling."""
    return matching(" or ".join(f'"{word}"' for word in words), "|".join(map(re.escape, words)))


def matching(expects: str, pattern: str) -> Kind[str]:
    """Expect a text that matches the whole of a pattern."""

    def read(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise ValueError(text)
        return text

    return Kind(expects, read)


def whole(least: int, most: int | None = None) -> Kind[int]:
    """Expect a whole number in plain digits, from `least` up to and including `most`."""

    def read(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text):
            raise ValueError(text)
        number = int(text)
        if number < least or (most is not None and number > most):
            raise ValueError(text)
        return number

    return Kind(f"a whole number from {least}" + (f" to {most}" if most else ""), read)


def _read_address(text: str) -> str:
    if not re.fullmatch(r"[!-~]+", text) or urlsplit(text).scheme not in ("", "http", "https"):
        raise ValueError(text)
    return text


def _read_flag(text: str) -> bool:
    return {"true": True, "false": False}[FLAG_WORDS.read(text)]


def _read_input(text: str) -> str:
    words = text.split()
    if "dtmf" not in words or not {"dtmf", "speech"}.issuperset(words):
        raise ValueError(text)
    return text


FLAG_WORDS = one_of("true", "false")
FLAG = Kind(FLAG_WORDS.expects, _read_flag)
METHOD = one_of("GET", "POST")
ADDRESS = Kind("an http(s) address, absolute or relative", _read_address)
INPUT = Kind('"dtmf" or "dtmf speech" (this telephone has keys only)', _read_input)
FINISH_KEY = matching('one key of 0-9, * and #, or ""', r"[0-9*#]?")
E164 = matching("a telephone number in E.164, such as +14165550123", r"\+[1-9][0-9]{1,14}")
# A caller who hides their number is "anonymous" to Twilio: a text to it fails, the verb does not.
RECIPIENT = matching("a telephone number, such as +14165550123", r"\S+")
WORDS = Kind("a text", str)
LANGUAGE = matching("a language, such as fr-CA", r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
VOICE = matching("the name of a voice, such as Polly.Joanna-Neural", r"[A-Za-z][\w.-]*")
# Twilio says loop="0" until the caller hangs up: on a hotline that is a mistake.
TIMES = whole(1, 1000)
