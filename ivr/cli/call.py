"""`ivr call`: a telephone on the terminal, in this process or over a running service."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import click

from ivr.cli.folder import folder_argument, load_flows, prompts_option
from ivr.cli.transport import (
    AGENT,
    HERE,
    at_option,
    caller_option,
    language_option,
    open_transport,
    report_failure,
    transcript_option,
    url_option,
)
from ivr.dialog.events import Paragraphs
from ivr.dialog.keys import keys_at
from ivr.dialog.wording import speech_seconds
from ivr.recordings import (
    Edition,
    Recording,
    make_edition,
    read_recordings,
    words_of_recording,
)
from ivr.simulator import (
    KEYS,
    Call,
    CallEvent,
    Listening,
    Paused,
    Played,
    Requested,
    Said,
    Transport,
    TwimlError,
    dial,
    make_input,
    standing_at,
)

Act = Callable[[Call], str]


@click.command()
@folder_argument
@prompts_option
@click.option("--keys", help="Keys to press, in order: 1,1,2,2. The word wait is a silence.")
@click.option("--dial", "outcome", help="How each transfer ends: completed, busy, no-answer, …")
@click.option("--agent", default=AGENT, help="The agents' number; empty for none.")
@caller_option
@at_option
@language_option
@url_option
@transcript_option
def call(
    folder: Path,
    prompts: Path,
    keys: str | None,
    outcome: str | None,
    agent: str,
    number: str,
    moment: str | None,
    language: str | None,
    url: str | None,
    transcript: bool,
) -> None:
    """Call the hotline, and hear what a caller hears.

    It is that of FOLDER, or with --url one that runs. Without --keys you are asked for each key. A
    call over --url is signed with TWILIO_AUTH_TOKEN, or with the token of the demo that runs in
    this folder.
    """
    edition, _ = make_edition(load_flows(folder), read_recordings(prompts))
    if not edition.reading.hotline.spoken:
        raise click.UsageError("there is no call.yaml in this folder: calls are not answered.")
    transport = open_transport(url, moment, edition, AGENT_NUMBER=agent)
    query = f"?{urlencode({'language': language})}" if language else ""
    address = f"{(url or HERE).rstrip('/')}/voice{query}"
    act = _given(keys, outcome) if keys is not None else _asked(outcome)
    clock = _Clock(edition)
    try:
        for event in _talk(transport, address, number, act):
            clock.count(event)
            for text in event.lines():
                click.secho(text, dim=isinstance(event, Requested), bold=text.startswith(">"))
            if isinstance(event, Played) and not transcript:
                for paragraph in clock.words_of(event):
                    click.secho(f"          {paragraph}", dim=True)
            if isinstance(event, Listening) and not transcript:
                click.secho(f"  keys    {clock.keys}", dim=True)
                click.secho(f"          {clock.seconds:.0f} s of speech so far", dim=True)
    except TwimlError as error:
        report_failure(error)
        sys.exit(1)
    if not transcript:
        click.secho(f"{clock.webhooks} webhooks, {clock.seconds:.0f} s of speech.", dim=True)


class _Clock:
    """Counts webhooks and the seconds of speech, and knows the keys of the state called last."""

    def __init__(self, edition: Edition) -> None:
        hotline = self._hotline = edition.reading.hotline
        self._recordings = edition.recordings.by_audio
        self.keys = ""
        voices = hotline.service.voices.values()
        self._paces = {voice.language: voice.words_a_minute for voice in voices}
        self.webhooks = 0
        self.seconds = 0.0

    def words_of(self, played: Played) -> Paragraphs:
        """Return what a recording says, as far as it is known here."""
        recording = self._recording(played)
        return words_of_recording(self._hotline, recording) or () if recording else ()

    def _recording(self, played: Played) -> Recording | None:
        audio = urlsplit(played.address).path.split("/")[2:3]
        return self._recordings.get(audio[0]) if audio else None

    def count(self, event: CallEvent) -> None:
        match event:
            case Requested():
                self.webhooks += 1
            case Listening(action=action):
                address = urlsplit(action)
                language = next(iter(parse_qs(address.query).get("language", ())), None)
                keys = keys_at(self._hotline, address.path.rpartition("/")[2], language)
                self.keys = ", ".join(f"{key} {one.means}" for key, one in keys.items())
            case Said(text, language, _, pauses):
                self.seconds += speech_seconds(text, self._paces.get(language, 150)) + pauses
            case Played():
                recording = self._recording(event)
                self.seconds += recording.seconds if recording else 0
            case Paused(seconds):
                self.seconds += seconds


def _talk(transport: Transport, address: str, number: str, act: Act) -> Iterator[CallEvent]:
    """Make a call, input after input, until somebody hangs up."""
    step = dial(transport, address, caller=number)
    yield from step.events
    while step.call.stands != "ended":
        try:
            step = make_input(transport, step.call, act(step.call))
        except ValueError as error:
            raise click.UsageError(str(error)) from None
        yield from step.events


def _given(keys: str, outcome: str | None) -> Act:
    """Press the given keys, then hang up; what is waited for ends as given, or the usual way."""
    rest = iter([key.strip() for key in keys.split(",") if key.strip()])

    def act(call: Call) -> str:
        if usual := _usual_ending(call):
            return outcome or usual
        key = next(rest, "hang up")
        return "*" if key == "star" else key

    return act


def _asked(outcome: str | None) -> Act:
    """Ask the person at the terminal."""

    def read(text: str) -> str:
        if text not in (*KEYS, "wait", "hang up"):
            raise click.BadParameter("press 0 to 9, * or #; or type wait, or hang up")
        return text

    def act(call: Call) -> str:
        if usual := _usual_ending(call):
            return outcome or str(click.prompt("How does it end", default=usual))
        return str(click.prompt("Your key", value_proc=read))

    return act


def _usual_ending(call: Call) -> str:
    """Return the first word by which what the call waits for can end; empty if it awaits keys."""
    verb = standing_at(call)
    return verb.endings[0].word if verb and verb.endings else ""
