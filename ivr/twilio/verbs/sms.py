"""<Sms>: sends texts to the number that is calling; the call goes on after the last.

https://www.twilio.com/docs/voice/twiml/sms
"""

from twilio.twiml.voice_response import VoiceResponse

from ivr.dialog.events import Act, Outcome
from ivr.twilio.signature import Form
from ivr.twilio.verbs.verb import Deployment, xml_text

_SENT = ("sending", "sent", "queued", "accepted", "delivered")


def write(response: VoiceResponse, act: Act, deployment: Deployment) -> None:
    """Append one for each message."""
    *before, last = map(xml_text, act.messages)
    for message in before:
        response.sms(message)
    go_on = {"action": deployment.address_of(act.session), "method": "POST"} if act.session else {}
    response.sms(last, **go_on)


def read(form: Form) -> Outcome:
    """Read whether Twilio took the texts over."""
    return Outcome("sent" if form.first("SmsStatus") in _SENT else "not_sent")
