"""`ivr prompts script`: what the voice artist reads, as a page to print or as a sheet."""

import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import click
from jinja2 import Environment, PackageLoader, StrictUndefined

from ivr.cli.folder import folder_argument, load_flows, prompts_option
from ivr.loader.problems import FlowError
from ivr.model.hotline import Hotline
from ivr.recordings import read_recordings, survey
from ivr.recordings.index import write_table
from ivr.recordings.script import SHEET, Before, ScriptLine, read_pronunciation, script_lines
from ivr.recordings.spreadsheet import BYTE_ORDER_MARK
from ivr.recordings.takes_folder import SHEET_FILE
from ivr.view.labels import Translate, translator


@click.command()
@click.argument("language")
@folder_argument
@prompts_option
@click.option("--all", "everything", is_flag=True, help="What is recorded as well.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["html", "csv"]),
    default="html",
    show_default=True,
    help="A page to print, or the sheet that the import wants beside the takes.",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; beside a page, its sheet is written too.",
)
def script(
    language: str, folder: Path, prompts: Path, everything: bool, form: str, output: Path | None
) -> None:
    """Write what is to be read in LANGUAGE, for the flows of FOLDER.

    That is what is missing, stale or unreadable, in the order of the flow. The number of a clip
    is the same with and without --all. script.html comes with script.csv: keep that sheet, and
    put it among the takes, since it alone tells which words stood under a number.
    """
    if form == "html" and output and output.suffix == ".csv":
        raise click.UsageError(f"{output} is no name of a page; for the sheet, add --format csv.")
    hotline, recordings = load_flows(folder).hotline, read_recordings(prompts)
    speaks(hotline, language)
    try:
        spoken = read_pronunciation(prompts)
    except FlowError as error:
        click.echo(error, err=True)
        sys.exit(1)
    lines = script_lines(hotline, survey(hotline, recordings), language, spoken, everything)
    moment = datetime.now(UTC)
    writers = {"html": write_page, "csv": write_sheet}
    if output is None:
        mark = BYTE_ORDER_MARK if form == "csv" else ""
        click.echo(mark + writers[form](hotline, language, lines, moment), nl=False)
        return
    takes = f"{len(lines)} {'take' if len(lines) == 1 else 'takes'}"
    sheet = output.with_suffix(".csv") if form == "html" else None
    _write(output, writers[form](hotline, language, lines, moment), form)
    click.echo(f"{takes} of {_minutes(lines)} are asked for in {output}.")
    if sheet:
        _write(sheet, write_sheet(hotline, language, lines, moment), "csv")
        click.echo(f"Its sheet is {sheet}: put it among the takes as {SHEET_FILE}.")


def _write(path: Path, text: str, form: str) -> None:
    try:
        mark = BYTE_ORDER_MARK if form == "csv" else ""
        path.write_text(mark + text, encoding="utf-8")
    except OSError as error:
        raise click.UsageError(f"{path} cannot be written: {error.strerror}") from None


def speaks(hotline: Hotline, language: str) -> None:
    """Refuse a language that a hotline does not speak."""
    if language not in hotline.spoken:
        spoken = ", ".join(hotline.spoken)
        raise click.UsageError(
            f'the hotline does not speak "{language}"; its languages are {spoken}.'
        )


def write_sheet(
    _hotline: Hotline, language: str, lines: Sequence[ScriptLine], _moment: datetime
) -> str:
    """Write a script as CSV: the artist reads it, and the import holds the takes against it."""
    translate = translator(language)
    rows = (
        (
            line.number,
            line.clip.name,
            "; ".join(heard_before(line, translate)),
            "\n\n".join(line.words),
            round(line.seconds),
            "; ".join(f"{one.written} = {one.said}" for one in line.spoken),
            line.hash,
        )
        for line in lines
    )
    return write_table(SHEET, rows)


def write_page(
    hotline: Hotline, language: str, lines: Sequence[ScriptLine], moment: datetime
) -> str:
    """Write a script as a page of HTML to print, which needs nothing from elsewhere."""
    environment = Environment(
        loader=PackageLoader("ivr"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    translate = translator(language)
    return environment.get_template("script.html").render(
        _=translate,
        service=hotline.service,
        release=hotline.release,
        tag=hotline.service.voices[language].language,
        tag_of_name=hotline.service.voices[hotline.spoken[0]].language,
        day=moment.astimezone(hotline.service.hours.timezone).date().isoformat(),
        lines=[(line, list(heard_before(line, translate))) for line in lines],
        spoken=sorted({one for line in lines for one in line.spoken}),
        figures=sorted({one for line in lines for one in line.figures}, key=_by_length),
        minutes=_minutes(lines),
    )


def _by_length(text: str) -> tuple[int, str]:
    return len(text), text


def _minutes(lines: Sequence[ScriptLine]) -> str:
    minutes, seconds = divmod(round(sum(line.seconds for line in lines)), 60)
    return f"{minutes} min {seconds:02} s" if minutes else f"{seconds} s"


def heard_before(line: ScriptLine, translate: Translate) -> Iterator[str]:
    """Yield, in the language of a translator, what leads to a clip."""
    phrases = {
        "service.no_input": translate("After a first silence"),
        "service.no_input_again": translate("After a second silence"),
        "service.no_match": translate("After a key that leads nowhere"),
        "service.no_match_again": translate("After a second key that leads nowhere"),
        "service.help": translate("After a second silence or unknown key, while agents are there"),
        "service.help_without_agents": translate(
            "After a second silence or unknown key, while no agent is there"
        ),
        "service.switch_language": translate("After that help, for those who want this language"),
    }
    if line.clip.name in phrases:
        yield phrases[line.clip.name]
    if line.clip.name.endswith(".whisper"):
        yield translate("Heard by the agent only, before the caller")
    for before in line.before:
        yield _before(before, translate)


def _before(before: Before, translate: Translate) -> str:
    if before.clip is None and not before.key:
        return translate("At the very beginning")
    if before.clip is None:
        return translate("On key {key}, from anywhere").format(key=before.key)
    values = {"number": f"{before.clip.number:03}", "name": before.clip.name, "key": before.key}
    if before.key:
        return translate("After {number} {name}, on key {key}").format(**values)
    return translate("After {number} {name}").format(**values)
