"""The command that makes the call to a fault again, or what it takes in words."""

import shlex
from collections.abc import Iterator
from itertools import pairwise

from ivr.check.counterexample import Path, SteadyPath
from ivr.check.situation import END, Explored, Fault
from ivr.dialog.events import Entered, Key, NoInput, Outcome
from ivr.model.states.acting import ActingState
from ivr.model.states.listening import ListeningState

ABROAD = "+33123456789"  # a number that cannot be texted from here


def write_command(explored: Explored, fault: Fault, steady: SteadyPath, folder: str = "") -> str:
    """Write the `ivr call` that leads to a fault: its keys, the clock, how transfers end."""
    path = steady.path
    words = ["ivr", "call", *([folder] if folder else [])]
    words += ["--keys", ",".join(_keys(explored, path))]
    if path and path[0][0].language:
        words += ["--language", path[0][0].language]
    world = explored.worlds[steady.world]
    words += ["--at", f"{world.moment:%Y-%m-%d %H:%M}"]
    if not world.conditions.staffed:
        words += ["--agent", ""]
    word = _word_of_act(explored, fault, steady)
    if word:
        words += ["--dial", word]
    if not world.conditions.textable:
        words += ["--from", ABROAD]
    return shlex.join(words)


def _word_of_act(explored: Explored, fault: Fault, steady: SteadyPath) -> str:
    """Return how acts end on the path, as the telephone is told it; empty if it needs no word."""
    reached = [
        explored.hotline.call.states[session.state]
        for session, event in steady.path
        if isinstance(event, Outcome)
    ]
    if fault.rule == "silent-loop" and explored.worlds[steady.world].conditions.reaches_agents:
        reached += explored.acting.values()  # it may ring an agent later
    for state in reached:
        if isinstance(state, ActingState) and state.SAID_AS:
            words = tuple(state.SAID_AS.values())
            return words[min(steady.ends, len(words) - 1)]
    return ""


def describe_change(explored: Explored, fault: Fault) -> str:
    """Tell the keys to a fault that no steady world leads to, and where the world changes."""
    path, worlds, changed = _first_path(explored, fault), -1, ""
    for place, (session, _) in zip(_places(explored, fault.place), path, strict=False):
        left = explored.situations[place].worlds
        if not left & worlds and not changed:
            changed = session.state
        worlds &= left
    state = changed or explored.situations[fault.place].session.state
    keys = ",".join(_keys(explored, path)) or "no key"
    return (
        f"It takes {keys}, and a change during the call: of the hours, the numbers, or how a "
        f'transfer or a text ends, by the time that the caller is in "{state}".'
    )


def _places(explored: Explored, place: int) -> list[int]:
    places = [place]
    while explored.situations[places[-1]].came_from != END:
        places.append(explored.situations[places[-1]].came_from)
    return places[::-1]


def _first_path(explored: Explored, fault: Fault) -> Path:
    """Return what happens on the path on which a situation was found, and at which session."""
    places = _places(explored, fault.place)
    path = Path()
    for place, following in pairwise(places):
        event = explored.situations[following].came_by
        if event is not None:
            path.append((explored.situations[place].session, event))
    if fault.event is not None:
        path.append((explored.situations[fault.place].session, fault.event))
    return path


def _keys(explored: Explored, path: Path) -> Iterator[str]:
    """Yield each key, and a wait for each try of a silence: the line tries again by itself."""
    flow = explored.hotline.call
    for session, event in path:
        match event, flow.states[session.state]:
            case NoInput(), ListeningState() as state:
                tries = flow.patience_at(state).tries - session.no_matches
                yield from ["wait"] * max(1, tries)
            case Key(key), _:
                yield key or "#"
            case Entered(digits), state:
                size = state.entry
                yield from (digits if digits.isdecimal() else "*")
                if size and len(digits) < size.most:
                    yield size.finish or "wait"


def depth_of(explored: Explored, place: int) -> tuple[bool, int]:
    """Tell whether a language's own number is called, and how many webhooks lead to a situation."""
    own_number = explored.situations[place].session.language is not None
    return own_number, len(_places(explored, place)) - 1
