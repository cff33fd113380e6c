"""`ivr fallback`: print the document that Twilio serves by itself when the service is gone."""

import os
from pathlib import Path

import click

from ivr.cli.folder import folder_argument, load_flows
from ivr.dialog.fallback import fallback_actions, fallback_messages
from ivr.model.hotline import Hotline
from ivr.model.values import read_phone
from ivr.twilio.twiml import render_text, render_voice
from ivr.twilio.verbs.verb import Deployment


@click.command()
@folder_argument
@click.option("--texts", is_flag=True, help="Print the document for texts instead of calls.")
def fallback(folder: Path, texts: bool) -> None:
    """Print the static document for a TwiML Bin, in all languages.

    Give the Bin's address to Twilio as the number's fallback URL, one for calls and one for
    texts. A call is passed on to AGENT_NUMBER, at any hour.
    """
    hotline = load_flows(folder).hotline
    click.echo((_text_document(hotline) if texts else _voice_document(hotline)).decode())


def _voice_document(hotline: Hotline) -> bytes:
    numbers = [part for part in os.environ.get("AGENT_NUMBER", "").split(",") if part.strip()]
    if not numbers:
        click.echo("AGENT_NUMBER is not set: this document rings nobody.", err=True)
    try:
        agents = tuple(map(read_phone, numbers))
    except ValueError:
        raise click.UsageError("AGENT_NUMBER is not a telephone number: +14165550123") from None
    actions = fallback_actions(hotline, None, transfer=bool(agents))
    groups = ("", *hotline.service.agents.groups)
    return render_voice(actions, Deployment("", hotline.service, dict.fromkeys(groups, agents)))


def _text_document(hotline: Hotline) -> bytes:
    return render_text(fallback_messages(hotline, None))
