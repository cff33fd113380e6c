"""Turn the way to a fault into the command that makes that call again, or into words."""

import shlex
from collections.abc import Iterator
from itertools import pairwise

from ivr.check.counterexample import SteadyWay, Way
from ivr.check.situation import END, Explored, Fault
from ivr.dialog.events import Key, NoInput, TransferEnded
from ivr.model.voice_flow import ListeningState

ABROAD = "+33123456789"  # a number that cannot be texted from here


def write_command(explored: Explored, fault: Fault, steady: SteadyWay, folder: str = "") -> str:
    """Write the `ivr call` that leads to a fault: its keys, the clock, how transfers end."""
    way = steady.way
    words = ["ivr", "call", *([folder] if folder else [])]
    words += ["--keys", ",".join(_keys(explored, way))]
    if way and way[0][0].language:
        words += ["--language", way[0][0].language]
    world = explored.worlds[steady.world]
    words += ["--at", f"{world.moment:%Y-%m-%d %H:%M}"]
    if not world.conditions.staffed:
        words += ["--agent", ""]
    is_loop = fault.rule == "silent-loop" and world.reaches_agents  # it may ring an agent later
    if is_loop or any(isinstance(event, TransferEnded) for _, event in way):
        words += ["--dial", "completed" if steady.connects else "busy"]
    if not world.conditions.textable:
        words += ["--from", ABROAD]
    return shlex.join(words)


def describe_change(explored: Explored, fault: Fault) -> str:
    """Tell the keys to a fault that no steady world leads to, and where the world changes."""
    way, worlds, changed = _first_way(explored, fault), -1, ""
    for place, (session, _) in zip(_places(explored, fault.place), way, strict=False):
        left = explored.situations[place].worlds
        if not left & worlds and not changed:
            changed = session.state
        worlds &= left
    state = changed or explored.situations[fault.place].session.state
    keys = ",".join(_keys(explored, way)) or "no key"
    return (
        f"It takes {keys}, and a change during the call: of the hours, the numbers, or how a "
        f'transfer or a text ends, by the time that the caller is in "{state}".'
    )


def _places(explored: Explored, place: int) -> list[int]:
    places = [place]
    while explored.situations[places[-1]].came_from != END:
        places.append(explored.situations[places[-1]].came_from)
    return places[::-1]


def _first_way(explored: Explored, fault: Fault) -> Way:
    """Return what happens on the way on which a situation was found, and at which session."""
    places = _places(explored, fault.place)
    way = Way()
    for place, following in pairwise(places):
        event = explored.situations[following].came_by
        if event is not None:
            way.append((explored.situations[place].session, event))
    if fault.event is not None:
        way.append((explored.situations[fault.place].session, fault.event))
    return way


def _keys(explored: Explored, way: Way) -> Iterator[str]:
    """Yield each key, and a wait for each try of a silence: the line tries again by itself."""
    flow = explored.hotline.call
    for session, event in way:
        match event, flow.states[session.state]:
            case NoInput(), ListeningState() as state:
                tries = flow.patience_at(state).tries - session.misses
                yield from ["wait"] * max(1, tries)
            case Key(key), _:
                yield key or "#"


def depth_of(explored: Explored, place: int) -> tuple[bool, int]:
    """Tell whether a language's own number is called, and how many webhooks lead to a situation."""
    own_number = explored.situations[place].session.language is not None
    return own_number, len(_places(explored, place)) - 1
