"""A message: it says something, and goes on. In texts it may rest, or end the conversation."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from ivr.model.prompt import Prompt
from ivr.model.states.condition import Standing, World
from ivr.model.states.state import Look, Path, Shape, State, Way, message
from ivr.model.values import Name


class Statement(State):
    """Says something."""

    KEY: ClassVar = "say"
    TITLE: ClassVar = message("Message")
    MEANING: ClassVar = message("Message: says something, and goes on")
    EXAMPLE: ClassVar = """\
guidance:
  say:
    en: |
      You do not need to do anything.
  next: more
"""
    LOOK: ClassVar = Look("box", "#ffffff", "#5b6675")
    SHAPE: ClassVar[Shape] = "passes"

    say: Prompt = Field(description="what is said")
    next: Name | None = Field(default=None, description="the state that follows")

    def ways(self) -> Iterator[Way]:
        """Yield the way on, if there is one."""
        if self.next:
            yield Way("next", self.next, ("next",), "next")

    def onward(self, standing: Standing, world: World) -> tuple[str, str] | None:
        """Go on at once."""
        return ("next", self.next) if self.next else None


class SayState(Statement):
    """Says something and goes on."""

    next: Name = Field(description="the state that follows, or hang_up")


class TextSayState(Statement):
    """Says something and goes on, or rests until the next text.

    Where it `ends` the conversation, nothing but a word of the flow is answered any more.
    """

    ends: bool = Field(
        default=False, description="whether the service is silent then, until a keyword comes"
    )

    @model_validator(mode="after")
    def _ends_or_goes_on(self) -> "TextSayState":
        if self.ends and self.next:
            raise PydanticCustomError(
                "ends-and-goes-on",
                "this state ends the conversation and goes on as well",
                {"cure": "Delete ends, or delete next."},
            )
        return self

    @property
    def is_end(self) -> bool:
        """Whether the conversation is over here."""
        return self.ends

    def settings(self) -> Iterator[tuple[str, str, Path]]:
        """Yield that it ends the conversation."""
        if self.ends:
            yield "then", "silence", ("ends",)
