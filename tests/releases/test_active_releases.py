"""A call ends on the release on which it began; new calls get what is on the air."""

from pathlib import Path

import pytest

from ivr.loader import release_of
from ivr.loader.problems import FlowError
from ivr.recordings import (
    Edition,
    audio_of,
    make_edition,
    read_edition,
    read_recordings,
)
from ivr.releases import active_releases as module
from ivr.releases.active_releases import ActiveReleases, Release, ReleaseSource
from tests.conftest import settings_with
from tests.recordings.booth import record

Files = dict[str, str]


def changed(files: Files, words: str) -> Files:
    """Return the files with another welcome."""
    return {**files, "call.yaml": files["call.yaml"].replace("Thank you for calling", words)}


class Kept(ReleaseSource):
    """A source that keeps some releases and no sound files, and notes what it was asked for."""

    def __init__(self, *kept: Files) -> None:
        self.found: list[str] = []
        self._kept = {release_of(files): files for files in kept}

    def find(self, name: str) -> Edition | None:
        self.found.append(name)
        return read_edition(self._kept[name]) if name in self._kept else None


@pytest.fixture
def source(files: Files) -> Kept:
    return Kept(changed(files, "Welcome"), {**files, "text.yaml": "nothing"})


@pytest.fixture
def air(edition: Edition, source: Kept) -> ActiveReleases:
    return ActiveReleases(settings_with(), edition, source)


def test_what_is_activated_is_on_the_air_and_what_was_goes_on(
    air: ActiveReleases, files: Files
) -> None:
    before = air.current
    air.activate(read_edition(changed(files, "Hello")))
    assert air.current is not before
    assert air.named(before.hotline.release) is before


def test_the_same_release_is_not_activated_twice(air: ActiveReleases, files: Files) -> None:
    before = air.current
    air.activate(read_edition(files))
    assert air.current is before


def test_a_call_whose_release_cannot_be_read_any_more_goes_on_in_the_current_one(
    air: ActiveReleases, files: Files, caplog: pytest.LogCaptureFixture
) -> None:
    name = release_of({**files, "text.yaml": "nothing"})
    assert air.named(name) is air.current
    assert f"release {name} cannot be read any more" in caplog.text


def test_an_earlier_release_is_looked_for_once(
    air: ActiveReleases, files: Files, source: Kept
) -> None:
    name = release_of(changed(files, "Welcome"))
    assert air.named(name).hotline.release == name
    assert air.named(name) is air.named(name)
    assert source.found == [name]


def test_a_release_that_is_nowhere_goes_on_in_the_current_one_and_is_not_sought_each_time(
    air: ActiveReleases, source: Kept
) -> None:
    assert air.named("ffffffff") is air.current
    assert air.named("ffffffff") is air.current
    assert source.found == ["ffffffff"]


def test_a_release_that_was_nowhere_is_found_later(
    air: ActiveReleases, source: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    air.named("ffffffff")
    monkeypatch.setattr(module, "FORGET_AFTER", -1)
    air.named("eeeeeeee")
    air.named("eeeeeeee")
    assert source.found == ["ffffffff", "eeeeeeee", "eeeeeeee"]


def test_only_so_many_releases_stay_in_memory(
    air: ActiveReleases, files: Files, source: Kept
) -> None:
    first = air.current.hotline.release
    for place in range(module.KEPT + 2):
        air.activate(read_edition(changed(files, f"Hello {place}")))
    air.named(first)
    assert source.found == [first]


def test_a_draft_is_what_stands_in_the_folder(
    edition: Edition, files: Files, tmp_path: Path
) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    air = ActiveReleases(settings_with(IVR_FLOWS=str(tmp_path)), edition)
    assert air.draft() is air.current
    assert not air.has_draft()
    draft = changed(files, "Hello")["call.yaml"]
    (tmp_path / "call.yaml").write_text(draft, encoding="utf-8")
    assert air.has_draft()
    assert air.draft().hotline.release != air.current.hotline.release
    assert air.draft() is air.draft()
    (tmp_path / "call.yaml").write_text("nothing", encoding="utf-8")
    assert air.has_draft()
    with pytest.raises(FlowError):
        air.draft()


# What is recorded


class Sound(Kept):
    """A source whose sound files come and go."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def audio(self, name: str) -> Path | None:
        path = self.folder / name
        return path if path.is_file() else None


@pytest.fixture
def recorded(edition: Edition, tmp_path: Path) -> Edition:
    """A release whose question is recorded, its sound files where a source finds them."""
    record(tmp_path / "prompts", edition.reading.hotline, ["call.birth.question"])
    made, files = make_edition(edition.reading, read_recordings(tmp_path / "prompts"))
    (tmp_path / "sound").mkdir()
    for name, content in audio_of(made.recordings).items():
        (tmp_path / "sound" / name).write_bytes(content)
    return read_edition(files)


def played(release: Release) -> int:
    return len(release.edition.recordings.by_audio)


def test_recordings_of_earlier_releases_are_heard_once_they_are_there(
    recorded: Edition, edition: Edition, tmp_path: Path
) -> None:
    (tmp_path / "sound").rename(tmp_path / "away")
    air = ActiveReleases(settings_with(), recorded, Sound(tmp_path / "sound"))
    air.activate(edition)
    assert played(air.named(recorded.release)) == 0
    assert len(air.lacking_audio()) == 2
    (tmp_path / "away").rename(tmp_path / "sound")
    air.reload_recordings()
    assert played(air.named(recorded.release)) == 2
    assert not air.lacking_audio()


def test_looking_for_recordings_never_undoes_an_activation(
    recorded: Edition, edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A request looks for recordings, and meanwhile the background worker activates."""
    (tmp_path / "sound").rename(tmp_path / "away")
    air = ActiveReleases(settings_with(), recorded, Sound(tmp_path / "sound"))
    (tmp_path / "away").rename(tmp_path / "sound")
    make = ActiveReleases._make

    def overtaken(active: ActiveReleases, of: Edition) -> Release:
        made = make(active, of)
        if of.release == recorded.release:
            active.activate(edition)
        return made

    monkeypatch.setattr(ActiveReleases, "_make", overtaken)
    air.reload_recordings()
    assert air.current.name == edition.release
    assert played(air.named(recorded.release)) == 2


def test_each_of_many_unknown_releases_is_sought_once_and_no_nonsense_ever(
    air: ActiveReleases, source: Kept
) -> None:
    names = [f"{number:08x}" for number in range(50)]
    for name in [*names, *names, "nonsense", "..", ""]:
        assert air.named(name) is air.current
    assert source.found == names


def test_a_sound_file_that_is_lost_everywhere_is_sought_once(
    air: ActiveReleases, source: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    sought: list[str] = []

    def fetch_audio(name: str) -> bool:
        sought.append(name)
        return False

    monkeypatch.setattr(source, "fetch_audio", fetch_audio)
    monkeypatch.setattr(air, "_plays", lambda _: True)
    assert [air.audio("0123456789abcdef") for _ in range(20)] == [None] * 20
    assert sought == ["0123456789abcdef"]
