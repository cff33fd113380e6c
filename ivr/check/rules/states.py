"""Find the states that nobody reaches, that nobody leaves, or that decide nothing."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from ivr.check.rule import Subject
from ivr.loader.problems import Problem, suggest
from ivr.model.states.condition import CLOSED, NO, OPEN, YES, Condition
from ivr.model.states.listening import ListeningState
from ivr.model.states.state import ANSWERED, State, Way
from ivr.model.voice_flow import HANG_UP, VoiceFlow

Graph = Mapping[str, Iterable[str]]


def unreachable_state(subject: Subject) -> Iterator[Problem]:
    """Words that nobody can hear were once meant for somebody: a way to them was lost.

    Passes:

        greeting: {say: …, next: welcome}
        welcome: {say: …, next: hang_up}

    Fails, as nothing leads to `welcome`:

        greeting: {say: …, next: hang_up}
        welcome: {say: …, next: hang_up}
    """
    call, text = subject.hotline.call, subject.hotline.text
    graph = ways_of_call(call)
    called = reached_from(graph, {call.start})
    sent = {text for name in called & set(call.states) for text, _ in call.states[name].sends()}
    text_graph = {name: [way.to for way in state.ways()] for name, state in text.states.items()}
    texted = reached_from(text_graph, {text.start, *text.keywords, *sent})
    for source, states, reached, by in (
        (subject.call, call.states, called, "call"),
        (subject.text, text.states, texted, "text"),
    ):
        for name in states:
            if name not in reached:
                message = f'no {by} ever gets to state "{name}"'
                cure = "Lead to it from another state, or delete it."
                yield source.problem(("states", name), "unreachable-state", message, cure)


def no_end(subject: Subject) -> Iterator[Problem]:
    """Whoever calls must be able to come to a goodbye, wherever they are.

    Passes:

        goodbye: {say: …, next: hang_up}

    Fails, as the goodbye leads back and nothing else hangs up:

        goodbye: {say: …, next: more}
        more: {menu: …, patience: {then: goodbye, otherwise: goodbye}}
    """
    graph = ways_of_call(subject.hotline.call)
    backwards: dict[str, set[str]] = {}
    for name, targets in graph.items():
        for target in targets:
            backwards.setdefault(target, set()).add(name)
    ending = reached_from(backwards, {HANG_UP})
    stuck = [name for name in graph if name not in ending]
    if stuck:
        everywhere = len(stuck) == len(graph)
        names = "any state" if everywhere else ", ".join(f'"{name}"' for name in stuck)
        message = f"the call can never end from {names}"
        # Where nothing hangs up, the last resort of silence is what should.
        last_resort = subject.hotline.call.patience.otherwise
        path = ("states", last_resort, "next") if everywhere else ("states", stuck[0])
        cure = "Let a state that says goodbye lead to hang_up."
        yield subject.call.problem(path, "no-end", message, cure)


def idle_route(subject: Subject) -> Iterator[Problem]:
    """A route whose ways all lead to one state decides nothing: one of them is a mistake.

    Passes:

        result:
          route: {any_yes: exposed, otherwise: not_likely}

    Fails:

        result:
          route: {any_yes: exposed, otherwise: exposed}
    """
    hotline = subject.hotline
    for source, states in (
        (subject.call, hotline.call.states),
        (subject.text, hotline.text.states),
    ):
        for name, state in states.items():
            conditions = [way for way in state.ways() if way.cause == "condition"]
            if len({way.to for way in conditions}) == 1:
                *_, last = conditions
                message = f'state "{name}" goes to "{last.to}" whatever the case'
                cure = "Give otherwise another state, or lead to this one without a route."
                yield source.problem(("states", name, *last.path), "idle-route", message, cure)


def missing_milestone(subject: Subject) -> Iterator[Problem]:
    """The budget and the reports measure the way to the states with `milestone: answered`.

    Passes:

        exposed: {milestone: answered, say: …, next: guidance}

    Fails, as no state is the answer then:

        exposed: {milestone: answerd, say: …, next: guidance}
    """
    hotline = subject.hotline
    for source, states in (
        (subject.call, hotline.call.states),
        (subject.text, hotline.text.states),
    ):
        named = {name: state.milestone for name, state in states.items() if state.milestone}
        for name, milestone in named.items():
            if milestone != ANSWERED:
                message = f'state "{name}" is the milestone "{milestone}", which nothing measures'
                cure = suggest(milestone, [ANSWERED])
                path = ("states", name, "milestone")
                yield source.problem(path, "missing-milestone", message, cure)
        if states and not named:
            message = "no state tells that the caller has the answer there"
            cure = f"Add milestone: {ANSWERED} to each state that gives it."
            yield source.problem(("states",), "missing-milestone", message, cure)


def ways_of_call(flow: VoiceFlow, while_closed: Collection[str] = ()) -> dict[str, set[str]]:
    """Return where each state of a call leads, by keys from anywhere and by silence as well.

    The ways that need one of some groups of agents to be on duty may be left out: `open` stands for
    the service.
    """
    graph = {
        name: {
            way.to
            for way, needed in _needs(state)
            if all(_may_be_closed(group, needed) for group in while_closed)
        }
        for name, state in flow.states.items()
    }
    for name, state in flow.states.items():
        if isinstance(state, ListeningState):
            patience = flow.patience_at(state)
            anywhere = {**flow.anywhere, **state.anywhere}.values()
            graph[name] |= {patience.then, patience.otherwise, *anywhere}
    return graph


def _needs(state: State) -> Iterator[tuple[Way, tuple[Condition, ...]]]:
    """Yield each way with what holds wherever it is taken."""
    if state.DECIDES:
        before: list[Condition] = []
        for way, needed in zip(state.ways(), state.cases(), strict=True):
            yield way, (*needed, *before)
            before += [opposite for one in needed[:1] if (opposite := _opposite(needed, one))]
        return
    conditions = {path[:2]: needed for needed, path in state.conditions()}
    for way in state.ways():
        yield way, conditions.get(way.path[:2], ())


def _opposite(needed: tuple[Condition, ...], only: Condition) -> Condition | None:
    """Return what holds where a single condition about the hours does not."""
    opposites: dict[tuple[str, ...], tuple[str, ...]] = {(NO,): (YES,), (CLOSED,): (OPEN,)}
    values = opposites.get(only.values) if len(needed) == 1 else None
    return Condition(only.about, values) if values else None


def _may_be_closed(group: str, needed: tuple[Condition, ...]) -> bool:
    on_duty = (YES,) if group == OPEN else (OPEN,)
    return Condition(group, on_duty) not in needed


def reached_from(graph: Graph, starts: Iterable[str]) -> set[str]:
    """Return what can be reached in a graph."""
    reached: set[str] = set()
    waiting = list(starts)
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += graph.get(name, ())
    return reached
