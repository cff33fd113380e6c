"""The shortest path to a fault in one world that stays as it is.

In such a world the clock and the numbers do not change, and whatever a state asks for ends
alike each time: the calls that `ivr call` can make.
"""

from collections import deque
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from ivr.check.situation import END, Explored, Fault, Possibility
from ivr.dialog.events import Event, Key, Outcome
from ivr.dialog.session import Session
from ivr.model.states.acting import ActingState
from ivr.model.states.state import State

Path = list[tuple[Session, Event]]
MANY = ("", "")
"""Stands for any questions that are more than one."""


class Visit(NamedTuple):
    """A situation, the questions that were answered with yes, and what was done since a choice."""

    place: int
    yes: tuple[str, ...] = ()
    done: str = ""


class SteadyPath(NamedTuple):
    """What happens from a call's start to a fault, in which world, and how acts end there."""

    path: Path
    world: int
    ends: int
    lacks: int

    @property
    def order(self) -> tuple[int, ...]:
        """Sort the main number first, then short ways, then the worlds that lack fewest numbers."""
        own_number = bool(self.path and self.path[0][0].language)
        return own_number, len(self.path), self.lacks, self.world, self.ends


class Paths:
    """The paths through what was explored, each world walked once and only if asked for."""

    def __init__(self, explored: Explored) -> None:
        self._explored = explored
        self._came: dict[tuple[int, int], dict[Visit, tuple[Visit, Event] | None]] = {}
        self._first: dict[tuple[int, int], dict[tuple[int, str], Visit]] = {}

    def steady(self, fault: Fault) -> SteadyPath | None:
        """Return the best path to a fault in a world that stays as it is, if any."""
        return min(self._steady(fault), key=lambda found: found.order, default=None)

    def _steady(self, fault: Fault) -> Iterator[SteadyPath]:
        endings = max((len(one.SAID_AS) for one in self._explored.acting.values()), default=0)
        state = self._explored.state(fault.place)
        for world in range(len(self._explored.worlds)):
            for ends in range(max(1, endings)) if fault.worlds >> world & 1 else ():
                if fault.event is None or happens(state, fault.event, ends):
                    path = self._path(fault, world, ends)
                    if path is not None:
                        conditions = self._explored.worlds[world].conditions
                        lacks = (not conditions.staffed) + (not conditions.textable)
                        yield SteadyPath(path, world, ends, lacks)

    def _path(self, fault: Fault, world: int, ends: int) -> Path | None:
        if (world, ends) not in self._came:
            self._came[world, ends] = self._walk(world, ends)
            first = self._first[world, ends] = {}
            for node in self._came[world, ends]:
                first.setdefault((node.place, node.done), node)
                first.setdefault((node.place, ""), node)
        found = self._first[world, ends].get((fault.place, fault.since))
        if found is None:
            return None
        path = [] if fault.event is None else [(self._session(fault.place), fault.event)]
        before = self._came[world, ends][found]
        while before is not None:
            path.append((self._session(before[0].place), before[1]))
            before = self._came[world, ends][before[0]]
        return path[::-1]

    def _walk(self, world: int, ends: int) -> dict[Visit, tuple[Visit, Event] | None]:
        """Walk one breadth first, from the main number, then from each language's own."""
        came: dict[Visit, tuple[Visit, Event] | None] = {}
        for start, situation in enumerate(self._explored.situations):
            if not any(step.by == "arrival" for step in situation.steps):
                break
            todo = deque([Visit(start)])
            came.setdefault(todo[0], None)
            while todo:
                node = todo.popleft()
                state = self._explored.state(node.place)
                for step in self._explored.situations[node.place].steps:
                    if step.to[world] == END or not happens(state, step.event, ends):
                        continue
                    for reached in self._reached(node, step, step.to[world]):
                        if reached not in came:
                            came[reached] = node, step.event
                            todo.append(reached)
        return came

    def _reached(self, node: Visit, step: Possibility, place: int) -> Iterator[Visit]:
        yes = self._yes(node, step.event)
        session = self._session(place)
        if self._remembers and self._yes_elsewhere(session) != bool(yes):
            return  # so it is only after other answers
        yes = yes if self._remembers else ()
        done = "" if step.by in ("choice", "arrival") else node.done
        yield Visit(place, yes, done)
        if self._explored.state(place).SHAPE == "acts":
            yield Visit(place, yes, self._explored.state(place).KEY)

    def _yes(self, node: Visit, event: Event) -> tuple[str, ...]:
        name = self._session(node.place).state
        takes_answers = self._explored.state(node.place).TAKES_ANSWERS
        if not takes_answers or not isinstance(event, Key):
            return node.yes
        answer = self._explored.hotline.call.answers.get(event.key)
        if answer is None or node.yes == MANY or name in self._explored.matter.named:
            return node.yes
        others = tuple(other for other in node.yes if other != name)
        yes = (*others, name) if answer == "yes" else others
        return yes if len(yes) < len(MANY) else MANY

    @cached_property
    def _remembers(self) -> bool:
        return any(map(self._yes_elsewhere, (one.session for one in self._explored.situations)))

    def _yes_elsewhere(self, session: Session) -> bool:
        return self._explored.matter.yes_elsewhere(session.answers)

    def _session(self, place: int) -> Session:
        return self._explored.situations[place].session


def happens(state: State, event: Event, ends: int) -> bool:
    """Tell whether an event can happen at a state where acts end alike, in the way at `ends`.

    What nobody can tell the telephone ends as the kind has it first.
    """
    if not isinstance(event, Outcome) or not isinstance(state, ActingState):
        return True
    ways = tuple(state.SAID_AS) or (state.OUTCOMES[0].way,)
    return state.way_of(event.name) == ways[min(ends, len(ways) - 1)]
