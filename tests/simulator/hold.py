"""A verb of TwiML that exists in the tests only: one entry in the registry makes it known."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element as Xml

from ivr.simulator import Call, CallEvent, Ending, Style, Transport, WaitingVerb
from ivr.simulator.call import PLAIN, entry
from ivr.simulator.elements import Address, Count, read_elements
from ivr.simulator.transport import NextRequest
from ivr.simulator.verbs.say import PROMPTS, Prompt, hear_all
from ivr.simulator.verbs.verb import Done


@dataclass(frozen=True)
class Holding(CallEvent):
    """The caller is held, for up to some seconds."""

    most: int

    def lines(self, style: Style = PLAIN) -> Iterator[str]:
        return entry("hold", f"for {self.most} s")


class Hold(WaitingVerb):
    """A verb of our own: the caller hears words and is held until somebody takes the call."""

    status = "On hold"
    title = "A caller is held"
    endings = (
        Ending("taken", "Somebody takes it", "Somebody took the call"),
        Ending("full", "All are busy", "All were busy"),
        Ending("given-up", "", "Nobody took the call"),
    )
    silence = "given-up"
    content = "prompts"
    prompts: tuple[Prompt, ...]
    action: Address | None = None
    most: Count = 30

    @classmethod
    def read_content(cls, xml: Xml) -> tuple[Prompt, ...]:
        return read_elements(xml, PROMPTS)

    @property
    def seconds(self) -> int:
        return self.most

    def begin(self, call: Call) -> tuple[CallEvent, ...]:
        return (*hear_all(call, self.prompts, barge_in=False), Holding(self.most))

    def end(self, transport: Transport, call: Call, ending: str, talk_seconds: int) -> Done:
        if self.action is None:
            return Done(call)
        return Done(call, (), NextRequest("Hold", self.action, "POST", {"HoldResult": ending}))
