"""`ivr check`: prove a hotline before anyone hears it."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from ivr.cli.folder import folder_argument, prompts_option
from ivr.cli.proving import Findings, prove_folder, write_for_people
from ivr.recordings import read_recordings


@click.command(short_help="prove that nothing goes wrong for any caller")
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
    """Prove that nothing goes wrong for any caller of FOLDER, in any language, at any hour.

    It exits with 0 if there is no problem, 1 if there is one (an error or a warning), 2 on misuse.
    A note is no problem: it tells for which recordings the voice speaks.
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
        if problem.level == "note":
            path = Path(problem.file).resolve()
        file = path.relative_to(here) if path.is_relative_to(here) else path
        message = f"{problem.message}\n{problem.cure}"
        for sign, escape in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
            message = message.replace(sign, escape)
        place = f"file={file},line={problem.line},col={problem.column}"
        level = "notice" if problem.level == "note" else problem.level
        yield f"::{level} {place},title={problem.rule}::{message}"
