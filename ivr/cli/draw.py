"""`ivr draw`: a flow as a picture."""

from pathlib import Path
from typing import Literal

import click

from ivr.cli.folder import folder_argument, load_flows
from ivr.dialog.wording import wording_of
from ivr.view.graph import graph_of
from ivr.view.labels import translator
from ivr.view.pictures import can_draw
from ivr.view.pictures.mermaid import draw_mermaid
from ivr.view.pictures.svg import draw_svg

NO_SVG = (
    "an SVG cannot be drawn here: install the extra of this program that draws "
    "(pip install '.[draw]'), or take --format mermaid."
)


@click.command()
@folder_argument
@click.option("--flow", type=click.Choice(["call", "text"]), default="call", show_default=True)
@click.option(
    "--format", "form", type=click.Choice(["mermaid", "svg"]), default="mermaid", show_default=True
)
@click.option("--language", help="en, fr, …  [default: the first language of the hotline]")
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="The file to write."
)
def draw(
    folder: Path,
    flow: Literal["call", "text"],
    form: Literal["mermaid", "svg"],
    language: str | None,
    output: Path | None,
) -> None:
    """Draw a flow: its states, and the keys that lead on.

    It is one of FOLDER, the way of YES marked. Mermaid is text that GitHub and many editors show as
    a picture; an SVG opens in any browser.
    """
    hotline = load_flows(folder).hotline
    languages = hotline.languages_in(flow)
    if not languages:
        raise click.UsageError(f"there is no {flow}.yaml in this folder, so nothing to draw.")
    language = language or languages[0]
    if language not in languages:
        spoken = ", ".join(languages)
        raise click.UsageError(
            f'the hotline does not speak "{language}"; its languages are {spoken}.'
        )
    graph, translate = graph_of(hotline, flow, language), translator(language)
    if form == "svg":
        if not can_draw():
            raise click.UsageError(NO_SVG)
        wording = wording_of(hotline, language, flow == "text")
        drawing = draw_svg(graph, hotline.service.name, wording, translate)
    else:
        drawing = draw_mermaid(graph, hotline.service.name, translate)
    if output is None:
        click.echo(drawing, nl=False)
        return
    try:
        output.write_text(drawing, encoding="utf-8")
    except OSError as error:
        raise click.UsageError(f"{output} cannot be written: {error.strerror}") from None
    click.echo(f"The {flow} is drawn in {output}.")
