"""The values of facts: amounts, lengths and times of day, codes, addresses of the web."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated

from babel import Locale
from babel.numbers import list_currencies
from babel.units import format_unit
from pydantic import PlainValidator

from ivr.model.values import Takes, matching, pattern_schema

THOUSAND, MILLION = 1_000, 1_000_000
UNITS = ("second", "minute", "hour", "day", "week", "month", "year")


@dataclass(frozen=True)
class Amount:
    """An amount of a currency, which has its code of ISO 4217."""

    number: Decimal
    currency: str


@dataclass(frozen=True)
class Length:
    """A length of time: a number of one of `UNITS`."""

    number: int
    unit: str


def _read_amount(number: str, currency: str) -> Amount:
    if currency not in list_currencies():
        raise ValueError("no such currency")
    return Amount(Decimal(number), currency)


def _read_minutes(hours: str, minutes: str) -> int:
    return int(hours) * 60 + int(minutes)


def _read_length(number: str, unit: str) -> Length:
    return Length(int(number), unit)


_MONEY = r"(\d{1,12}(?:\.\d{2})?) ([A-Z]{3})"
Money = Annotated[
    Amount,
    PlainValidator(
        matching(
            "bad-money",
            _MONEY,
            "is not an amount of money",
            "Write the amount and the code of its currency: 250 CAD, 12.50 USD.",
            _read_amount,
        )
    ),
    pattern_schema(_MONEY),
    Takes("an amount and its currency: 250 CAD"),
]

_PERCENTAGE = r"\d{1,4}(?:\.\d{1,2})?"
Percentage = Annotated[
    Decimal,
    PlainValidator(
        matching(
            "bad-percentage",
            _PERCENTAGE,
            "is not a percentage",
            "Write the number alone, with a point: 12.5.",
            Decimal,
        )
    ),
    pattern_schema(_PERCENTAGE, "string", "number"),
    Takes("a number: 12.5"),
]

_DURATION = rf"(\d{{1,4}}) ({'|'.join(UNITS)})s?"
Duration = Annotated[
    Length,
    PlainValidator(
        matching(
            "bad-duration",
            _DURATION,
            "is not a length of time",
            f"Write a whole number and its unit: 2 hours. The units are {', '.join(UNITS)}.",
            _read_length,
        )
    ),
    pattern_schema(_DURATION),
    Takes("a number and a unit: 2 hours"),
]

_TIME = "([01]?[0-9]|2[0-3]):([0-5][0-9])"
TimeOfDay = Annotated[
    int,
    PlainValidator(
        matching(
            "bad-time",
            _TIME,
            "is not a time of day",
            'Write the hour and the minutes, to 23:59, in quotes: "17:30".',
            _read_minutes,
        )
    ),
    pattern_schema(_TIME),
    Takes('a time: "17:30"'),
]

_YEAR = "[12][0-9]{3}"
Year = Annotated[
    int,
    PlainValidator(
        matching("bad-year", _YEAR, "is not a year", "Write its four digits: 2023.", int)
    ),
    pattern_schema(_YEAR, "string", "integer"),
    Takes("a year: 2016"),
]

_CODE = "[A-Za-z0-9]+([ -][A-Za-z0-9]+)*"
Code = Annotated[
    str,
    PlainValidator(
        matching(
            "bad-code",
            f"({_CODE.replace('(', '(?:')})",
            "is not a code of letters and digits",
            "Write letters without accents and digits, with single spaces or hyphens: A1B-2C3.",
        )
    ),
    pattern_schema(_CODE, "string", "integer"),
    Takes("letters and digits: A1B-2C3"),
]

_HOST = r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"
_WEB = rf"{_HOST}(?:/[A-Za-z0-9._-]+)*"
Web = Annotated[
    str,
    PlainValidator(
        matching(
            "bad-web",
            rf"(?:https?://)?({_WEB})/?",
            "is not an address of a web page that can be said",
            "Write it with letters, digits, - _ . and / only: example.ca/incident.",
        )
    ),
    pattern_schema(rf"(https?://)?{_WEB}/?"),
    Takes("an address: example.ca/incident"),
]


def round_form(number: int) -> int:
    """Round a number as it is told to somebody who listens: to two digits, from a thousand on."""
    if number < THOUSAND:
        return number
    step: int = 10 ** (len(str(number)) - 2)
    return int((Decimal(number) / step).quantize(Decimal(1), ROUND_HALF_UP)) * step


def plural_category(number: int, locale: str) -> str:
    """Return which form of a word follows a number in its round form: "one", "many", "other".

    What is said in millions, 3.4 million too, takes the form of whole millions. CLDR tells that by
    an exponent, which Babel 2.18 does not pass on.
    """
    shown = round_form(number)
    whole = shown if shown < MILLION else shown // MILLION * MILLION
    return Locale.parse(locale).plural_form(whole)


def say_unit(number: int | Decimal, unit: str, locale: str) -> str:
    """Say a number of a CLDR unit, at such length as its language has it.

    https://www.unicode.org/reports/tr35/tr35-general.html#Unit_Elements
    """
    said = format_unit(number, unit, "long", locale=locale)
    if unit in said:  # Babel's answer where a language has no long form
        return format_unit(number, unit, "short", locale=locale)
    return said
