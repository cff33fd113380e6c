"""What goes between the page and the telephone on the server: what it asks, where a call stands,
what happened.

Where a call or a conversation stands is sealed: whoever looks can read it, but the page can only
hand back what it was given. Everything that is amiss is a ValueError.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit

from flask import request
from flask_babel import gettext
from itsdangerous import BadData, URLSafeSerializer
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from ivr.dialog.events import Transition
from ivr.dialog.segments import count_segments
from ivr.dialog.wording import speech_seconds
from ivr.recordings import Edition, words_of_recording
from ivr.settings import Settings
from ivr.simulator import (
    Call,
    CallEvent,
    Finished,
    MessageEvent,
    Played,
    Requested,
    Said,
    Texting,
    Whispered,
    standing_at,
)
from ivr.web.world import AGENTS, CLOCK, YEARS

MOST_SECONDS_LATER = 30 * 24 * 60 * 60


def _read_moment(text: object) -> datetime:
    moment = datetime.fromisoformat(text) if isinstance(text, str) else None
    if moment is None or moment.tzinfo or moment.year not in YEARS:
        raise ValueError(text)
    return moment


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class DemoWorld(_Asked):
    """When the person calls (local time), and whether agents have a number."""

    at: Annotated[datetime, BeforeValidator(_read_moment)] | None = None
    staffed: bool = True

    def headers(self, now: datetime) -> dict[str, str]:
        """What a request of the demo carries to be in this world; `now` if it has no time."""
        clock = {CLOCK: (self.at or now).isoformat()}
        return clock | ({} if self.staffed else {AGENTS: "none"})


class NewCall(_Asked):
    """Somebody calls, perhaps the number of a language."""

    world: DemoWorld
    language: str | None = None


class CallInput(_Asked):
    """Somebody does something in a call, in the words of `ivr.simulator.make_input`."""

    world: DemoWorld
    call: str
    input: str


class NewText(_Asked):
    """Somebody sends a text, so many seconds later than now; it begins a conversation, or not."""

    world: DemoWorld
    language: str | None = None
    texting: str | None = None
    body: str
    later: Annotated[int, Field(ge=0, le=MOST_SECONDS_LATER)] = 0


Asked = TypeVar("Asked", bound=_Asked)
Sealed = TypeVar("Sealed", Call, Texting)


def read_request(kind: type[Asked]) -> Asked:
    """Read the JSON of the request at hand."""
    try:
        return kind.model_validate(request.get_json())
    except RecursionError:
        raise ValueError("amiss in the request: it is too deep") from None
    except ValidationError as error:
        places = (".".join(map(str, item["loc"])) for item in error.errors(include_input=False))
        raise ValueError(f"amiss in the request: {', '.join(places)}") from None


class Seal:
    """Signs with the newest token of the settings, and opens what any of them signed."""

    def __init__(self, settings: Settings) -> None:
        keys = [*reversed(settings.auth_tokens)]  # the newest last
        self._signers = {
            Call: URLSafeSerializer(keys, salt="browser telephone: call"),
            Texting: URLSafeSerializer(keys, salt="browser telephone: text"),
        }

    def close(self, stands: Call | Texting) -> str:
        """Seal where a call or a conversation stands."""
        return str(self._signers[type(stands)].dumps(stands.model_dump(mode="json")))

    def open(self, kind: type[Sealed], sealed: str) -> Sealed:
        """Return what is in a seal."""
        try:
            return kind.model_validate_json(json.dumps(self._signers[kind].loads(sealed)))
        except BadData:
            raise ValueError("this is not what the service sealed: begin anew") from None


def standing_to_json(call: Call) -> dict[str, Any] | None:
    """Say in the page's language what is awaited where a call stands, and how people can end it."""
    verb = standing_at(call)
    if verb is None:
        return None
    choices = [one for one in verb.endings if one.choice]
    return {
        "status": _translated(verb.status),
        "seconds": verb.seconds,
        "title": _translated(verb.title),
        "endings": [{"word": one.word, "label": _translated(one.choice)} for one in choices],
    }


def moves_to_json(moves: Iterable[Transition]) -> list[dict[str, str | None]]:
    """Write moves; a call that comes in comes from nowhere."""
    return [{"from": move.origin or None, "by": move.by, "to": move.target} for move in moves]


class Describe:
    """Describes events of an edition: it knows how fast voices speak, and what is recorded.

    Each has its kind, its own fields, and the lines that `ivr call --transcript` prints.
    """

    def __init__(self, edition: Edition, recordings_url: str) -> None:
        self._recordings_url = recordings_url
        voices = edition.reading.hotline.service.voices
        self._paces = {voice.language: voice.words_a_minute for voice in voices.values()}
        self._languages = {code: voice.language for code, voice in voices.items()}
        self._edition = edition

    def events(self, events: Iterable[CallEvent]) -> list[dict[str, Any]]:
        """Describe what happened."""
        return [
            {"kind": one.kind, **self._fields(one), "lines": list(one.lines())} for one in events
        ]

    def _fields(self, event: CallEvent) -> dict[str, Any]:
        """Describe an event by its own fields, and by what the page could not know."""
        match event:
            case Requested():
                return {}  # what Twilio would tell is no concern of the page
            case Whispered(heard):
                return self._fields(heard)
            case Said(text, language, _, pause):
                seconds = speech_seconds(text, self._paces[language])
                return asdict(event) | {"pause": pause, "seconds": seconds}
            case Played():
                return asdict(event) | self._played(event)
            case Finished(told=told):
                return asdict(event) | {"told": _translated(told)}
            case MessageEvent(text=text):
                size = count_segments(text)
                measure = {"encoding": size.encoding, "units": size.units, "parts": size.parts}
                return asdict(event) | measure
        return asdict(event)

    def _played(self, heard: Played) -> dict[str, Any]:
        """Describe a recording by what it says, as far as that is known."""
        *_, audio, _, _ = urlsplit(heard.address).path.split("/")
        recording = self._edition.recordings.by_audio.get(audio)
        # It is played from here, not from a CDN.
        address = "/prompts" + heard.address.removeprefix(self._recordings_url)
        if recording is None:
            return {"address": address, "text": None, "language": None, "seconds": None}
        words = words_of_recording(self._edition.reading.hotline, recording)
        return {
            "address": address,
            "text": "\n".join(words) if words else None,
            "language": self._languages[recording.language],
            "seconds": recording.seconds,
        }


def _translated(words: str) -> str:
    return str(gettext(words)) if words else ""
