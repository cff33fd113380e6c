"""Lay out the messaging TwiML that the telephone knows, as Twilio's own tables do.

A class is an element, a field an attribute, as in the voice vocabulary. What is not here, such as
<Media>, is refused: only what the telephone acts on is here.
"""

from dataclasses import dataclass

from ivr.simulator.columns import attribute, nested, text
from ivr.simulator.document import read_response
from ivr.simulator.errors import TwimlError
from ivr.simulator.texts import refuse_length
from ivr.simulator.values import ADDRESS, E164, METHOD, WORDS
from ivr.simulator.vocabulary import Redirect


@dataclass(frozen=True, kw_only=True)
class Body:  # https://www.twilio.com/docs/messaging/twiml/message#body
    words: str = text(WORDS)

    def __post_init__(self) -> None:
        refuse_length("Body", self.words)


@dataclass(frozen=True, kw_only=True)
class Message:  # https://www.twilio.com/docs/messaging/twiml/message#attributes
    bodies: tuple[Body, ...] = nested(Body, bare=Body)
    to: str | None = attribute(E164, None)  # None: the texter's number
    from_: str | None = attribute(E164, None)  # None: the number that was texted
    action: str | None = attribute(ADDRESS, None)  # None: the next verb
    method: str = attribute(METHOD, "POST")
    status_callback: str | None = attribute(ADDRESS, None)  # never called: it comes afterwards

    def __post_init__(self) -> None:
        if len(self.bodies) != 1:
            raise TwimlError(
                f"<Message> holds {len(self.bodies)} texts; it takes 1", verb="Message"
            )

    @property
    def words(self) -> str:
        """The text of the message."""
        return self.bodies[0].words


MESSAGING = (Message, Redirect)


def read_messages(text: str, address: str) -> tuple[Message | Redirect, ...]:
    """Read the answer to a text; raise a TwimlError that names what is wrong at which address."""
    return read_response(text, address, MESSAGING)
