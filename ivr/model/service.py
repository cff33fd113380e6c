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

    voice: NonEmpty = ""
    language: SpokenLanguage = ""
    locale: Locale
    pace: Annotated[int, Field(ge=60, le=300), WHOLE] = 150


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


class Phrases(Node):
    """What is said everywhere.

    `SLOTS` are what a phrase may speak besides the facts. `PARTS` are the phrases of which facts,
    hours and keys are made, so that they can speak none of them. `SIGNS` tells which phrase says a
    sign of an address or of a telephone number. Those without which a call cannot do are
    `OF_CALLS`; a service that answers texts alone needs none of them. Those that are optional say
    what few services have; a `brief_…` says hours in a text that would be too long otherwise.
    """

    key: Prompt = Field(default_factory=no_words)
    star: Prompt = Field(default_factory=no_words)
    choice: Prompt = Field(default_factory=no_words)
    yes_no: Prompt = Field(default_factory=no_words)
    finish: Prompt = Field(default_factory=no_words)
    pound: Prompt = Field(default_factory=no_words)
    digits_odd: Prompt = Field(default_factory=no_words)
    digits_confirm: Prompt = Field(default_factory=no_words)
    switch_language: Prompt = Field(default_factory=no_words)
    no_input: Prompt = Field(default_factory=no_words)
    no_input_again: Prompt = Field(default_factory=no_words)
    no_match: Prompt = Field(default_factory=no_words)
    no_match_again: Prompt = Field(default_factory=no_words)
    help: Prompt = Field(default_factory=no_words)
    help_without_agents: Prompt = Field(default_factory=no_words)
    apology: Prompt = Field(default_factory=no_words)
    essentials: Prompt
    goodbye: Prompt = Field(default_factory=no_words)
    accept: Prompt = Field(default_factory=no_words)
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
    hyphen: Prompt | None = None
    underscore: Prompt | None = None
    plus: Prompt | None = None
    slash: Prompt | None = None
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

    name: NonEmpty
    languages: Annotated[Languages, Field(min_length=1)]
    voices: Annotated[Mapping[str, Voice], FROZEN]
    pronunciations: Pronunciations = Field(default_factory=lambda: freeze({}))
    formats: Annotated[Mapping[str, Formats], FROZEN]
    hours: Hours
    notice: Notice | None = None
    agents: Agents
    sources: Annotated[Mapping[str, NonEmpty], FROZEN]
    facts: Annotated[Mapping[Name, AnyFact], FROZEN]
    phrases: Phrases
    accepted: Annotated[Mapping[Acceptance, NonEmpty], FROZEN] = Field(
        default_factory=lambda: freeze({})
    )
