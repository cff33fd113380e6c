"""Turn what happened in a call or a conversation into JSON for the page.

Each happening has its kind, its own fields, and the lines that `ivr call --transcript` prints.
"""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from ivr.exchange import Move
from ivr.handset import (
    Ended,
    Happening,
    Listening,
    Paused,
    Played,
    Pressed,
    RangOut,
    Received,
    Requested,
    Ringing,
    Said,
    Sent,
    Silent,
    Texted,
    TextHappening,
    Waited,
    Whispered,
    write_lines,
    write_text_lines,
)
from ivr.model.hotline import Hotline
from ivr.segments import count_segments
from ivr.wording import speech_seconds

KINDS = {
    Ended: "ended",
    Listening: "listening",
    Paused: "paused",
    Played: "played",
    Pressed: "pressed",
    RangOut: "rang_out",
    Received: "received",
    Requested: "requested",
    Ringing: "ringing",
    Said: "said",
    Sent: "sent",
    Silent: "silent",
    Texted: "texted",
    Waited: "waited",
    Whispered: "whispered",
}


class Describe:
    """Describes happenings; how fast each voice speaks is the hotline's."""

    def __init__(self, hotline: Hotline) -> None:
        self._paces = {voice.language: voice.pace for voice in hotline.service.voices.values()}

    def happening(self, happening: Happening) -> dict[str, Any]:
        """Describe what happened in a call."""
        return self._fields(happening) | {"lines": list(write_lines(happening))}

    def text_happening(self, happening: TextHappening) -> dict[str, Any]:
        """Describe what happened in a conversation by text."""
        return self._fields(happening) | {"lines": list(write_text_lines(happening))}

    def _fields(self, happening: Happening | TextHappening) -> dict[str, Any]:
        named = {"kind": KINDS[type(happening)]}
        match happening:
            case Requested() | Silent():
                return named
            case Whispered(heard):
                return named | self._heard(heard)
            case Said() | Played():
                return named | self._heard(happening)
            case Received(text) | Texted(text=text):
                segments = count_segments(text)
                size = {"encoding": segments.encoding, "units": segments.units}
                return named | asdict(happening) | size | {"parts": segments.parts}
        return named | asdict(happening)

    def _heard(self, heard: Any) -> dict[str, Any]:
        fields = asdict(heard)
        if isinstance(heard, Said):
            pace = self._paces[heard.language]
            fields |= {"pause": heard.pause_seconds, "seconds": speech_seconds(heard.text, pace)}
        return fields


def moves_to_json(moves: Iterable[Move]) -> list[dict[str, str | None]]:
    """Write moves; a call that comes in comes from nowhere."""
    return [{"from": move.origin or None, "by": move.by, "to": move.target} for move in moves]
