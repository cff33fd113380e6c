"""Call the application from within itself, so that somebody can hear it and see what it does.

A rehearsal goes through the real webhooks, signature included. Its moves are told to whoever
rehearses.
"""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import NamedTuple

from flask import Flask, request

from ivr.exchange import Move
from ivr.handset import WsgiLine
from ivr.settings import Settings
from ivr.signature import sign

MOVES = "ivr.moves"  # in the WSGI environment, which no client can set


class Rehearsal(NamedTuple):
    """A line to the application, and the moves that what goes over it makes."""

    line: WsgiLine
    moves: list[Move]


def rehearse(app: Flask, settings: Settings, headers: Mapping[str, str]) -> Rehearsal:
    """Open a line to the application at hand; `headers` go with every request."""
    moves: list[Move] = []
    sign_here = partial(sign, settings.auth_tokens[0])
    return Rehearsal(WsgiLine(app, settings.public_url, sign_here, headers, {MOVES: moves}), moves)


def note_moves(moves: Iterable[Move]) -> None:
    """Tell the moves of the request at hand, if it is a rehearsal's."""
    request.environ.get(MOVES, []).extend(moves)
