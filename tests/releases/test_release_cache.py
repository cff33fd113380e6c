"""Releases are kept in a folder as a whole, or not at all."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ivr.releases.release_cache import OnAir, ReleaseCache

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
    cache.point_to(OnAir("0123abcd"))
    assert cache.find(name) is None


def test_a_release_is_never_written_anew(cache: ReleaseCache) -> None:
    cache.put("0123abcd", FILES)
    cache.put("0123abcd", {"call.yaml": "other"})
    assert cache.find("0123abcd") == FILES


def test_many_may_keep_the_same_release_at_once(cache: ReleaseCache, tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(cache.put, "0123abcd", FILES) for _ in range(40)]:
            done.result()
    assert [path.name for path in (tmp_path / "var/releases").iterdir()] == ["0123abcd.json"]
    assert cache.find("0123abcd") == FILES


def test_the_release_on_the_air_is_noted(cache: ReleaseCache) -> None:
    assert cache.current is None
    cache.point_to(OnAir("0123abcd"))
    cache.point_to(OnAir("abcd0123"))
    assert cache.current == "abcd0123"


def test_what_an_earlier_version_kept_in_a_folder_is_found_and_removed_like_the_others(
    cache: ReleaseCache, tmp_path: Path
) -> None:
    folder = tmp_path / "var/releases/0123abcd"
    folder.mkdir(parents=True)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert cache.find("0123abcd") == FILES
    cache.put("0123abcd", FILES)
    assert [path.name for path in folder.parent.iterdir()] == ["0123abcd"]
    cache.prune([], [])
    assert not [*folder.parent.iterdir()]


def test_a_folder_of_an_earlier_version_that_is_damaged_is_not_in_the_way(
    cache: ReleaseCache, tmp_path: Path
) -> None:
    folder = tmp_path / "var/releases/0123abcd"
    folder.mkdir(parents=True)
    (folder / "call.yaml").write_bytes(b"\xff")
    assert cache.find("0123abcd") is None
    cache.put("0123abcd", FILES)
    assert cache.find("0123abcd") == FILES


@pytest.mark.parametrize("content", ["", "no JSON", "3", "null", '["a"]', "[[]"])
def test_a_file_that_was_damaged_is_no_release(
    cache: ReleaseCache, tmp_path: Path, content: str
) -> None:
    cache.put("0123abcd", FILES)
    (tmp_path / "var/releases/0123abcd.json").write_text(content)
    assert cache.find("0123abcd") is None
    cache.put("0123abcd", FILES)
    assert cache.find("0123abcd") == FILES


def test_what_nobody_needs_any_more_is_removed(cache: ReleaseCache, tmp_path: Path) -> None:
    for release in ("0000000a", "0000000b", "0000000c"):
        cache.put(release, FILES)
    cache.point_to(OnAir("0000000c"))
    for audio in ("0" * 16, "1" * 16):
        cache.put_audio(audio, b"sound")
    (tmp_path / "var/releases/counts-0a.json").touch()
    cache.prune({"0000000a", "0000000c", "ffffffff"}, {"1" * 16})
    kept = sorted(path.name for path in (tmp_path / "var/releases").rglob("*"))
    assert kept == [
        "0000000a.json",
        "0000000c.json",
        "1" * 16,
        "audio",
        "counts-0a.json",
        "current",
    ]


def test_what_was_never_finished_is_removed_once_nobody_can_be_writing_it(
    cache: ReleaseCache, tmp_path: Path
) -> None:
    folder = tmp_path / "var/releases"
    cache.put("0123abcd", FILES)
    cache.put_audio("0" * 16, b"sound")
    for name in (".old", ".new", "audio/.old", "audio/.new"):
        (folder / name).write_text("half of it")
    (folder / ".folder").mkdir()
    (folder / ".folder/call.yaml").touch()
    for name in (".old", "audio/.old", ".folder", "0123abcd.json"):
        os.utime(folder / name, (0, 0))
    cache.remove_unfinished()
    left = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.name[0] == "."}
    assert left == {".new", "audio/.new"}
    assert cache.find("0123abcd") == FILES


def test_what_another_process_finishes_meanwhile_ends_no_tidying(
    cache: ReleaseCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "var/releases"
    cache.put("0123abcd", FILES)
    for name in (".old", ".older"):
        (folder / name).touch()
        os.utime(folder / name, (0, 0))
    lstat = Path.lstat

    def finish_first(path: Path) -> os.stat_result:
        for other in folder.glob(".*"):
            other.unlink()
            break
        return lstat(path)

    monkeypatch.setattr(Path, "lstat", finish_first)
    cache.remove_unfinished()
    assert [path.name for path in folder.iterdir()] == ["0123abcd.json"]


def test_a_folder_that_takes_nothing_says_so(tmp_path: Path) -> None:
    (tmp_path / "var").touch()
    cache = ReleaseCache(tmp_path / "var/releases")
    with pytest.raises(OSError, match="var"):
        cache.put("0123abcd", FILES)
    with pytest.raises(OSError, match="var"):
        cache.point_to(OnAir("0123abcd"))
    assert cache.find("0123abcd") is None
    assert cache.current is None
