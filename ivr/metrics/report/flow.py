"""Turn the moves of a flow into what was sent, where people left, and what they chose."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from ivr.dialog.events import ARRIVED
from ivr.metrics.report.amounts import KEYWORD, SILENCES, TALKED, Amounts, in_order
from ivr.metrics.report.data import Amount, Answer, Choice, Choices, Flow, Leaving, StateKind
from ivr.model.hotline import Hotline
from ivr.model.states.state import ANSWERED
from ivr.model.values import KEYS
from ivr.model.voice_flow import HANG_UP, REPEAT, SWITCH_LANGUAGE
from ivr.view.graph import Graph, Node

CHOOSING = ("ask", "menu", "choose_language")
STAYING = {*CHOOSING, "transfer", "send_text"}  # where a conversation stays, and can be left
PASSING = ("say", "route")


def flow_of(amounts: Amounts, graph: Graph, hotline: Hotline) -> Flow:
    """Report on a flow, its states in the order of its file, then those that it no longer has."""
    return Flow(
        _answer(amounts, graph, hotline),
        tuple(_leavings(amounts, graph, hotline)),
        tuple(_choices(amounts, graph, hotline)),
        sum(n for step, n in amounts.moves() if step.target == HANG_UP),
    )


# The answer


def _answer(amounts: Amounts, graph: Graph, hotline: Hotline) -> Answer:
    """Count the moves into the states with the milestone; who repeats one is sent it again."""
    names = [name for name, node in graph.nodes.items() if node.milestone == ANSWERED]
    sent, again = Counter(dict.fromkeys(names, 0)), 0
    for step, n in amounts.moves():
        if step.target in sent:
            sent[step.target] += n
        if _meaning(step.by, graph, hotline) and _answers(graph, step.target):
            again += n
    arrived, first = amounts.notes(ARRIVED), max(0, sent.total() - again)
    states = tuple(Amount(name, n) for name, n in sent.items())
    return Answer(arrived, first, sent.total() - first, states)


def _meaning(by: str, graph: Graph, hotline: Hotline) -> str:
    """Return what a key means that has a call say the same once more, else nothing."""
    target = hotline.call.anywhere.get(by, "") if graph.flow == "call" else ""
    return target if target in (REPEAT, SWITCH_LANGUAGE) else ""


def _answers(graph: Graph, name: str, seen: tuple[str, ...] = ()) -> bool:
    """Tell whether whoever enters a state is sent the answer before anything is asked."""
    node = graph.nodes.get(name)
    if node is None or name in seen:
        return False
    if node.milestone == ANSWERED:
        return True
    ways = graph.ways[name] if node.kind in PASSING else ()
    return bool(ways) and all(_answers(graph, way.target, (*seen, name)) for way in ways)


# Where people leave


def _leavings(amounts: Amounts, graph: Graph, hotline: Hotline) -> Iterator[Leaving]:
    """Yield what became of those who entered each state that can be left; self-moves cancel."""
    entered, went_on, talked = amounts.about(ARRIVED), Counter[str](), Counter[str]()
    for step, n in amounts.moves():
        if step.origin == step.target:
            continue
        if step.target:
            entered[step.target] += n
            went_on[step.origin] += n
        elif step.by == TALKED:
            talked[step.origin] += n
    for name in in_order({*entered, *went_on} - {HANG_UP}, graph.nodes):
        if _can_be_left(name, graph, hotline):
            rest = entered[name] - went_on[name]
            yield Leaving(
                state=name,
                kind=_kind(graph.nodes.get(name)),
                entered=entered[name],
                went_on=went_on[name],
                left=max(0, rest),
                missing=max(0, -rest),
                after_talk=min(talked[name], max(0, rest)),
            )


def _can_be_left(name: str, graph: Graph, hotline: Hotline) -> bool:
    """Tell whether a conversation stays in a state, unless it has ended there.

    Of a state that the hotline no longer has nobody knows; who passes through leaves nothing.
    """
    node = graph.nodes.get(name)
    if node is None or node.kind in STAYING:
        return True
    if graph.flow == "text" and node.rests:
        state = hotline.text.states[name]
        return not state.is_end
    return False


def _kind(node: Node | None) -> StateKind:
    return node.kind if node else ""


# What they choose


def _choices(amounts: Amounts, graph: Graph, hotline: Hotline) -> Iterator[Choices]:
    """Yield what led on from each state that asks, in the order in which it is offered."""
    made: dict[str, dict[tuple[str, str], Counter[str]]] = defaultdict(dict)
    for step, n in amounts.moves():
        way = step.by, step.target if step.by == KEYWORD else ""
        made[step.origin].setdefault(way, Counter())[step.target] += n
    for name in in_order(made, graph.nodes):
        node = graph.nodes.get(name)
        bys = {by for by, _ in made[name]}
        if node.kind in CHOOSING if node else _asks(bys, hotline):
            ways = graph.ways[name] if node else ()
            offered = {
                way.target if way.cause == KEYWORD else way.by: n for n, way in enumerate(ways)
            }
            found = [
                Choice(
                    by,
                    _meaning(by, graph, hotline) if by not in offered else "",
                    tuple(target for target, _ in targets.most_common()),
                    targets.total(),
                )
                for (by, _), targets in made[name].items()
            ]
            yield Choices(
                name,
                _kind(node),
                sum(choice.n for choice in found),
                tuple(sorted(found, key=lambda choice: _place(choice, offered))),
            )


def _asks(bys: set[str], hotline: Hotline) -> bool:
    """Tell whether a state that the hotline no longer has once asked for something."""
    return bool(bys & {"yes", "no", *SILENCES, *KEYS, *hotline.languages})


def _place(choice: Choice, offered: dict[str, int]) -> tuple[int, int, int, str]:
    """Sort what is offered first, in its order; then what works anywhere, silence last."""
    name = choice.targets[0] if choice.by == KEYWORD else choice.by
    place = offered.get(name, len(offered))
    return place, choice.by in SILENCES, -choice.n, choice.by
