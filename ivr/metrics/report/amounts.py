"""What was counted in a channel, added up: moves in its flow, and what is no move.

A count is (period, release, channel, language, origin, by, target) → n; what has no origin, or a
text's segments, is no move.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple, TypeVar

from ivr.dialog.events import ARRIVED
from ivr.metrics.names import SEGMENTS
from ivr.metrics.report.section import number
from ivr.model.hotline import Hotline
from ivr.model.languages import name_of_language
from ivr.model.states import CALL_STATES
from ivr.model.states.acting import ActingState, PossibleOutcome
from ivr.model.states.state import ANSWERED, message
from ivr.model.voice_flow import REPEAT, SWITCH_LANGUAGE
from ivr.store import Count
from ivr.view.graph import FlowName, graph_of
from ivr.view.labels import Translate

Counts = Iterable[tuple[Count, int]]
KeyT = TypeVar("KeyT", bound=Hashable)
LOCALE = message("en")  # of the language of a report
ALL = slice(None)


def acting_kinds(connecting: bool) -> list[type[ActingState]]:
    """Return the kinds of state that act: those that let callers talk with somebody, or others."""
    kinds = [kind for kind in CALL_STATES.values() if issubclass(kind, ActingState)]
    return [one for one in kinds if any(end.talked for end in one.OUTCOMES) == connecting]


class CountedMove(NamedTuple):
    """A move as it is added up: the language is that after it, empty if unknown."""

    origin: str
    by: str
    target: str
    language: str


class OutcomeCount(NamedTuple):
    """How often something came back with an outcome; so many of the callers had hung up."""

    outcome: PossibleOutcome
    n: int
    hung_up: int


class Amounts:
    """The counts of a channel over all periods and releases."""

    def __init__(self, counts: Counts, channel: str) -> None:
        self.moves: Counter[CountedMove] = Counter()
        self.notes: list[tuple[Count, int]] = []
        for count, n in counts:
            if count.channel != channel:
                continue
            # A way out of a state, or of a caller who hung up in a transfer: into nothing.
            if count.origin and (count.target or count.by != SEGMENTS):
                self.moves[CountedMove(count.origin, count.by, count.target, count.language)] += n
            else:
                self.notes.append((count, n))

    def noted(
        self,
        by: str,
        field: Literal["target", "period", "language"] = "target",
        part: slice = ALL,
    ) -> Counter[str]:
        """Return what was counted that is no move, by one of its fields or a part of it."""
        amounts: Counter[str] = Counter()
        for count, n in self.notes:
            if count.by == by:
                amounts[getattr(count, field)[part]] += n
        return amounts

    def tally(self, key: Callable[[CountedMove], KeyT | None]) -> Counter[KeyT]:
        """Add up moves by what a key makes of them; None leaves one out."""
        amounts: Counter[KeyT] = Counter()
        for step, n in self.moves.items():
            if (found := key(step)) is not None:
                amounts[found] += n
        return amounts


class FlowAmounts(Amounts):
    """The counts of a channel that has a flow."""

    def __init__(self, counts: Counts, flow: FlowName, hotline: Hotline) -> None:
        super().__init__(counts, flow)
        self.flow = flow
        self.graph = graph_of(hotline, flow)
        self.hotline = hotline
        self.arrived = self.noted(ARRIVED).total()

    @cached_property
    def answers(self) -> Counter[str]:
        """How often each state that holds the answer was entered."""
        entered = self.tally(lambda step: step.target)
        return Counter({name: entered[name] for name in self.graph.nodes if self._is_answer(name)})

    @cached_property
    def answered(self) -> int:
        """How often the answer was sent for the first time, not again on request."""
        moves = self.moves.items()
        again = sum(n for step, n in moves if self.meaning(step.by) and self._sends(step.target))
        return max(0, self.answers.total() - again)

    def meaning(self, by: str) -> str:
        """Return what a key means that has a call say the same once more, else nothing."""
        target = self.hotline.call.anywhere.get(by, "") if self.flow == "call" else ""
        return target if target in (REPEAT, SWITCH_LANGUAGE) else ""

    def _is_answer(self, name: str) -> bool:
        return self.graph.nodes[name].milestone == ANSWERED

    def _sends(self, name: str, seen: tuple[str, ...] = ()) -> bool:
        """Tell whether whoever enters a state is sent the answer before anything is asked."""
        node = self.graph.nodes.get(name)
        if node is None or name in seen:
            return False
        ways = self.graph.ways[name] if node.shape == "passes" else ()
        return self._is_answer(name) or (
            bool(ways) and all(self._sends(way.target, (*seen, name)) for way in ways)
        )

    def outcome(self, step: CountedMove) -> tuple[type[ActingState], PossibleOutcome] | None:
        """Return the outcome by which a move was made, and the kind of state it is of, if any.

        Where the state is gone, or is no longer of such a kind, it is the first with the outcome.
        """
        node = self.graph.nodes.get(step.origin)
        kinds = [kind for kind in CALL_STATES.values() if issubclass(kind, ActingState)]
        kinds.sort(key=lambda kind: node is None or node.kind != kind.KEY)
        found = ((kind, one) for kind in kinds for one in kind.OUTCOMES if one.name == step.by)
        return next(found, None)

    def outcomes(self, kind: type[ActingState]) -> list[OutcomeCount]:
        """Return the outcomes with which states of a kind came back, in their order."""

        def ending(step: CountedMove) -> tuple[str, bool] | None:
            found = self.outcome(step)
            return (step.by, bool(step.target)) if found and found[0] == kind else None

        found = self.tally(ending)
        counted = (
            OutcomeCount(
                one, found[one.name, True] + found[one.name, False], found[one.name, False]
            )
            for one in kind.OUTCOMES
        )
        return [one for one in counted if one.n]


@dataclass(frozen=True)
class Counted:
    """All that was counted between two days, both included, and the language to tell it in."""

    counts: Counts
    hotline: Hotline
    first: date
    last: date
    translate: Translate

    @cached_property
    def call(self) -> FlowAmounts:
        """What was counted in calls."""
        return FlowAmounts(self.counts, "call", self.hotline)

    @cached_property
    def text(self) -> FlowAmounts:
        """What was counted in conversations by text."""
        return FlowAmounts(self.counts, "text", self.hotline)

    def number(self, n: int) -> str:
        """Write a number in the language."""
        return number(n, self.translate)

    def language(self, code: str) -> str:
        """Name a language in the language of the report; empty if there is none."""
        return name_of_language(code, self.translate(LOCALE)) if code else ""

    def worded(self, name: str, words: Mapping[str, str]) -> str:
        """Write a name as the English message in a table that stands for it, translated."""
        return self.translate(words[name]) if name in words else name


def in_order(names: Iterable[str], known: Iterable[str]) -> list[str]:
    """Sort names: those that are known in their order, then the others."""
    places = {name: place for place, name in enumerate(known)}
    return sorted(names, key=lambda name: (places.get(name, len(places)), name))
