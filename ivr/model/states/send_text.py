"""A text message: it sends the words of a state of the text flow to the number that is calling."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from pydantic import Field

from ivr.model.service import Service
from ivr.model.states.acting import ActingState, Caution, PossibleOutcome, Request
from ivr.model.states.condition import World
from ivr.model.states.state import Look, Path, Way, message
from ivr.model.values import Name, TextTarget


@dataclass(frozen=True, kw_only=True)
class SendText(Request):
    """Send texts to the number that is calling."""


class SendTextState(ActingState):
    """Sends the words of a state of the text flow to the number that is calling.

    `not_sent` is for a caller whose number cannot be texted.
    """

    KEY: ClassVar = "send_text"
    TITLE: ClassVar = message("Text message")
    MEANING: ClassVar = message("Text message: sends a text to the caller")
    EXAMPLE: ClassVar = """\
text_me:
  send_text: text.essentials
  next: text_sent
  not_sent: text_not_sent
"""
    LOOK: ClassVar = Look("bubble", "#daf1f0", "#0f6b6b")
    WAYS: ClassVar = {"sent": message("sent"), "not_sent": message("not sent")}
    OUTCOMES: ClassVar = (
        PossibleOutcome("sent", "sent", message("Sent")),
        PossibleOutcome("not_sent", "not_sent", message("Not sent: refused by the network")),
        PossibleOutcome(
            "not_textable",
            "not_sent",
            message("Not sent: a number that gets no texts"),
            untried=True,
        ),
    )
    HEADING: ClassVar = message("What became of the texts that callers asked for?")
    REQUEST: ClassVar = SendText
    AGAIN: ClassVar = Caution(
        "texts-twice",
        "sends a text a second time by itself",
        "Let only a key of a menu lead to a text.",
    )
    UNASKED: ClassVar = Caution(
        "texts-unasked",
        "sends a text that nobody asked for",
        "Let only a key of a menu lead to a text.",
    )

    send_text: TextTarget = Field(description="the state of text.yaml whose words are sent")
    next: Name = Field(description="the state that follows")
    not_sent: Name = Field(description="the state that follows for a number that gets no texts")

    def ways(self) -> Iterator[Way]:
        """Yield what follows a text that is being sent, and one that cannot be."""
        yield Way("sent", self.next, ("next",), "outcome")
        yield Way("not_sent", self.not_sent, ("not_sent",), "outcome", welcome=False)

    def request(self, service: Service) -> Request:
        """Send the words of the state that is named."""
        return SendText(texts=(self.send_text,))

    def untried(self, world: World) -> str | None:
        """Send nothing to a number that cannot be texted."""
        return None if world.textable else "not_textable"

    def settings(self) -> Iterator[tuple[str, str, Path]]:
        """Yield what is sent."""
        yield "text", self.send_text, (self.KEY,)

    def sends(self) -> Iterator[tuple[str, Path]]:
        """Yield the state of the text flow whose words are sent."""
        yield self.send_text, (self.KEY,)
