"""Each distinct answer made into its document once, and what is wrong with it."""

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import assert_never
from urllib.parse import quote
from xml.parsers.expat import ExpatError, ParserCreate

from ivr.dialog.events import Act, Action, GoOn, HangUp, Listen, Say
from ivr.dialog.segments import count_segments
from ivr.dialog.wording import wording_of
from ivr.model.hotline import Hotline
from ivr.twilio.twiml import render_text, render_voice
from ivr.twilio.verbs.verb import Deployment

MOST_BYTES = 64_000
MOST_CHARACTERS = 3_000  # of one Say: https://www.twilio.com/docs/voice/twiml/say#limits
MOST_ENCODED = 4_500
MOST_LETTERS = 1_600  # of one message: https://www.twilio.com/docs/messaging/twiml/message
MOST_MESSAGES = 10  # https://www.twilio.com/docs/messaging/twiml#twilios-request
NUMBER = "+14165550123"  # kept for fiction
SENTENCE_END = re.compile(r"(?<=[.!?…।॥؟])\s+|(?<=[。！？])")
BASE = "https://hotline.example/voice"


class ProvedDocuments:
    """The documents of a hotline that were proved, and how many there are."""

    def __init__(self, hotline: Hotline) -> None:
        self._hotline = hotline
        groups = ("", *hotline.service.agents.groups)
        numbers = dict.fromkeys(groups, (NUMBER,))
        self._deployment = Deployment(BASE, hotline.service, numbers)
        self._faults: dict[Hashable, str] = {}
        self._say_faults: dict[tuple[str, ...], str] = {}
        self._goodbyes = {
            language: _sentences(wording_of(hotline, language).phrase("goodbye"))[-1]
            for language in hotline.spoken
        }

    def __len__(self) -> int:
        return len(self._faults)

    def fault(self, actions: Sequence[Action]) -> str:
        """Tell what is wrong with the document of actions; empty if nothing is."""
        key = tuple(map(_shape, actions))
        if key not in self._faults:
            self._faults[key] = next(self._voice_faults(actions), "")
        return self._faults[key]

    def parting_fault(self, actions: Sequence[Action]) -> str:
        """Tell what is wrong with the last words before the line hangs up; empty if nothing is."""
        last = {action.language: action.text for action in actions if isinstance(action, Say)}
        if not last:
            return "the line hangs up here without a word"
        for language, text in last.items():
            if not text[-1].endswith(self._goodbyes[language]):
                goodbye = self._goodbyes[language]
                return (
                    f'the line hangs up here, and its last words are not "{goodbye}" ({language})'
                )
        return ""

    def text_fault(self, messages: tuple[str, ...]) -> str:
        """Tell what is wrong with the document of messages; empty if nothing is."""
        if messages not in self._faults:
            self._faults[messages] = next(self._text_faults(messages), "")
        return self._faults[messages]

    def _voice_faults(self, actions: Sequence[Action]) -> Iterator[str]:
        yield from _document_faults(lambda: render_voice(actions, self._deployment))
        for action in actions:
            for say in action.says if isinstance(action, Listen) else (action,):
                if isinstance(say, Say):
                    if say.text not in self._say_faults:
                        self._say_faults[say.text] = _say_fault(say.text)
                    if self._say_faults[say.text]:
                        yield self._say_faults[say.text]

    def _text_faults(self, messages: tuple[str, ...]) -> Iterator[str]:
        yield from _document_faults(lambda: render_text(messages))
        if len(messages) > MOST_MESSAGES:
            yield f"{len(messages)} messages answer one text, and {MOST_MESSAGES} may"
        for message in messages:
            parts, most = count_segments(message).parts, self._hotline.text.parts
            if parts > most:
                yield f"a message has {parts} parts, and {most} may be"
            if not 0 < len(message) <= MOST_LETTERS:
                yield f"a message has {len(message)} characters, and 1 to {MOST_LETTERS} may be"


def _sentences(text: str) -> list[str]:
    return [sentence for sentence in SENTENCE_END.split(text) if sentence.strip()]


def _shape(action: Action) -> Hashable:
    """Return what a document says of an action, its addresses left out."""
    match action:
        case Say():
            return action.language, action.text
        case Listen():
            return action.wait, action.entry, tuple(map(_shape, action.says))
        case Act():
            return action.request, action.messages
        case GoOn() | HangUp():
            return type(action).__name__
        case _:
            assert_never(action)


def _document_faults(render: Callable[[], bytes]) -> Iterator[str]:
    document = render()
    if len(document) > MOST_BYTES:
        yield f"its document has {len(document)} bytes, and {MOST_BYTES} may be"
    try:
        ParserCreate().Parse(document, True)
    except ExpatError as error:
        yield f"its document is no XML: {error}"


def _say_fault(text: tuple[str, ...]) -> str:
    said = " ".join(text)
    if not said.strip():
        return "nothing stands where something is to be said"
    if len(said) > MOST_CHARACTERS or len(quote(said)) > MOST_ENCODED:
        return f"{len(said)} characters are said in one breath, and Twilio's voices take 3,000"
    return ""
