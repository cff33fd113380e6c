"""<Say> and <Play>: a voice says words, or a recording that says them is played.

https://www.twilio.com/docs/voice/twiml/say
https://www.twilio.com/docs/voice/twiml/say/text-speech#ssml
https://www.twilio.com/docs/voice/twiml/play
"""

from typing import Any

from twilio.twiml.voice_response import Play as PlayVerb
from twilio.twiml.voice_response import Say as SayVerb

from ivr.dialog.events import Say
from ivr.dialog.wording import PARAGRAPH_PAUSE
from ivr.model.pronunciation import Phoneme, Respelling, pronounced
from ivr.twilio.verbs.verb import Deployment, xml_text

_BREAK = f"{PARAGRAPH_PAUSE * 1000:.0f}ms"


def write(parent: Any, said: Say, deployment: Deployment) -> None:
    """Append what is said to a document or to a <Gather>."""
    if said.recording:
        parent.append(PlayVerb(said.recording))
        return
    service = deployment.service
    voice = service.voices[said.language]
    verb = SayVerb(voice=voice.voice, language=voice.language)
    words = verb if voice.speed == 100 else verb.prosody("", rate=f"{voice.speed}%")
    for place, paragraph in enumerate(said.text):
        if place:
            words.break_(time=_BREAK)
        for text, how in pronounced(xml_text(paragraph), service.pronunciations, said.language):
            match how:
                case Respelling():
                    words.sub(text, alias=how.say)
                case Phoneme():
                    words.phoneme(text, alphabet="ipa", ph=how.phoneme)
                case _:
                    words.append(text)
    parent.append(verb)
