"""What calls and texts did is counted, as moves that belong to nobody."""

from collections import Counter
from pathlib import Path

import pytest

from ivr.dialog.segments import count_segments
from ivr.loader import BUNDLED
from ivr.metrics.pending_counts import PendingCounts
from ivr.releases.background_worker import BackgroundWorker
from ivr.releases.release_cache import ReleaseCache
from ivr.releases.release_sync import ReleaseSync
from ivr.simulator import (
    Call,
    Texted,
    Texting,
    dial,
    make_input,
    send_text,
    texting_to,
)
from ivr.store import Store, open_store
from ivr.twilio.signature import sign
from ivr.web import create_app
from tests.conftest import PUBLIC_URL, TOKEN, WORKDAY, at, settings_with
from tests.kept import line_to

Counted = Counter[tuple[str, str, str, str, str]]


class Service:
    """A service over a database of its own, and what it has counted."""

    def __init__(self, folder: Path, hour: int = 10, **environ: str) -> None:
        self._store: Store = open_store(f"sqlite:///{folder}/ivr.sqlite3")
        now = at(WORKDAY.replace(hour=hour))
        cache = ReleaseCache(folder / "releases")
        sync = ReleaseSync(self._store, cache, BUNDLED, folder / "prompts", now)
        self._pending = PendingCounts(self._store, folder / "releases")
        background = BackgroundWorker(sync, self._pending)
        self.app = create_app(settings_with(**environ), sync.begin(), now, background)
        self._line = line_to(self.app)
        self.texted_parts = 0  # of the texts that calls have sent

    def call(self, *moves: str, language: str = "") -> Call:
        """Make a call to its end, or to the last of the moves."""
        query = f"?language={language}" if language else ""
        step = dial(self._line, f"{PUBLIC_URL}/voice{query}")
        for move in moves:
            step = make_input(self._line, step.call, move)
            self.texted_parts += sum(
                count_segments(event.text).parts
                for event in step.events
                if isinstance(event, Texted)
            )
        return step.call

    def text(self, *bodies: str) -> Texting:
        """Send texts, one a minute."""
        texting = texting_to(f"{PUBLIC_URL}/text")
        for place, body in enumerate(bodies):
            step = send_text(self._line, texting, body, now=WORKDAY.timestamp() + 60 * place)
            texting = step.texting
        return texting

    def post(self, path: str, **form: str) -> int:
        """Post a signed form, and return the status of the answer."""
        signature = {"X-Twilio-Signature": sign(TOKEN, f"{PUBLIC_URL}{path}", form)}
        return self.app.test_client().post(path, data=form, headers=signature).status_code

    @property
    def periods(self) -> set[str]:
        """The periods in which something was counted."""
        self._pending.flush()
        return {count.period for count, _ in self._store.counts(WORKDAY.date(), WORKDAY.date())}

    @property
    def counted(self) -> Counted:
        """Everything that was counted, written first: (channel, language, origin, by, target)."""
        self._pending.flush()
        found: Counted = Counter()
        for count, n in self._store.counts(WORKDAY.date(), WORKDAY.date()):
            about = (count.channel, count.language, count.origin, count.by, count.target)
            found[about] += n
        return found


@pytest.fixture
def service(tmp_path: Path) -> Service:
    return Service(tmp_path)


def test_a_call_counts_each_of_its_moves(service: Service) -> None:
    service.call("1", "1", "2", "2", "hang up")
    assert service.counted == {
        ("call", "", "", "arrived", "greeting"): 1,
        ("call", "en", "greeting", "en", "welcome"): 1,
        ("call", "en", "welcome", "next", "birth"): 1,
        ("call", "en", "birth", "yes", "pregnancy"): 1,
        ("call", "en", "pregnancy", "no", "fertility"): 1,
        ("call", "en", "fertility", "no", "result"): 1,
        ("call", "en", "result", "any_yes", "exposed"): 1,
        ("call", "en", "exposed", "next", "guidance"): 1,
        ("call", "en", "guidance", "next", "more"): 1,
    }


def test_two_calls_add_up(service: Service) -> None:
    service.call("2", "hang up")
    service.call("2", "hang up")
    assert service.counted["call", "fr", "greeting", "fr", "welcome"] == 2


def test_a_call_outside_the_hours_is_counted_as_such(tmp_path: Path) -> None:
    service = Service(tmp_path, hour=20)
    service.call("hang up", language="fr")
    assert service.counted["call", "fr", "", "closed", ""] == 1
    assert service.counted["call", "fr", "", "arrived", "greeting"] == 1


@pytest.mark.parametrize("status", ["busy", "no-answer", "canceled", "failed"])
def test_a_transfer_is_counted_by_how_it_ended(service: Service, status: str) -> None:
    service.call("1", "0", status, "hang up")
    assert service.counted["call", "en", "connect", status.replace("-", "_"), "busy"] == 1


def test_a_talk_is_counted_as_one(service: Service) -> None:
    service.call("1", "0", "completed")
    assert service.counted["call", "en", "connect", "connected", "goodbye"] == 1


def test_a_caller_who_hung_up_during_a_transfer_heard_no_goodbye(service: Service) -> None:
    call = service.call("1", "0")
    release = call.address.split("/")[-2]
    path = f"/voice/{release}/connect?language=en&rang=1"
    service.post(path, DialCallStatus="completed", CallStatus="completed")
    assert service.counted["call", "en", "connect", "connected", ""] == 1
    assert not [key for key in service.counted if "goodbye" in key]


def test_the_texts_of_a_call_are_counted_by_their_parts(service: Service) -> None:
    service.call("1", "1", "2", "2", "1", "hang up")
    [(key, parts)] = [one for one in service.counted.items() if one[0][3] == "segments"]
    assert key == ("call", "en", "text_me", "segments", "")
    assert parts == service.texted_parts > 1


def test_an_end_is_counted_by_its_status_and_its_length(service: Service) -> None:
    assert service.post("/voice/ended", CallStatus="completed", CallDuration="95") == 204
    assert service.counted == {("call", "", "", "ended completed", "<120"): 1}


@pytest.mark.parametrize("status", ["initiated", "ringing", "in-progress", ""])
def test_what_is_no_end_is_not_counted_as_one(service: Service, status: str) -> None:
    assert service.post("/voice/ended", CallStatus=status) == 204
    assert not service.counted


def test_a_conversation_that_begins_with_help_is_counted_once(service: Service) -> None:
    service.text("HELP", "check")
    assert service.counted["text", "", "", "arrived", "hello"] == 1


def test_an_internal_call_that_fails_counts_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = Service(tmp_path, IVR_DEMO="1")
    monkeypatch.setattr("ivr.releases.documents.Documents.voice", lambda *_: 1 / 0)
    sent = {"world": {"at": None, "staffed": True}}
    service.app.test_client().post("/phone/call", json=sent)
    assert not service.counted


def test_an_end_that_nobody_signed_is_not_counted(service: Service) -> None:
    assert service.app.test_client().post("/voice/ended").status_code == 403
    assert service.counted == {("web", "", "", "refused", "call"): 1}


def test_texts_are_counted_by_keyword_and_parts(service: Service) -> None:
    service.text("check", "yes", "thank you")
    counted = service.counted
    assert counted["text", "", "", "arrived", "hello"] == 1
    assert sum(n for key, n in counted.items() if key[3] == "received") == 3
    assert counted["text", "en", "hello", "keyword", "check"] == 1
    assert counted["text", "en", "birth", "yes", "pregnancy"] == 1
    assert counted["text", "en", "", "segments", ""] >= 3


def test_a_stop_that_twilio_answers_is_counted(service: Service) -> None:
    service.text("STOP")
    assert service.counted["text", "", "", "stopped", ""] == 1


def test_an_apology_is_counted(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("ivr.releases.documents.Documents.voice", fail)
    service.call("hang up")
    assert service.counted == {("web", "", "", "failed", "call"): 1}


def test_an_internal_call_counts_nowhere(tmp_path: Path) -> None:
    service = Service(tmp_path, IVR_DEMO="1")
    client = service.app.test_client()
    world = {"at": None, "staffed": True}
    called = client.post("/phone/call", json={"world": world})
    client.post("/phone/text", json={"world": world, "body": "check"})
    assert called.status_code == 200
    assert not service.counted


def test_an_hour_is_one_of_the_hotlines_clock(service: Service) -> None:
    """It is 15:00 in Greenwich."""
    service.call("hang up")
    assert service.periods == {"2026-11-23T10"}
