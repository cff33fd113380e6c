"""The kind and its verbs in the tables that name them; nothing else in the tree knows of them."""

import pytest

import ivr.simulator.verbs
import ivr.twilio.verbs
from ivr.loader import Reading, read_flows
from ivr.model.states import CALL_STATES
from ivr.recordings import NO_RECORDINGS, Edition
from tests.kinds import hold_verb
from tests.kinds.hold_state import HoldRequest, HoldState
from tests.simulator.hold import Hold

ROUTE = "route: {open: connect, otherwise: closed}"
HELD = """\
route: {open: held, otherwise: closed}

  held:
    say:
      en: |
        Our agents are all busy.
      fr: |
        Nos agents sont tous occupés.
    hold:
      most: 40 s
      words:
        en: |
          Somebody will be with you soon.
        fr: |
          Quelqu'un vous répondra bientôt.
      taken: goodbye
      full: connect
      given_up: busy
"""


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Add the kind's own modules to the three tables."""
    monkeypatch.setitem(CALL_STATES, "hold", HoldState)
    monkeypatch.setitem(ivr.twilio.verbs.VERBS, HoldRequest, hold_verb)
    monkeypatch.setitem(ivr.simulator.verbs.VERBS, "Hold", Hold)


@pytest.fixture
def held_files(files: dict[str, str]) -> dict[str, str]:
    """The flow files that ship, but who wants an agent is held first."""
    assert ROUTE in files["call.yaml"]
    return {**files, "call.yaml": files["call.yaml"].replace(ROUTE, HELD)}


@pytest.fixture
def held(held_files: dict[str, str], known: None) -> Reading:
    return read_flows(held_files)


@pytest.fixture
def held_edition(held: Reading) -> Edition:
    return Edition(held, NO_RECORDINGS)
