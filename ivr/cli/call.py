"""`ivr call`: a telephone on the terminal, in this process or over a running service."""

import json
import os
import secrets
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from urllib.parse import urlencode, urlsplit
from urllib.request import urlopen

import click

from ivr.cli.folder import folder_argument, load_hotline
from ivr.handset import (
    Call,
    Happening,
    HttpLine,
    Line,
    Listening,
    Paused,
    Requested,
    Said,
    TwimlError,
    WebhookFailed,
    WsgiLine,
    dial,
    make_move,
    write_lines,
)
from ivr.handset.telephone import KEYS
from ivr.keys import keys_at
from ivr.model.hotline import Hotline
from ivr.settings import DEMO_TOKEN, SettingsError, demo_token, read_settings
from ivr.signature import sign
from ivr.web import create_app
from ivr.web.voice import CLOCK
from ivr.wording import speech_seconds

HERE = "http://127.0.0.1"
Move = Callable[[Call], str]


@click.command()
@folder_argument
@click.option("--keys", help="Keys to press, in order: 1,1,2,2. The word wait is a silence.")
@click.option("--dial", "outcome", help="How each transfer ends: completed, busy, no-answer, …")
@click.option("--at", "moment", help='The time of the call: "2026-11-23 18:30" (demo only).')
@click.option("--language", help="Call the number of a language, where the choice is skipped.")
@click.option("--agent", default="+14165550123", help="The agents' number; empty for none.")
@click.option("--url", help="Call a running service: https://hotline.example")
@click.option("--transcript", is_flag=True, help="Print the transcript alone.")
def call(
    folder: Path,
    keys: str | None,
    outcome: str | None,
    moment: str | None,
    language: str | None,
    agent: str,
    url: str | None,
    transcript: bool,
) -> None:
    """Call the hotline of FOLDER, or a running one, and hear what a caller hears.

    Without --keys you are asked for each key. A call over --url is signed with
    TWILIO_AUTH_TOKEN, or with the token of the demo that runs in this folder.
    """
    hotline = load_hotline(folder)
    headers = {CLOCK: _read_moment(moment)} if moment else {}
    line = _line_to(url, headers) if url else _line_here(hotline, agent, headers)
    query = f"?{urlencode({'language': language})}" if language else ""
    address = f"{(url or HERE).rstrip('/')}/voice{query}"
    moves = _given_moves(keys, outcome) if keys is not None else _asked_moves(outcome)
    clock = _Clock(hotline)
    try:
        for happening in _talk(line, address, moves):
            clock.count(happening)
            for text in write_lines(happening):
                click.secho(text, dim=isinstance(happening, Requested), bold=text.startswith(">"))
            if isinstance(happening, Listening) and not transcript:
                click.secho(f"  keys    {clock.keys}", dim=True)
                click.secho(f"          {clock.seconds:.0f} s of speech so far", dim=True)
    except TwimlError as error:
        click.secho(f"The call failed: {error}", fg="red", err=True)
        if isinstance(error, WebhookFailed) and error.status == 403:
            click.echo("Call the address in PUBLIC_URL, with its TWILIO_AUTH_TOKEN.", err=True)
        sys.exit(1)
    if not transcript:
        click.secho(f"{clock.webhooks} webhooks, {clock.seconds:.0f} s of speech.", dim=True)


class _Clock:
    """Counts webhooks and the seconds of speech, and knows the keys of the state called last."""

    def __init__(self, hotline: Hotline) -> None:
        self._hotline = hotline
        self.keys = ""
        voices = hotline.service.voices.values()
        self._paces = {voice.language: voice.pace for voice in voices}
        self.webhooks = 0
        self.seconds = 0.0

    def count(self, happening: Happening) -> None:
        match happening:
            case Requested():
                self.webhooks += 1
            case Listening(action=action):
                state = urlsplit(action).path.rpartition("/")[2]
                keys = keys_at(self._hotline, state)
                self.keys = ", ".join(f"{key} {meaning}" for key, meaning in keys.items())
            case Said(text, language, _, pauses):
                self.seconds += speech_seconds(text, self._paces.get(language, 150)) + pauses
            case Paused(seconds):
                self.seconds += seconds


def _talk(line: Line, address: str, move: Move) -> Iterator[Happening]:
    """Make a call, move after move, until somebody hangs up."""
    step = dial(line, address)
    yield from step.happenings
    while step.call.stands != "ended":
        try:
            step = make_move(line, step.call, move(step.call))
        except ValueError as error:
            raise click.UsageError(str(error)) from None
        yield from step.happenings


def _given_moves(keys: str, outcome: str | None) -> Move:
    """Press the given keys, then hang up."""
    rest = iter([key.strip() for key in keys.split(",") if key.strip()])

    def move(call: Call) -> str:
        if call.stands == "ringing":
            return outcome or "completed"
        key = next(rest, "hang up")
        return "*" if key == "star" else key

    return move


def _asked_moves(outcome: str | None) -> Move:
    """Ask the person at the terminal."""

    def read(text: str) -> str:
        if text not in (*KEYS, "wait", "hang up"):
            raise click.BadParameter("press 0 to 9, * or #; or type wait, or hang up")
        return text

    def move(call: Call) -> str:
        if call.stands != "ringing":
            return str(click.prompt("Your key", value_proc=read))
        return outcome or str(click.prompt("How does it end", default="completed"))

    return move


def _line_here(hotline: Hotline, agent: str, headers: Mapping[str, str]) -> Line:
    """Make a line to the hotline in this process, in demo mode with a token of its own."""
    token = secrets.token_hex(16)
    environ = {"IVR_DEMO": "1", "TWILIO_AUTH_TOKEN": token, "PUBLIC_URL": HERE}
    try:
        settings = read_settings({**environ, "AGENT_NUMBER": agent})
    except SettingsError as error:
        raise click.UsageError(str(error)) from None
    return WsgiLine(create_app(settings, hotline), HERE, partial(sign, token), headers)


def _line_to(url: str, headers: Mapping[str, str]) -> Line:
    """Make a line to a running service; one that is no demo takes no time from us."""
    if headers and not _is_demo(url):
        raise click.UsageError(f"{url} is no demo: --at would change nothing there")
    tokens = os.environ.get("TWILIO_AUTH_TOKEN")
    if not tokens and not DEMO_TOKEN.exists():
        raise click.UsageError("set TWILIO_AUTH_TOKEN to the token of the service")
    return HttpLine(partial(sign, (tokens or demo_token()).split(",")[0]), headers)


def _is_demo(url: str) -> bool:
    try:
        with urlopen(f"{url.rstrip('/')}/health", timeout=15) as answer:  # noqa: S310
            return bool(json.load(answer)["demo"])
    except (OSError, ValueError, KeyError) as error:
        raise click.UsageError(f"{url} gives no sign of life: {error}") from None


def _read_moment(text: str) -> str:
    try:
        return datetime.fromisoformat(text).isoformat()
    except ValueError:
        raise click.UsageError(f'"{text}" is no time; write it as "2026-11-23 18:30"') from None
