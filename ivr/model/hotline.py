"""Describe a whole hotline, as one release of its flow files makes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ivr.model.call import VoiceFlow
from ivr.model.service import Service


@dataclass(frozen=True, eq=False)
class Hotline:
    """A service and its flow, with the public holidays frozen when the files were read.

    `release` is a hash of the files. Two hotlines are equal only if they are the same object,
    which lets what is derived from one be remembered.
    """

    release: str
    service: Service
    call: VoiceFlow
    public_holidays: frozenset[date]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in the order in which they are offered."""
        return self.service.languages

    def key_slots(self) -> Mapping[str, str]:
        """Return the slots that speak a key which works anywhere, each with its key."""
        return {f"{target}_key": key for key, target in self.call.anywhere.items()}
