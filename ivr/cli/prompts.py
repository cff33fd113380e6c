"""`ivr prompts`: recorded voices, from the script that an artist reads to what is on the air."""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from ivr.cli.folder import folder_argument, load_flows, prompts_option
from ivr.cli.prompts_script import script, speaks
from ivr.cli.publish import read_message
from ivr.loader.problems import FlowError
from ivr.model.hotline import Hotline
from ivr.recordings import Recordings, read_recordings, remove_recordings
from ivr.recordings.merge import locked
from ivr.recordings.script import read_sheet
from ivr.recordings.sound import NoFfmpeg
from ivr.recordings.survey import STATES, Survey, survey
from ivr.recordings.takes import Booth, import_takes
from ivr.recordings.takes_folder import SHEET_FILE

WIDTH = 100  # columns, where the output is no terminal
COLOURS = {"recorded": "green", "stale": "yellow", "unreadable": "red", "voice": "dim"}
NO_FFMPEG = (
    "ffmpeg is not installed, and it makes recordings of takes. Install it: "
    "apt-get install ffmpeg (Debian, Ubuntu), brew install ffmpeg (macOS), or https://ffmpeg.org."
)
NO_SHEET = (
    f"There is no {SHEET_FILE} among the takes: those named by their clip are taken to say its "
    "words as they are now, and those named by a number are refused."
)


@click.group()
def prompts() -> None:
    """Record what callers hear, from the script to the takes.

    A recording is played for the very words it says. Whatever else is to be said, the voice says.
    """


@prompts.command()
@folder_argument
@prompts_option
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True
)
def status(folder: Path, prompts: Path, form: str) -> None:
    """Show which clips of FOLDER are recorded, stale, missing, unreadable or left to the voice.

    It exits with 1 if a recording is stale, unreadable or orphaned, or the index has a problem.
    """
    hotline, recordings = load_flows(folder).hotline, read_recordings(prompts)
    found = survey(hotline, recordings)
    if form == "json":
        click.echo(json.dumps(_as_data(found), ensure_ascii=False, indent=2))
    else:
        console = Console(width=None if sys.stdout.isatty() else WIDTH)
        console.print(_table(found))
        for line in _summary(found):
            console.print(line, highlight=False, markup=False, soft_wrap=True)
    for problem in recordings.problems:
        click.echo(problem, err=True)
    bad = any(one.state in ("stale", "unreadable") for one in found.standings)
    sys.exit(1 if bad or found.orphans or recordings.problems else 0)


def _table(found: Survey) -> Table:
    table = Table(show_edge=False)
    table.add_column("number", justify="right", style="dim")
    table.add_column("clip")
    for language in found.languages:
        table.add_column(language)
    for standings in found.by_clip:
        clip = standings[0].clip
        cells = []
        for one in standings:
            colour = COLOURS.get(one.state)
            length = f" {one.recording.seconds:.1f} s" if one.recording else ""
            text = f"{one.state}{length}"
            cells.append(f"[{colour}]{text}[/]" if colour else text)
        table.add_row(f"{clip.number:03}", "\n".join(clip.names), *cells)
    return table


def _summary(found: Survey) -> Iterator[str]:
    for language in found.languages:
        counts = [f"{found.count(language, state)} {state}" for state in STATES]
        counts[-1] = f"{found.count(language, 'voice')} left to the voice"
        covered = found.covered(language)
        yield f"{language}: {', '.join(counts)}; {covered:.0%} of the spoken seconds are recorded."
    if found.orphans:
        yield f"Nothing plays: {', '.join(found.orphans)}. Remove them: ivr prompts prune"


def _as_data(found: Survey) -> dict[str, object]:
    return {
        "languages": {
            language: {
                **{state: found.count(language, state) for state in STATES},
                "covered": round(found.covered(language), 4),
            }
            for language in found.languages
        },
        "clips": [
            {
                "number": standings[0].clip.number,
                "names": standings[0].clip.names,
                "languages": {
                    one.language: {
                        "state": one.state,
                        "aim": round(one.seconds, 1),
                        "file": one.recording.file if one.recording else None,
                        "seconds": one.recording.seconds if one.recording else None,
                        "voice": one.recording.voice if one.recording else None,
                    }
                    for one in standings
                },
            }
            for standings in found.by_clip
        ],
        "orphans": found.orphans,
    }


@prompts.command("import")
@click.argument("takes", type=click.Path(exists=True, file_okay=False, path_type=Path))
@folder_argument
@prompts_option
@click.option("--language", required=True, help="The language of the takes: en, fr, …")
@click.option("--voice", required=True, help="Who speaks, for the index.")
@click.option(
    "--script",
    "sheet",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=f"The sheet that was read, as CSV.  [default: {SHEET_FILE} among the takes, if there]",
)
def import_(
    takes: Path, folder: Path, prompts: Path, language: str, voice: str, sheet: Path | None
) -> None:
    """Make recordings of the takes in TAKES, for the flows of FOLDER.

    A take is named by its clip, call.birth.question.wav, or by its number on the sheet that the
    artist read from: 004.wav, "004 - second try.mp3". With the sheet, a take is kept only if its
    words are still those of the flow. Good takes are imported and bad ones refused, each with its
    reason; then it exits with 1. Nothing listens to the words of a take: listen to each yourself.
    """
    hotline = load_flows(folder).hotline
    speaks(hotline, language)
    if sheet is None and (takes / SHEET_FILE).exists():
        sheet = takes / SHEET_FILE
    if sheet is None:
        click.echo(NO_SHEET, err=True)
    try:
        read = read_sheet(sheet) if sheet else None
        booth = Booth(hotline, language, read_message(voice) or "unnamed", _today(hotline), read)
        imported = import_takes(takes, booth, read_recordings(prompts))
    except FlowError as error:
        click.echo(error, err=True)
        sys.exit(1)
    except NoFfmpeg:
        raise click.UsageError(NO_FFMPEG) from None
    except OSError as error:
        raise click.UsageError(f"{error.filename} cannot be written: {error.strerror}") from None
    for row in imported.new:
        click.echo(f"{prompts / row.file}: {row.seconds:.1f} s")
    for problem in imported.problems:
        click.echo(problem, err=True)
    refused = [problem for problem in imported.problems if problem.level == "error"]
    covered = survey(hotline, imported.recordings).covered(language)
    click.echo(
        f"{_count(len(imported.new), 'recording')}, {len(refused)} refused; "
        f'{covered:.0%} of the spoken seconds of "{language}" are recorded.'
    )
    sys.exit(1 if refused else 0)


@prompts.command()
@folder_argument
@prompts_option
@click.option("--yes", is_flag=True, help="Remove them without asking.")
def prune(folder: Path, prompts: Path, yes: bool) -> None:
    """Remove what nothing in FOLDER plays: orphaned files, and rows without a file.

    A stale recording stays: its words may come back.
    """
    hotline, recordings = load_flows(folder).hotline, read_recordings(prompts)
    if recordings.problems:
        for problem in recordings.problems:
            click.echo(problem, err=True)
        sys.exit(1)
    files = _unplayed(hotline, recordings)
    if not files:
        click.echo("There is nothing to remove.")
        return
    for file in files:
        why = "" if file not in recordings.missing else " (its row: the file is gone)"
        click.echo(f"{prompts / file}{why}")
    if not yes:
        click.confirm(f"Remove {_count(len(files), 'recording')}?", abort=True)
    with locked(prompts) as there:
        gone = sorted({*files} & {*_unplayed(hotline, there)})
        left = remove_recordings(there, gone)
    click.echo(f"Removed {len(gone)}; {_count(len(left.rows), 'recording')} left.")


def _unplayed(hotline: Hotline, recordings: Recordings) -> list[str]:
    """Return the files and rows that nothing plays; a folder is neither, whatever its name."""
    assert recordings.folder  # noqa: S101  they were read from one
    files = {*survey(hotline, recordings).orphans, *recordings.missing}
    return sorted(file for file in files if not (recordings.folder / file).is_dir())


def _today(hotline: Hotline) -> date:
    return datetime.now(UTC).astimezone(hotline.service.hours.timezone).date()


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


prompts.add_command(script)
