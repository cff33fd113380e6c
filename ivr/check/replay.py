"""Turn a way through a call into the command that makes that call again."""

import shlex
from collections.abc import Iterator

from ivr.check.moves import END, Explored, Fault
from ivr.exchange import Event, Key, NoInput, TextEnded, TransferEnded
from ivr.model.call import ListeningState
from ivr.session import Session

ABROAD = "+33123456789"  # a number that cannot be texted from here
Way = list[tuple[Session, Event]]


def way_to(explored: Explored, fault: Fault) -> Way:
    """Return what happens on the way to a fault, and at which session, from the call's start."""
    place, way = fault.place, Way()
    if fault.event is not None:
        way.append((explored.situations[place].session, fault.event))
    while explored.situations[place].came_by is not None:
        situation = explored.situations[place]
        place = situation.came_from
        assert situation.came_by is not None  # noqa: S101  the loop's condition
        way.append((explored.situations[place].session, situation.came_by))
    return way[::-1]


def write_command(explored: Explored, fault: Fault) -> str:
    """Write the `ivr call` that leads to a fault: its keys, the clock, how transfers end."""
    way = way_to(explored, fault)
    words = ["ivr", "call", "--keys", ",".join(_keys(explored, way))]
    if way and way[0][0].language:
        words += ["--language", str(way[0][0].language)]
    if explored.worlds:
        world = explored.worlds[_world(explored, fault)]
        words += ["--at", f"{world.moment:%Y-%m-%d %H:%M}"]
        if not world.conditions.staffed:
            words += ["--agent", ""]
    outcomes = [event.connected for _, event in way if isinstance(event, TransferEnded)]
    if outcomes:
        words += ["--dial", "completed" if outcomes[-1] else "busy"]
    if any(isinstance(event, TextEnded) for _, event in way):
        is_textable = explored.worlds[_world(explored, fault)].conditions.textable
        words += [] if is_textable else ["--from", ABROAD]
    return shlex.join(words)


def changes_on_the_way(explored: Explored, fault: Fault) -> bool:
    """Tell whether the clock, or what else the world adds, must change on the way to a fault."""
    return not explored.situations[fault.place].worlds & fault.worlds


def _world(explored: Explored, fault: Fault) -> int:
    worlds = explored.situations[fault.place].worlds & fault.worlds or fault.worlds
    return next(place for place in range(len(explored.worlds)) if worlds >> place & 1)


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
    depth = 0
    while explored.situations[place].came_from != END:
        place, depth = explored.situations[place].came_from, depth + 1
    return explored.situations[place].session.language is not None, depth
