"""What must hold of every situation of a call, whatever steps lead there.

Each proof is one pass over all steps, forwards or backwards, for all worlds at once (as bits).
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterator
from dataclasses import replace

from ivr.check.silent_cycles import silent_loops
from ivr.check.situation import END, ODD, Explored, Fault, Possibility
from ivr.dialog.events import Entered, Event, Key, NoInput
from ivr.dialog.session import Session
from ivr.model.states.acting import ActingState, Caution
from ivr.model.states.listening import ListeningState

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
    ringing = {key for key, state in explored.acting.items() if state.RINGS_AGENTS}
    if ringing:
        agents = _ways_to(backwards, _places_of(explored, ringing))
        message = "no key leads to an agent from here, though one is on duty"
        yield from _without_way(explored, agents, "no-agent", message)
    yield from _stuck(explored)
    yield from _twice(explored)
    yield from _unequal(explored)


def _places_of(explored: Explored, kinds: Container[str]) -> list[int]:
    situations = enumerate(explored.situations)
    return [place for place, one in situations if one.steps and explored.state(place).KEY in kinds]


def _backwards(explored: Explored) -> Backwards:
    found: Backwards = defaultdict(list)
    for place, step in _steps(explored):
        for target, worlds in _targets(step).items():
            found[target].append((place, worlds))
    return found


def _steps(explored: Explored) -> Iterator[tuple[int, Possibility]]:
    for place, situation in enumerate(explored.situations):
        for step in situation.steps:
            yield place, step


def _targets(step: Possibility) -> dict[int, int]:
    """Return where a step leads, each target with its worlds."""
    worlds: dict[int, int] = {}
    for world, target in enumerate(step.to):
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
        if rule != "no-agent" or world.conditions.reaches_agents
    )
    for place, situation in enumerate(explored.situations):
        missing = due & ~reaching.get(place, 0)
        if missing and situation.steps and explored.listens(place):
            yield Fault(rule, place, None, missing, message)


def _stuck(explored: Explored) -> Iterator[Fault]:
    """Yield the states that no key of theirs leads out of: a caller who presses stays there."""
    states: dict[str, set[str]] = defaultdict(set)
    first: dict[str, int] = {}
    for place, step in _steps(explored):
        if isinstance(step.event, Key | Entered) and step.by in ("choice", "repeat"):
            name = explored.situations[place].session.state
            first.setdefault(name, place)
            states[name] |= {
                "" if to == END else explored.situations[to].session.state for to in set(step.to)
            }
    for place, situation in enumerate(explored.situations):
        if situation.steps and explored.listens(place):
            name = situation.session.state
            if states[name] <= {name} and first.setdefault(name, place) == place:
                yield Fault("stuck", place, None, -1, "no key leads anywhere else from here")


def _twice(explored: Explored) -> Iterator[Fault]:
    """Yield what is done again though the caller chose nothing in between, or without a key."""
    for key, state in explored.acting.items():
        if state.AGAIN:
            yield from _again(explored, key, state.AGAIN)
    for place, step in _steps(explored):
        for target, worlds in _targets(step).items():
            if step.by not in ("silence", "odd", "arrival") or target == END:
                continue
            kind = explored.state(target)
            caution = kind.UNASKED if isinstance(kind, ActingState) else None
            if caution:
                message = f"{_cause(step.event)} {caution.deed}"
                yield Fault(caution.rule, place, step.event, worlds, message)


def _again(explored: Explored, key: str, caution: Caution) -> Iterator[Fault]:
    todo = _places_of(explored, {key})
    seen = set(todo)
    while todo:
        place = todo.pop()
        for step in explored.situations[place].steps:
            if step.by in ("choice", "arrival"):
                continue
            for target, worlds in _targets(step).items():
                if target == END:
                    continue
                if key == explored.state(target).KEY:
                    message = f"{_cause(step.event)} {caution.deed}"
                    yield Fault(caution.rule, place, step.event, worlds, message, key)
                elif target not in seen:
                    seen.add(target)
                    todo.append(target)


def _cause(event: Event) -> str:
    match event:
        case Key(""):
            return "a key that means nothing"
        case Key(key):
            return f"the key {key}"
        case Entered():
            return "a number"
        case NoInput():
            return "silence"
    return "what comes next"


def _unequal(explored: Explored) -> Iterator[Fault]:
    """Yield the situations that one language has and the next has not, or not with its moves."""
    languages = () if explored.matter.of_language else explored.hotline.spoken
    following = dict(zip(languages, [*languages[1:], *languages[:1]], strict=True))
    places = {
        replace(situation.session, answers=_told(explored, situation.session)): place
        for place, situation in enumerate(explored.situations)
        if situation.steps and not any(step.by == "arrival" for step in situation.steps)
    }
    twins = {
        place: places.get(replace(session, language=following[session.language]), END)
        for session, place in places.items()
        if session.language in following
    }
    for place, twin in twins.items():
        differing = -1
        if twin != END:
            differing = _differing(
                _steps_between(explored, place, twins), _steps_between(explored, twin)
            )
        if differing:
            session = explored.situations[place].session
            there = following[session.language or ""]
            message = f"what happens here in {session.language} does not happen in {there}"
            yield Fault("unequal-languages", place, None, differing, message)


def _told(explored: Explored, session: Session) -> tuple[tuple[str, bool], ...]:
    """Return what matters of the answers, whichever question was answered with yes elsewhere."""
    matter = explored.matter
    elsewhere = ("", matter.yes_elsewhere(session.answers))
    return (*matter.of_named(session.answers), elsewhere)


def _differing(
    steps: set[tuple[Event, tuple[int, ...]]], others: set[tuple[Event, tuple[int, ...]]]
) -> int:
    """Return the worlds, as bits, in which moves differ; all if they are of different events."""
    if steps == others:
        return 0
    worlds = range(max(len(to) for _, to in steps | others))
    bits = sum(
        1 << world
        for world in worlds
        if {(event, to[world]) for event, to in steps}
        != {(event, to[world]) for event, to in others}
    )
    return bits or -1


def _steps_between(
    explored: Explored, place: int, twins: dict[int, int] | None = None
) -> set[tuple[Event, tuple[int, ...]]]:
    """Return what happens at a place, by its targets; with `twins`, by those in the next language.

    A key that chooses a language leads to that one, whichever was spoken before.
    """
    twin: Callable[[int], int] = (lambda to: twins.get(to, to)) if twins else (lambda to: to)
    state = explored.state(place)
    keys = state.keys(explored.hotline.bindings) if isinstance(state, ListeningState) else {}
    choosing = {Key(key) for key, meaning in keys.items() if meaning.language}
    return {
        (step.event, step.to if step.event in choosing else tuple(map(twin, step.to)))
        for step in explored.situations[place].steps
        if step.by != "odd" or step.event == ODD  # other odd keys are pressed once a state
    }
