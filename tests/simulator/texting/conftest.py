"""Give each test a telephone for texts, kept once as it is and once serialised between texts."""

import pytest

from ivr.simulator import Answer, Texting
from tests.simulator.switchboard import Switchboard
from tests.simulator.texting.texter import MakeTexter, Pages, Texter


def kept(texting: Texting) -> Texting:
    return texting


def serialised(texting: Texting) -> Texting:
    return Texting.model_validate_json(texting.model_dump_json())


@pytest.fixture(params=[kept, serialised], ids=["kept", "serialised between texts"])
def texter(request: pytest.FixtureRequest) -> MakeTexter:
    """Make a telephone for a switchboard: the verbs at /text, then those at other paths."""

    def make(text: str | Answer, pages: Pages | None = None) -> Texter:
        return Texter(Switchboard({"/text": text, **(pages or {})}), request.param)

    return make
