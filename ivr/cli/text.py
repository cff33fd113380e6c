"""`ivr text`: a telephone for texts on the terminal, in this process or over a running service."""

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import click

from ivr.cli.folder import load_flows
from ivr.cli.transport import (
    AGENT,
    HERE,
    at_option,
    caller_option,
    language_option,
    open_transport,
    report_failure,
    transcript_option,
    url_option,
)
from ivr.dialog.segments import count_segments
from ivr.loader import BUNDLED
from ivr.recordings import NO_RECORDINGS, Edition
from ivr.simulator import Style, TwimlError, send_text, texting_to


@click.command()
@click.argument("texts", nargs=-1)
@click.option("--flows", type=click.Path(path_type=Path), default=BUNDLED, envvar="IVR_FLOWS")
@click.option("--pictures", default=0, help="How many pictures come with the first text.")
@click.option(
    "--opt-out-type", type=click.Choice(["STOP", "START", "HELP"]), help="As Twilio says."
)
@click.option(
    "--kind",
    type=click.Choice(["long-code", "toll-free", "advanced"]),
    default="long-code",
    help="Which kind of number is texted.",
)
@caller_option
@at_option
@language_option
@url_option
@transcript_option
def text(
    texts: tuple[str, ...],
    flows: Path,
    pictures: int,
    opt_out_type: str | None,
    kind: str,
    number: str,
    moment: str | None,
    language: str | None,
    url: str | None,
    transcript: bool,
) -> None:
    """Text the hotline, and read what comes back.

    It is that of a folder, or with --url one that runs. Without TEXTS you are asked for each. Each
    message is shown with its encoding and its parts.
    """
    if texts and os.path.isdir(texts[0]):  # noqa: PTH112  a text is any string, Path is not
        raise click.UsageError(f"{texts[0]} is a folder, not a text: write --flows {texts[0]}")
    edition = Edition(load_flows(flows), NO_RECORDINGS)
    if not edition.reading.hotline.written:
        raise click.UsageError("there is no text.yaml in this folder: texts are not answered.")
    transport = open_transport(url, moment, edition, AGENT_NUMBER=AGENT, TEXT_NUMBER=kind)
    query = f"?{urlencode({'language': language})}" if language else ""
    texting = texting_to(f"{(url or HERE).rstrip('/')}/text{query}", sender=number)
    style = Style(annotate=_describe)
    parts = 0
    for body in texts or _asked():
        try:
            step = send_text(
                transport,
                texting,
                body,
                now=time.time(),
                media=pictures,
                opt_out_type=opt_out_type,
            )
        except TwimlError as error:
            report_failure(error)
            sys.exit(1)
        except ValueError as error:
            raise click.UsageError(str(error)) from None
        texting, pictures, opt_out_type = step.texting, 0, None
        for event in step.events:
            for shown in event.lines(style):
                click.secho(shown, bold=shown.startswith(">"), dim=shown.startswith("POST"))
            parts += count_segments(getattr(event, "text", "")).parts
    if not transcript:
        click.secho(f"{_parts(parts)} in all, both ways.", dim=True)


def _describe(message: str) -> str:
    segments = count_segments(message)
    return f"{segments.encoding}, {segments.units} units, {_parts(segments.parts)}"


def _parts(count: int) -> str:
    return "1 part" if count == 1 else f"{count} parts"


def _asked() -> Iterator[str]:
    """Ask the person at the terminal, until an empty text."""
    while body := click.prompt("Your text (empty to end)", default="", show_default=False):
        yield str(body)
