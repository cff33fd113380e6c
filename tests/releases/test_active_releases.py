"""A call ends on the release on which it began; new calls get what is on the air."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from ivr.loader import release_of
from ivr.loader.problems import FlowError
from ivr.recordings import Edition
from ivr.releases import active_releases as module
from ivr.releases.active_releases import OnAir
from tests.conftest import settings_with

Files = dict[str, str]


def changed(files: Files, words: str) -> Files:
    """Return the files with another welcome."""
    return {**files, "call.yaml": files["call.yaml"].replace("Thank you for calling", words)}


@pytest.fixture
def found() -> list[str]:
    return []


@pytest.fixture
def air(edition: Edition, files: Files, found: list[str]) -> OnAir:
    """Make releases, of which one stands on the shelf."""
    shelf = {release_of(one): one for one in [changed(files, "Welcome")]}

    def find(name: str) -> Mapping[str, str] | None:
        found.append(name)
        return shelf.get(name)

    return OnAir(settings_with(), edition, find)


def test_what_is_taken_up_is_on_the_air_and_what_was_goes_on(air: OnAir, files: Files) -> None:
    before = air.current
    air.take_up(changed(files, "Hello"))
    assert air.current is not before
    assert air.named(before.hotline.release) is before


def test_the_same_release_is_not_taken_up_twice(air: OnAir, files: Files) -> None:
    before = air.current
    air.take_up(files)
    assert air.current is before


def test_what_cannot_be_read_is_not_taken_up(air: OnAir, files: Files) -> None:
    before = air.current
    with pytest.raises(FlowError):
        air.take_up({**files, "text.yaml": "nothing"})
    assert air.current is before


def test_an_earlier_release_is_looked_for_once(air: OnAir, files: Files, found: list[str]) -> None:
    name = release_of(changed(files, "Welcome"))
    assert air.named(name).hotline.release == name
    assert air.named(name) is air.named(name)
    assert found == [name]


def test_a_release_that_is_nowhere_goes_on_in_the_current_one_and_is_not_sought_each_time(
    air: OnAir, found: list[str]
) -> None:
    assert air.named("ffffffff") is air.current
    assert air.named("ffffffff") is air.current
    assert found == ["ffffffff"]


def test_a_release_that_was_nowhere_is_found_later(
    air: OnAir, found: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    air.named("ffffffff")
    monkeypatch.setattr(module, "FORGET_AFTER", -1)
    air.named("eeeeeeee")
    air.named("eeeeeeee")
    assert found == ["ffffffff", "eeeeeeee", "eeeeeeee"]


def test_only_so_many_releases_stay_in_memory(air: OnAir, files: Files, found: list[str]) -> None:
    first = air.current.hotline.release
    for place in range(module.KEPT + 2):
        air.take_up(changed(files, f"Hello {place}"))
    air.named(first)
    assert found == [first]


def test_a_draft_is_what_stands_in_the_folder(
    edition: Edition, files: Files, tmp_path: Path
) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    air = OnAir(settings_with(IVR_FLOWS=str(tmp_path)), edition)
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
