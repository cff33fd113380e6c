"""Turn prompts into what is heard of them, as often as they loop; it never makes a sound."""

from collections.abc import Iterable

from ivr.simulator.call import Call
from ivr.simulator.happenings import Heard, Paused, Played, Said
from ivr.simulator.vocabulary import Pause, Play, Prompt, Say
from ivr.simulator.voices import language_of
from ivr.simulator.webhook import resolve


def hear(call: Call, prompts: Iterable[Prompt], *, barge_in: bool) -> tuple[Heard, ...]:
    """Give what is heard, in order; recordings are relative to the document the call is in."""
    return tuple(heard for prompt in prompts for heard in _hear(call, prompt, barge_in))


def _hear(call: Call, prompt: Prompt, barge_in: bool) -> tuple[Heard, ...]:
    match prompt:
        case Say(speech=speech, voice=voice, language=asked, loop=times):
            language = language_of(voice, asked)
            return times * (Said(speech.text, language, voice, speech.pause_seconds, barge_in),)
        case Play(address=address, loop=times):
            return times * (Played(resolve(call.address, address), barge_in),)
        case Pause(length=seconds):
            return (Paused(seconds, barge_in),)
