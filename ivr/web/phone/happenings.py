"""Turn what happened in a call or a conversation into JSON for the page.

Each happening has its kind, its own fields, and the lines that `ivr call --transcript` prints.
"""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any
from urllib.parse import urlsplit

from ivr.dialog.events import Transition
from ivr.dialog.segments import count_segments
from ivr.dialog.wording import speech_seconds
from ivr.recordings import Edition, words_of_recording
from ivr.simulator import (
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
    """Describes happenings of an edition: it knows how fast voices speak, and what is recorded."""

    def __init__(self, edition: Edition, recordings_url: str) -> None:
        self._recordings_url = recordings_url
        voices = edition.reading.hotline.service.voices
        self._paces = {voice.language: voice.pace for voice in voices.values()}
        self._languages = {code: voice.language for code, voice in voices.items()}
        self._edition = edition

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
        if isinstance(heard, Played):
            fields |= self._played(heard)
        if isinstance(heard, Said):
            pace = self._paces[heard.language]
            fields |= {"pause": heard.pause_seconds, "seconds": speech_seconds(heard.text, pace)}
        return fields

    def _played(self, heard: Played) -> dict[str, Any]:
        """Describe a recording by what it says, as far as that is known."""
        *_, audio, _, _ = urlsplit(heard.address).path.split("/")
        recording = self._edition.recordings.by_audio.get(audio)
        address = "/prompts" + heard.address.removeprefix(
            self._recordings_url
        )  # here, not at a CDN
        if recording is None:
            return {"address": address, "text": None, "language": None, "seconds": None}
        words = words_of_recording(self._edition.reading.hotline, recording)
        return {
            "address": address,
            "text": "\n".join(words) if words else None,
            "language": self._languages[recording.language],
            "seconds": recording.seconds,
        }


def moves_to_json(moves: Iterable[Transition]) -> list[dict[str, str | None]]:
    """Write moves; a call that comes in comes from nowhere."""
    return [{"from": move.origin or None, "by": move.by, "to": move.target} for move in moves]
