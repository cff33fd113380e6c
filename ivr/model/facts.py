"""Facts: what is said in one place of service.yaml and spoken in many, a class for each kind."""

from collections.abc import Mapping
from datetime import date as day
from typing import Annotated, ClassVar

from pydantic import Field

from ivr.model.calendar import Day, Month
from ivr.model.fact_values import Code, Duration, Money, Percentage, TimeOfDay, Web, Year
from ivr.model.kinds import OneOf
from ivr.model.prompt import FROZEN, Prompt
from ivr.model.values import Email, Node, NonEmpty, Phone, Whole


class Fact(Node):
    """What every fact has: `source` names the document behind it, `short` is for texts."""

    EXAMPLE: ClassVar[str]

    source: NonEmpty = Field(description="the documents behind it, by their names under sources")
    short: Prompt | None = Field(default=None, description="what texts write instead")


class MonthFact(Fact):
    """A month of a year."""

    EXAMPLE: ClassVar = "{month: 2010-04, source: S0}"

    month: Month


class DateFact(Fact):
    """A day."""

    EXAMPLE: ClassVar = "{date: 2023-05-31, source: S0}"

    date: Day


class YearFact(Fact):
    """A year."""

    EXAMPLE: ClassVar = "{year: 2016, source: S0}"

    year: Year


class TimeFact(Fact):
    """A time of day, in minutes since midnight."""

    EXAMPLE: ClassVar = '{time: "17:30", source: S0}'

    time: TimeOfDay


class DurationFact(Fact):
    """How long something takes: 2 hours."""

    EXAMPLE: ClassVar = "{duration: 2 hours, source: S0}"

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

    EXAMPLE: ClassVar = "{number: 34, of: {en: {one: child, other: children}}, source: S0}"

    number: Whole
    of: Annotated[Mapping[str, Forms], FROZEN] | None = Field(
        default=None, description="what is counted, in each language, by plural forms"
    )


class MoneyFact(Fact):
    """An amount of money, said to the cent."""

    EXAMPLE: ClassVar = "{money: 250 CAD, source: S0}"

    money: Money


class PercentageFact(Fact):
    """So many of a hundred."""

    EXAMPLE: ClassVar = "{percentage: 12.5, source: S0}"

    percentage: Percentage


class PhoneFact(Fact):
    """A telephone number of any country, said digit by digit."""

    EXAMPLE: ClassVar = '{phone: "+1 833 622 1361", source: S0}'

    phone: Phone


class EmailFact(Fact):
    """An email address."""

    EXAMPLE: ClassVar = "{email: privacy@example.ca, source: S0}"

    email: Email


class WebFact(Fact):
    """The address of a web page."""

    EXAMPLE: ClassVar = "{web: example.ca/incident, source: S0}"

    web: Web


class CodeFact(Fact):
    """Letters and digits, said one by one."""

    EXAMPLE: ClassVar = "{code: A1B-2C3, source: S0}"

    code: Code


class NameFact(Fact):
    """A name as it is written, and as it is `said` where a voice would say it amiss."""

    EXAMPLE: ClassVar = "{name: MOVEit, source: S0}"

    name: NonEmpty
    said: Prompt | None = Field(
        default=None, description="how a voice says it, where it would say it amiss"
    )


class WordsFact(Fact):
    """Words of its own in each language."""

    EXAMPLE: ClassVar = """\
words:
  en: |
    the Toronto office
source: S0
"""

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
