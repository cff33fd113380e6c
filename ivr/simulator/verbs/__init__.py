"""The verbs of TwiML that the telephone knows, each in a module of its own.

These tables are all that says which verbs there are, and they are read at each use: another verb
is one more module and one more entry. What is not here is refused.
"""

from ivr.simulator.verbs.dial import WHISPER, Dial
from ivr.simulator.verbs.gather import Gather
from ivr.simulator.verbs.say import PROMPTS
from ivr.simulator.verbs.text_message import Message, Sms
from ivr.simulator.verbs.verb import Hangup, MessagingVerb, Redirect, Reject, Verb

__all__ = ["MESSAGING", "PROMPTS", "VERBS", "WHISPER"]

VERBS: dict[str, type[Verb]] = {
    **PROMPTS,
    "Gather": Gather,
    "Redirect": Redirect,
    "Dial": Dial,
    "Hangup": Hangup,
    "Reject": Reject,
    "Sms": Sms,
}
"""What a document in a call may hold."""
MESSAGING: dict[str, type[MessagingVerb]] = {"Message": Message, "Redirect": Redirect}
"""What the answer to a text may hold."""
