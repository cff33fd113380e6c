"""Turn parts of the text flow into messages: as few as hold them, none over the flow's parts."""

import re
from collections.abc import Iterable, Iterator

from ivr.dialog.hours import Duty
from ivr.dialog.prompts import Part
from ivr.dialog.segments import count_segments
from ivr.dialog.wording import wording_of
from ivr.model.flow import Question
from ivr.model.hotline import Hotline
from ivr.model.text_flow import TextMenuState

BETWEEN_PARAGRAPHS = "\n\n"


def compose(
    hotline: Hotline, language: str | None, duty: Duty, parts: Iterable[Part], **slots: str
) -> tuple[str, ...]:
    """Write parts in one language, or in all of them if it is unknown; `slots` are for phrases."""
    parts = list(parts)
    blocks = [
        "\n".join(_lines(hotline, written, duty, part, slots))
        for one in ([language] if language else hotline.languages)
        for part in parts
        for written in _languages_of(hotline, part, one, known=language is not None)
    ]
    return tuple(_join(blocks, hotline.text.parts))


def _languages_of(hotline: Hotline, part: Part, language: str, known: bool) -> Iterator[str]:
    """Yield the languages of a part: who knows English is told in French how to get French."""
    if part[1] == "switch_language" and known:
        yield from (one for one in hotline.languages if one != language)
    else:
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


def _lines(
    hotline: Hotline, language: str, duty: Duty, part: Part, slots: dict[str, str]
) -> Iterator[str]:
    """Yield the lines of a part: its words, and the words that answer it."""
    wording = wording_of(hotline, language, written=True)
    flow, phrases = hotline.text, hotline.text.phrases
    name, kind = part
    state = flow.states[name]
    match kind, state:
        case "question", Question():
            answers = flow.answers
            yield from wording.render(state.ask, duty)
            yes, no = answers.yes[language][0], answers.no[language][0]
            yield wording.line(phrases.yes_no, duty, yes=yes, no=no)
        case "question", TextMenuState():
            for offer in state.menu:
                choice, word = wording.line(offer.say, duty), flow.keywords[offer.next][language][0]
                yield wording.line(phrases.choice, duty, choice=choice, word=word)
        case "switch_language", _:
            word = flow.languages[language][0]
            yield wording.line(phrases.switch_language, duty, word=word)
        case "say", _ if state.say:
            yield from wording.render(state.say, duty)
        case _:
            yield wording.line(getattr(phrases, kind), duty, **slots)
