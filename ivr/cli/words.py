"""`ivr words`: every sentence that anyone can hear or read, to look through, to sort or to sign."""

import csv
import io
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

import click
from jinja2 import Environment, PackageLoader, StrictUndefined
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ivr.cli.folder import folder_argument, load_flows
from ivr.dialog.wording import wording_of
from ivr.loader import Reading
from ivr.model.hotline import Hotline
from ivr.model.languages import name_of_language
from ivr.recordings.spreadsheet import BYTE_ORDER_MARK
from ivr.view.sentences import Rendering, Sentence, sentences_of

SILENT = Rendering(())  # where a channel does not speak a language
WIDTH = 140  # columns, where the output is no terminal


@click.command()
@folder_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "html"]),
    default="table",
    help="A table for a terminal, csv for a spreadsheet, html to print and sign.",
)
def words(folder: Path, form: str) -> None:
    """Show every sentence that anyone can hear or read.

    They are those of FOLDER, in all languages. Each comes with the time it takes to say or the
    parts of its text, and with the facts and sources behind it. What only a conversation fills in
    stands in [brackets].
    """
    reading, now = load_flows(folder), datetime.now(UTC)
    sentences = sentences_of(reading, now)
    match form:
        case "csv":
            click.echo(BYTE_ORDER_MARK + write_csv(reading.hotline, sentences), nl=False)
        case "html":
            click.echo(write_page(reading, sentences, now))
        case _:
            width = None if sys.stdout.isatty() else WIDTH
            Console(width=width).print(make_table(reading.hotline, sentences))


def make_table(hotline: Hotline, sentences: Iterable[Sentence]) -> Table:
    """Lay sentences out for a terminal, the languages side by side."""
    table = Table(show_lines=True)
    table.add_column("where", style="dim")
    for language in hotline.languages:
        table.add_column(language, ratio=1)
    table.add_column("length", justify="right")
    table.add_column("rests on")
    for sentence in sentences:
        renderings = [sentence.renderings.get(one, SILENT) for one in hotline.languages]
        where = f"{sentence.name}\n{sentence.part}\n{sentence.file}:{sentence.line}"
        said = ("\n".join(rendering.words) for rendering in renderings)
        length = "\n".join(filter(None, map(length_of, renderings)))
        behind = "\n".join((*sentence.facts, *sentence.slots, *sentence.sources))
        table.add_row(*map(Text, (where, *said, length, behind)))
    return table


def length_of(rendering: Rendering) -> str:
    """Tell how long a rendering takes to say, or in how many parts it is sent."""
    if rendering.segments:
        parts = rendering.segments.parts
        return f"{rendering.segments.encoding}, {parts} {'part' if parts == 1 else 'parts'}"
    return "" if rendering.seconds is None else f"{rendering.seconds:.1f} s"


def write_csv(hotline: Hotline, sentences: Iterable[Sentence]) -> str:
    """Write one row a sentence; a column of a language is named words.en, seconds.en, …"""
    stream = io.StringIO()
    rows = [dict(_cells(hotline, sentence)) for sentence in sentences]
    writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def _cells(hotline: Hotline, sentence: Sentence) -> Iterator[tuple[str, object]]:
    yield "file", sentence.file
    yield "line", sentence.line
    yield "flow", sentence.flow
    yield "name", sentence.name
    yield "part", sentence.part
    yield "kind", sentence.kind
    for language in hotline.languages:
        rendering = sentence.renderings.get(language, SILENT)
        segments, seconds = rendering.segments, rendering.seconds
        yield f"words.{language}", "\n".join(rendering.words)
        yield f"seconds.{language}", "" if seconds is None else f"{seconds:.1f}"
        yield f"encoding.{language}", segments.encoding if segments else ""
        yield f"parts.{language}", segments.parts if segments else ""
    yield "facts", " ".join(sentence.facts)
    yield "slots", " ".join(sentence.slots)
    yield "sources", " ".join(sentence.sources)


def write_page(reading: Reading, sentences: Iterable[Sentence], moment: datetime) -> str:
    """Write a page of HTML to print and sign, which needs nothing from elsewhere."""
    hotline, sentences = reading.hotline, tuple(sentences)
    environment = Environment(
        loader=PackageLoader("ivr"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    return environment.get_template("words.html").render(
        service=hotline.service,
        release=hotline.release,
        languages=hotline.languages,
        day=moment.astimezone(hotline.service.hours.timezone).date().isoformat(),
        count=len(sentences),
        sections=list(_sections(sentences)),
        facts=list(_facts(hotline, sentences)),
        register=_register(sentences),
        length_of=length_of,
        silent=SILENT,
        name_of=name_of_language,
    )


def _sections(sentences: Iterable[Sentence]) -> Iterator[tuple[str, list[list[Sentence]]]]:
    """Yield each part of the page: its name, and the sentences of each state or phrase."""
    for section, members in groupby(sentences, _section_of):
        yield section, [list(group) for _, group in groupby(members, lambda one: one.name)]


def _section_of(sentence: Sentence) -> str:
    if sentence.kind == "understood":
        return "words"
    if sentence.flow == "text" and sentence.part == "phrase":
        return "text_phrases"
    return sentence.flow


def _facts(hotline: Hotline, sentences: Iterable[Sentence]) -> Iterator[Mapping[str, Any]]:
    """Yield each fact as it is spoken and written, with its source and who speaks it."""
    for name, fact in hotline.service.facts.items():
        yield {
            "name": name,
            "source": fact.source,
            "spoken": {one: wording_of(hotline, one).fact(fact) for one in hotline.languages},
            "written": {
                one: wording_of(hotline, one, written=True).fact(fact) for one in hotline.languages
            },
            "users": _users(sentence for sentence in sentences if name in sentence.slots),
        }


def _register(sentences: Iterable[Sentence]) -> dict[str, list[str]]:
    """Return where each registered fact is said, in the order of their numbers."""
    places: dict[str, list[Sentence]] = {}
    for sentence in sentences:
        for number in sentence.facts:
            places.setdefault(number, []).append(sentence)
    numbers = sorted(places, key=lambda number: (number[0], int(number[1:])))
    return {number: _users(places[number]) for number in numbers}


def _users(sentences: Iterable[Sentence]) -> list[str]:
    return list(dict.fromkeys(f"{sentence.flow}-{sentence.name}" for sentence in sentences))
