"""Give each test a telephone, once with its call kept and once with it serialised at every step."""

from collections.abc import Mapping

import pytest

from ivr.simulator import Answer, Call
from tests.simulator.switchboard import MakePhone, Phone, Switchboard


def kept(call: Call) -> Call:
    return call


def serialised(call: Call) -> Call:
    return Call.model_validate_json(call.model_dump_json())


@pytest.fixture(params=[kept, serialised], ids=["kept", "serialised between steps"])
def phone(request: pytest.FixtureRequest) -> MakePhone:
    """Make a telephone for a switchboard: the verbs at /voice, then those at other paths."""

    def make(voice: str | Answer, pages: Mapping[str, str | Answer] | None = None) -> Phone:
        return Phone(Switchboard({"/voice": voice, **(pages or {})}), request.param)

    return make
