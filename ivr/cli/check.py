"""`ivr check`: prove a hotline before anyone hears it, and say what was found."""

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

from ivr.check.journeys import Journey, TextJourney, measure, measure_texts
from ivr.check.paths import Exploration
from ivr.check.prove import prove
from ivr.check.rules import RULES
from ivr.cli.folder import folder_argument, prompts_option
from ivr.loader import Reading
from ivr.loader.problems import Problem
from ivr.recordings import Recordings, read_recordings

PATHS = {"yes": "any yes", "no": "no to all", "straight": "straight"}
COLOURS = {"error": "red", "warning": "yellow", "accepted": "green", "note": "cyan"}
PROVED = (
    "In every one the document is well-formed and within Twilio's limits, a caller can still reach "
    "an end and, when one is there, an agent, silence ends in a goodbye and dials at most once, "
    "and nothing is texted twice by one choice."
)
ALIKE = "All languages lead to the same states."


@dataclass(frozen=True)
class Findings:
    """What was found in a folder, and what was proved of it."""

    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...] = ()
    proved: str = ""
    journeys: tuple[Journey, ...] = ()
    texts: tuple[TextJourney, ...] = ()

    @property
    def holds(self) -> str:
        """What holds of a hotline without a problem; of one language nothing is said of them."""
        languages = {journey.language for journey in self.journeys}
        return f"{PROVED} {ALIKE}" if len(languages) > 1 else PROVED


@click.command()
@folder_argument
@prompts_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["people", "json", "github"]),
    default="people",
    help="For people, for a program, or for the annotations of a pull request.",
)
def check(folder: Path, prompts: Path, form: str) -> None:
    """Prove that nothing goes wrong for any caller, at any hour.

    FOLDER holds the flow files; without it they are those that ship. They are proved in each of
    their languages. It exits with 0 if there is no problem, 1 if there is one (an error or a
    warning), 2 on misuse. A warning that service.yaml accepts is no problem, and neither is a note:
    it tells for which recordings the voice speaks, which languages have no voice, and what of
    service.yaml changes nothing any more.
    """
    findings, _ = prove_folder(folder, read_recordings(prompts), shows_progress=form == "people")
    match form:
        case "people":
            lines = write_for_people(findings)
        case "json":
            lines = iter([json.dumps(asdict(findings), ensure_ascii=False, indent=2)])
        case _:
            lines = _for_github(findings, folder)
    for line in lines:
        click.echo(line)
    sys.exit(1 if findings.problems else 0)


def _for_github(findings: Findings, folder: Path) -> Iterator[str]:
    """Write workflow commands, which a pull request shows at the lines they name.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    here = Path.cwd().resolve()
    for problem in (*findings.problems, *findings.notes):
        path = folder.resolve() / problem.file
        if not path.is_file():  # that of the recordings
            path = Path(problem.file).resolve()
        file = path.relative_to(here) if path.is_relative_to(here) else path
        message = f"{problem.message}\n{problem.cure}"
        for sign, escape in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
            message = message.replace(sign, escape)
        place = f"file={file},line={problem.line},col={problem.column}"
        level = problem.level if problem.keeps_off_the_air else "notice"
        yield f"::{level} {place},title={problem.rule}::{message}"


def prove_folder(
    folder: Path, recordings: Recordings, shows_progress: bool
) -> tuple[Findings, Reading | None]:
    """Hold a folder against every rule and explore it; no reading if its files make no hotline."""
    with _progress(shows_progress):
        proof = prove(folder, datetime.now(UTC), recordings)
        if proof.reading is None or proof.exploration is None:
            return Findings(proof.problems), None
        hotline, summary = proof.reading.hotline, _summary(proof.reading, proof.exploration)
        calls, texts = measure(hotline, recordings), measure_texts(hotline)
    return Findings(proof.problems, proof.notes, summary, calls, texts), proof.reading


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


def _summary(reading: Reading, exploration: Exploration) -> str:
    states = len(reading.hotline.call.states) + len(reading.hotline.text.states)
    return (
        f"{reading.hotline.service.name}: {states} states were held against {len(RULES)} rules. "
        f"{exploration.calls + exploration.texts:,} situations ({exploration.calls:,} of calls, "
        f"{exploration.texts:,} of texts; {exploration.documents:,} documents) went through the "
        "engine and the renderer, with agents there and away."
    )


def write_for_people(findings: Findings) -> Iterator[str]:
    """Write each problem with its cure, the times of calls and texts, and what was proved."""
    for problem in (*findings.problems, *findings.notes):
        colour = COLOURS[problem.level]
        text = str(problem)
        yield text.replace(
            f"{problem.level}:", click.style(f"{problem.level}:", fg=colour, bold=True), 1
        )
    yield from _times(findings)
    count = len(findings.problems)
    if findings.proved:
        yield findings.proved if count else f"{findings.proved} {findings.holds}"
    yield f"{count or 'No'} {'problem' if count == 1 else 'problems'}."


def _times(findings: Findings) -> Iterator[str]:
    for journey in findings.journeys:
        told = journey.to_answer is not None
        answer = f"{journey.to_answer:.0f} s to the answer, " if told else ""
        yield (
            f"A call, {PATHS[journey.path]}, {journey.language}: {answer}"
            f"{journey.whole:.0f} s in all, {journey.webhooks} webhooks."
        )
    for texts in findings.texts:
        yield (
            f"Texts, {PATHS[texts.path]}, {texts.language}: {texts.messages} messages in "
            f"{texts.parts} parts, {texts.webhooks} webhooks."
        )
