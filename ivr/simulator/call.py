"""A call as data, and what a verb does with one: where it stands, what happened, where it goes on.

Nothing but the fields of a call is needed to take it on: any process can do the next step.
"""

from abc import abstractmethod
from typing import Annotated, ClassVar, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from ivr.simulator.elements import Element
from ivr.simulator.events import CallEvent, Finished, Pressed, Requested
from ivr.simulator.transport import NextRequest, Transport, document_of, resolve

Stands = Literal["going", "listening", "waiting", "ended"]


class Call(BaseModel):
    """Where a call stands: in which document, at which of its verbs, with which keys gathered.

    `verb` counts from 0. `digits` are the keys pressed since the line began to listen. A call is
    `going` only within a step; between two it listens for keys, waits for something to end, or has
    ended. `texts_fail` says that no text sent during the call arrives. The rest are the parameters
    of the call itself, which `parameters` gives under Twilio's names.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", hide_input_in_errors=True)
    address: str
    document: str
    verb: Annotated[int, Field(ge=0)]
    digits: str
    stands: Stands
    call_sid: str
    account_sid: str
    caller: str
    called: str
    direction: str
    status: str
    texts_fail: bool

    @property
    def parameters(self) -> dict[str, str]:
        """Give what every webhook carries.

        Source: https://www.twilio.com/docs/voice/twiml#request-parameters
        """
        return {
            "CallSid": self.call_sid,
            "AccountSid": self.account_sid,
            "From": self.caller,
            "To": self.called,
            "Caller": self.caller,
            "Called": self.called,
            "CallStatus": self.status,
            "Direction": self.direction,
            "ApiVersion": "2010-04-01",
        }

    def having(self, **changes: str | int) -> "Call":
        """Give the call with some fields changed."""
        return self.model_copy(update=changes)

    def connected(self) -> "Call":
        """Give the call as it is once it is answered."""
        return self.having(status="in-progress")

    def over(self) -> "Call":
        """Give the call as it is once somebody has hung up."""
        return self.having(stands="ended", status="completed")

    def fetch(self, transport: Transport, request: NextRequest) -> tuple["Call", Requested]:
        """Take the call into the document at an address.

        Raise WebhookFailed where there is none, and TwimlError where Twilio would not read it.
        Source: https://www.twilio.com/docs/voice/twiml#twilios-request-to-your-application
        """
        url = resolve(self.address, request.address)
        parameters = self.parameters | dict(request.parameters)
        document = document_of(transport.request(request.method, url, parameters), url)
        call = self.having(address=url, document=document, verb=0, digits="", stands="going")
        return call, Requested(request.method, url, parameters)


class Step(NamedTuple):
    """What a step hands back: where the call stands now, and what happened on the way."""

    call: Call
    events: tuple[CallEvent, ...]


class Done(NamedTuple):
    """What a verb did with a call: it goes on with `next`, else with the next verb if it goes."""

    call: Call
    events: tuple[CallEvent, ...] = ()
    next: NextRequest | None = None


class Verb(Element):
    """A verb of a document in a call: what it does, and what people can do where a call stands."""

    stands: ClassVar[Stands] = "going"
    """How a call stands at the verb until somebody acts."""
    status: ClassVar[str] = ""
    """What a telephone displays meanwhile, in English; a page has it in other languages."""
    title: ClassVar[str] = ""
    """What stands over the choices of a page."""
    endings: "ClassVar[tuple[Ending, ...]]" = ()
    """How what is waited for can end, the usual way first."""

    @property
    def seconds(self) -> int:
        """The seconds for which a call stands at the verb."""
        return 0

    @abstractmethod
    def execute(self, call: Call) -> Done:
        """Do what the verb says, in the place of the document at which the call is."""

    def press(self, call: Call, key: str) -> Done:
        """Press a key while the call stands here; it does nothing unless the verb listens."""
        return Done(call, (Pressed(key, ignored=True),))

    def wait(self, transport: Transport, call: Call) -> Done:
        """Let the time run out while the call stands here."""
        return Done(call)

    def finish(self, transport: Transport, call: Call, ending: str, talk_seconds: int) -> Done:
        """End what is waited for, in a word of Twilio's; ValueError where nothing is."""
        raise ValueError(f"nothing is waited for: the call is {call.stands}")


class Ending(NamedTuple):
    """How something that a call waits for can end: Twilio's word, and English words for a page.

    `choice` is on the button that ends it so (empty: there is none), `told` stands there after.
    """

    word: str
    choice: str
    told: str


class WaitingVerb(Verb):
    """A verb at which a call waits until something ends, such as the ringing of a telephone."""

    stands = "waiting"
    silence: ClassVar[str]
    """The word for how it ends when the time runs out."""
    any_ending: ClassVar[bool] = False
    """Whether Twilio may send words besides."""

    @abstractmethod
    def begin(self, call: Call) -> tuple[CallEvent, ...]:
        """Give what happens when the call comes here."""

    @abstractmethod
    def end(self, transport: Transport, call: Call, ending: str, talk_seconds: int) -> Done:
        """Give what happens after it has ended so, perhaps with a talk of some seconds."""

    def told(self, ending: str) -> str:
        """Tell people how it ended."""
        return next((one.told for one in self.endings if one.word == ending), ending)

    @property
    def answers(self) -> bool:
        """Whether a ringing call is an answered one from here on."""
        return True

    def execute(self, call: Call) -> Done:
        events = self.begin(call)
        return Done((call.connected() if self.answers else call).having(stands="waiting"), events)

    def wait(self, transport: Transport, call: Call) -> Done:
        return self.finish(transport, call, self.silence)

    def finish(self, transport: Transport, call: Call, ending: str, talk_seconds: int = 60) -> Done:
        words = [one.word for one in self.endings]
        if ending not in words and not self.any_ending:
            name = type(self).__name__
            raise ValueError(f'"{ending}" ends no <{name}>; it ends with {", ".join(words)}')
        done = self.end(transport, call.having(stands="going"), ending, talk_seconds)
        return done._replace(events=(Finished(ending, self.told(ending)), *done.events))


def N_(words: str) -> str:
    """Mark English words of a verb that a page shows in other languages as well."""
    return words
