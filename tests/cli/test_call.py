"""The terminal calls a verb that exists in the tests only, and asks by what the verb declares."""

import pytest
from click.testing import CliRunner

from ivr.cli import main
from ivr.simulator.verbs import VERBS
from tests.simulator.hold import Hold
from tests.simulator.switchboard import Switchboard

PAGES = {
    "/voice": '<Hold action="/held"><Say>Please hold.</Say></Hold>',
    "/held": "<Say>Thank you.</Say><Hangup/>",
}
TRANSCRIPT = """\
POST /voice
  en!     Please hold.
  hold    for 30 s
> {ending}
POST /held
  en!     Thank you.
  end     the line hung up
"""


@pytest.fixture(autouse=True)
def held(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every call reach a hotline that holds it."""
    monkeypatch.setitem(VERBS, "Hold", Hold)
    monkeypatch.setattr("ivr.cli.transport.create_app", lambda *_: Switchboard(PAGES))


def call(*options: str, typed: str = "") -> tuple[int, str]:
    result = CliRunner(env={"IVR_FLOWS": ""}).invoke(main, ["call", *options], input=typed)
    return result.exit_code, result.output


@pytest.mark.parametrize(
    ("dialled", "ending"),
    [((), "taken"), (("--dial", "full"), "full"), (("--dial", "wait"), "given-up")],
)
def test_it_ends_as_given_or_the_usual_way(dialled: tuple[str, ...], ending: str) -> None:
    code, transcript = call("--keys", "1", "--transcript", *dialled)
    assert (code, transcript) == (0, TRANSCRIPT.format(ending=ending))


def test_whoever_calls_is_asked_how_it_ends() -> None:
    code, shown = call(typed="full\n")
    assert code == 0
    assert "How does it end [taken]: full" in shown
    assert "> full\nPOST /held" in shown


def test_a_word_that_ends_it_not_is_misuse() -> None:
    code, shown = call("--keys", "1", "--dial", "busy")
    assert code == 2
    assert '"busy" ends no <Hold>; it ends with taken, full, given-up' in " ".join(shown.split())
