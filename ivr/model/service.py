"""The whole of service.yaml: languages, voices, opening hours, agents, facts and phrases."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from ivr.model.agents import Agents
from ivr.model.facts import AnyFact
from ivr.model.hours import Hours
from ivr.model.languages import Locale, SpokenLanguage
from ivr.model.notice import Notice
from ivr.model.prompt import FROZEN, Prompt, freeze, no_words
from ivr.model.pronunciation import Pronunciations
from ivr.model.values import (
    WHOLE,
    Acceptance,
    Languages,
    Name,
    Node,
    NonEmpty,
)


class Voice(Node):
    """Who speaks a language on Twilio, in which Babel locale, at how many words a minute.

    A language of texts alone has a locale only.
    """

    voice: NonEmpty = Field(default="", description="the voice, by its name at Twilio")
    language: SpokenLanguage = Field(
        default="", description="the language of the voice, as Twilio writes it"
    )
    locale: Locale = Field(description="how dates, times and numbers are said")
    pace: Annotated[int, Field(ge=60, le=300), WHOLE] = Field(
        default=150, description="words a minute, by which seconds are reckoned"
    )
    speed: Annotated[int, Field(ge=50, le=150), WHOLE] = Field(
        default=100, description="how fast it speaks, in percent: 90 for those who listen hard"
    )

    @property
    def words_a_minute(self) -> int:
        """Its pace at its speed."""
        return self.pace * self.speed // 100


class Formats(Node):
    """How a language says times and dates: Unicode date patterns, as Babel reads them.

    French says "1er mai" where other days are plain numbers: a pattern `…_on_the_first` is for
    the first day of a month. `noon` and `midnight` are whole patterns as well. `day_of_year` is
    a date of each year, `brief_date` one in a text that has little room; both are Babel's own
    unless they are given.
    """

    month: NonEmpty = Field(description="a month of a year")
    date: NonEmpty = Field(description="a day")
    date_on_the_first: NonEmpty | None = Field(
        default=None, description="the first day of a month, where it differs"
    )
    weekday_date: NonEmpty = Field(description="a day with its weekday")
    weekday_date_on_the_first: NonEmpty | None = Field(
        default=None, description="the same, on the first of a month"
    )
    day_of_year: NonEmpty | None = Field(default=None, description="a day of each year")
    day_of_year_on_the_first: NonEmpty | None = Field(
        default=None, description="the same, on the first of a month"
    )
    brief_date: NonEmpty | None = Field(
        default=None, description="a day, in a text with little room"
    )
    brief_date_on_the_first: NonEmpty | None = Field(
        default=None, description="the same, on the first of a month"
    )
    time: NonEmpty = Field(description="a whole hour")
    time_with_minutes: NonEmpty = Field(description="a time with minutes")
    noon: NonEmpty | None = Field(default=None, description="12:00")
    midnight: NonEmpty | None = Field(default=None, description="0:00")


class Phrases(Node):
    """What is said everywhere.

    `SLOTS` are what a phrase may speak besides the facts. `PARTS` are the phrases of which facts,
    hours and keys are made, so that they can speak none of them. `SIGNS` tells which phrase says a
    sign of an address or of a telephone number. Those without which a call cannot do are
    `OF_CALLS`; a service that answers texts alone needs none of them. Those that are optional say
    what few services have; a `brief_…` says hours in a text that would be too long otherwise.
    """

    key: Prompt = Field(description='a key, after "press"', default_factory=no_words)
    star: Prompt = Field(description='the star key, after "press"', default_factory=no_words)
    choice: Prompt = Field(description="a choice of a menu and its key", default_factory=no_words)
    yes_no: Prompt = Field(description="after each question", default_factory=no_words)
    finish: Prompt = Field(description="how to end a number", default_factory=no_words)
    pound: Prompt = Field(description='the pound key, after "press"', default_factory=no_words)
    digits_odd: Prompt = Field(
        description="after a number that was not whole", default_factory=no_words
    )
    digits_confirm: Prompt = Field(
        description="reads a number back, and asks whether it is right", default_factory=no_words
    )
    switch_language: Prompt = Field(
        description="offers another language, in that language", default_factory=no_words
    )
    no_input: Prompt = Field(description="after a first silence", default_factory=no_words)
    no_input_again: Prompt = Field(description="after a second silence", default_factory=no_words)
    no_match: Prompt = Field(description="after a key that leads nowhere", default_factory=no_words)
    no_match_again: Prompt = Field(description="after a second one", default_factory=no_words)
    help: Prompt = Field(
        description="after either, while agents can be reached", default_factory=no_words
    )
    help_without_agents: Prompt = Field(
        description="and while they cannot", default_factory=no_words
    )
    apology: Prompt = Field(
        description="when something of ours has failed", default_factory=no_words
    )
    essentials: Prompt = Field(description="after the apology")
    goodbye: Prompt = Field(
        description="after the apology and a transfer", default_factory=no_words
    )
    accept: Prompt = Field(
        description="what agents hear before they take a call", default_factory=no_words
    )
    day: Prompt = Field(description="a day of the week, on which there are hours")
    day_range: Prompt = Field(description="days in a row")
    times: Prompt = Field(description="the hours of a day")
    closed_on: Prompt = Field(description="a day that is closed")
    open_on: Prompt = Field(description="a day with other hours")
    public_holidays: Prompt = Field(description="the public holidays, as an exception")
    except_for: Prompt = Field(description="hours and their exceptions")
    hours: Prompt = Field(description="days and their hours")
    reopens: Prompt = Field(description="when agents are back")
    reopens_today: Prompt = Field(description="the same, today")
    at_sign: Prompt = Field(description="the sign @")
    dot: Prompt = Field(description="the sign .")
    hyphen: Prompt | None = Field(default=None, description="the sign -")
    underscore: Prompt | None = Field(default=None, description="the sign _")
    plus: Prompt | None = Field(default=None, description="the sign +")
    slash: Prompt | None = Field(default=None, description="the sign /")
    and_last: Prompt | None = Field(default=None, description="the last of several")
    times_overnight: Prompt | None = Field(
        default=None, description="hours that end the next morning"
    )
    around_the_clock: Prompt | None = Field(
        default=None, description="hours without an end, on all days"
    )
    around_the_clock_on: Prompt | None = Field(default=None, description="the same, on some days")
    open_all_day_on: Prompt | None = Field(
        default=None, description="a day with hours around the clock"
    )
    closed_from: Prompt | None = Field(default=None, description="days in a row that are closed")
    open_from: Prompt | None = Field(default=None, description="days in a row with other hours")
    season: Prompt | None = Field(default=None, description="a season with other hours")
    from_then_on: Prompt | None = Field(default=None, description="hours that change from a day on")
    reopens_at_midnight: Prompt | None = Field(
        default=None, description="when agents are back, at midnight"
    )
    brief_day: Prompt | None = Field(
        default=None, description="a day of the week, in a text with little room"
    )
    brief_day_range: Prompt | None = Field(default=None, description="days in a row, there")
    brief_times: Prompt | None = Field(default=None, description="the hours of a day, there")
    brief_hours: Prompt | None = Field(default=None, description="days and their hours, there")
    brief_closed_on: Prompt | None = Field(default=None, description="a day that is closed, there")
    brief_closed_from: Prompt | None = Field(
        default=None, description="days that are closed, there"
    )
    brief_open_on: Prompt | None = Field(default=None, description="a day with other hours, there")
    brief_open_from: Prompt | None = Field(default=None, description="days with other hours, there")

    OF_CALLS: ClassVar[tuple[str, ...]] = (
        "key",
        "star",
        "choice",
        "no_input",
        "no_input_again",
        "no_match",
        "no_match_again",
        "help",
        "help_without_agents",
        "apology",
        "goodbye",
    )
    SLOTS: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "key": ("digit",),
        "choice": ("choice", "key"),
        "yes_no": ("yes", "no"),
        "finish": ("key",),
        "accept": ("key",),
        "digits_confirm": ("digits",),
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
    SIGNS: ClassVar[Mapping[str, str]] = {
        "@": "at_sign",
        ".": "dot",
        "-": "hyphen",
        "_": "underscore",
        "+": "plus",
        "/": "slash",
    }
    PARTS: ClassVar[frozenset[str]] = frozenset(SLOTS) - {
        "choice",
        "yes_no",
        "finish",
        "digits_confirm",
        "accept",
    } | {
        "star",
        "pound",
        "public_holidays",
        *SIGNS.values(),
        "around_the_clock",
    }


class Service(Node):
    """The whole of service.yaml; `accepted` has the reasons why warnings may stand."""

    name: NonEmpty = Field(description="what the service is called on pages and in reports")
    languages: Annotated[Languages, Field(min_length=1)] = Field(
        description="in the order in which they are offered: keys 1, 2, …"
    )
    voices: Annotated[Mapping[str, Voice], FROZEN] = Field(description="who speaks each language")
    pronunciations: Pronunciations = Field(
        description="how a voice says what it would say amiss", default_factory=lambda: freeze({})
    )
    formats: Annotated[Mapping[str, Formats], FROZEN] = Field(
        description="how each language says dates and times: Unicode date patterns"
    )
    hours: Hours = Field(description="when agents are on duty")
    notice: Notice | None = Field(default=None, description="an urgent sentence, said first")
    agents: Agents = Field(description="how agents are rung; their numbers are settings")
    sources: Annotated[Mapping[str, NonEmpty], FROZEN] = Field(
        description="the documents behind the facts"
    )
    facts: Annotated[Mapping[Name, AnyFact], FROZEN] = Field(
        description="what is said here once, and spoken wherever its name stands in braces"
    )
    phrases: Phrases = Field(description="what is said everywhere")
    accepted: Annotated[Mapping[Acceptance, NonEmpty], FROZEN] = Field(
        description="warnings that may stand, each with the reason",
        default_factory=lambda: freeze({}),
    )
