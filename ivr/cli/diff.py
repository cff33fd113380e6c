"""`ivr diff`: what people will hear and read differently between two sets of flow files."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import click

from ivr.cli.database import database_option, failures_told, open_database
from ivr.cli.folder import problems_told
from ivr.cli.releases import find_publication, may_be_published, never_published, read_history
from ivr.loader import BUNDLED, FILES, Reading, read_flows, read_folder
from ivr.loader.tables import tables_named
from ivr.view.difference import Change, Run, differences_of

MARKS: Mapping[str, str] = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
ON_AIR = "on-air"


@click.command()
@click.argument("old", default=ON_AIR)
@click.argument("new", default=str(BUNDLED), envvar="IVR_FLOWS")
@database_option
def diff(old: str, new: str, database: str) -> None:
    """Show what people hear and read differently in NEW than in OLD.

    Each is a folder of flow files; on-air, for what was published last; a release that was
    published, or its number (3, or "#3" where a folder is named 3); or a git revision of the
    bundled files: HEAD~1, main, v1.2. Without them it shows what `ivr publish` would change. Where
    nothing was published yet, there is nothing to compare with.

    Words that went stand in [-…-], words that came in {+…+}; on a terminal they are red and
    green. It exits as diff does: 0 if nothing differs, 1 if something does, 2 on trouble.
    """
    readings = [_read(place, database) for place in (old, new)]
    sys.exit(1 if show_differences(*readings) else 0)


def show_differences(old: Reading, new: Reading) -> int:
    """Print what people will hear, read or reach differently; return how many changes there are."""
    changes = differences_of(old, new, datetime.now(UTC))
    coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    for line in write_changes(changes, coloured):
        click.echo(line)
    return len(changes)


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


def _read(place: str, database: str) -> Reading:
    """Read a folder, a release or a revision; problems in it end the command with 2."""
    with problems_told(place, exit_code=2):
        if Path(place).is_dir():
            return read_flows(read_folder(Path(place)))
        if place == ON_AIR or may_be_published(place):
            files = _find_published(place, database)
            if files is not None:
                return read_flows(files)
        with tempfile.TemporaryDirectory() as folder:
            _fetch(place, Path(folder))
            return read_flows(read_folder(Path(folder)))


def _find_published(place: str, database: str) -> Mapping[str, str] | None:
    """Return the files of a release; None if there is none, and git may know the name."""
    store = open_database(database)
    with failures_told(exit_code=2):
        history = read_history(store)
        if not history and place == ON_AIR:
            click.echo(
                f"Nothing was published yet in {store.place}, so nothing is on the air.", err=True
            )
            click.echo("Name what to compare with: ivr diff HEAD, or ivr diff FOLDER", err=True)
            sys.exit(2)
        found = history[0] if place == ON_AIR else find_publication(history, place)
        if found:
            return store.files(found.release)
    if place.startswith("#"):
        raise never_published(place, history)
    return None


def _fetch(revision: str, folder: Path) -> None:
    """Put the flow files of a git revision into a folder; those that it lacks are left out."""
    if revision.startswith("-") or _git("cat-file", "-e", f"{revision}^{{commit}}") is None:
        raise click.UsageError(
            f'"{revision}" is neither a folder nor a git revision of the flows, nor a release'
        )
    for name in FILES:
        content = _git("show", f"{revision}:./{name}")
        if content is not None:
            (folder / name).write_bytes(content)
            for table in tables_named(content.decode(errors="replace")):
                (folder / table).write_bytes(_git("show", f"{revision}:./{table}") or b"")


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
