"""<Gather>: says something that a key interrupts, and waits for one key, or for a number.

https://www.twilio.com/docs/voice/twiml/gather
"""

from twilio.twiml.voice_response import Gather, VoiceResponse

from ivr.dialog.events import Entered, Key, Listen, NoInput
from ivr.model.values import KEYS
from ivr.twilio.signature import Form
from ivr.twilio.verbs import say
from ivr.twilio.verbs.verb import Deployment

_KEYS = {"*" if key == "star" else key: key for key in KEYS}
_NO_KEY = ""  # leads nowhere


def write(response: VoiceResponse, listen: Listen, deployment: Deployment) -> None:
    """Append it, with all that is said inside."""
    # Without finishOnKey="" the # would end the input before it began.
    # https://www.twilio.com/docs/voice/twiml/gather#finishonkey
    entry = listen.entry
    gather = Gather(
        input="dtmf",
        num_digits=entry.most if entry else 1,
        finish_on_key=entry.finish if entry else "",
        timeout=listen.wait,
        action=deployment.address_of(listen.session, listen.door),
        method="POST",
    )
    for said in listen.says:
        say.write(gather, said, deployment)
    response.append(gather)


def read_number(form: Form) -> Entered | NoInput:
    """Read the keys that were pressed one after the other."""
    digits = form.first("Digits")
    return Entered(digits) if digits else NoInput()


def read(form: Form) -> Key | NoInput:
    """Read the key that was pressed; what is no key leads nowhere."""
    digits = form.first("Digits")
    return Key(_KEYS.get(digits, _NO_KEY)) if digits else NoInput()
