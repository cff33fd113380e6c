"""Turn a report into text for programs: one flat table as CSV, or JSON with stable keys."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import asdict

from ivr.metrics.report.amounts import KEYWORD
from ivr.metrics.report.data import Flow, Report
from ivr.model.hotline import Hotline

COLUMNS = ("section", "period", "language", "name", "by", "n")
Row = tuple[str, str, str, str, str, int]


def write_json(report: Report, hotline: Hotline) -> str:
    """Write a report as JSON, every key in English, and the release whose states it follows."""
    about = {"hotline": hotline.service.name, "release": hotline.release}
    return json.dumps({**about, **asdict(report)}, default=str, ensure_ascii=False, indent=2) + "\n"


def write_csv(report: Report) -> str:
    """Write a report as one table: a number a row, its section in the first column."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows_of(report))
    return stream.getvalue()


def rows_of(report: Report) -> Iterator[Row]:
    """Yield the rows of the table, section by section."""
    for day in report.days:
        when = day.day.isoformat()
        for by in ("calls", "closed", "conversations", "texts"):
            yield "days", when, "", "", by, getattr(day, by)
    for hour in report.hours:
        for by in ("calls", "conversations", "texts"):
            yield "hours", f"{hour.hour:02}", "", "", by, getattr(hour, by)
    yield "folded", "", "", "", "days", report.folded
    for one in report.languages:
        yield "languages", "", one.language, "", "calls", one.calls
        yield "languages", "", one.language, "", "texts", one.texts
    yield from _flow("call", report.call)
    yield from _flow("text", report.text)
    for transfer in report.transfers:
        yield "transfers", "", "", transfer.outcome, "all", transfer.n
        yield "transfers", "", "", transfer.outcome, "hung_up", transfer.hung_up
    for ended in report.ended:
        yield "ended", "", "", ended.status, ended.seconds, ended.n
    yield from _texts(report)
    for trouble in report.troubles:
        yield "trouble", "", "", trouble.channel, "refused", trouble.refused
        yield "trouble", "", "", trouble.channel, "failed", trouble.failed


def _flow(name: str, flow: Flow) -> Iterator[Row]:
    for by in ("arrived", "sent", "again"):
        yield f"{name}_answer", "", "", "", by, getattr(flow.answer, by)
    for amount in flow.answer.states:
        yield f"{name}_answer", "", "", amount.name, "state", amount.n
    for leaving in flow.leavings:
        for by in ("entered", "went_on", "left", "missing", "after_talk"):
            yield f"{name}_left", "", "", leaving.state, by, getattr(leaving, by)
    if name == "call":
        yield "call_left", "", "", "hang_up", "entered", flow.ended
    for state in flow.choices:
        for choice in state.choices:
            by = f"{KEYWORD} {choice.targets[0]}" if choice.by == KEYWORD else choice.by
            yield f"{name}_choices", "", "", state.state, by, choice.n


def _texts(report: Report) -> Iterator[Row]:
    for by in ("received", "stopped", "segments", "call_segments"):
        yield "texts", "", "", "", by, getattr(report.texts, by)
    for keyword in report.texts.keywords:
        yield "texts", "", "", keyword.state, KEYWORD, keyword.n
    for odd in report.texts.odd:
        yield "texts", "", "", "", odd.name, odd.n
    for amount in report.texts.asked_for:
        yield "texts", "", "", "asked_for", amount.name, amount.n
