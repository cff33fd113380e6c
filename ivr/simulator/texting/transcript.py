"""Turn a conversation by text into lines that people read and review; it prints nothing.

    > DONNEES
    POST /text
      reply   Vos données ont été touchées.
              Répondez OUI pour en savoir plus.
      -       GSM-7, 1 part
    > oui
    POST /text
      silence

`read_moves` reads the texts back; one of several lines is written on one.
"""

from collections.abc import Callable, Iterable, Iterator

from ivr.simulator.happenings import Requested, Texted
from ivr.simulator.moves import PROMPT
from ivr.simulator.texting.happenings import Received, Sent, Silent, TextHappening
from ivr.simulator.transcript import Mask, describe_texted, entry, write_lines

Annotate = Callable[[str], str]
"""Notes something about the text of a reply, such as its parts; empty for nothing."""


def no_note(text: str) -> str:
    """Note nothing about a text."""
    return ""


def write_text_transcript(
    happenings: Iterable[TextHappening], mask: Mask = str, annotate: Annotate = no_note
) -> str:
    """Write happenings; `mask` rewrites each path, `annotate` notes something after each reply."""
    written = (
        line for happening in happenings for line in write_text_lines(happening, mask, annotate)
    )
    return "".join(f"{line}\n" for line in written)


def write_text_lines(
    happening: TextHappening, mask: Mask = str, annotate: Annotate = no_note
) -> Iterator[str]:
    """Write the lines of one happening, without line ends."""
    match happening:
        case Sent(text, media, opt_out_type):
            yield PROMPT + " ".join(text.splitlines())
            if media:
                yield from entry("media", str(media))
            if opt_out_type:
                yield from entry("opt-out", opt_out_type)
        case Received(text):
            yield from _reply("reply", text, annotate(text))
        case Texted():
            yield from _reply("text", describe_texted(happening), annotate(happening.text))
        case Silent():
            yield "  silence"
        case Requested():
            yield from write_lines(happening, mask)


def _reply(label: str, words: str, note: str) -> Iterator[str]:
    yield from entry(label, words)
    if note:
        yield from entry("-", note)
