"""What can happen at a telephone, in the order in which people notice it, and how that reads.

    POST /voice
      en!     Hello. This is the information line.
      en      For English, press 1.
      fr      Pour le français, appuyez sur le 2.
      listen  a key within 7 s
    > 1
    POST /voice/greeting
      ring    +14165550123, for 25 s, as +14165550100
    > completed
    POST /voice/whisper
      whisper en  A caller.
    POST /voice/connect
      end     the line hung up

A line at the margin is a webhook, one with `>` is what a person did, the rest is what followed.
Speech stands under the first two letters of its language, a paragraph a line. An exclamation mark
says that a key press does not interrupt what is heard. Queries and hosts are left out. Events that
belong to one verb stand beside that verb.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal, NamedTuple
from urllib.parse import urlsplit

PROMPT = "> "
MARGIN = 8


class Style(NamedTuple):
    """How lines are written: `mask` rewrites each path, `annotate` notes something on each text."""

    mask: Callable[[str], str] = str
    annotate: Callable[[str], str] = lambda text: ""


PLAIN = Style()


@dataclass(frozen=True)
class CallEvent:
    """Something that happens in a call or a conversation by text; addresses are absolute."""

    kind: ClassVar[str]
    """The event by name, for a page: the class's, with underscores."""

    def __init_subclass__(cls) -> None:
        cls.kind = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    def lines(self, style: Style = PLAIN) -> Iterator[str]:
        """Write the event, without line ends."""
        raise NotImplementedError


@dataclass(frozen=True)
class Requested(CallEvent):
    """A webhook was called: every parameter it carried, the signature apart."""

    method: str
    address: str
    parameters: Mapping[str, str]

    def lines(self, style: Style = PLAIN) -> Iterator[str]:
        yield f"{self.method} {style.mask(urlsplit(self.address).path)}"


@dataclass(frozen=True)
class Pressed(CallEvent):
    """The caller pressed a key; it is ignored where nothing listens to it."""

    key: str
    ignored: bool = False

    def lines(self, style: Style = PLAIN) -> Iterator[str]:
        yield f"{PROMPT}{self.key}"
        if self.ignored:
            yield from entry("-", "the key does nothing here")


@dataclass(frozen=True)
class Finished(CallEvent):
    """What was waited for came to its end: in Twilio's word, and as people are told."""

    ending: str
    told: str = field(default="", compare=False)

    def lines(self, style: Style = PLAIN) -> Iterator[str]:
        yield f"{PROMPT}{self.ending}"


@dataclass(frozen=True)
class Ended(CallEvent):
    """The call is over, by whom or by what it says."""

    by: Literal["caller", "line", "reject", "end of document"]

    def lines(self, style: Style = PLAIN) -> Iterator[str]:
        if self.by == "caller":
            yield f"{PROMPT}hang up"
        yield from entry("end", _ENDS[self.by])


_ENDS = {
    "caller": "the caller hung up",
    "line": "the line hung up",
    "reject": "the line rejected the call",
    "end of document": "the document had no more to do, so the line hung up",
}


def write_transcript(events: Iterable[CallEvent], style: Style = PLAIN) -> str:
    """Write events, a line end after each line."""
    return "".join(f"{line}\n" for event in events for line in event.lines(style))


def entry(label: str, words: str, lead: str = "") -> Iterator[str]:
    """Write words under a label, their further lines below the first."""
    head = f"  {label:<{MARGIN}}{lead}"
    for line in words.split("\n"):
        yield head + line
        head = " " * len(head)


def read_inputs(transcript: str) -> tuple[str, ...]:
    """Give what the people did in a transcript, so that the same can be done again."""
    lines = transcript.splitlines()
    return tuple(line.removeprefix(PROMPT) for line in lines if line.startswith(PROMPT))
