"""The documents of a release fit the deployment: whom they ring, in which language."""

from ivr.dialog.events import Key
from ivr.dialog.session import Session
from ivr.loader import read_hotline
from ivr.releases import RequestWorld
from ivr.releases.documents import Documents
from tests.conftest import AGENT, WORKDAY, settings_with
from tests.loader.mistakes.mistake import CALL, MINI, edited

FRENCH = "+16135550188"


def rung(agents: dict[str, str], key: str) -> str:
    """Return the document for who chooses a language by a key, and is put through at once."""
    call = edited(MINI[CALL], "    next: birth\n\n  birth", "    next: agent\n\n  birth")
    hotline = read_hotline({**MINI, CALL: call})
    documents = Documents(hotline, settings_with(**{"AGENT_NUMBER": "", **agents}))
    start = Session(hotline.release, hotline.call.start)
    return documents.voice(start, Key(key), RequestWorld(WORKDAY)).body.decode()


def test_who_chooses_a_language_and_an_agent_at_once_is_rung_for_in_it() -> None:
    agents = {"AGENT_NUMBER": AGENT, "AGENT_NUMBER_FR": FRENCH}
    assert f">{FRENCH}</Number>" in rung(agents, "2")
    assert f">{AGENT}</Number>" in rung(agents, "1")


def test_where_a_language_has_no_number_another_is_rung() -> None:
    assert f">{FRENCH}</Number>" in rung({"AGENT_NUMBER_FR": FRENCH}, "1")
