"""Turn the moves of a call into the shortest way to a fault in one world that stays as it is.

In such a world the clock and the numbers do not change, every transfer of the call ends alike,
and every text gets through: the calls that `ivr call` can make.
"""

from collections import deque
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from ivr.check.situation import END, Explored, Fault, Move
from ivr.dialog.events import Event, Key, TextEnded, TransferEnded
from ivr.dialog.session import Session
from ivr.model.voice_flow import AskState, SendTextState, TransferState

Way = list[tuple[Session, Event]]
MANY = ("", "")
"""Stands for any questions that are more than one."""


class Node(NamedTuple):
    """A situation, the questions that were answered with yes, and what was done since a choice."""

    place: int
    yes: tuple[str, ...] = ()
    done: str = ""


class SteadyWay(NamedTuple):
    """What happens from a call's start to a fault, in which world, and how transfers end."""

    way: Way
    world: int
    connects: bool
    lacks: int

    @property
    def order(self) -> tuple[int, ...]:
        """Sort the main number first, then short ways, then the worlds that lack fewest numbers."""
        own_number = bool(self.way and self.way[0][0].language)
        return own_number, len(self.way), self.lacks, self.world, self.connects


class Ways:
    """The ways through what was explored, each world walked once and only if it is asked for."""

    def __init__(self, explored: Explored) -> None:
        self._explored = explored
        self._walked: dict[tuple[int, bool], dict[Node, tuple[Node, Event] | None]] = {}

    def steady(self, fault: Fault) -> SteadyWay | None:
        """Return the best way to a fault in a world that stays as it is, if there is one."""
        return min(self._steady(fault), key=lambda found: found.order, default=None)

    def _steady(self, fault: Fault) -> Iterator[SteadyWay]:
        for world in range(len(self._explored.worlds)):
            if not fault.worlds >> world & 1:
                continue
            for connects in (False, True):
                if fault.event is not None and not _happens(fault.event, connects):
                    continue
                way = self._way(fault, world, connects)
                if way is not None:
                    conditions = self._explored.worlds[world].conditions
                    lacks = (not conditions.staffed) + (not conditions.textable)
                    yield SteadyWay(way, world, connects, lacks)

    def _way(self, fault: Fault, world: int, connects: bool) -> Way | None:
        if (world, connects) not in self._walked:
            self._walked[world, connects] = self._walk(world, connects)
        walked = self._walked[world, connects]
        ends = self._ends(world, connects).get((fault.place, fault.since))
        if ends is None:
            return None
        way = [] if fault.event is None else [(self._session(fault.place), fault.event)]
        before = walked[ends]
        while before is not None:
            way.append((self._session(before[0].place), before[1]))
            before = walked[before[0]]
        return way[::-1]

    def _ends(self, world: int, connects: bool) -> dict[tuple[int, str], Node]:
        """Return the node in which each place was come to first, after each deed."""
        if (world, connects) not in self._found:
            found = self._found[world, connects] = {}
            for node in self._walked[world, connects]:
                found.setdefault((node.place, node.done), node)
                found.setdefault((node.place, ""), node)
        return self._found[world, connects]

    @cached_property
    def _found(self) -> dict[tuple[int, bool], dict[tuple[int, str], Node]]:
        return {}

    def _walk(self, world: int, connects: bool) -> dict[Node, tuple[Node, Event] | None]:
        """Walk a world breadth first, from the main number and then from each language's own."""
        came: dict[Node, tuple[Node, Event] | None] = {}
        for start, situation in enumerate(self._explored.situations):
            if not any(move.by == "arrival" for move in situation.moves):
                break
            todo = deque([Node(start)])
            came.setdefault(todo[0], None)
            while todo:
                node = todo.popleft()
                for move in self._explored.situations[node.place].moves:
                    if move.to[world] == END or not _happens(move.event, connects):
                        continue
                    for reached in self._reached(node, move, move.to[world]):
                        if reached not in came:
                            came[reached] = node, move.event
                            todo.append(reached)
        return came

    def _reached(self, node: Node, move: Move, place: int) -> Iterator[Node]:
        yes = self._yes(node, move.event)
        session = self._session(place)
        if self._remembers and session.any_yes != bool(yes):
            return  # so it is only after other answers
        yes = yes if self._remembers else ()
        done = "" if move.by in ("choice", "arrival") else node.done
        yield Node(place, yes, done)
        for kind in (TransferState, SendTextState):
            if self._explored.kind(place, kind):
                yield Node(place, yes, kind.__name__)

    def _yes(self, node: Node, event: Event) -> tuple[str, ...]:
        name = self._session(node.place).state
        if not self._explored.kind(node.place, AskState) or not isinstance(event, Key):
            return node.yes
        answer = self._explored.hotline.call.answers.get(event.key)
        if answer is None or node.yes == MANY:
            return node.yes
        others = tuple(other for other in node.yes if other != name)
        yes = (*others, name) if answer == "yes" else others
        return yes if len(yes) < len(MANY) else MANY

    @cached_property
    def _remembers(self) -> bool:
        return any(situation.session.any_yes for situation in self._explored.situations)

    def _session(self, place: int) -> Session:
        return self._explored.situations[place].session


def _happens(event: Event, connects: bool) -> bool:
    match event:
        case TransferEnded(connected):
            return connected == connects
        case TextEnded(sent):
            return sent
    return True
