"""<Say>, <Play> and <Pause>: what is heard, by whoever is on the line.

Source: https://www.twilio.com/docs/voice/twiml/say#attributes,
https://www.twilio.com/docs/voice/twiml/play#attributes and
https://www.twilio.com/docs/voice/twiml/pause#attributes
"""

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Self
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element as Xml

from pydantic import model_validator

from ivr.simulator.call import Call, Done, Verb
from ivr.simulator.elements import Address, Count, Times, takes
from ivr.simulator.events import PLAIN, CallEvent, Style, entry
from ivr.simulator.transport import resolve
from ivr.simulator.verbs.speech import Speech, language_of, read_speech, refuse_misfit

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
        return self.language[:2], self.text


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


Heard = Said | Played | Paused


class Prompt(Verb):
    """A verb that lets something be heard; other verbs may hold it."""

    @abstractmethod
    def hear(self, call: Call, *, barge_in: bool) -> tuple[Heard, ...]:
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
        return read_speech(xml)

    @model_validator(mode="after")
    def _fits(self) -> Self:
        refuse_misfit(self.voice, self.language)
        return self

    def hear(self, call: Call, *, barge_in: bool) -> tuple[Heard, ...]:
        language = language_of(self.voice, self.language)
        text, seconds = self.speech.text, self.speech.pause_seconds
        return self.loop * (Said(text, language, self.voice, seconds, barge_in),)


class Play(Prompt):
    content = "address"
    address: Address
    loop: Times = 1

    def hear(self, call: Call, *, barge_in: bool) -> tuple[Heard, ...]:
        return self.loop * (Played(resolve(call.address, self.address), barge_in),)


class Pause(Prompt):
    length: Count = 1

    def execute(self, call: Call) -> Done:
        return Done(call, self.hear(call, barge_in=False))  # one that comes first delays the answer

    def hear(self, call: Call, *, barge_in: bool) -> tuple[Heard, ...]:
        return (Paused(self.length, barge_in),)


PROMPTS: dict[str, type[Prompt]] = {"Say": Say, "Play": Play, "Pause": Pause}
"""What a verb may hold that lets something be heard."""


def hear_all(call: Call, prompts: Iterable[Prompt], *, barge_in: bool) -> tuple[Heard, ...]:
    """Give what is heard of prompts inside a verb, in order."""
    return tuple(heard for one in prompts for heard in one.hear(call, barge_in=barge_in))
