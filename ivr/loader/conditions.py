"""What conditions name but a flow does not have, and the routes that leave a case out.

A route is held against every combination of what its conditions look at.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product

from ivr.loader.problems import Problem, suggest
from ivr.loader.source import Path, Source
from ivr.model.states.acting import ActingState
from ivr.model.states.condition import (
    ALL,
    LANGUAGE,
    NO,
    OF_ANSWERS,
    OF_GROUP,
    OF_QUESTION,
    OPEN,
    STAFFED,
    SWITCHES,
    YES,
    Condition,
    all_hold,
)
from ivr.model.states.state import State

MOST_NAMED = 6  # answers that conditions name, each of which triples what has to be proved
MOST_CASES = 20_000
ANOTHER = ""  # stands for a question that no condition of a route names


@dataclass(frozen=True)
class Names:
    """What conditions of a flow may name."""

    languages: Collection[str]
    groups: Collection[str]
    states: Mapping[str, State]

    @property
    def questions(self) -> list[str]:
        """The states that ask, by name."""
        return [name for name, state in self.states.items() if state.TAKES_ANSWERS]

    def values(self, about: str) -> tuple[str, ...] | None:
        """Return the values that a condition about something may have; None if it is nothing."""
        if about in OF_ANSWERS:
            return (ALL, *self.questions)
        if about == LANGUAGE:
            return tuple(self.languages)
        if about in SWITCHES:
            return SWITCHES[about]
        if about in self.groups:
            return OF_GROUP
        state = self.states.get(about)
        if isinstance(state, ActingState):
            words = [word for one in state.OUTCOMES for word in (one.name, one.way)]
            return tuple(dict.fromkeys(words))
        return OF_QUESTION if state and state.TAKES_ANSWERS else None

    @property
    def known(self) -> list[str]:
        """Everything that a condition may be about."""
        acting = (name for name, state in self.states.items() if isinstance(state, ActingState))
        return [*OF_ANSWERS, LANGUAGE, *SWITCHES, *self.groups, *self.questions, *acting]


def condition_problems(names: Names, source: Source) -> Iterator[Problem]:
    """Yield each name or value in a condition that there is not, and what a route leaves out."""
    named: dict[str, Path] = {}
    unread = set(source.data["states"]) - set(names.states)
    for name, state in names.states.items():
        sound = True
        for conditions, place in state.conditions():
            path: Path = ("states", name, *place)
            for condition in conditions:
                if condition.about in unread or unread.intersection(condition.values):
                    sound = False
                    continue
                found = list(_name_problems(names, condition, source, path))
                sound = sound and not found
                yield from found
                for question in condition.questions:
                    named.setdefault(question, path)
        if sound and state.DECIDES:
            yield from _case_problems(names, name, state, source)
        elif sound and (gap := _gap(names, list(state.cases()))):
            message = f'the menu "{name}" offers nothing with {gap}'
            cure = "Let a choice stand without when:."
            yield source.problem(("states", name, state.KEY), "empty-menu", message, cure)
    for path in list(named.values())[MOST_NAMED:]:
        message = f"conditions name the answers to {len(named)} questions"
        cure = f"Name {MOST_NAMED} at most: with more, not every call could be proved."
        yield source.problem(path, "too-many-answers", message, cure)


def _name_problems(
    names: Names, condition: Condition, source: Source, path: Path
) -> Iterator[Problem]:
    allowed, about = names.values(condition.about), condition.about
    if allowed is None:
        message = f'a condition looks at "{about}": no question, group or state that acts'
        yield source.problem(
            (*path, about), "unknown-condition", message, suggest(about, names.known)
        )
        return
    for value in condition.values:
        if value not in allowed:
            message = f'"{about}" is never "{value}"'
            yield source.problem(
                (*path, about), "unknown-condition", message, suggest(value, allowed)
            )


@dataclass(frozen=True)
class _Case:
    """One combination of what the conditions of a route look at: a standing and a world."""

    names: Names
    facts: Mapping[str, str]

    @property
    def language(self) -> str | None:
        return self.facts.get(LANGUAGE) or None

    @property
    def answers(self) -> tuple[tuple[str, bool], ...]:
        answered = ((name, self.facts.get(name)) for name in (*self.names.questions, ANOTHER))
        return tuple((name, value == YES) for name, value in answered if value in (YES, NO))

    @property
    def outcomes(self) -> tuple[tuple[str, str, str], ...]:
        return tuple(
            (name, self.facts[name], state.way_of(self.facts[name]) or "")
            for name, state in self.names.states.items()
            if isinstance(state, ActingState) and self.facts.get(name)
        )

    @property
    def open(self) -> bool:
        return self.facts.get(OPEN) == YES

    @property
    def staffed(self) -> bool:
        return self.facts.get(STAFFED) == YES

    @property
    def textable(self) -> bool:
        return False

    def is_open(self, group: str) -> bool:
        return self.facts.get(group) == OPEN

    def is_staffed(self, group: str) -> bool:
        return self.staffed

    def __str__(self) -> str:
        told = ((about or "another question", value) for about, value in self.facts.items())
        return ", ".join(f"{about} {value or 'not known'}" for about, value in told) or "anything"


def _case_problems(names: Names, name: str, state: State, source: Source) -> Iterator[Problem]:
    """Yield the ways that are never taken, and a case for which there is none."""
    ways = list(zip(state.ways(), state.cases(), strict=True))
    taken: set[Path] = set()
    for case in islice(_cases(names, [needed for _, needed in ways]), MOST_CASES):
        first = next((way for way, needed in ways if all_hold(needed, case, case)), None)
        if first is None:
            message = f'state "{name}" leads nowhere with {case}'
            cure = "Add - otherwise: and a state, as the last of its ways."
            yield source.problem(("states", name, state.KEY), "bad-route", message, cure)
            return
        taken.add(first.path)
    for way, _ in ways:
        if way.path not in taken:
            message = f'state "{name}" never takes the way of "{way.by}": one before it is taken'
            cure = "Put it first, change what it asks for, or delete it."
            yield source.problem(("states", name, *way.path), "idle-way", message, cure)


def _gap(names: Names, needed: Collection[tuple[Condition, ...]]) -> _Case | None:
    """Return the first combination in which nothing has what it needs, if something needs it."""
    if not needed:
        return None
    cases = islice(_cases(names, needed), MOST_CASES)
    return next((one for one in cases if not any(all_hold(n, one, one) for n in needed)), None)


def _cases(names: Names, needed: Collection[tuple[Condition, ...]]) -> Iterator[_Case]:
    """Yield every combination of what conditions look at."""
    looked = [condition for conditions in needed for condition in conditions]
    values: dict[str, tuple[str, ...]] = {}
    for condition in looked:
        if condition.about in OF_ANSWERS:
            asked = condition.questions or (ANOTHER,)
            values.update(dict.fromkeys(asked, OF_QUESTION))
        elif condition.about == LANGUAGE:
            values[LANGUAGE] = ("", *names.languages)
        else:
            state = names.states.get(condition.about)
            came = [one.name for one in state.OUTCOMES] if isinstance(state, ActingState) else None
            known = ("", *came) if came else names.values(condition.about)
            values[condition.about] = known or ()
    for chosen in product(*values.values()):
        yield _Case(names, dict(zip(values, chosen, strict=True)))
