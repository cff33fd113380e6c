"""Turn every situation of a call into what is wrong with the moves between them.

Each proof is one pass over all moves, forwards or backwards, for all worlds at once (as bits).
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace

from ivr.check.silent_cycles import silent_loops
from ivr.check.situation import END, ODD, Explored, Fault, Move
from ivr.dialog.events import Event, Key, NoInput
from ivr.model.voice_flow import ListeningState, SendTextState, TransferState

Backwards = dict[int, list[tuple[int, int]]]
"""The places from which each place is reached, and in which worlds."""


def prove(explored: Explored) -> Iterator[Fault]:
    """Yield whatever is wrong, in any order."""
    yield from explored.faults
    yield from silent_loops(explored)
    backwards = _backwards(explored)
    yield from _without_way(
        explored, _ways_to(backwards, [END]), "stuck", "no key and no silence ends the call here"
    )
    transfers = [
        place for place in range(len(explored.situations)) if explored.kind(place, TransferState)
    ]
    if any(isinstance(state, TransferState) for state in explored.hotline.call.states.values()):
        agents = _ways_to(backwards, transfers)
        message = "no key leads to an agent from here, though one is on duty"
        yield from _without_way(explored, agents, "no-agent", message)
    yield from _stuck(explored)
    yield from _twice(explored)
    yield from _unequal(explored)


def _backwards(explored: Explored) -> Backwards:
    found: Backwards = defaultdict(list)
    for place, move in _moves(explored):
        for target, worlds in _targets(move).items():
            found[target].append((place, worlds))
    return found


def _moves(explored: Explored) -> Iterator[tuple[int, Move]]:
    for place, situation in enumerate(explored.situations):
        for move in situation.moves:
            yield place, move


def _targets(move: Move) -> dict[int, int]:
    """Return where a move leads, each target with its worlds."""
    worlds: dict[int, int] = {}
    for world, target in enumerate(move.to):
        worlds[target] = worlds.get(target, 0) | 1 << world
    return worlds


def _ways_to(backwards: Backwards, targets: list[int]) -> dict[int, int]:
    """Return the worlds in which each place has a way to a target, if the world stays as it is."""
    reaching: dict[int, int] = defaultdict(int)
    todo = [(target, -1) for target in targets]  # -1: every bit
    while todo:
        target, worlds = todo.pop()
        for place, through in backwards.get(target, ()):
            new = worlds & through & ~reaching[place]
            if new:
                reaching[place] |= new
                todo.append((place, new))
    return reaching


def _without_way(
    explored: Explored, reaching: dict[int, int], rule: str, message: str
) -> Iterator[Fault]:
    due = sum(
        1 << place
        for place, world in enumerate(explored.worlds)
        if rule != "no-agent" or world.reaches_agents
    )
    for place, situation in enumerate(explored.situations):
        missing = due & ~reaching.get(place, 0)
        if missing and situation.moves and explored.kind(place, ListeningState):
            yield Fault(rule, place, None, missing, message)


def _stuck(explored: Explored) -> Iterator[Fault]:
    """Yield the states that no key of theirs leads out of: a caller who presses stays there."""
    states: dict[str, set[str]] = defaultdict(set)
    first: dict[str, int] = {}
    for place, move in _moves(explored):
        if isinstance(move.event, Key) and move.by in ("choice", "repeat"):
            name = explored.situations[place].session.state
            first.setdefault(name, place)
            states[name] |= {
                "" if to == END else explored.situations[to].session.state for to in set(move.to)
            }
    for place, situation in enumerate(explored.situations):
        if situation.moves and explored.kind(place, ListeningState):
            name = situation.session.state
            if states[name] <= {name} and first.setdefault(name, place) == place:
                yield Fault("stuck", place, None, -1, "no key leads anywhere else from here")


def _twice(explored: Explored) -> Iterator[Fault]:
    """Yield what is dialed or texted again though the caller chose nothing in between."""
    for kind, rule, deed in (
        (TransferState, "dials-twice", "rings an agent a second time by itself"),
        (SendTextState, "texts-twice", "sends a text a second time by itself"),
    ):
        todo = [
            place
            for place, situation in enumerate(explored.situations)
            if situation.moves and explored.kind(place, kind)
        ]
        seen = set(todo)
        while todo:
            place = todo.pop()
            for move in explored.situations[place].moves:
                if move.by in ("choice", "arrival"):
                    continue
                for target, worlds in _targets(move).items():
                    if target == END:
                        continue
                    if explored.kind(target, kind):
                        message = f"{_cause(move.event)} {deed}"
                        yield Fault(rule, place, move.event, worlds, message, kind.__name__)
                    elif target not in seen:
                        seen.add(target)
                        todo.append(target)
    for place, move in _moves(explored):
        for target, worlds in _targets(move).items():
            is_unasked = move.by in ("silence", "odd", "arrival") and target != END
            if is_unasked and explored.kind(target, SendTextState):
                message = f"{_cause(move.event)} sends a text that nobody asked for"
                yield Fault("texts-unasked", place, move.event, worlds, message)


def _cause(event: Event) -> str:
    match event:
        case Key(""):
            return "a key that means nothing"
        case Key(key):
            return f"the key {key}"
        case NoInput():
            return "silence"
    return "what comes next"


def _unequal(explored: Explored) -> Iterator[Fault]:
    """Yield the situations that one language has and the next has not, or not with its moves."""
    languages = explored.hotline.languages
    following = dict(zip(languages, [*languages[1:], *languages[:1]], strict=True))
    places = {
        replace(situation.session, answers=(("", situation.session.any_yes),)): place
        for place, situation in enumerate(explored.situations)
        if situation.moves and not any(move.by == "arrival" for move in situation.moves)
    }
    twins = {
        place: places.get(replace(session, language=following[session.language]), END)
        for session, place in places.items()
        if session.language
    }
    for place, twin in twins.items():
        differing = -1
        if twin != END:
            differing = _differing(
                _moves_between(explored, place, twins), _moves_between(explored, twin)
            )
        if differing:
            session = explored.situations[place].session
            there = following[session.language or ""]
            message = f"what happens here in {session.language} does not happen in {there}"
            yield Fault("unequal-languages", place, None, differing, message)


def _differing(
    moves: set[tuple[Event, tuple[int, ...]]], others: set[tuple[Event, tuple[int, ...]]]
) -> int:
    """Return the worlds, as bits, in which moves differ; all if they are of different events."""
    if moves == others:
        return 0
    worlds = range(max(len(to) for _, to in moves | others))
    bits = sum(
        1 << world
        for world in worlds
        if {(event, to[world]) for event, to in moves}
        != {(event, to[world]) for event, to in others}
    )
    return bits or -1


def _moves_between(
    explored: Explored, place: int, twins: dict[int, int] | None = None
) -> set[tuple[Event, tuple[int, ...]]]:
    twin: Callable[[int], int] = (lambda to: twins.get(to, to)) if twins else (lambda to: to)
    return {
        (move.event, tuple(map(twin, move.to)))
        for move in explored.situations[place].moves
        if move.by != "odd" or move.event == ODD  # other odd keys are pressed once a state
    }
