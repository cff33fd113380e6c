"""Turn actions into a TwiML document; the twilio library builds the XML.

https://www.twilio.com/docs/voice/twiml
"""

import re
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import urlsplit

from twilio.twiml.messaging_response import MessagingResponse
from twilio.twiml.voice_response import Dial as DialVerb
from twilio.twiml.voice_response import Gather, VoiceResponse
from twilio.twiml.voice_response import Play as PlayVerb
from twilio.twiml.voice_response import Say as SayVerb

from ivr.dialog.events import Action, Dial, GoOn, HangUp, Listen, Say, SendText
from ivr.dialog.session import Session
from ivr.dialog.wording import PARAGRAPH_PAUSE
from ivr.model.service import Voice

BREAK = f"{PARAGRAPH_PAUSE * 1000:.0f}ms"
# XML 1.0 has no place for these, and the library passes them through.
NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


Recorded = Callable[[Say], str | None]
"""Gives the absolute URL of the recording that says something, if there is one."""


def not_recorded(_: Say) -> str | None:
    """Find no recording."""
    return None


def render_voice(
    actions: Iterable[Action],
    voices: Mapping[str, Voice],
    address: Callable[[Session], str],
    number: str | None = None,
    recorded: Recorded = not_recorded,
) -> bytes:
    """Render actions, in order.

    `address` gives the absolute URL that goes on with a session, `number` is the agent's (E.164),
    needed where the actions dial, `recorded` what is played instead of saying something.
    """
    response = VoiceResponse()
    for action in actions:
        match action:
            case Say():
                response.append(_speak(action, voices, recorded))
            case Listen():
                response.append(_gather(action, voices, address, recorded))
            case GoOn():
                response.redirect(address(action.session), method="POST")
            case Dial():
                response.append(_dial(action, address, number))
            case HangUp():
                response.hangup()
            case SendText():
                _send_text(response, action, address)
    return str(response).encode()


def render_text(messages: Iterable[str]) -> bytes:
    """Render the messages that answer a text; none of them is silence.

    https://www.twilio.com/docs/messaging/twiml
    """
    response = MessagingResponse()
    for message in messages:
        response.message(NOT_XML.sub("", message))
    return str(response).encode()


def _speak(say: Say, voices: Mapping[str, Voice], recorded: Recorded) -> SayVerb | PlayVerb:
    """Play the recording that says these very words, else let the voice say them.

    https://www.twilio.com/docs/voice/twiml/play
    """
    played = recorded(say)
    return PlayVerb(played) if played else _say(say, voices)


def _say(action: Say, voices: Mapping[str, Voice]) -> SayVerb:
    voice = voices[action.language]
    say = SayVerb(voice=voice.voice, language=voice.language)
    for place, paragraph in enumerate(action.text):
        if place:
            say.break_(time=BREAK)
        say.append(NOT_XML.sub("", paragraph))
    return say


def _gather(
    action: Listen,
    voices: Mapping[str, Voice],
    address: Callable[[Session], str],
    recorded: Recorded,
) -> Gather:
    # Without finishOnKey="" the # would end the input before it began.
    # https://www.twilio.com/docs/voice/twiml/gather#finishonkey
    gather = Gather(
        input="dtmf",
        num_digits=1,
        finish_on_key="",
        timeout=action.wait,
        action=address(action.session),
        method="POST",
    )
    for say in action.says:
        gather.append(_speak(say, voices, recorded))
    return gather


def _send_text(
    response: VoiceResponse, action: SendText, address: Callable[[Session], str]
) -> None:
    """Send each message to the number that is calling; the call goes on after the last.

    https://www.twilio.com/docs/voice/twiml/sms
    """
    *before, last = action.messages
    for message in before:
        response.sms(NOT_XML.sub("", message))
    response.sms(NOT_XML.sub("", last), action=address(action.session), method="POST")


def _dial(action: Dial, address: Callable[[Session], str], number: str | None) -> DialVerb:
    if number is None:
        raise ValueError("a transfer needs an agent's number")
    dial = DialVerb(answer_on_bridge=True, timeout=action.ring)
    if action.session is None:
        dial.number(number)
        return dial
    session = action.session
    dial.attrs |= {"action": address(session), "method": "POST"}
    # The agent's telephone need not know what the caller answered.
    whisper = urlsplit(address(Session(session.release, session.state, session.language)))
    whisper = whisper._replace(path=f"{whisper.path}/whisper")
    dial.number(number, url=whisper.geturl(), method="POST")
    return dial
