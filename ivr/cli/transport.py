"""How a telephone of the terminal reaches a hotline: in this process, or one that runs."""

import json
import os
import secrets
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from urllib.request import urlopen

import click

from ivr.recordings import Edition
from ivr.settings import DEMO_TOKEN, SettingsError, demo_token, read_settings
from ivr.simulator import HttpTransport, Transport, TwimlError, WebhookFailed, WsgiTransport
from ivr.twilio.signature import sign
from ivr.web import create_app
from ivr.web.world import CLOCK

HERE = "http://127.0.0.1"
AGENT = "+14165550123"  # a number kept for fiction

at_option = click.option("--at", "moment", help='The time: "2026-11-23 18:30" (demo only).')
caller_option = click.option(
    "--from", "number", default="+14165550100", help="The number that calls or texts."
)
language_option = click.option("--language", help="The number of a language is called.")
url_option = click.option("--url", help="A running service: https://hotline.example")
transcript_option = click.option("--transcript", is_flag=True, help="Print the transcript alone.")


def open_transport(
    url: str | None, moment: str | None, edition: Edition, **settings: str
) -> Transport:
    """Open the way to a running service, or to the hotline in this process; exit 2 on misuse.

    `settings` are those of a hotline in this process; a running one has its own.
    """
    headers = {CLOCK: read_moment(moment)} if moment else {}
    return _to_url(url, headers) if url else _to_here(edition, headers, **settings)


def report_failure(error: TwimlError) -> None:
    """Say on the terminal what Twilio would have failed on."""
    click.secho(f"It failed: {error}", fg="red", err=True)
    if isinstance(error, WebhookFailed) and error.status == 403:
        click.echo("Call the address in PUBLIC_URL, with its TWILIO_AUTH_TOKEN.", err=True)


def _to_here(edition: Edition, headers: Mapping[str, str], **settings: str) -> Transport:
    """Reach the hotline in this process, in demo mode with a token of its own."""
    token = secrets.token_hex(16)
    environ = {"IVR_DEMO": "1", "TWILIO_AUTH_TOKEN": token, "PUBLIC_URL": HERE}
    try:
        service = create_app(read_settings({**environ, **settings}), edition)
    except SettingsError as error:
        raise click.UsageError(str(error)) from None
    return WsgiTransport(service, HERE, partial(sign, token), headers)


def _to_url(url: str, headers: Mapping[str, str]) -> Transport:
    """Reach a running service; one that is no demo takes no time from us."""
    if headers and not _is_demo(url):
        raise click.UsageError(f"{url} is no demo: --at would change nothing there")
    tokens = os.environ.get("TWILIO_AUTH_TOKEN")
    if not tokens and not DEMO_TOKEN.exists():
        raise click.UsageError("set TWILIO_AUTH_TOKEN to the token of the service")
    return HttpTransport(partial(sign, (tokens or demo_token()).split(",")[0]), headers)


def _is_demo(url: str) -> bool:
    try:
        with urlopen(f"{url.rstrip('/')}/health", timeout=15) as answer:  # noqa: S310
            return bool(json.load(answer)["demo"])
    except (OSError, ValueError, KeyError) as error:
        raise click.UsageError(f"{url} gives no sign of life: {error}") from None


def read_moment(text: str) -> str:
    try:
        return datetime.fromisoformat(text).isoformat()
    except ValueError:
        raise click.UsageError(f'"{text}" is no time; write it as "2026-11-23 18:30"') from None
