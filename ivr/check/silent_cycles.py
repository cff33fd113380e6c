"""The rings of states through which silence alone leads for ever."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from ivr.check.situation import END, Explored, Fault
from ivr.dialog.events import NoInput
from ivr.dialog.voice_engine import step

SILENT = ("silence", "outcome")


def silent_loops(explored: Explored) -> Iterator[Fault]:
    """Yield each ring through which silence alone leads: first those of a world that stays."""
    found: set[str] = set()
    steady = [1 << world for world in range(len(explored.worlds))]
    for worlds in [*steady, 0]:
        rings = list(_rings(explored, worlds))
        for ring, entry in rings:
            if worlds or not found & set(_names(explored, ring)):
                way = _way_round(explored, ring, worlds)
                message = f"silence alone goes round for ever: {' → '.join(way)}"
                yield Fault("silent-loop", entry, NoInput(), worlds, message)
        found |= {name for ring, _ in rings for name in _names(explored, ring)}


def _names(explored: Explored, ring: list[int]) -> list[str]:
    return [explored.situations[place].session.state for place in ring]


def _way_round(explored: Explored, ring: list[int], worlds: int) -> list[str]:
    """Name every state on the way round, those that only speak or branch as well."""
    way = _names(explored, ring[:1])
    for place, target in pairwise(ring):
        situation = explored.situations[place]
        event, world = next(
            (one.event, world)
            for one in situation.steps
            if one.by in SILENT
            for world, to in enumerate(one.to)
            if to == target and (not worlds or worlds >> world & 1)
        )
        conditions = explored.worlds[world].conditions
        reply = step(explored.hotline, situation.session, event, conditions)
        way += [one.target for one in reply.transitions]
    return way


def _rings(explored: Explored, worlds: int) -> Iterator[tuple[list[int], int]]:
    """Yield the places of each silent ring in some worlds (0: they change), and a way in."""
    ahead: dict[int, set[int]] = defaultdict(set)
    for place, situation in enumerate(explored.situations):
        for one in situation.steps:
            if one.by not in SILENT:
                continue
            targets = [to for world, to in enumerate(one.to) if not worlds or worlds >> world & 1]
            ahead[place] |= {target for target in targets if target != END}
    behind: dict[int, set[int]] = defaultdict(set)
    for place, following in ahead.items():
        for target in following:
            behind[target].add(place)
    left = {place: len(following) for place, following in ahead.items()}
    ending = [place for place in range(len(explored.situations)) if not left.get(place)]
    while ending:  # what is left at last leads round for ever
        for place in behind[ending.pop()]:
            left[place] -= 1
            if not left[place]:
                ending.append(place)
    endless = {place for place, number in left.items() if number}
    first: dict[str, int] = {}
    for place in sorted(endless):
        first.setdefault(explored.situations[place].session.state, place)
    seen: set[int] = set()
    for start in sorted(endless):
        walked: list[int] = []
        place = start
        while place not in seen:
            seen.add(place)
            walked.append(place)
            place = min(ahead[place] & endless)
        if place in walked:
            ring = [*walked[walked.index(place) :], place]
            entries = [first[name] for name in _names(explored, ring)]
            listening = [entry for entry in entries if explored.listens(entry)]
            yield ring, min(listening or entries)
