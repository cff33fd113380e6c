"""Releases are kept in a folder as a whole, or not at all."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ivr.releases.release_cache import ReleaseCache

FILES = {"call.yaml": "flow: call\n", "text.yaml": "é {fact}\n"}


@pytest.fixture
def cache(tmp_path: Path) -> ReleaseCache:
    return ReleaseCache(tmp_path / "var/releases")


def test_what_was_kept_is_found(cache: ReleaseCache) -> None:
    cache.put("0123abcd", FILES)
    assert cache.find("0123abcd") == FILES


@pytest.mark.parametrize("name", ["ffffffff", "", ".", "..", "../releases", "current", "0123ABCD"])
def test_what_was_not_kept_is_not_found(cache: ReleaseCache, name: str) -> None:
    cache.put("0123abcd", FILES)
    cache.point_to("0123abcd")
    assert cache.find(name) is None


def test_a_release_is_never_written_anew(cache: ReleaseCache) -> None:
    cache.put("0123abcd", FILES)
    cache.put("0123abcd", {"call.yaml": "other"})
    assert cache.find("0123abcd") == FILES


def test_many_may_keep_the_same_release_at_once(cache: ReleaseCache, tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(cache.put, "0123abcd", FILES) for _ in range(40)]:
            done.result()
    assert [path.name for path in (tmp_path / "var/releases").iterdir()] == ["0123abcd"]
    assert cache.find("0123abcd") == FILES


def test_the_release_on_the_air_is_noted(cache: ReleaseCache) -> None:
    assert cache.current is None
    cache.point_to("0123abcd")
    cache.point_to("abcd0123")
    assert cache.current == "abcd0123"


def test_a_folder_that_takes_nothing_says_so(tmp_path: Path) -> None:
    (tmp_path / "var").touch()
    cache = ReleaseCache(tmp_path / "var/releases")
    with pytest.raises(OSError, match="var"):
        cache.put("0123abcd", FILES)
    with pytest.raises(OSError, match="var"):
        cache.point_to("0123abcd")
    assert cache.find("0123abcd") is None
    assert cache.current is None
