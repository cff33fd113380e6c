"""Turn a report into what a terminal shows: headings in whole sentences, small tables, bars."""

from collections import Counter
from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from ivr.cli.report_flow import answers, choices, leavings
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
from ivr.cli.report_traffic import days, hours, in_short, languages
from ivr.metrics.report import Report
from ivr.metrics.report.amounts import SECONDS, in_order
from ivr.metrics.report.words import (
    asked_for_name,
    channel_name,
    day_name,
    duration_name,
    keyword_name,
    number,
    odd_name,
    outcome_name,
    share,
    status_name,
)
from ivr.view.labels import Translate


def lay_out(
    report: Report, name: str, translate: Translate, width: int
) -> Iterator[RenderableType]:
    """Yield the blocks of a report on a hotline, for a terminal of so many columns."""
    period = translate("What callers and texters did from {first} to {last}").format(
        first=day_name(report.first, translate), last=day_name(report.last, translate)
    )
    yield Group(Text(name, style="bold"), Text(period))
    if report.is_empty:
        nothing = translate("Nothing was counted in these days: nobody called or texted.")
        yield Group(Text(), Text(nothing))
        return
    yield from in_short(report, translate, width)
    yield from days(report, translate, width)
    yield from hours(report, translate, width)
    yield from languages(report, translate, width)
    yield from answers(report, translate, width)
    yield from leavings(report, translate, width)
    yield from _transfers(report, translate, width)
    yield from _durations(report, translate, width)
    yield from choices(report, translate, width)
    yield from _texts(report, translate, width)
    yield from _troubles(report, translate, width)


def _transfers(report: Report, translate: Translate, width: int) -> Iterator[RenderableType]:
    if not report.transfers:
        return
    total = sum(one.n for one in report.transfers)
    most = max(one.n for one in report.transfers)
    rows: list[list[Cell]] = [
        [
            outcome_name(one.outcome, translate),
            number(one.n, translate),
            share(one.n, total, translate),
            number(one.hung_up, translate) if one.hung_up else "",
            bar(one.n, most),
        ]
        for one in report.transfers
    ]
    columns = [
        name_column(),
        number_column(translate("calls")),
        number_column(),
        number_column(translate("hung up")),
        bar_column(),
    ]
    heading = translate("What became of transfers to an agent?")
    yield section(heading, table(columns, rows, width))


def _durations(report: Report, translate: Translate, width: int) -> Iterator[RenderableType]:
    """Show how long calls lasted, and how many ended in which way."""
    if not report.ended:
        return
    lasted, ways = Counter[str](), Counter[str]()
    for one in report.ended:
        lasted[one.seconds] += one.n
        ways[one.status] += one.n
    amounts = [
        (duration_name(seconds, translate), lasted[seconds])
        for seconds in in_order(lasted, SECONDS)
    ]
    told = ", ".join(
        f"{status_name(way, translate)} ({number(n, translate)})" for way, n in ways.items()
    )
    yield section(
        translate("How long did calls last?"),
        _shares(amounts, translate, width),
        note(translate("In the telephone company's words: {ways}.").format(ways=told)),
    )


def _texts(report: Report, translate: Translate, width: int) -> Iterator[RenderableType]:
    texts = report.texts
    totals = [
        (translate("Texts that came in"), texts.received),
        ("  " + translate("to stop, answered by the network"), texts.stopped),
        (translate("Parts of texts sent in reply"), texts.segments),
        (translate("Parts of texts that callers asked for"), texts.call_segments),
    ]
    if any(n for _, n in totals):
        counted: list[list[Cell]] = [[name, number(n, translate)] for name, n in totals if n]
        heading = translate("How many texts came in and went out?")
        yield section(heading, table([name_column(), number_column()], counted, width))
    for heading, amounts in (
        (
            translate("Which keywords were texted?"),
            [(keyword_name(one), one.n) for one in texts.keywords],
        ),
        (
            translate("Which texts were neither a keyword nor an answer?"),
            [(odd_name(one.name, translate), one.n) for one in texts.odd],
        ),
        (
            translate("What became of the texts that callers asked for?"),
            [(asked_for_name(one.name, translate), one.n) for one in texts.asked_for],
        ),
    ):
        if amounts:
            yield section(heading, _shares(amounts, translate, width))


def _shares(amounts: list[tuple[str, int]], translate: Translate, width: int) -> RenderableType:
    """Show amounts with their shares of the whole, as bars too."""
    total, most = sum(n for _, n in amounts), max(n for _, n in amounts)
    rows: list[list[Cell]] = [
        [name, number(n, translate), share(n, total, translate), bar(n, most)]
        for name, n in amounts
    ]
    columns = [name_column(), number_column(), number_column(), bar_column()]
    return table(columns, rows, width)


def _troubles(report: Report, translate: Translate, width: int) -> Iterator[RenderableType]:
    if not report.troubles:
        return
    rows: list[list[Cell]] = [
        [
            channel_name(one.channel, translate),
            number(one.refused, translate),
            number(one.failed, translate),
        ]
        for one in report.troubles
    ]
    columns = [
        name_column(),
        number_column(translate("refused: not from Twilio")),
        number_column(translate("apologies")),
    ]
    heading = translate("What went wrong? The log of the service tells more.")
    yield section(heading, table(columns, rows, width))
