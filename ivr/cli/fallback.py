"""`ivr fallback`: print the document that Twilio serves by itself when the service is gone."""

import os
from pathlib import Path

import click

from ivr.cli.folder import folder_argument, load_hotline
from ivr.fallback import fallback_actions
from ivr.model.values import read_phone
from ivr.twiml import render_voice


@click.command()
@folder_argument
def fallback(folder: Path) -> None:
    """Print the static document for a TwiML Bin, in all languages.

    Give the Bin's address to Twilio as the number's fallback URL. The call is passed on to
    AGENT_NUMBER, at any hour.
    """
    hotline = load_hotline(folder)
    number = os.environ.get("AGENT_NUMBER")
    if not number:
        click.echo("AGENT_NUMBER is not set: this document rings nobody.", err=True)
    try:
        agent = read_phone(number) if number else None
    except ValueError:
        raise click.UsageError("AGENT_NUMBER is not a telephone number: +14165550123") from None
    actions = fallback_actions(hotline, None, transfer=agent is not None)
    document = render_voice(actions, hotline.service.voices, lambda session: "", agent)
    click.echo(document.decode())
