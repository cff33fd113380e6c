"""Turn what a report says of the flows into tables: what was sent, who left, what was chosen."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from ivr.cli.report_parts import (
    Cell,
    bar,
    bar_column,
    name_column,
    note,
    number_column,
    section,
    table,
)
from ivr.metrics.report.amounts import KEYWORD
from ivr.metrics.report.data import Answer, Choice, Choices, Flow, Leaving, Report
from ivr.metrics.report.words import choice_name, number, share, state_kind
from ivr.view.labels import Translate, title


def answers(report: Report, translate: Translate, width: int) -> Iterator[RenderableType]:
    """Say how often the answer was sent, and which."""
    rows: list[list[Cell]] = []
    for name, answer in (
        (translate("Calls"), report.call.answer),
        (translate("Text conversations"), report.text.answer),
    ):
        if answer.arrived or answer.sent:
            rows += _answer_rows(name, answer, translate)
    if rows:
        yield section(
            translate("How often was the answer sent?"),
            table([name_column(), number_column(), number_column()], rows, width),
            note(translate("It was sent; whether it was listened to, nobody knows.")),
        )


def _answer_rows(name: str, answer: Answer, translate: Translate) -> Iterator[list[Cell]]:
    yield [name, number(answer.arrived, translate), ""]
    sent, all_of_them = answer.sent, answer.sent + answer.again
    yield [
        "  " + translate("the answer was sent"),
        number(sent, translate),
        share(sent, answer.arrived, translate),
    ]
    if answer.again:
        yield ["  " + translate("sent again on request"), number(answer.again, translate), ""]
    for state in answer.states:
        if all_of_them:
            share_of_all = share(state.n, all_of_them, translate)
            yield [f"    {title(state.name)}", number(state.n, translate), share_of_all]


def leavings(report: Report, translate: Translate, width: int) -> Iterator[RenderableType]:
    """Say at which states people left, calls first."""
    calls = _leavings(report.call, translate, width)
    if calls:
        ended = translate("The line itself said goodbye and ended {number} calls.")
        yield section(
            translate("Where did callers hang up before the line said goodbye?"),
            calls,
            note(ended.format(number=number(report.call.ended, translate))),
            _missing(report.call, translate),
        )
    texts = _leavings(report.text, translate, width)
    if texts:
        yield section(
            translate("Where did text conversations stop?"),
            texts,
            note(translate("At a question, an answer was awaited; a message is a natural end.")),
            _missing(report.text, translate),
        )


def _leavings(flow: Flow, translate: Translate, width: int) -> RenderableType | None:
    left = [leaving for leaving in flow.leavings if leaving.left]
    if not left:
        return None
    most = max(leaving.left for leaving in left)
    rows = [row for leaving in left for row in _leaving_rows(leaving, most, translate)]
    columns = [
        name_column(translate("State")),
        name_column(),
        number_column(translate("came")),
        number_column(translate("left")),
        number_column(),
        bar_column(),
    ]
    return table(columns, rows, width)


def _leaving_rows(leaving: Leaving, most: int, translate: Translate) -> Iterator[list[Cell]]:
    yield [
        title(leaving.state),
        Text(state_kind(leaving.kind, translate), style="dim"),
        number(leaving.entered, translate),
        number(leaving.left, translate),
        share(leaving.left, leaving.entered, translate),
        bar(leaving.left, most),
    ]
    if leaving.after_talk:
        talked = "  " + translate("after the agent")
        yield [talked, "", "", number(leaving.after_talk, translate), "", ""]


def _missing(flow: Flow, translate: Translate) -> Text | None:
    """Say that some moves are missing: lost, or made before the first day."""
    missing = sum(leaving.missing for leaving in flow.leavings)
    if not missing:
        return None
    words = translate(
        "Missing: {number} ways into these states, older than the first day, or lost."
    )
    return note(words.format(number=number(missing, translate)))


def choices(report: Report, translate: Translate, width: int) -> Iterator[RenderableType]:
    """Say what was chosen at each state that asks, calls first."""
    for heading, flow in (
        (translate("What did callers choose?"), report.call),
        (translate("What did texters answer and ask for?"), report.text),
    ):
        if flow.choices:
            rows = [row for state in flow.choices for row in _choice_rows(state, translate)]
            columns = [name_column(), name_column(), number_column(), number_column(), bar_column()]
            yield section(heading, table(columns, rows[:-1], width))


def _choice_rows(state: Choices, translate: Translate) -> Iterator[list[Cell]]:
    kind = state_kind(state.kind, translate)
    yield [Text(title(state.state), style="bold"), Text(kind, style="dim"), "", "", ""]
    for choice in state.choices:
        yield [
            "  " + _chosen(choice, translate),
            _where(state.state, choice),
            number(choice.n, translate),
            share(choice.n, state.n, translate),
            bar(choice.n, state.n),
        ]
    yield ["", "", "", "", ""]


def _chosen(choice: Choice, translate: Translate) -> str:
    if choice.by == KEYWORD:
        return title(choice.targets[0])
    return choice_name(choice, translate)


def _where(state: str, choice: Choice) -> str:
    """Name where a choice led, if it was one place only, and another."""
    if (
        choice.by == KEYWORD
        or choice.means
        or len(choice.targets) != 1
        or choice.targets == (state,)
    ):
        return ""
    return f"→ {title(choice.targets[0])}"
