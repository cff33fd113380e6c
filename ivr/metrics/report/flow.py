"""What happened in the flows: whether the answer was sent, where people left, what they chose."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from ivr.dialog.events import ARRIVED
from ivr.metrics.report.amounts import Counted, FlowAmounts, in_order
from ivr.metrics.report.section import (
    BAR,
    LABEL,
    SHARE,
    Column,
    N,
    Ratio,
    Row,
    Section,
    row,
    shown_if,
)
from ivr.model.states import CALL_STATES, TEXT_STATES
from ivr.model.states.state import Shape, message
from ivr.model.values import KEYS
from ivr.model.voice_flow import HANG_UP, REPEAT, SWITCH_LANGUAGE
from ivr.view.labels import kind_name, title

KEYWORD = "keyword"
SILENCES = {"no input": message("nothing pressed"), "no match": message("another key")}
ODD_TEXTS = {
    "not_understood": message("something else"),
    "not_answered": message("neither yes nor no"),
    "did_you_mean": message("nearly a keyword"),
    "sensitive": message("a picture or a card number"),
    "courtesy": message("thanks or a greeting"),
    "reaction": message("a reaction to one of our texts"),
}
OTHERS = {"lost": message("lost the way"), "star": "*"}
MEANINGS = {REPEAT: message("once more"), SWITCH_LANGUAGE: message("other language")}
STATE, BY, KIND = Column("state", "name"), Column("by", "by"), Column("kind", "detail")


# The answer


def answers(counted: Counted) -> Section:
    """Say how often the answer was sent, and which."""
    translate = counted.translate
    calls = _answer(counted, counted.call, translate("Calls"))
    rows = (*calls, *_answer(counted, counted.text, translate("Text conversations")))
    told = translate("It was sent; whether it was listened to, nobody knows.")
    notes = (told,) if any(one.audience == "all" for one in rows) else ()
    columns = (Column("section", "section"), STATE, BY, LABEL, N, SHARE)
    return Section("", translate("How often was the answer sent?"), columns, rows, notes)


def _answer(counted: Counted, flow: FlowAmounts, name: str) -> Iterator[Row]:
    """Yield what arrived, what was sent and sent again, and the sum of both by state."""
    translate = counted.translate
    arrived, sent, total = flow.arrived, flow.answered, flow.answers.total()
    shown, section = arrived or sent, f"{flow.flow}_answer"
    yield row(0, shown_if(shown), section=section, by="arrived", label=name, n=arrived)
    label, part = translate("the answer was sent"), Ratio(sent, arrived)
    yield row(1, shown_if(shown), section=section, by="sent", label=label, n=sent, share=part)
    label, again = translate("sent again on request"), total - sent
    yield row(1, shown_if(shown and again), section=section, by="again", label=label, n=again)
    for state, n in flow.answers.items():
        yield row(
            2,
            shown_if(shown and total),
            section=section,
            by="state",
            state=state,
            label=title(state),
            n=n,
            share=Ratio(n, total),
        )


# Where people leave


def call_left(counted: Counted) -> Section:
    """Say at which states callers hung up, and how many calls the line itself ended."""
    translate, call = counted.translate, counted.call
    ended = call.tally(lambda step: step.target)[HANG_UP]
    heading = translate("Where did callers hang up before the line said goodbye?")
    told = translate("The line itself said goodbye and ended {number} calls.")
    note = told.format(number=counted.number(ended))
    by_the_line = row(0, "programs", state=HANG_UP, entered=ended)
    return _left(counted, call, heading, note, by_the_line)


def text_left(counted: Counted) -> Section:
    """Say at which states conversations by text stopped."""
    heading = counted.translate("Where did text conversations stop?")
    note = counted.translate("At a question, an answer was awaited; a message is a natural end.")
    return _left(counted, counted.text, heading, note)


def _left(counted: Counted, flow: FlowAmounts, heading: str, note: str, *more: Row) -> Section:
    rows = tuple(_leavings(counted, flow))
    missing = sum(n for one in rows if isinstance(n := one.cells.get("missing"), int))
    words = counted.translate(
        "Missing: {number} ways into these states, older than the first day, or lost."
    )
    notes = (note, *([words.format(number=counted.number(missing))] if missing else []))
    shown = any(one.audience == "all" for one in rows)
    columns = (
        STATE,
        KIND,
        Column("label", "label", message("State")),
        Column("kind_name", "remark"),
        Column("entered", "number", message("came")),
        Column("went_on", "figure"),
        Column("left", "number", message("left")),
        Column("missing", "figure"),
        Column("after_talk", "figure"),
        SHARE,
        BAR,
    )
    name = f"{flow.flow}_left"
    return Section(name, heading, columns, (*rows, *more), notes if shown else (), by="left")


def _leavings(counted: Counted, flow: FlowAmounts) -> Iterator[Row]:
    """Yield what became of those who entered each state that can be left; self-moves cancel.

    Entered and missing are together what went on and left; `missing` are moves out of a state
    whose way in was not counted. Of those who left, some had talked with an agent.
    """
    entered, went_on, talked = flow.noted(ARRIVED), Counter[str](), Counter[str]()
    for step, n in flow.moves.items():
        if step.origin != step.target and step.target:
            entered[step.target] += n
            went_on[step.origin] += n
        elif step.origin != step.target and (found := flow.outcome(step)) and found[1].talked:
            talked[step.origin] += n
    for name in in_order({*entered, *went_on} - {HANG_UP}, flow.graph.nodes):
        if not _can_be_left(flow, name):
            continue
        left = max(0, entered[name] - went_on[name])
        after_talk = min(talked[name], left)
        yield row(
            0,
            shown_if(left),
            state=name,
            **_kind(counted, flow, name),
            label=title(name),
            entered=entered[name],
            went_on=went_on[name],
            left=left,
            missing=max(0, went_on[name] - entered[name]),
            after_talk=after_talk,
            share=Ratio(left, entered[name]),
        )
        if after_talk:
            label = counted.translate("after the agent")
            yield row(1, "people", label=label, left=after_talk, share=None, bar=None)


def _can_be_left(flow: FlowAmounts, name: str) -> bool:
    """Tell whether a conversation stays in a state, unless it has ended there.

    Of a state that the hotline no longer has nobody knows; who passes through leaves nothing.
    """
    node = flow.graph.nodes.get(name)
    if node is None or node.shape in ("listens", "acts"):
        return True
    return flow.flow == "text" and node.rests and not flow.hotline.text.states[name].is_end


def _kind(counted: Counted, flow: FlowAmounts, name: str) -> dict[str, str]:
    """Return the kind of a state, for programs and in words."""
    node, translate = flow.graph.nodes.get(name), counted.translate
    words = kind_name(node.kind, translate) if node else translate("no longer there")
    return {"kind": node.kind if node else "", "kind_name": words}


# What they choose


def call_choices(counted: Counted) -> Section:
    """Say what was chosen in calls."""
    return _choices(counted, counted.call, counted.translate("What did callers choose?"))


def text_choices(counted: Counted) -> Section:
    """Say what was chosen in conversations by text."""
    heading = counted.translate("What did texters answer and ask for?")
    return _choices(counted, counted.text, heading)


def _choices(counted: Counted, flow: FlowAmounts, heading: str) -> Section:
    """Say what led on from each state that asks, each under its name."""
    made: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for step, n in flow.moves.items():
        way = f"{KEYWORD} {step.target}" if step.by == KEYWORD else step.by
        made[step.origin][way][step.target] += n
    rows: list[Row] = []
    for state in in_order(made, flow.graph.nodes):
        if _asks(flow, state, {*made[state]}):
            where = _kind(counted, flow, state)["kind_name"]
            rows.append(row(0, "people", True, label=title(state), where=where))
            rows += _chosen(counted, flow, state, made[state])
    details = Column("means", "detail"), Column("targets", "detail")
    columns = (STATE, KIND, BY, *details, LABEL, Column("where", "label"), N, SHARE, BAR)
    return Section(f"{flow.flow}_choices", heading, columns, tuple(rows))


def _asks(flow: FlowAmounts, name: str, bys: set[str]) -> bool:
    """Tell whether a state asks for something, or once did if the hotline no longer has it."""
    node = flow.graph.nodes.get(name)
    asked = {*_names_of_ways("listens"), *SILENCES, *KEYS, *flow.hotline.languages}
    return node.shape == "listens" if node else bool(bys & asked)


def _names_of_ways(shape: Shape) -> dict[str, str]:
    """Return what the kinds of a shape call their ways."""
    kinds = (*CALL_STATES.values(), *TEXT_STATES.values())
    return {by: name for kind in kinds if shape == kind.SHAPE for by, name in kind.WAYS.items()}


def _chosen(
    counted: Counted, flow: FlowAmounts, state: str, made: Mapping[str, Counter[str]]
) -> Iterator[Row]:
    """Yield what is offered first, in its order; then what works anywhere, silence last."""
    offered = [
        f"{KEYWORD} {way.target}" if way.cause == KEYWORD else way.by
        for way in flow.graph.ways.get(state, ())
    ]
    places = {by: place for place, by in enumerate(offered)}
    names = {**_names_of_ways("listens"), **SILENCES, **ODD_TEXTS, **OTHERS}
    total = sum(targets.total() for targets in made.values())

    def place(by: str) -> tuple[int, int, int, str]:
        return places.get(by, len(offered)), by in SILENCES, -made[by].total(), by

    for by in sorted(made, key=place):
        n, targets = made[by].total(), tuple(target for target, _ in made[by].most_common())
        means = flow.meaning(by) if by not in places else ""
        is_keyword = by.startswith(f"{KEYWORD} ")
        is_told = not means and not is_keyword and len(targets) == 1 and targets != (state,)
        is_language = by in flow.hotline.languages
        told = counted.language(by) if is_language else counted.worded(by, names)
        name = title(targets[0]) if is_keyword else told
        yield row(
            1,
            state=state,
            kind=_kind(counted, flow, state)["kind"],
            by=by,
            means=means,
            targets=targets,
            label=f"{name} {counted.worded(means, MEANINGS)}" if means else name,
            where=f"→ {title(targets[0])}" if is_told else "",
            n=n,
            share=Ratio(n, total),
            bar=Ratio(n, total),
        )
