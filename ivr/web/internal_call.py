"""Call the application from within itself, so that somebody can hear it and see what it does.

A rehearsal goes through the real webhooks, signature included. Its moves are told to whoever
rehearses, and counted nowhere; it may hear a release that is not on the air.
"""

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from flask import Flask, request

from ivr.dialog.events import Transition
from ivr.releases.active_releases import Release
from ivr.settings import Settings
from ivr.simulator import WsgiTransport
from ivr.twilio.signature import sign

# In the WSGI environment, which no client can set:
MOVES = "ivr.moves"
RELEASE = "ivr.release"


class Rehearsal(NamedTuple):
    """A line to the application, and the moves that what goes over it makes."""

    line: WsgiTransport
    moves: list[Transition]


def rehearse(
    app: Flask, settings: Settings, headers: Mapping[str, str], release: Release | None
) -> Rehearsal:
    """Open a line to an application, for a release or for what is on the air.

    `headers` go with every request.
    """
    moves: list[Transition] = []
    sign_here = partial(sign, settings.auth_tokens[0])
    environ = {MOVES: moves, RELEASE: release}
    return Rehearsal(WsgiTransport(app, settings.public_url, sign_here, headers, environ), moves)


def rehearsed_release() -> Release | None:
    """Return the release that the request at hand rehearses, if it is one."""
    release: Release | None = request.environ.get(RELEASE)
    return release
