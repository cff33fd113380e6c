"""The whole of service.yaml: languages, voices, opening hours, agents, facts and phrases."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from ivr.model.calendar import Day, Month
from ivr.model.hours import Hours
from ivr.model.kinds import OneOf
from ivr.model.prompt import FROZEN, Prompt
from ivr.model.values import (
    WHOLE,
    Email,
    Locale,
    Name,
    Node,
    NonEmpty,
    Phone,
    Seconds,
    SpokenLanguage,
    Whole,
)


class Voice(Node):
    """Who speaks a language on Twilio, in which Babel locale, at how many words a minute."""

    voice: NonEmpty
    language: SpokenLanguage
    locale: Locale
    pace: Annotated[int, Field(ge=60, le=300), WHOLE]


class Formats(Node):
    """How a language says times and dates: Unicode date patterns, as Babel reads them.

    French says "1er mai" where other days are plain numbers: a pattern `…_on_the_first` is for
    the first day of a month. `noon` and `midnight` are whole patterns as well. `day_of_year` is
    a date of each year, `brief_date` one in a text that has little room; both are Babel's own
    unless they are given.
    """

    month: NonEmpty
    date: NonEmpty
    date_on_the_first: NonEmpty | None = None
    weekday_date: NonEmpty
    weekday_date_on_the_first: NonEmpty | None = None
    day_of_year: NonEmpty | None = None
    day_of_year_on_the_first: NonEmpty | None = None
    brief_date: NonEmpty | None = None
    brief_date_on_the_first: NonEmpty | None = None
    time: NonEmpty
    time_with_minutes: NonEmpty
    noon: NonEmpty | None = None
    midnight: NonEmpty | None = None


class Agents(Node):
    """How agents are reached; their numbers are settings, never in a file."""

    ring: Annotated[Seconds, Field(ge=5, le=600)]


class Fact(Node):
    """What is said in one place and spoken in many; `source` names the document behind it."""

    source: NonEmpty


class MonthFact(Fact):
    """A month of a year."""

    month: Month


class DateFact(Fact):
    """A day."""

    date: Day


class NumberFact(Fact):
    """A number, said in a round form: 3.4 million."""

    number: Whole


class PhoneFact(Fact):
    """A telephone number, said digit by digit."""

    phone: Phone


class EmailFact(Fact):
    """An email address."""

    email: Email


class WordsFact(Fact):
    """Words of its own in each language."""

    words: Prompt


FACT_KINDS: Mapping[str, type[Fact]] = {
    "month": MonthFact,
    "date": DateFact,
    "number": NumberFact,
    "phone": PhoneFact,
    "email": EmailFact,
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


class Phrases(Node):
    """What is said everywhere.

    `SLOTS` are what a phrase may speak besides the facts. `PARTS` are the phrases of which facts,
    hours and keys are made, so that they can speak none of them. Those that are optional say hours
    that few services have; a `brief_…` says one in a text that would be too long otherwise.
    """

    key: Prompt
    star: Prompt
    choice: Prompt
    yes_no: Prompt
    switch_language: Prompt
    no_input: Prompt
    no_input_again: Prompt
    no_match: Prompt
    no_match_again: Prompt
    help: Prompt
    help_without_agents: Prompt
    apology: Prompt
    essentials: Prompt
    goodbye: Prompt
    day: Prompt
    day_range: Prompt
    times: Prompt
    closed_on: Prompt
    open_on: Prompt
    public_holidays: Prompt
    except_for: Prompt
    hours: Prompt
    reopens: Prompt
    reopens_today: Prompt
    at_sign: Prompt
    dot: Prompt
    and_last: Prompt | None = None
    times_overnight: Prompt | None = None
    around_the_clock: Prompt | None = None
    around_the_clock_on: Prompt | None = None
    open_all_day_on: Prompt | None = None
    closed_from: Prompt | None = None
    open_from: Prompt | None = None
    season: Prompt | None = None
    from_then_on: Prompt | None = None
    reopens_at_midnight: Prompt | None = None
    brief_day: Prompt | None = None
    brief_day_range: Prompt | None = None
    brief_times: Prompt | None = None
    brief_hours: Prompt | None = None
    brief_closed_on: Prompt | None = None
    brief_closed_from: Prompt | None = None
    brief_open_on: Prompt | None = None
    brief_open_from: Prompt | None = None

    SLOTS: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "key": ("digit",),
        "choice": ("choice", "key"),
        "yes_no": ("yes", "no"),
        "day": ("day",),
        "day_range": ("first", "last"),
        "times": ("start", "end"),
        "closed_on": ("date",),
        "open_on": ("date", "times"),
        "except_for": ("hours", "exceptions"),
        "hours": ("days", "times"),
        "reopens": ("date", "time"),
        "reopens_today": ("time",),
        "and_last": ("first", "last"),
        "times_overnight": ("start", "end"),
        "around_the_clock_on": ("days",),
        "open_all_day_on": ("date",),
        "closed_from": ("first", "last"),
        "open_from": ("first", "last", "times"),
        "season": ("hours", "first", "last", "then"),
        "from_then_on": ("hours", "date", "then"),
        "reopens_at_midnight": ("eve", "date"),
        "brief_day": ("day",),
        "brief_day_range": ("first", "last"),
        "brief_times": ("start", "end"),
        "brief_hours": ("days", "times"),
        "brief_closed_on": ("date",),
        "brief_closed_from": ("first", "last"),
        "brief_open_on": ("date", "times"),
        "brief_open_from": ("first", "last", "times"),
    }
    PARTS: ClassVar[frozenset[str]] = frozenset(SLOTS) - {"choice", "yes_no"} | {
        "star",
        "public_holidays",
        "around_the_clock",
        "at_sign",
        "dot",
    }


def _without_repeats(names: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(names)) < len(names):
        raise PydanticCustomError(
            "language-twice", "a language stands here twice", {"cure": "Keep it once."}
        )
    return names


class Service(Node):
    """The whole of service.yaml."""

    name: NonEmpty
    languages: Annotated[
        tuple[Name, ...], Field(min_length=1, max_length=9), AfterValidator(_without_repeats)
    ]
    voices: Annotated[Mapping[str, Voice], FROZEN]
    formats: Annotated[Mapping[str, Formats], FROZEN]
    hours: Hours
    agents: Agents
    sources: Annotated[Mapping[str, NonEmpty], FROZEN]
    facts: Annotated[Mapping[Name, AnyFact], FROZEN]
    phrases: Phrases
