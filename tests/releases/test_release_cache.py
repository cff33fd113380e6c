"""Releases are kept in a folder as a whole, or not at all."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ivr.releases.release_cache import Shelf

FILES = {"call.yaml": "flow: call\n", "text.yaml": "é {fact}\n"}


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "var/releases")


def test_what_was_kept_is_found(shelf: Shelf) -> None:
    shelf.put("0123abcd", FILES)
    assert shelf.find("0123abcd") == FILES


@pytest.mark.parametrize("name", ["ffffffff", "", ".", "..", "../releases", "current", "0123ABCD"])
def test_what_was_not_kept_is_not_found(shelf: Shelf, name: str) -> None:
    shelf.put("0123abcd", FILES)
    shelf.point_to("0123abcd")
    assert shelf.find(name) is None


def test_a_release_is_never_written_anew(shelf: Shelf) -> None:
    shelf.put("0123abcd", FILES)
    shelf.put("0123abcd", {"call.yaml": "other"})
    assert shelf.find("0123abcd") == FILES


def test_many_may_keep_the_same_release_at_once(shelf: Shelf, tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(shelf.put, "0123abcd", FILES) for _ in range(40)]:
            done.result()
    assert [path.name for path in (tmp_path / "var/releases").iterdir()] == ["0123abcd"]
    assert shelf.find("0123abcd") == FILES


def test_the_release_on_the_air_is_noted(shelf: Shelf) -> None:
    assert shelf.current is None
    shelf.point_to("0123abcd")
    shelf.point_to("abcd0123")
    assert shelf.current == "abcd0123"


def test_a_folder_that_takes_nothing_says_so(tmp_path: Path) -> None:
    (tmp_path / "var").touch()
    shelf = Shelf(tmp_path / "var/releases")
    with pytest.raises(OSError, match="var"):
        shelf.put("0123abcd", FILES)
    with pytest.raises(OSError, match="var"):
        shelf.point_to("0123abcd")
    assert shelf.find("0123abcd") is None
    assert shelf.current is None
