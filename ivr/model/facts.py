"""Facts: what is said in one place of service.yaml and spoken in many, a class for each kind."""

from collections.abc import Mapping
from datetime import date as day
from typing import Annotated

from ivr.model.calendar import Day, Month
from ivr.model.fact_values import Code, Duration, Money, Percentage, TimeOfDay, Web, Year
from ivr.model.kinds import OneOf
from ivr.model.prompt import FROZEN, Prompt
from ivr.model.values import Email, Node, NonEmpty, Phone, Whole


class Fact(Node):
    """What every fact has: `source` names the document behind it, `short` is for texts."""

    source: NonEmpty
    short: Prompt | None = None


class MonthFact(Fact):
    """A month of a year."""

    month: Month


class DateFact(Fact):
    """A day."""

    date: Day


class YearFact(Fact):
    """A year."""

    year: Year


class TimeFact(Fact):
    """A time of day, in minutes since midnight."""

    time: TimeOfDay


class DurationFact(Fact):
    """How long something takes: 2 hours."""

    duration: Duration


class Forms(Node):
    """What follows a number, in the plural categories of CLDR: 1 person, 2 people.

    https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html
    """

    zero: NonEmpty | None = None
    one: NonEmpty | None = None
    two: NonEmpty | None = None
    few: NonEmpty | None = None
    many: NonEmpty | None = None
    other: NonEmpty | None = None


class NumberFact(Fact):
    """A number, said in a round form, and `of` what, by language: 3.4 million people."""

    number: Whole
    of: Annotated[Mapping[str, Forms], FROZEN] | None = None


class MoneyFact(Fact):
    """An amount of money, said to the cent."""

    money: Money


class PercentageFact(Fact):
    """So many of a hundred."""

    percentage: Percentage


class PhoneFact(Fact):
    """A telephone number of any country, said digit by digit."""

    phone: Phone


class EmailFact(Fact):
    """An email address."""

    email: Email


class WebFact(Fact):
    """The address of a web page."""

    web: Web


class CodeFact(Fact):
    """Letters and digits, said one by one."""

    code: Code


class NameFact(Fact):
    """A name as it is written, and as it is `said` where a voice would say it amiss."""

    name: NonEmpty
    said: Prompt | None = None


class WordsFact(Fact):
    """Words of its own in each language."""

    words: Prompt


FACT_KINDS: Mapping[str, type[Fact]] = {
    "month": MonthFact,
    "date": DateFact,
    "year": YearFact,
    "time": TimeFact,
    "duration": DurationFact,
    "number": NumberFact,
    "money": MoneyFact,
    "percentage": PercentageFact,
    "phone": PhoneFact,
    "email": EmailFact,
    "web": WebFact,
    "code": CodeFact,
    "name": NameFact,
    "words": WordsFact,
}

AnyFact = Annotated[
    Fact,
    OneOf(
        FACT_KINDS,
        "bad-fact",
        "this fact has no value, or more than one",
        "Give it one of {kinds}, and its source.",
    ),
]


def begins(fact: Fact) -> day | None:
    """Return the day on which a month, a date or a year begins; None for what is no such time."""
    match fact:
        case MonthFact(month=first) | DateFact(date=first):
            return first
        case YearFact(year=year):
            return day(year, 1, 1)
    return None
