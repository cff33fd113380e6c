"""Name what Twilio would refuse: the verb, the attribute and the address, for who wrote it.

No caller ever hears one of these.
"""

from collections.abc import Iterable
from difflib import get_close_matches


class TwimlError(Exception):
    """A document that Twilio would not execute; each part is empty where it does not apply."""

    def __init__(
        self, message: str, *, verb: str = "", attribute: str = "", address: str = ""
    ) -> None:
        super().__init__(message)
        self.message = message
        self.verb = verb
        self.attribute = attribute
        self.address = address

    def __str__(self) -> str:
        return f"{self.address}: {self.message}" if self.address else self.message


class WebhookFailed(TwimlError):
    """A webhook that gave no document; `status` is None where there was no answer at all."""

    def __init__(self, message: str, *, address: str, status: int | None = None) -> None:
        super().__init__(message, address=address)
        self.status = status


def near_miss(wrong: str, known: Iterable[str], form: str = '"{}"') -> str:
    """Offer the known name closest to a wrong one as a further sentence; empty if none is close."""
    folded = {name.casefold(): name for name in known}
    near = get_close_matches(wrong.casefold(), folded, n=1, cutoff=0.6)
    return f" Did you mean {form.format(folded[near[0]])}?" if near else ""
