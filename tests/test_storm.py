"""Four workers on PostgreSQL through publications, reloads, kills and an absence of the database.

The same at full length, with its figures: python -m bench.storm
"""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from bench.postgresql import find_programs
from bench.storm import Plan, run_storm
from bench.tallies import compare
from ivr.dialog.fallback import fallback_actions, fallback_messages
from ivr.model.hotline import Hotline
from ivr.simulator import Answer, WebhookFailed
from ivr.simulator.transport import NO_PARAMETERS
from tests.telephones import APOLOGIES, Diary, ExaminedLine, Noted


def test_calls_and_texts_weather_whatever_befalls_the_service(tmp_path: Path) -> None:
    """Nobody hears an apology or another release, and no count is lost, whoever is killed."""
    programs = find_programs()
    if programs is None:
        pytest.skip("needs PostgreSQL: there is no initdb in /usr/lib/postgresql")
    outcome = run_storm(Plan(telephones=12, pause=0.2, calm=0.5, away=4), programs, tmp_path)
    assert outcome.diary.amiss == []
    assert outcome.outdated == 0
    assert outcome.went_on > 0
    assert outcome.tallies.odd == 0
    assert outcome.tallies.told > 300
    assert outcome.tallies.lost == 0
    assert outcome.tallies.twice <= outcome.most_twice < outcome.tallies.told / 4


@pytest.mark.parametrize("language", ["en", "fr", None])
def test_telephones_know_an_apology(hotline: Hotline, language: str | None) -> None:
    call = " ".join(str(said) for said in fallback_actions(hotline, language, transfer=False))
    text = " ".join(fallback_messages(hotline, language))
    for words in (call, text):
        assert any(apology in words for apology in APOLOGIES)


class Scripted:
    """A line that answers with one document, after some requests without any answer."""

    def __init__(self, document: str, failures: int = 0) -> None:
        self.document = document
        self.failures = failures

    def request(
        self,
        method: str,
        address: str,
        parameters: Mapping[str, str],
        headers: Mapping[str, str] = NO_PARAMETERS,
    ) -> Answer:
        if self.failures:
            self.failures -= 1
            raise WebhookFailed("nobody is there", address=address)
        return Answer(200, "text/xml", self.document.encode())


def examine(line: Scripted, path: str) -> Diary:
    diary = Diary()
    ExaminedLine(line, diary).request("POST", f"http://127.0.0.1{path}", {})
    return diary


@pytest.mark.parametrize(
    ("path", "document"),
    [
        pytest.param("/voice/00000001/birth", "/voice/00000002/birth", id="another release"),
        pytest.param("/voice", "<Hangup/>", id="no release"),
        pytest.param("/voice/00000001/birth", APOLOGIES[0], id="an apology"),
        pytest.param("/text", APOLOGIES[2], id="an apology by text"),
        pytest.param("/text", "<Response/>", id="no cookie"),
    ],
)
def test_telephones_complain(path: str, document: str) -> None:
    assert examine(Scripted(document), path).amiss


def test_telephones_note_what_is_counted() -> None:
    diary = examine(Scripted("/voice/00000001/birth"), "/voice/00000001/greeting")
    assert diary.amiss == []
    assert diary.counted == {Noted("call", "00000001", "greeting"): 1}


def test_a_webhook_without_an_answer_is_called_once_more() -> None:
    diary = examine(Scripted("/voice/00000001/birth", failures=1), "/voice")
    assert len(diary.repeated) == len(diary.arrivals) == 1
    with pytest.raises(WebhookFailed):
        examine(Scripted("", failures=2), "/voice")


def test_what_is_lost_here_is_not_made_up_for_by_what_is_twice_there() -> None:
    first, second = Noted("call", "00000001", "birth"), Noted("call", "00000001", "more")
    tallies = compare(Counter({first: 3, second: 1}), Counter({first: 1, second: 2}))
    assert (tallies.lost, tallies.twice) == (2, 1)
