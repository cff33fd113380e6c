"""An urgent sentence with a beginning and an end, said first."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from ivr.model.calendar import Moment
from ivr.model.prompt import Prompt
from ivr.model.values import Node


class Notice(Node):
    """Said first once the language is known, from a local time until another, in each channel.

    A key interrupts it unless it must be heard.
    """

    begins: Annotated[Moment, Field(description="from when it is said", alias="from")]
    ends: Annotated[Moment, Field(description="until when", alias="until")]
    interrupt: bool = Field(default=True, description="whether a key cuts it short")
    channels: Annotated[tuple[Literal["call", "text"], ...], Field(min_length=1)] = Field(
        default=("call", "text"), description="where it is said"
    )
    say: Prompt = Field(description="its words")

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> "Notice":
        if self.begins >= self.ends:
            raise PydanticCustomError(
                "bad-notice",
                "this notice ends before it begins",
                {"cure": "Look at from and until: the later of the two is until."},
            )
        return self

    def is_due(self, local: datetime) -> bool:
        """Tell whether it is said at a local time."""
        return self.begins <= local < self.ends
