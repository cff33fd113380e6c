"""Turn an <Sms> in a call into the text that it sends, and how that went; it sends nothing.

Source: https://www.twilio.com/docs/voice/twiml/sms
"""

from collections.abc import Mapping

from ivr.simulator.call import Call
from ivr.simulator.happenings import Texted
from ivr.simulator.texts import make_sid
from ivr.simulator.values import E164
from ivr.simulator.vocabulary import Sms

# The two words of that page in its earlier editions: a text is handed on, or it cannot be. What
# becomes of it later goes to the statusCallback, which this telephone never calls.
SENDING = "sending"
INVALID = "invalid"


def send_sms(call: Call, sms: Sms, verb: int) -> tuple[Texted, Mapping[str, str]]:
    """Send the text of the verb at this place; give it, and what its action is told."""
    to = sms.to or call.caller
    status = INVALID if call.texts_fail or not _is_number(to) else SENDING
    texted = Texted(to, sms.from_ or call.called, sms.words, status)
    return texted, {"SmsSid": make_sid(call.call_sid, call.address, verb), "SmsStatus": status}


def _is_number(text: str) -> bool:
    try:
        E164.read(text)
    except ValueError:
        return False
    return True
