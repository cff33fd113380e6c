"""A call plays what is recorded, says the rest, and goes on where a sound file is gone."""

import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from flask import Flask

from ivr.check.journeys import measure
from ivr.check.prove import prove
from ivr.loader import BUNDLED, Reading, read_flows
from ivr.metrics.pending_counts import PendingCounts
from ivr.recordings import (
    Edition,
    audio_hash,
    audio_of,
    make_edition,
    read_recordings,
    recording_changes,
)
from ivr.releases.active_releases import ActiveReleases
from ivr.releases.background_worker import BackgroundWorker
from ivr.releases.release_cache import ReleaseCache
from ivr.releases.release_sync import ReleaseSync
from ivr.simulator import Played, Said, dial, make_input
from ivr.store import Store
from ivr.web import create_app
from tests.conftest import PUBLIC_URL, WORKDAY, at, settings_with
from tests.kept import line_to
from tests.recordings.booth import record

Files = dict[str, str]
QUESTION = "call.birth.question"


@pytest.fixture
def prompts(tmp_path: Path, reading: Reading) -> Path:
    folder = tmp_path / "prompts"
    record(folder, reading.hotline, [QUESTION, "call.goodbye"])
    return folder


@pytest.fixture
def recorded(prompts: Path, reading: Reading) -> Edition:
    return make_edition(reading, read_recordings(prompts))[0]


@pytest.fixture
def app(recorded: Edition) -> Flask:
    return create_app(settings_with(), recorded, at(WORKDAY))


def heard(app: Flask, *moves: str) -> list[str]:
    """Make a call, and return what was played and the first words of what was said."""
    step = dial(line_to(app), f"{PUBLIC_URL}/voice")
    happened = [*step.events]
    for move in moves:
        step = make_input(line_to(app), step.call, move)
        happened += step.events
    return [
        one.address.partition("/prompts/")[2].partition("/")[2]
        if isinstance(one, Played)
        else one.text.split()[0]
        for one in happened
        if isinstance(one, Played | Said)
    ]


@pytest.mark.parametrize(("key", "language"), [("1", "en"), ("2", "fr")])
def test_what_is_recorded_is_played_and_the_rest_is_said(
    app: Flask, key: str, language: str
) -> None:
    assert heard(app, key)[-1] == f"{language}/{QUESTION}.wav"
    assert not heard(app, key)[-2].startswith(language)


def test_a_recording_is_interrupted_by_a_key_as_the_voice_is(app: Flask) -> None:
    step = dial(line_to(app), f"{PUBLIC_URL}/voice?language=en")
    [played] = [one for one in step.events if isinstance(one, Played)]
    assert played.barge_in


def test_a_changed_fact_silences_just_the_recordings_that_say_it(
    prompts: Path, files: Files
) -> None:
    changed = {**files, "service.yaml": files["service.yaml"].replace("2010-04", "2010-05")}
    edition, _ = make_edition(read_flows(changed), read_recordings(prompts))
    assert [row.file for row in edition.recordings.rows] == [
        "en/call.goodbye.wav",
        "fr/call.goodbye.wav",
    ]
    app = create_app(settings_with(), edition, at(WORKDAY))
    assert "wav" not in " ".join(heard(app, "1"))


def test_the_release_is_named_after_its_recordings_too(reading: Reading, prompts: Path) -> None:
    with_them, files = make_edition(reading, read_recordings(prompts))
    without, plain = make_edition(reading, read_recordings(prompts / "nowhere"))
    assert without.release == reading.hotline.release
    assert with_them.release != without.release
    assert {*files} - {*plain} == {"recordings.csv"}


def test_a_sound_file_is_served_cached_for_good(app: Flask, recorded: Edition) -> None:
    client, row = app.test_client(), recorded.recordings.rows[0]
    with client.get(f"/prompts/{row.audio}/{row.file}") as answer:
        assert answer.status_code == 200
        assert answer.content_type == "audio/wav"
        assert audio_hash(answer.data) == row.audio
        control = answer.headers["Cache-Control"]
    assert {*control.split(", ")} == {"public", "immutable", "max-age=31536000"}


def test_a_part_of_a_sound_file_is_served(app: Flask, recorded: Edition) -> None:
    client, row = app.test_client(), recorded.recordings.rows[0]
    address = f"/prompts/{row.audio}/{row.file}"
    with client.get(address, headers={"Range": "bytes=0-3"}) as answer:
        assert (answer.status_code, answer.data) == (206, b"RIFF")
    with client.get(address, headers={"If-None-Match": f'"{row.audio}"'}) as answer:
        assert (answer.status_code, answer.data) == (304, b"")


@pytest.mark.parametrize(
    "path",
    [
        "ffffffffffffffff/en/call.birth.question.wav",
        "../en/call.birth.question.wav",
        "..%2f..%2fetc/en/passwd.wav",
        "{audio}/en/call.birth.question.txt",
        "{audio}/en/index.csv",
    ],
)
def test_what_is_no_recording_is_not_found(app: Flask, recorded: Edition, path: str) -> None:
    path = path.format(audio=recorded.recordings.rows[0].audio)
    assert app.test_client().get(f"/prompts/{path}").status_code == 404


def test_a_cdn_may_serve_them(recorded: Edition) -> None:
    settings = settings_with(PROMPTS_URL="https://cdn.example/voices/")
    app = create_app(settings, recorded, at(WORKDAY))
    step = dial(line_to(app), f"{PUBLIC_URL}/voice?language=en")
    [played] = [one for one in step.events if isinstance(one, Played)]
    assert re.fullmatch(
        rf"https://cdn\.example/voices/[0-9a-f]{{16}}/en/{re.escape(QUESTION)}\.wav", played.address
    )


def test_the_apology_never_depends_on_a_recording(
    prompts: Path, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(prompts, reading.hotline)
    edition, _ = make_edition(reading, read_recordings(prompts))
    app = create_app(settings_with(), edition, at(WORKDAY))
    monkeypatch.setattr("ivr.releases.documents.Documents.voice", lambda *_: 1 / 0)
    assert not [word for word in heard(app) if ".wav" in word]


def test_with_everything_recorded_the_voice_is_not_heard_on_the_yes_path(
    prompts: Path, reading: Reading
) -> None:
    record(prompts, reading.hotline)
    edition, _ = make_edition(reading, read_recordings(prompts))
    app = create_app(settings_with(), edition, at(WORKDAY))
    assert all(".wav" in word for word in heard(app, "1", "1", "2", "2"))


# Recordings travel with a release


@pytest.fixture
def published(store: Store, tmp_path: Path, prompts: Path) -> Edition:
    """Start a first machine, which publishes the folders."""
    cache = ReleaseCache(tmp_path / "first")
    return ReleaseSync(store, cache, BUNDLED, prompts, at(WORKDAY)).begin()


class Worker:
    """A worker of another machine on the same store."""

    def __init__(self, store: Store, folder: Path) -> None:
        sync = ReleaseSync(store, ReleaseCache(folder), BUNDLED, folder / "none", at(WORKDAY))
        edition = sync.begin()
        self.background = BackgroundWorker(sync, PendingCounts(store, folder))
        self.active = ActiveReleases(settings_with(), edition, self.background.source)

    @property
    def app(self) -> Flask:
        edition = self.active.current.edition
        return create_app(settings_with(), edition, at(WORKDAY), self.background)


def test_a_worker_on_another_machine_serves_them(
    store: Store, tmp_path: Path, published: Edition
) -> None:
    air = Worker(store, tmp_path / "second").active
    row = published.recordings.rows[0]
    sound = air.audio(row.audio)
    assert sound is not None
    assert audio_hash(sound) == row.audio
    assert len(air.current.edition.recordings.by_audio) == 4


def test_a_sound_file_that_is_gone_from_disk_and_store_is_left_to_the_voice(
    store: Store, tmp_path: Path, published: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = next(row for row in published.recordings.rows if row.file == f"en/{QUESTION}.wav")
    found = Store.audio

    def lose(store: Store, names: Iterable[str]) -> dict[str, bytes]:
        return {name: one for name, one in found(store, names).items() if name != gone.audio}

    monkeypatch.setattr(Store, "audio", lose)
    app = Worker(store, tmp_path / "second").app
    assert heard(app, "1")[-1] == "Did"
    assert heard(app, "2")[-1] == f"fr/{QUESTION}.wav"


def test_a_rollback_plays_the_old_ones(
    store: Store, tmp_path: Path, prompts: Path, reading: Reading, published: Edition
) -> None:
    record(prompts, reading.hotline, [QUESTION])
    new, files = make_edition(reading, read_recordings(prompts))
    assert new.release != published.release
    store.publish(new.release, files, "fewer", WORKDAY, 1)
    worker = Worker(store, tmp_path / "second")
    air = worker.active
    assert len(air.current.edition.recordings.rows) == 2
    old = worker.background.source.find(published.release)
    assert old is not None
    air.activate(old)
    assert len(air.current.edition.recordings.by_audio) == 4
    shutil.rmtree(prompts)
    assert all(air.audio(row.audio) for row in published.recordings.rows)


def test_documents_with_recordings_are_well_formed(app: Flask) -> None:
    step = dial(line_to(app), f"{PUBLIC_URL}/voice?language=fr")
    document = ElementTree.fromstring(step.call.document)  # noqa: S314
    assert [play.text for play in document.iter("Play")]


def test_the_browser_telephone_knows_what_a_recording_says(recorded: Edition) -> None:
    app = create_app(settings_with(IVR_DEMO="1"), recorded, at(WORKDAY))
    sent = {"world": {"at": None, "staffed": True}, "language": "fr"}
    answer = app.test_client().post("/phone/call", json=sent).get_json()
    [played] = [one for one in answer["events"] if one["kind"] == "played"]
    assert played["address"].startswith("/prompts/")
    assert (played["language"], played["seconds"]) == ("fr-CA", 2.5)
    assert "avril 2010" in played["text"]


def test_a_sound_file_that_is_changed_on_disk_is_not_heard(app: Flask, recorded: Edition) -> None:
    row = recorded.recordings.rows[0]
    recorded.recordings.path_of(row).write_bytes(b"RIFF: you have won a prize")
    answer = app.test_client().get(f"/prompts/{row.audio}/{row.file}")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (404, "no-store")


def test_a_sound_file_that_is_lost_while_the_service_runs_is_left_to_the_voice(
    app: Flask, recorded: Edition
) -> None:
    row = next(row for row in recorded.recordings.rows if row.file == f"en/{QUESTION}.wav")
    assert heard(app, "1")[-1] == row.file
    recorded.recordings.path_of(row).unlink()
    assert app.test_client().get(f"/prompts/{row.audio}/{row.file}").status_code == 404
    assert heard(app, "1")[-1] == "Did"
    assert heard(app, "2")[-1] == f"fr/{QUESTION}.wav"


def test_a_sound_file_that_is_lost_is_fetched_from_the_store(
    store: Store, tmp_path: Path, published: Edition
) -> None:
    app = Worker(store, tmp_path / "second").app
    shutil.rmtree(tmp_path / "second/audio")
    row = published.recordings.rows[0]
    with app.test_client().get(f"/prompts/{row.audio}/{row.file}") as answer:
        assert audio_hash(answer.data) == row.audio


def test_what_the_store_lacked_is_heard_once_it_is_there(
    store: Store, tmp_path: Path, published: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patches:
        patches.setattr(Store, "audio", lambda *_: {})
        worker = Worker(store, tmp_path / "second")
    air = worker.active
    assert not air.current.edition.recordings.by_audio
    worker.background._complete(air)
    assert len(air.current.edition.recordings.by_audio) == 4


def test_recordings_that_cannot_be_stored_do_not_keep_a_service_from_starting(
    store: Store, tmp_path: Path, reading: Reading, prompts: Path, caplog: pytest.LogCaptureFixture
) -> None:
    monkey = pytest.MonkeyPatch()
    with monkey.context() as patches:
        patches.setattr("ivr.store.releases.MOST_BYTES", 10)
        cache = ReleaseCache(tmp_path / "first")
        edition = ReleaseSync(store, cache, BUNDLED, prompts, at(WORKDAY)).begin()
    assert edition.release == reading.hotline.release
    assert "goes without its recordings" in caplog.text


def test_recordings_that_break_the_budget_do_not_keep_a_service_from_starting(
    store: Store, tmp_path: Path, reading: Reading, prompts: Path, caplog: pytest.LogCaptureFixture
) -> None:
    index = (prompts / "index.csv").read_text()
    (prompts / "index.csv").write_text(index.replace(",2.50,", ",90.00,"))
    cache = ReleaseCache(tmp_path / "first")
    edition = ReleaseSync(store, cache, BUNDLED, prompts, at(WORKDAY)).begin()
    assert edition.release == reading.hotline.release
    assert "over-budget" in caplog.text


def test_sound_that_changes_while_it_is_published_is_refused(
    recorded: Edition, prompts: Path
) -> None:
    audio_of(recorded.recordings)
    path = prompts / f"en/{QUESTION}.wav"
    path.write_bytes(b"RIFF: you have won a prize")
    with pytest.raises(ValueError, match="was changed meanwhile"):
        audio_of(recorded.recordings)
    path.unlink()
    with pytest.raises(ValueError, match="is gone"):
        audio_of(recorded.recordings)


def test_what_changes_in_recordings_is_told_clip_by_clip(
    prompts: Path, reading: Reading, recorded: Edition
) -> None:
    record(prompts, reading.hotline, ["call.goodbye", "call.connect"])
    other, _ = make_edition(reading, read_recordings(prompts))
    english, french = recording_changes(recorded.recordings, other.recordings)
    assert english == f"en: recorded now: call.connect; left to the voice again: {QUESTION}"
    assert french == f"fr{english[2:]}"
    assert not recording_changes(other.recordings, other.recordings)


def test_a_recording_counts_with_its_own_length(
    prompts: Path, reading: Reading, recorded: Edition
) -> None:
    estimated, real = measure(reading.hotline), measure(reading.hotline, recorded.recordings)
    assert all(one.whole != other.whole for one, other in zip(estimated, real, strict=True))
    proof = prove(BUNDLED, WORKDAY, recorded.recordings)
    assert not proof.problems
    assert not proof.notes


def test_a_recording_in_one_language_is_noted_and_is_no_problem(prompts: Path) -> None:
    (prompts / f"fr/{QUESTION}.wav").unlink()
    proof = prove(BUNDLED, WORKDAY, read_recordings(prompts))
    assert not proof.problems
    assert [(note.rule, note.level) for note in proof.notes] == [("unreadable-recording", "note")]


@pytest.mark.parametrize("method", ["get", "head"])
def test_ranges_at_the_end_and_beyond(app: Flask, recorded: Edition, method: str) -> None:
    row = recorded.recordings.rows[0]
    ask = getattr(app.test_client(), method)
    address = f"/prompts/{row.audio}/{row.file}"
    with ask(address, headers={"Range": "bytes=-4"}) as answer:
        assert answer.status_code == 206
    with ask(address, headers={"Range": "bytes=99999999-"}) as answer:
        assert answer.status_code == 416
