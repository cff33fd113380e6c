"""Call the application from within itself, so that somebody can hear it and see what it does.

An internal call goes through the real webhooks, signature included. Its transitions are told to
whoever makes it, and counted nowhere; it may hear a release that is not on the air.
"""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import NamedTuple

from flask import Flask, request

from ivr.dialog.events import Transition
from ivr.metrics.recorder import Recorder
from ivr.model.hotline import Hotline
from ivr.releases.active_releases import Release
from ivr.settings import Settings
from ivr.simulator import WsgiTransport
from ivr.twilio.signature import sign

# In the WSGI environment, which no client can set:
RECORDER = "ivr.recorder"
RELEASE = "ivr.release"


class InternalCall(NamedTuple):
    """A line to the application, and the transitions that what goes over it makes."""

    line: WsgiTransport
    transitions: list[Transition]


class _Listener(Recorder):
    """Keeps the transitions of an internal call, and counts nothing."""

    def __init__(self) -> None:
        self.transitions: list[Transition] = []

    def record(self, _: Hotline, __: str | None, transitions: Iterable[Transition]) -> None:
        self.transitions += transitions

    def note(self, *_: object, **__: object) -> None: ...

    def trouble(self, *_: object) -> None: ...


def call_internally(
    app: Flask, settings: Settings, headers: Mapping[str, str], release: Release | None
) -> InternalCall:
    """Open a line to an application, for a release or for what is on the air.

    `headers` go with every request.
    """
    listener = _Listener()
    sign_here = partial(sign, settings.auth_tokens[0])
    environ = {RECORDER: listener, RELEASE: release}
    line = WsgiTransport(app, settings.public_url, sign_here, headers, environ)
    return InternalCall(line, listener.transitions)


def release_at_hand() -> Release | None:
    """Return the release that the request at hand is to hear, if it is internal and names one."""
    release: Release | None = request.environ.get(RELEASE)
    return release


def recorder_at_hand(counting: Recorder) -> Recorder:
    """Return what records the request at hand: what counts, or what listens to internal calls."""
    recorder: Recorder = request.environ.get(RECORDER, counting)
    return recorder
