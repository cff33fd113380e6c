"""`ivr check`: prove a hotline before anyone hears it."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Timer

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from ivr.check import check_rules
from ivr.check.paths import Exploration, explore
from ivr.check.rules import RULES
from ivr.check.times import Journey, TextJourney, budget_problems, measure, measure_texts
from ivr.cli.folder import folder_argument
from ivr.problems import FlowError, Problem
from ivr.reader import BUNDLED, Reading, read_flows, read_folder

PATHS = {"yes": "any yes", "no": "no to all"}
PROVED = (
    "In every one the document is well-formed and within Twilio's limits, a caller can still reach "
    "an end and, when one is there, an agent, silence ends in a goodbye and dials at most once, "
    "nothing is texted twice by one choice, and both languages lead to the same states."
)


@dataclass(frozen=True)
class Report:
    """What was found in a folder, and what was proved of it."""

    problems: tuple[Problem, ...]
    proved: str = ""
    journeys: tuple[Journey, ...] = ()
    texts: tuple[TextJourney, ...] = ()


@click.command()
@folder_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["people", "json", "github"]),
    default="people",
    help="For people, for a program, or for the annotations of a pull request.",
)
def check(folder: Path, form: str) -> None:
    """Prove that nothing goes wrong for any caller of FOLDER, in any language, at any hour.

    It exits with 0 if there is no problem, 1 if there is one (an error or a warning), 2 on misuse.
    """
    with _progress(shown=form == "people"):
        report = _check(folder)
    match form:
        case "people":
            lines = _for_people(report)
        case "json":
            lines = iter([json.dumps(asdict(report), ensure_ascii=False, indent=2)])
        case _:
            lines = _for_github(report, folder)
    for line in lines:
        click.echo(line)
    sys.exit(1 if report.problems else 0)


@contextmanager
def _progress(shown: bool) -> Iterator[None]:
    """Show on a terminal, after a second, that the check goes on, and for how long."""
    console = Console(stderr=True)
    columns = TextColumn("Exploring every situation"), BarColumn(), TimeElapsedColumn()
    bar = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
    timer = Timer(1, bar.start)
    timer.daemon = True
    bar.add_task("", total=None)
    if shown:
        timer.start()
    try:
        yield
    finally:
        timer.cancel()
        bar.stop()


def _check(folder: Path) -> Report:
    try:
        reading = read_flows(read_folder(folder))
    except FlowError as error:
        return Report(tuple(error.problems))
    today = datetime.now(UTC).astimezone(reading.hotline.service.hours.timezone).date()
    exploration = explore(reading, "" if folder == BUNDLED else str(folder))
    found = {
        *check_rules(reading, today),
        *exploration.problems,
        *budget_problems(reading),
    }
    return Report(
        tuple(sorted(found)),
        _summary(reading, exploration),
        measure(reading.hotline),
        measure_texts(reading.hotline),
    )


def _summary(reading: Reading, exploration: Exploration) -> str:
    states = len(reading.hotline.call.states) + len(reading.hotline.text.states)
    return (
        f"{reading.hotline.service.name}: {states} states were held against {len(RULES)} rules. "
        f"{exploration.calls + exploration.texts:,} situations ({exploration.calls:,} of calls, "
        f"{exploration.texts:,} of texts; {exploration.documents:,} documents) went through the "
        "engine and the renderer, with agents there and away."
    )


def _for_people(report: Report) -> Iterator[str]:
    for problem in report.problems:
        colour = "red" if problem.level == "error" else "yellow"
        text = str(problem)
        yield text.replace(
            f"{problem.level}:", click.style(f"{problem.level}:", fg=colour, bold=True), 1
        )
    yield from _times(report)
    count = len(report.problems)
    if report.proved:
        yield report.proved if count else f"{report.proved} {PROVED}"
    yield f"{count or 'No'} {'problem' if count == 1 else 'problems'}."


def _times(report: Report) -> Iterator[str]:
    for journey in report.journeys:
        answer = "no answer" if journey.to_answer is None else f"{journey.to_answer:.0f} s"
        yield (
            f"A call, {PATHS[journey.path]}, {journey.language}: {answer} to the answer, "
            f"{journey.whole:.0f} s in all, {journey.webhooks} webhooks."
        )
    for texts in report.texts:
        yield (
            f"Texts, {PATHS[texts.path]}, {texts.language}: {texts.messages} messages in "
            f"{texts.parts} parts, {texts.webhooks} webhooks."
        )


def _for_github(report: Report, folder: Path) -> Iterator[str]:
    """Write workflow commands, which a pull request shows at the lines they name.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    here = Path.cwd().resolve()
    for problem in report.problems:
        path = folder.resolve() / problem.file
        file = path.relative_to(here) if path.is_relative_to(here) else path
        message = f"{problem.message}\n{problem.cure}"
        for sign, escape in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
            message = message.replace(sign, escape)
        place = f"file={file},line={problem.line},col={problem.column}"
        yield f"::{problem.level} {place},title={problem.rule}::{message}"
