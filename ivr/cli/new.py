"""`ivr new`: begin a service from six answers."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from ivr.loader.new_answers import (
    MOST_QUESTIONS,
    Answers,
    Channels,
    Contact,
    Opening,
    read_contact,
    read_languages,
    read_name,
    read_opening,
)
from ivr.loader.new_service import write_service


class Read(click.ParamType[Any]):
    """An answer that is read by a function; what is amiss is told, and asked again."""

    name = "text"

    def __init__(self, read: Callable[[str], Any]) -> None:
        self._read = read

    def convert(self, value: Any, param: Any, context: click.Context | None) -> Any:
        """Read what was typed; what was read already stays."""
        if not isinstance(value, str):
            return value
        try:
            return self._read(value)
        except ValueError as error:
            self.fail(str(error), param, context)


def _must_be_empty(context: click.Context, parameter: click.Parameter, folder: Path) -> Path:
    """Refuse a folder with anything in it, before a question is asked."""
    if folder.exists() and any(folder.iterdir()):
        raise click.BadParameter(f"{folder} is not empty: name one that is, or a new one.")
    return folder


@click.command()
@click.argument(
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    callback=_must_be_empty,
    is_eager=True,
)
@click.option(
    "--name", type=Read(read_name), prompt="The name of the line, as it is said", help="Its name."
)
@click.option(
    "--languages",
    type=Read(read_languages),
    prompt="Its languages, the first one first",
    default="en, fr",
    help="Codes: en, fr, es, …",
)
@click.option(
    "--channels",
    type=click.Choice(["calls", "texts", "both"]),
    prompt="Does it answer calls, texts or both?",
    default="both",
    help="What it answers.",
)
@click.option(
    "--hours",
    "opening",
    type=Read(read_opening),
    prompt="When do people answer, and in which time zone?",
    default="mon-fri 09:00-17:00 America/Toronto",
    help="Hours, then the time zone.",
)
@click.option(
    "--contact",
    type=Read(read_contact),
    prompt="The telephone number (+1 …) or email address at which people are reached",
    help="A number or an address.",
)
@click.option(
    "--questions",
    type=click.IntRange(0, MOST_QUESTIONS),
    prompt="How many yes-or-no questions lead to the answer?",
    default=0,
    help="0 to 3.",
)
def new(
    folder: Path,
    name: str,
    languages: tuple[str, ...],
    channels: Channels,
    opening: Opening,
    contact: Contact,
    questions: int,
) -> None:
    """Begin a service of your own in FOLDER, which is new or empty.

    Six questions are asked, but for those that options answer. What is written can be called at
    once, and `ivr check` finds no problem in it; the words are there to be replaced by yours.
    """
    answers = Answers(name, languages, channels, opening, contact, questions)
    files = write_service(answers)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file, text in files.items():
            (folder / file).write_text(text, encoding="utf-8")
    except OSError as error:
        raise click.UsageError(f"{folder} cannot be written: {error.strerror}") from None
    click.echo(f"{', '.join(files)} are in {folder}. Now change the words, and then:")
    click.echo(f"  ivr check {folder}")
    if "call.yaml" in files:
        click.echo(f"  ivr call {folder}")
    if "text.yaml" in files:
        click.echo(f"  ivr text --flows {folder}")
    if answers.unwritten:
        click.echo(
            f"There are no words for {', '.join(answers.unwritten)} yet: they are in English, and "
            "ivr check names each of them until it is translated."
        )
