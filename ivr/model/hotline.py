"""A whole hotline, as one release of its flow files makes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, wraps
from typing import Concatenate, Literal, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from ivr.model.hours import Hours
from ivr.model.service import Service
from ivr.model.states.state import Bindings
from ivr.model.text_flow import TextFlow
from ivr.model.voice_flow import VoiceFlow

P = ParamSpec("P")
T = TypeVar("T")

REMEMBERED = 32768  # results a hotline: a flow of a thousand states in two languages, twice


@dataclass(frozen=True, eq=False)
class Hotline:
    """A service and its flows, with the names of public holidays as when the files were read.

    `release` is a hash of the files. Two hotlines are equal only if they are the same object,
    which lets what is derived from one be remembered.
    """

    release: str
    service: Service
    call: VoiceFlow  # NO_CALLS where none are answered
    text: TextFlow  # NO_TEXTS likewise
    public_holidays: Mapping[date, str]
    group_holidays: Mapping[str, Mapping[date, str]] = field(default_factory=dict)

    @cached_property
    def hours_of_groups(self) -> Mapping[str, Hours]:
        """The hours of each group of agents that has its own."""
        groups = self.service.agents.groups.items()
        return {name: group.hours for name, group in groups if group.hours}

    def holidays_of(self, group: str) -> Mapping[date, str]:
        """Return the public holidays by which the hours of a group go."""
        return self.group_holidays.get(group, {})

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in the order in which they are offered."""
        return self.service.languages

    @cached_property
    def spoken(self) -> tuple[str, ...]:
        """The languages of calls; none where calls are not answered."""
        return self.call.languages_of(self.languages) if self.call.states else ()

    @cached_property
    def written(self) -> tuple[str, ...]:
        """The languages of texts; none where texts are not answered."""
        return self.text.languages_of(self.languages) if self.text.states else ()

    def languages_in(self, flow: Literal["call", "text"]) -> tuple[str, ...]:
        """Return the languages in which calls, or texts, are answered."""
        return self.spoken if flow == "call" else self.written

    @staticmethod
    def arriving(languages: tuple[str, ...]) -> tuple[str | None, ...]:
        """Return the languages with which people may come in: None for one that is not known."""
        return (None, *languages) if len(languages) > 1 else languages

    @cached_property
    def bindings(self) -> Bindings:
        """What the call binds for all its states."""
        return Bindings(self.call.answers, self.spoken)


def remembered(
    make: Callable[Concatenate[Hotline, P], T],
) -> Callable[Concatenate[Hotline, P], T]:
    """Remember what is made of a hotline for as long as somebody holds on to the hotline."""
    made: WeakKeyDictionary[Hotline, dict[object, T]] = WeakKeyDictionary()

    @wraps(make)
    def remember(hotline: Hotline, /, *args: P.args, **kwargs: P.kwargs) -> T:
        results = made.get(hotline)
        if results is None:
            results = made.setdefault(hotline, {})
        key = (args, *kwargs.items()) if kwargs else args
        try:
            return results[key]
        except KeyError:
            if len(results) >= REMEMBERED:
                results.clear()
            result = results[key] = make(hotline, *args, **kwargs)
            return result

    return remember


def group_slots(service: Service) -> Mapping[str, tuple[str, str]]:
    """Return the slots that say the hours of a group of agents: its name, and hours or reopens."""
    words = ("hours", "reopens")
    return {f"{name}_{word}": (name, word) for name in service.agents.groups for word in words}


def key_slots(flow: VoiceFlow) -> Mapping[str, str]:
    """Return the slots that speak a key which works anywhere, each with its key."""
    return {f"{target}_key": key for key, target in flow.anywhere.items()}


def word_slots(flow: TextFlow) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return the slots that write the keyword of a state, each with its words by language."""
    return {f"{state}_word": words for state, words in flow.keywords.items()}
