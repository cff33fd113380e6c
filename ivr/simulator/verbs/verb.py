"""What a verb of TwiML is to the telephone, and those that only steer: where a call or a text goes
on, and how a call ends.

Source: https://www.twilio.com/docs/voice/twiml/redirect#attributes,
https://www.twilio.com/docs/voice/twiml/hangup and
https://www.twilio.com/docs/voice/twiml/reject#attributes
"""

from abc import abstractmethod
from typing import Annotated, ClassVar, NamedTuple

from ivr.simulator.call import Call, CallEvent, Ended, Finished, Pressed, Stands, Texting
from ivr.simulator.elements import Address, Element, Method, takes
from ivr.simulator.transport import NextRequest, Transport

Replied = tuple[tuple[CallEvent, ...], NextRequest | None]
"""What a verb did in answer to a text, and where it goes on, if not with the next verb."""


class Done(NamedTuple):
    """What a verb did with a call: it goes on with `next`, else with the next verb if it goes."""

    call: Call
    events: tuple[CallEvent, ...] = ()
    next: NextRequest | None = None


class Ending(NamedTuple):
    """How something that a call waits for can end: Twilio's word, and English words for a page.

    `choice` is on the button that ends it so (empty: there is none), `told` stands there after.
    """

    word: str
    choice: str
    told: str


class Verb(Element):
    """A verb of a document in a call: what it does, and what people can do where a call stands."""

    stands: ClassVar[Stands] = "going"
    """How a call stands at the verb until somebody acts."""
    status: ClassVar[str] = ""
    """What a telephone displays meanwhile, in English; a page has it in other languages."""
    title: ClassVar[str] = ""
    """What stands over the choices of a page."""
    endings: ClassVar[tuple[Ending, ...]] = ()
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


class MessagingVerb(Element):
    """A verb of a document that answers a text."""

    @abstractmethod
    def reply(self, texting: Texting, address: str, count: int) -> Replied:
        """Do what the verb says in the document at an address; it may be the `count`th message."""


def N_(words: str) -> str:
    """Mark English words of a verb that a page shows in other languages as well."""
    return words


class Redirect(Verb, MessagingVerb):
    content = "address"
    address: Address
    method: Method = "POST"

    def execute(self, call: Call) -> Done:
        return Done(call, (), NextRequest("Redirect", self.address, self.method))

    def reply(self, texting: Texting, address: str, count: int) -> Replied:
        return (), NextRequest("Redirect", self.address, self.method)


class Hangup(Verb):
    def execute(self, call: Call) -> Done:
        return Done(call.over(), (Ended("line"),))


class Reject(Verb):
    reason: Annotated[str, takes('"rejected" or "busy"', "rejected|busy")] = "rejected"

    def execute(self, call: Call) -> Done:
        return Done(call.over(), (Ended("reject"),))
