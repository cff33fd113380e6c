"""`ivr diff`: what people will hear and read differently between two sets of flow files."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import click

from ivr.difference import Change, Run, differences_of
from ivr.problems import FlowError
from ivr.reader import BUNDLED, FILES, Reading, read_flows, read_folder

MARKS: Mapping[str, str] = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}


@click.command()
@click.argument("old")
@click.argument("new")
def diff(old: str, new: str) -> None:
    """Show what callers hear and texters read differently in NEW than in OLD.

    Each is a folder of flow files, or a git revision of the bundled ones: HEAD~1, main, v1.2.
    Words that went stand in [-…-], words that came in {+…+}; on a terminal they are red and
    green. It exits as diff does: 0 if nothing differs, 1 if something does, 2 on trouble.
    """
    readings = [_read(place) for place in (old, new)]
    changes = differences_of(readings[0], readings[1], datetime.now(UTC))
    coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    for line in write_changes(changes, coloured):
        click.echo(line)
    sys.exit(1 if changes else 0)


def write_changes(changes: Iterable[Change], coloured: bool) -> Iterator[str]:
    """Write each change below its place, and at the end how many there are."""
    changes = tuple(changes)
    for change in changes:
        place = f"{change.file}:{change.line}: {change.name}"
        yield click.style(place, bold=True) if coloured else place
        for language, runs in change.runs.items():
            yield f"    {language:4}{' '.join(_write(run, coloured) for run in runs)}"
        yield ""
    count = len(changes)
    yield f"{count or 'no'} {'difference' if count == 1 else 'differences'}"


def _write(run: Run, coloured: bool) -> str:
    if not coloured:
        return MARKS[run.kind].format(run.words)
    match run.kind:
        case "removed":
            return click.style(run.words, fg="red", strikethrough=True)
        case "added":
            return click.style(run.words, fg="green", underline=True)
    return run.words


def _read(place: str) -> Reading:
    """Read a folder or a revision; problems in it end the command with 2."""
    try:
        if Path(place).is_dir():
            return read_flows(read_folder(Path(place)))
        with tempfile.TemporaryDirectory() as folder:
            _fetch(place, Path(folder))
            return read_flows(read_folder(Path(folder)))
    except FlowError as error:
        click.echo(error, err=True)
        count = len(error.problems)
        click.echo(f"{count} {'problem' if count == 1 else 'problems'} in {place}", err=True)
        sys.exit(2)


def _fetch(revision: str, folder: Path) -> None:
    """Put the flow files of a git revision into a folder; those that it lacks are left out."""
    if revision.startswith("-") or _git("cat-file", "-e", f"{revision}^{{commit}}") is None:
        raise click.UsageError(f'"{revision}" is neither a folder nor a git revision of the flows')
    for name in FILES:
        content = _git("show", f"{revision}:./{name}")
        if content is not None:
            (folder / name).write_bytes(content)


def _git(*arguments: str) -> bytes | None:
    """Run git beside the bundled flows; None if it fails, or if there is no git."""
    try:
        done = subprocess.run(  # noqa: S603  no shell, and no argument begins with a dash
            ["git", *arguments],  # noqa: S607  whichever git the operator uses
            cwd=BUNDLED,
            capture_output=True,
            check=False,
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
