"""Text messages made of parts of states: as few as hold them, none over the flow's parts."""

import re
from collections.abc import Iterable, Iterator

from ivr.dialog.events import Part
from ivr.dialog.hours import Duty
from ivr.dialog.segments import count_segments
from ivr.dialog.wording import wording_of
from ivr.model.hotline import Hotline
from ivr.model.states.state import NOTICE

BETWEEN_PARAGRAPHS = "\n\n"


def compose(
    hotline: Hotline, language: str | None, duty: Duty, parts: Iterable[Part], **slots: str
) -> tuple[str, ...]:
    """Write parts in one language, or in all of them if it is unknown; `slots` are for phrases.

    Hours that would make a part too long are written briefly.
    """
    parts = list(parts)
    blocks = [
        "\n".join(lines_that_fit(hotline, written, duty, part, **slots))
        for one in ([language] if language else hotline.written)
        for part in parts
        for written in _languages_of(hotline, part, one, known=language is not None)
    ]
    return tuple(_join(blocks, hotline.text.parts))


def parts_of(hotline: Hotline, part: Part) -> int:
    """Return in how many parts at most a part of a state travels."""
    return 1 if part[0] in hotline.text.mandatory else hotline.text.parts


def _languages_of(hotline: Hotline, part: Part, language: str, known: bool) -> Iterator[str]:
    """Yield the languages of a part: who knows English is told in French how to get French."""
    if part[1] != "switch_language":
        yield language
    elif known:
        yield from (one for one in hotline.written if one != language)
    elif len(hotline.written) > 1:
        yield language


def _join(blocks: Iterable[str], most: int) -> Iterator[str]:
    """Join neighbours while they fit in one message."""
    message = ""
    for block in (piece for whole in blocks for piece in _cut(whole, most)):
        joined = f"{message}{BETWEEN_PARAGRAPHS}{block}" if message else block
        if message and count_segments(joined).parts > most:
            yield message
            joined = block
        message = joined
    if message:
        yield message


def _cut(block: str, most: int) -> Iterator[str]:
    """Cut a block between two words where one message cannot hold it: few have such hours."""
    if count_segments(block).parts <= most:
        yield block
        return
    piece = ""
    for word in re.findall(r"\S+\s*", block):
        if piece and count_segments(f"{piece}{word}".rstrip()).parts > most:
            yield piece.rstrip()
            piece = ""
        piece += word
    yield piece.rstrip()


def lines_that_fit(
    hotline: Hotline, language: str, duty: Duty, part: Part, **slots: str
) -> tuple[str, ...]:
    """Return the lines of a part, with brief hours if it would be too long otherwise."""
    lines = tuple(_lines(hotline, language, duty, part, False, **slots))
    if count_segments("\n".join(lines)).parts <= parts_of(hotline, part):
        return lines
    return tuple(_lines(hotline, language, duty, part, True, **slots))


def _lines(
    hotline: Hotline, language: str, duty: Duty, part: Part, brief: bool, /, **slots: str
) -> Iterator[str]:
    """Yield the lines of a part: its words, and the words that answer it."""
    wording = wording_of(hotline, language, written=True, brief=brief)
    flow, phrases = hotline.text, hotline.text.phrases
    name, kind = part
    own = flow.states[name].lines(kind, hotline.bindings, language)
    for line in own:
        if line.choice:
            choice, word = wording.line(line.prompt, duty), flow.keywords[line.choice][language][0]
            yield wording.line(phrases.choice, duty, choice=choice, word=word)
            continue
        yield from wording.render(line.prompt, duty)
        if line.then:
            yes, no = flow.answers.yes[language][0], flow.answers.no[language][0]
            yield wording.line(getattr(phrases, line.then), duty, yes=yes, no=no)
    if own:
        return
    if kind == NOTICE and hotline.service.notice:
        yield from wording.render(hotline.service.notice.say, duty)
    elif kind == "switch_language":
        word = flow.languages[language][0]
        yield wording.line(phrases.switch_language, duty, word=word)
    else:
        yield wording.line(getattr(phrases, kind), duty, **slots)
