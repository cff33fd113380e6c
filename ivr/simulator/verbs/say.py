"""<Say>, <Play> and <Pause>: what is heard, by whoever is on the line.

SSML that changes how words sound is reduced to the words, as they are written. A break, and the
edges of a <p>, become a line break between paragraphs. A voice that is not on Twilio's list may
speak any language.
Source: https://www.twilio.com/docs/voice/twiml/say#attributes,
https://www.twilio.com/docs/voice/twiml/say/text-speech,
https://www.twilio.com/docs/voice/twiml/play#attributes and
https://www.twilio.com/docs/voice/twiml/pause#attributes
"""

import re
from abc import abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import inf
from typing import Annotated, Self
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element as Xml

from pydantic import model_validator

from ivr.simulator.call import PLAIN, Call, CallEvent, Style, entry
from ivr.simulator.elements import (
    Address,
    Count,
    Element,
    Times,
    TwimlError,
    near_miss,
    refuse_attributes,
    takes,
)
from ivr.simulator.transport import resolve
from ivr.simulator.verbs.verb import Done, Verb
from ivr.simulator.voices import twilio_voices

_MOST_SECONDS = 10
MOST_CHARACTERS = 3000  # Amazon Polly's bound; tags are not counted
_SSML: dict[str, tuple[str, ...]] = {
    "break": ("strength", "time"),
    "emphasis": ("level",),
    "lang": ("xml:lang",),
    "p": (),
    "phoneme": ("alphabet", "ph"),
    "prosody": ("pitch", "rate", "volume"),
    "s": (),
    "say-as": ("format", "interpret-as"),
    "sub": ("alias",),
    "w": ("role",),
}
# Polly describes the strengths by what they resemble (a comma, a sentence, a paragraph) and gives
# no seconds: these are estimates.
_STRENGTHS = {
    **{"none": 0.0, "x-weak": 0.0, "weak": 0.2},
    **{"medium": 0.2, "strong": 0.4, "x-strong": 0.8},
}
_WITHOUT_VOICE = {"en-CA": "en-US"}
_DEFAULT = "en-US"

Language = Annotated[str, takes("a language, such as fr-CA", r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")]
Voice = Annotated[
    str, takes("the name of a voice, such as Polly.Joanna-Neural", r"[A-Za-z][\w.-]*")
]


class HeardEvent(CallEvent):
    """Something that is heard; `barge_in` is true where a key press interrupts it."""

    barge_in: bool

    def lines(self, style: Style = PLAIN) -> Iterator[str]:
        label, words = self.described(style)
        return entry(label if self.barge_in else f"{label}!", words)

    def described(self, style: Style) -> tuple[str, str]:
        """Give the label and the words under which it is written."""
        raise NotImplementedError


@dataclass(frozen=True)
class Said(HeardEvent):
    """Words were spoken, one paragraph a line; breaks add `pause_seconds` of silence to them."""

    text: str
    language: str
    voice: str
    pause_seconds: float
    barge_in: bool

    def described(self, style: Style) -> tuple[str, str]:
        return self.language.split("-")[0], self.text


@dataclass(frozen=True)
class Played(HeardEvent):
    """A recording was played."""

    address: str
    barge_in: bool

    def described(self, style: Style) -> tuple[str, str]:
        return "play", style.mask(urlsplit(self.address).path)


@dataclass(frozen=True)
class Paused(HeardEvent):
    """Nothing was heard for some seconds."""

    seconds: int
    barge_in: bool

    def described(self, style: Style) -> tuple[str, str]:
        return "pause", f"{self.seconds} s"


@dataclass(frozen=True)
class Speech:
    """What is said: paragraphs, one a line, and the seconds of silence that breaks add to them."""

    text: str
    pause_seconds: float = 0.0


def _seconds_of(time: str) -> float:
    match = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)(ms|s)", time)
    return float(match[1]) / (1000 if match[2] == "ms" else 1) if match else inf


class Break(Element):
    strength: Annotated[str, takes(", ".join(_STRENGTHS), _STRENGTHS.__contains__)] = "medium"
    time: Annotated[
        str | None,  # None: as long as the strength makes it
        takes(
            "seconds or milliseconds up to 10s, such as 1s or 500ms",
            lambda time: _seconds_of(time) <= _MOST_SECONDS,
        ),
    ] = None

    @property
    def seconds(self) -> float:
        """The silence that the break adds."""
        return _STRENGTHS[self.strength] if self.time is None else _seconds_of(self.time)


class Prompt(Verb):
    """A verb that lets something be heard; other verbs may hold it."""

    @abstractmethod
    def hear(self, call: Call, *, barge_in: bool) -> tuple[HeardEvent, ...]:
        """Give what is heard, as often as it loops."""

    def execute(self, call: Call) -> Done:
        return Done(call.connected(), self.hear(call, barge_in=False))


class Say(Prompt):
    content = "speech"
    speech: Speech
    voice: Voice = "man"
    language: Language | None = None  # None: the voice's own, else en-US
    loop: Times = 1

    @classmethod
    def read_content(cls, xml: Xml) -> Speech:
        return _read_speech(xml)

    @model_validator(mode="after")
    def _fits(self) -> Self:
        own = _own_languages(self.voice)
        if self.language in _WITHOUT_VOICE:
            nearest = _WITHOUT_VOICE[self.language]
            amiss = f', for which there is no voice; "{nearest}" is the nearest'
        elif self.language and own and self.language not in own:
            amiss = f", but {self.voice} speaks {' and '.join(own)}"
        else:
            return self
        message = f'<Say> has language="{self.language}"{amiss}'
        raise TwimlError(message, verb="Say", attribute="language")

    def hear(self, call: Call, *, barge_in: bool) -> tuple[HeardEvent, ...]:
        language = self.language or next(iter(_own_languages(self.voice)), _DEFAULT)
        text, seconds = self.speech.text, self.speech.pause_seconds
        return self.loop * (Said(text, language, self.voice, seconds, barge_in),)


class Play(Prompt):
    content = "address"
    address: Address
    loop: Times = 1

    def hear(self, call: Call, *, barge_in: bool) -> tuple[HeardEvent, ...]:
        return self.loop * (Played(resolve(call.address, self.address), barge_in),)


class Pause(Prompt):
    length: Count = 1

    def execute(self, call: Call) -> Done:
        return Done(call, self.hear(call, barge_in=False))  # one that comes first delays the answer

    def hear(self, call: Call, *, barge_in: bool) -> tuple[HeardEvent, ...]:
        return (Paused(self.length, barge_in),)


PROMPTS: dict[str, type[Prompt]] = {"Say": Say, "Play": Play, "Pause": Pause}
"""What a verb may hold that lets something be heard."""


def hear_all(call: Call, prompts: Iterable[Prompt], *, barge_in: bool) -> tuple[HeardEvent, ...]:
    """Give what is heard of prompts inside a verb, in order."""
    return tuple(heard for one in prompts for heard in one.hear(call, barge_in=barge_in))


def _read_speech(say: Xml) -> Speech:
    """Read the words of a <Say>; raise a TwimlError if it says nothing or more than Polly takes."""
    length = len("".join(say.itertext()))
    if length > MOST_CHARACTERS:
        message = f"<Say> holds {length} characters; {MOST_CHARACTERS} is the most"
        raise TwimlError(message, verb="Say")
    pieces = tuple(_read_pieces(say))
    words = "".join("\n" if isinstance(piece, float) else piece for piece in pieces)
    paragraphs = (" ".join(line.split()) for line in words.split("\n"))
    text = "\n".join(paragraph for paragraph in paragraphs if paragraph)
    if not text:
        raise TwimlError("<Say> says nothing", verb="Say")
    return Speech(text, sum((piece for piece in pieces if isinstance(piece, float)), 0.0))


def _read_pieces(element: Xml) -> Iterator[str | float]:
    """Walk an element: texts as they stand, and a float of seconds for each break."""
    yield _flatten(element.text)
    for child in element:
        _refuse_unknown(child)
        match child.tag:
            case "break":
                yield Break.read(child).seconds or " "
            case "p":
                yield 0.0
                yield from _read_pieces(child)
                yield 0.0
            case _:
                yield from _read_pieces(child)
        yield _flatten(child.tail)


def _flatten(text: str | None) -> str:
    return re.sub(r"\s", " ", text or "")


def _refuse_unknown(element: Xml) -> None:
    if element.tag not in _SSML:
        message = f"<Say> may not hold <{element.tag}>; it may hold {', '.join(_SSML)}."
        message += near_miss(element.tag, _SSML, "<{}>")
        raise TwimlError(message, verb=element.tag)
    refuse_attributes(element, _SSML[element.tag])
    if element.tag == "break" and (len(element) or element.text):
        raise TwimlError("<break> holds nothing", verb="break")


def _own_languages(voice: str) -> tuple[str, ...]:
    speaker = twilio_voices().get(voice)
    return speaker.languages if speaker else ()
