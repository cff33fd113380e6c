"""Hold a text message to Twilio's bounds and name it; it never sends one, nor counts its segments.

Source: https://www.twilio.com/docs/messaging/api/message-resource
"""

from uuid import NAMESPACE_URL, uuid5

from ivr.simulator.errors import TwimlError

MOST_CHARACTERS = 1600


def refuse_length(verb: str, words: str) -> None:
    """Raise a TwimlError for a text that is empty or longer than Twilio sends."""
    if not 1 <= len(words) <= MOST_CHARACTERS:
        raise TwimlError(
            f"<{verb}> holds {len(words)} characters; it takes from 1 to {MOST_CHARACTERS}",
            verb=verb,
        )


def make_sid(*parts: object, prefix: str = "SM") -> str:
    """Name a message by all that tells it from others, so that a replay names it alike."""
    return prefix + uuid5(NAMESPACE_URL, "/".join(map(str, parts))).hex
