"""Turn what came in into tables: how much in all, by day, by hour of the day, by language."""

from collections.abc import Iterator

from rich.console import RenderableType

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
from ivr.metrics.report import Report
from ivr.metrics.report.amounts import TALKED, UNTRIED
from ivr.metrics.report.words import day_name, hour_name, language_name, number, share
from ivr.view.labels import Translate


def in_short(report: Report, translate: Translate, width: int) -> Iterator[RenderableType]:
    """Show the numbers that are asked for first."""
    calls, texts = report.call.answer, report.text.answer
    tried = sum(one.n for one in report.transfers if one.outcome != UNTRIED)
    talked = sum(one.n for one in report.transfers if one.outcome == TALKED)
    conversations = translate("Text conversations")
    lines = [
        (translate("Calls"), calls.arrived, None),
        ("  " + translate("while no agent was on duty"), report.closed, calls.arrived),
        ("  " + translate("the answer was sent"), calls.sent, calls.arrived),
        (translate("An agent was rung"), tried, None),
        ("  " + translate("and talked with the caller"), talked, tried),
        (conversations, texts.arrived, None),
        ("  " + translate("the answer was sent"), texts.sent, texts.arrived),
    ]
    rows: list[list[Cell]] = [
        [name, number(n, translate), share(n, of, translate) if of else ""]
        for name, n, of in lines
        if n or of is None
    ]
    columns = [name_column(), number_column(), number_column()]
    yield section(translate("How many called and texted?"), table(columns, rows, width))


def days(report: Report, translate: Translate, width: int) -> Iterator[RenderableType]:
    """Show what came in day by day."""
    if not report.days:
        return
    most = max(day.calls for day in report.days)
    rows: list[list[Cell]] = [
        [
            day_name(day.day, translate),
            number(day.calls, translate),
            number(day.closed, translate),
            number(day.conversations, translate),
            number(day.texts, translate),
            bar(day.calls, most),
        ]
        for day in report.days
    ]
    columns = [
        name_column(),
        number_column(translate("calls")),
        number_column(translate("no agent")),
        number_column(translate("conversations")),
        number_column(translate("texts")),
        bar_column(),
    ]
    heading = translate("On which days?")
    yield section(heading, table(columns, rows, width))


def hours(report: Report, translate: Translate, width: int) -> Iterator[RenderableType]:
    """Show what came in at which hour of the day, where that is still known."""
    if not report.hours and not report.folded:
        return
    most = max((hour.calls for hour in report.hours), default=0)
    rows: list[list[Cell]] = [
        [
            hour_name(hour.hour, translate),
            number(hour.calls, translate),
            number(hour.conversations, translate),
            number(hour.texts, translate),
            bar(hour.calls, most),
        ]
        for hour in report.hours
    ]
    columns = [
        name_column(),
        number_column(translate("calls")),
        number_column(translate("conversations")),
        number_column(translate("texts")),
        bar_column(),
    ]
    folded = translate("Days whose hours are not kept any more, and not shown here: {number}.")
    yield section(
        translate("At which hours of the day?"),
        table(columns, rows, width) if rows else None,
        note(folded.format(number=number(report.folded, translate))) if report.folded else None,
    )


def languages(report: Report, translate: Translate, width: int) -> Iterator[RenderableType]:
    """Show the languages of calls and texts."""
    if not report.languages:
        return
    calls = sum(one.calls for one in report.languages)
    texts = sum(one.texts for one in report.languages)
    rows: list[list[Cell]] = [
        [
            language_name(one.language, translate),
            number(one.calls, translate),
            share(one.calls, calls, translate),
            number(one.texts, translate),
            share(one.texts, texts, translate),
        ]
        for one in report.languages
    ]
    columns = [
        name_column(),
        number_column(translate("calls")),
        number_column(),
        number_column(translate("texts")),
        number_column(),
    ]
    heading = translate("Which languages were chosen when a call began, and used in texts?")
    yield section(heading, table(columns, rows, width))
