"""Describe a whole hotline, as one release of its flow files makes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ivr.model.service import Service
from ivr.model.text_flow import TextFlow
from ivr.model.voice_flow import VoiceFlow


@dataclass(frozen=True, eq=False)
class Hotline:
    """A service and its flow, with the public holidays frozen when the files were read.

    `release` is a hash of the files. Two hotlines are equal only if they are the same object,
    which lets what is derived from one be remembered.
    """

    release: str
    service: Service
    call: VoiceFlow
    text: TextFlow
    public_holidays: frozenset[date]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in the order in which they are offered."""
        return self.service.languages


def key_slots(flow: VoiceFlow) -> Mapping[str, str]:
    """Return the slots that speak a key which works anywhere, each with its key."""
    return {f"{target}_key": key for key, target in flow.anywhere.items()}


def word_slots(flow: TextFlow) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return the slots that write the keyword of a state, each with its words by language."""
    return {f"{state}_word": words for state, words in flow.keywords.items()}
