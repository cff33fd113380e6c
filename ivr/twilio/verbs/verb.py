"""What verbs of TwiML share: what a deployment adds to a document, what text XML can hold."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from twilio.twiml.voice_response import VoiceResponse

from ivr.dialog.events import Act, Outcome
from ivr.dialog.session import Session, session_address
from ivr.model.service import Service
from ivr.twilio.signature import Form

# XML 1.0 has no place for these, and the library passes them through.
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Deployment:
    """What a document needs besides its actions: the address of calls (no slash at its end), the
    service whose voices speak, and where it rings somebody the numbers (E.164) of each group of
    agents, of all under "". Agents see the `line` where the caller's number is `withheld`."""

    address: str
    service: Service
    numbers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    line: str = ""
    withheld: bool = False

    def address_of(self, session: Session, door: str = "") -> str:
        """Return the absolute URL that goes on with a session, or that of a door of its own."""
        path, mark, query = session_address(session).partition("?")
        return f"{self.address}/{path}{f'/{door}' if door else ''}{mark}{query}"


class ActingVerb(Protocol):
    """A verb that does what a state asks for; each is a module of functions."""

    def write(self, response: VoiceResponse, act: Act, deployment: Deployment) -> None:
        """Append the verb to a document."""

    def read(self, form: Form) -> Outcome:
        """Read how it ended from what Twilio posts to its action."""


def xml_text(text: str) -> str:
    """Leave out what no XML document can hold."""
    return _NOT_XML.sub("", text)
