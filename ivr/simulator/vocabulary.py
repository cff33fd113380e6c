"""Lay out the voice TwiML that the telephone knows, as Twilio's own tables do; it executes none.

A class is an element, a field an attribute (`num_digits` is numDigits) with its values and its
default. What is not here is refused: only what the telephone acts on is here.
"""

from dataclasses import dataclass, field

from ivr.simulator.columns import SPOKEN, attribute, nested, text
from ivr.simulator.errors import TwimlError
from ivr.simulator.speech import Speech
from ivr.simulator.texts import refuse_length
from ivr.simulator.values import (
    ADDRESS,
    E164,
    FINISH_KEY,
    FLAG,
    INPUT,
    LANGUAGE,
    METHOD,
    RECIPIENT,
    TIMES,
    VOICE,
    WORDS,
    one_of,
    whole,
)
from ivr.simulator.voices import refuse_misfit


@dataclass(frozen=True, kw_only=True)
class Say:  # https://www.twilio.com/docs/voice/twiml/say#attributes
    speech: Speech = field(metadata=SPOKEN)
    voice: str = attribute(VOICE, "man")
    language: str | None = attribute(LANGUAGE, None)  # None: the voice's own, else en-US
    loop: int = attribute(TIMES, 1)

    def __post_init__(self) -> None:
        refuse_misfit(self.voice, self.language)


@dataclass(frozen=True, kw_only=True)
class Play:  # https://www.twilio.com/docs/voice/twiml/play#attributes
    address: str = text(ADDRESS)
    loop: int = attribute(TIMES, 1)


@dataclass(frozen=True, kw_only=True)
class Pause:  # https://www.twilio.com/docs/voice/twiml/pause#attributes
    length: int = attribute(whole(1), 1)


@dataclass(frozen=True, kw_only=True)
class Gather:  # https://www.twilio.com/docs/voice/twiml/gather#attributes
    prompts: tuple[Say | Play | Pause, ...] = nested(Say, Play, Pause)
    input: str = attribute(INPUT, "dtmf")
    action: str | None = attribute(ADDRESS, None)  # None: the address of the document
    method: str = attribute(METHOD, "POST")
    timeout: int = attribute(whole(1), 5)
    finish_on_key: str = attribute(FINISH_KEY, "#")
    num_digits: int | None = attribute(whole(1), None)  # None: as many as come
    action_on_empty_result: bool = attribute(FLAG, False)


@dataclass(frozen=True, kw_only=True)
class Redirect:  # https://www.twilio.com/docs/voice/twiml/redirect#attributes
    address: str = text(ADDRESS)
    method: str = attribute(METHOD, "POST")


@dataclass(frozen=True, kw_only=True)
class Number:  # https://www.twilio.com/docs/voice/twiml/number#attributes
    number: str = text(E164)
    url: str | None = attribute(ADDRESS, None)  # None: the agent hears no whisper
    method: str = attribute(METHOD, "POST")


@dataclass(frozen=True, kw_only=True)
class Dial:  # https://www.twilio.com/docs/voice/twiml/dial#attributes
    numbers: tuple[Number, ...] = nested(Number, bare=Number)
    action: str | None = attribute(ADDRESS, None)  # None: the next verb
    method: str = attribute(METHOD, "POST")
    timeout: int = attribute(whole(1, 600), 30)
    answer_on_bridge: bool = attribute(FLAG, False)
    caller_id: str | None = attribute(E164, None)  # None: the caller's own number
    time_limit: int = attribute(whole(1), 14400)

    def __post_init__(self) -> None:
        # https://www.twilio.com/docs/voice/twiml/number: up to ten ring together.
        if not 1 <= len(self.numbers) <= 10:
            raise TwimlError(
                f"<Dial> rings {len(self.numbers)} numbers; it takes from 1 to 10", verb="Dial"
            )


@dataclass(frozen=True, kw_only=True)
class Hangup:  # https://www.twilio.com/docs/voice/twiml/hangup
    pass


@dataclass(frozen=True, kw_only=True)
class Reject:  # https://www.twilio.com/docs/voice/twiml/reject#attributes
    reason: str = attribute(one_of("rejected", "busy"), "rejected")


@dataclass(frozen=True, kw_only=True)
class Sms:  # https://www.twilio.com/docs/voice/twiml/sms#attributes (deprecated, still executed)
    words: str = text(WORDS)
    to: str | None = attribute(RECIPIENT, None)  # None: the caller's number
    from_: str | None = attribute(E164, None)  # None: the called number
    action: str | None = attribute(ADDRESS, None)  # None: the next verb
    method: str = attribute(METHOD, "POST")
    status_callback: str | None = attribute(ADDRESS, None)  # never called: it comes after the call

    def __post_init__(self) -> None:
        refuse_length("Sms", self.words)


Prompt = Say | Play | Pause
Verb = Prompt | Gather | Redirect | Dial | Hangup | Reject | Sms

RESPONSE = (Say, Play, Pause, Gather, Redirect, Dial, Hangup, Reject, Sms)
# Twilio allows more to the agent, though never a Dial; this telephone gives the agent no keys.
WHISPER = (Say, Play, Pause, Hangup)
