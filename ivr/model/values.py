"""Turn the small values of flow files (keys, times, days, numbers) into Python's, or a problem.

Every scalar arrives as a string, as the operator typed it. Lengths of time are in seconds,
times of day in minutes since midnight, days of the week count from Monday, 0.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import babel
import phonenumbers
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
KEYS = (*"1234567890", "star")
MIDNIGHT = 24 * 60


class Node(BaseModel):
    """A mapping of a flow file: frozen, its keys all known."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of one day, in minutes since midnight, its end not included."""

    start: int
    end: int


def _matching(
    rule: str, pattern: str, message: str, cure: str, convert: Callable[..., Any] = lambda *g: g[0]
) -> Callable[[Any], Any]:
    """Make a reader of strings that match `pattern`; its groups go to `convert`."""

    def read(value: Any) -> Any:
        match = re.fullmatch(pattern, str(value).strip())
        if match:
            try:
                return convert(*(match.groups() or (match[0],)))
            except (ValueError, OverflowError, LookupError, babel.UnknownLocaleError):
                pass
        raise PydanticCustomError(
            rule, f'"{{value}}" {message}', {"value": str(value), "cure": cure}
        )

    return read


def _pattern(pattern: str, *types: str) -> WithJsonSchema:
    return WithJsonSchema({"type": list(types) or "string", "pattern": f"^({pattern})$"})


_NAME = r"[a-z][a-z0-9_]*"
Name = Annotated[
    str,
    PlainValidator(
        _matching(
            "bad-name",
            _NAME,
            "cannot be a name",
            "Names are small letters, digits and _, and begin with a letter: pregnancy_2.",
        )
    ),
    _pattern(_NAME),
]

_KEY = "[0-9]|star"
Key = Annotated[
    str,
    PlainValidator(
        _matching(
            "bad-key", _KEY, "is not a key of the telephone", f"The keys are {', '.join(KEYS)}."
        )
    ),
    _pattern(_KEY, "string", "integer"),
]

_SECONDS = r"\d{1,4} s"
Seconds = Annotated[
    int,
    PlainValidator(
        _matching(
            "bad-seconds",
            r"(\d{1,4}) s",
            "is not a number of seconds",
            "Write it with its unit: 7 s.",
            int,
        )
    ),
    _pattern(_SECONDS),
]


def _read_whole(value: Any) -> Any:
    return _matching(
        "bad-number",
        r"\d{1,12}",
        "is not a whole number",
        "Write digits only, without spaces: 3400000.",
        int,
    )(value)


Whole = Annotated[int, BeforeValidator(_read_whole), Field(ge=0)]
Month = Annotated[
    date,
    PlainValidator(
        _matching(
            "bad-month",
            r"(\d{4}-\d{2})",
            "is not a month",
            "Write the year and the month: 2010-04.",
            lambda text: date.fromisoformat(f"{text}-01"),
        )
    ),
    _pattern(r"\d{4}-\d{2}"),
]
Day = Annotated[
    date,
    PlainValidator(
        _matching(
            "bad-date",
            r"(\d{4}-\d{2}-\d{2})",
            "is not a date",
            "Write the year, the month and the day: 2026-12-24.",
            date.fromisoformat,
        )
    ),
    _pattern(r"\d{4}-\d{2}-\d{2}"),
]
Locale = Annotated[
    str,
    PlainValidator(
        _matching(
            "bad-locale",
            r"([a-z]{2}_[A-Z]{2})",
            "is not a locale that Babel knows",
            "Write the language and the country: fr_CA.",
            lambda text: str(babel.Locale.parse(text)),
        )
    ),
    _pattern("[a-z]{2}_[A-Z]{2}"),
]
SpokenLanguage = Annotated[
    str,
    PlainValidator(
        _matching(
            "bad-voice-language",
            r"([a-z]{2}-[A-Z]{2})",
            "is not a language of Twilio's voices",
            "Write it as Twilio does: fr-CA.",
        )
    ),
    _pattern("[a-z]{2}-[A-Z]{2}"),
]
Email = Annotated[
    str,
    PlainValidator(
        _matching(
            "bad-email",
            r"([\w.+-]+@[\w-]+(?:\.[\w-]+)+)",
            "is not an email address",
            "Write it as privacy@example.ca.",
        )
    ),
    _pattern(r"[^@ ]+@[^@ ]+"),
]


def read_phone(text: Any) -> str:
    """Read a telephone number in international form (+18336221361); ValueError if it is none."""
    try:
        number = phonenumbers.parse(str(text), None)
    except phonenumbers.NumberParseException as error:
        raise ValueError(str(error)) from error
    if not phonenumbers.is_possible_number(number):
        raise ValueError("not a possible number")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


_PHONE = r"\+[0-9 ()-]{8,20}"
Phone = Annotated[
    str,
    PlainValidator(
        _matching(
            "bad-phone",
            f"({_PHONE})",
            "is not a telephone number",
            'Write it in international form, in quotes: "+1 833 622 1361".',
            read_phone,
        )
    ),
    _pattern(_PHONE),
]

Zone = Annotated[
    ZoneInfo,
    PlainValidator(
        _matching(
            "bad-timezone",
            r"([A-Za-z_/+-]+)",
            "is not a time zone",
            "Write a name from the tz database: America/Toronto.",
            ZoneInfo,
        )
    ),
    WithJsonSchema({"type": "string"}),
]


def _read_days(text: str) -> tuple[int, ...]:
    days: list[int] = []
    for part in text.split(","):
        first, _, last = part.strip().partition("-")
        start, end = WEEKDAYS.index(first), WEEKDAYS.index(last or first)
        days += range(start, end + 1) if start <= end else [*range(start, 7), *range(end + 1)]
    if len(set(days)) < len(days):
        raise ValueError("a day twice")
    return tuple(days)


_DAYS = r"[a-z]{3}(-[a-z]{3})?(, ?[a-z]{3}(-[a-z]{3})?)*"
Days = Annotated[
    tuple[int, ...],
    PlainValidator(
        _matching(
            "bad-days",
            "(.+)",
            "are not days of the week",
            f"The days are {', '.join(WEEKDAYS)}; write mon-fri, or mon, wed, fri.",
            _read_days,
        )
    ),
    _pattern(_DAYS),
]


def _read_minutes(text: str) -> int:
    hour, minute = (int(part) for part in text.split(":"))
    if minute > 59 or hour * 60 + minute > MIDNIGHT:
        raise ValueError("no such time")
    return hour * 60 + minute


def _read_spans(text: str) -> tuple[Span, ...]:
    if text == "closed":
        return ()
    ends = [re.split(r"\s*-\s*", part.strip()) for part in text.split(",")]
    spans = tuple(Span(_read_minutes(start), _read_minutes(end)) for start, end in ends)
    order = [moment for span in spans for moment in (span.start, span.end)]
    if any(one >= other for one, other in pairwise(order)):
        raise ValueError("hours must follow one another")
    return spans


_SPAN = r"\d{1,2}:\d{2}-\d{1,2}:\d{2}"
Spans = Annotated[
    tuple[Span, ...],
    PlainValidator(
        _matching(
            "bad-hours",
            r"([\d:\s,-]+|closed)",
            "are not opening hours",
            'Write "09:00-17:00", "09:00-12:00, 13:00-17:00" or closed.',
            _read_spans,
        )
    ),
    _pattern(rf"{_SPAN}(, ?{_SPAN})*|closed"),
]
