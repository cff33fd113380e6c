"""Turn a call into plain JSON and back, so that it can travel between two steps; it never moves it.

Nothing but these fields is needed to take a call on: any process can do the next step.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Literal, NamedTuple

from ivr.simulator.happenings import Happening
from ivr.simulator.plain import refuse_misfits

_STANDS = ("listening", "ringing", "ended")
_KINDS = {"verb": (int,), "texts_fail": (bool,)}  # the others are strings


@dataclass(frozen=True, kw_only=True)
class Call:
    """Where a call stands: in which document, at which of its verbs, with which keys gathered.

    `verb` counts from 0. `digits` are the keys pressed since the line began to listen. A call
    that has no document yet stands as ended. `texts_fail` says that no text sent during the call
    arrives. The rest are the parameters of the call itself, which `parameters` gives under Twilio's
    names.
    """

    address: str
    document: str = ""
    verb: int = 0
    digits: str = ""
    stands: Literal["listening", "ringing", "ended"] = "ended"
    call_sid: str
    account_sid: str
    caller: str
    called: str
    direction: str = "inbound"
    status: str = "ringing"
    texts_fail: bool = False

    @property
    def parameters(self) -> dict[str, str]:
        """Give what every webhook carries.

        Source: https://www.twilio.com/docs/voice/twiml#request-parameters
        """
        return {
            "CallSid": self.call_sid,
            "AccountSid": self.account_sid,
            "From": self.caller,
            "To": self.called,
            "Caller": self.caller,
            "Called": self.called,
            "CallStatus": self.status,
            "Direction": self.direction,
            "ApiVersion": "2010-04-01",
        }

    def connected(self) -> "Call":
        """Give the call as it is once it is answered."""
        return replace(self, status="in-progress")

    def over(self) -> "Call":
        """Give the call as it is once somebody has hung up."""
        return replace(self, stands="ended", status="completed")

    def to_json(self) -> dict[str, str | int]:
        """Give the call as a flat object of strings, whole numbers and truth values."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Call":
        """Read what `to_json` gave; raise a ValueError that names the first field that is amiss."""
        kinds = {field.name: _KINDS.get(field.name, (str,)) for field in fields(cls)}
        refuse_misfits("a call", data, kinds)
        if data["stands"] not in _STANDS or data["verb"] < 0:
            raise ValueError(f"a call cannot stand {data['stands']!r} at verb {data['verb']}")
        return cls(**data)


class Step(NamedTuple):
    """What a step hands back: where the call stands now, and what happened on the way."""

    call: Call
    happenings: tuple[Happening, ...]
