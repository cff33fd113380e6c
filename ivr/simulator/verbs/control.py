"""<Redirect>, <Hangup> and <Reject>: where a call or a text goes on, and how a call ends.

Source: https://www.twilio.com/docs/voice/twiml/redirect#attributes,
https://www.twilio.com/docs/voice/twiml/hangup and
https://www.twilio.com/docs/voice/twiml/reject#attributes
"""

from typing import Annotated

from ivr.simulator.call import Call, Done, Verb
from ivr.simulator.conversation import MessagingVerb, Replied, Texting
from ivr.simulator.elements import Address, Method, takes
from ivr.simulator.events import Ended
from ivr.simulator.transport import NextRequest


class Redirect(Verb, MessagingVerb):
    content = "address"
    address: Address
    method: Method = "POST"

    def execute(self, call: Call) -> Done:
        return Done(call, (), NextRequest("Redirect", self.address, self.method))

    def reply(self, texting: Texting, address: str, count: int) -> Replied:
        return Replied((), NextRequest("Redirect", self.address, self.method))


class Hangup(Verb):
    def execute(self, call: Call) -> Done:
        return Done(call.over(), (Ended("line"),))


class Reject(Verb):
    reason: Annotated[str, takes('"rejected" or "busy"', "rejected|busy")] = "rejected"

    def execute(self, call: Call) -> Done:
        return Done(call.over(), (Ended("reject"),))
