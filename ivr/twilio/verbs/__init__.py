"""The verbs of TwiML, each a module that writes it and reads what comes back.

A new verb that acts is a module, and a line in `VERBS` for the request that it carries out.
"""

from ivr.model.states.acting import Request
from ivr.model.states.send_text import SendText
from ivr.model.states.transfer import Ring
from ivr.twilio.verbs import dial, sms
from ivr.twilio.verbs.verb import ActingVerb

VERBS: dict[type[Request], ActingVerb] = {Ring: dial, SendText: sms}
