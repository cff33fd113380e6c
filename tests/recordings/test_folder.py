"""A folder plays what its index vouches for, and whatever is wrong in it only means the voice."""

from pathlib import Path

import pytest

from ivr.dialog.prompts import words_of
from ivr.model.hotline import Hotline
from ivr.recordings import Recordings, read_recordings, remove_recordings
from ivr.recordings.clips import ORDINARY_WEEK
from tests.recordings.booth import record

HOLD = ("connect", "say")
FILE = "en/call.connect.wav"


def test_no_folder_is_no_recordings(tmp_path: Path, hotline: Hotline) -> None:
    recordings = read_recordings(tmp_path / "nowhere")
    assert (recordings.rows, recordings.problems, recordings.strays) == ((), (), ())
    assert recordings.find("en", words_of(hotline, "en", ORDINARY_WEEK, HOLD)) is None


def test_a_recording_is_found_by_the_words_that_it_says(tmp_path: Path, hotline: Hotline) -> None:
    recordings = record(tmp_path, hotline)
    words = words_of(hotline, "en", ORDINARY_WEEK, HOLD)
    found = recordings.find("en", words)
    assert found
    assert found.file == FILE
    assert recordings.path_of(found).read_bytes().endswith(FILE.encode())
    assert recordings.by_audio[found.audio] == found
    assert recordings.find("fr", words) is None
    assert recordings.find("en", (*words, "And more.")) is None


def test_a_file_that_was_replaced_is_not_played(tmp_path: Path, hotline: Hotline) -> None:
    record(tmp_path, hotline, ["call.connect"])
    (tmp_path / FILE).write_bytes(b"something else")
    recordings = read_recordings(tmp_path)
    assert recordings.altered == {FILE}
    assert recordings.find("en", words_of(hotline, "en", ORDINARY_WEEK, HOLD)) is None
    assert recordings.find("fr", words_of(hotline, "fr", ORDINARY_WEEK, HOLD))


def test_a_file_that_is_gone_is_not_played(tmp_path: Path, hotline: Hotline) -> None:
    record(tmp_path, hotline, ["call.connect"])
    (tmp_path / FILE).unlink()
    recordings = read_recordings(tmp_path)
    assert recordings.missing == {FILE}
    assert recordings.find("en", words_of(hotline, "en", ORDINARY_WEEK, HOLD)) is None


def test_an_index_that_is_no_text_is_a_problem_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "index.csv").write_bytes(b"\xff\xfe\x00")
    recordings = read_recordings(tmp_path)
    assert recordings.rows == ()
    assert [problem.rule for problem in recordings.problems] == ["bad-index"]


def test_the_index_alone_makes_the_same_recordings_elsewhere(
    tmp_path: Path, hotline: Hotline
) -> None:
    here = record(tmp_path, hotline)
    there = Recordings.from_index(here.to_index())
    assert there.fingerprint == here.fingerprint
    words = words_of(hotline, "fr", ORDINARY_WEEK, HOLD)
    found = there.find("fr", words)
    assert found
    assert found == here.find("fr", words)
    with pytest.raises(ValueError, match="index alone"):
        there.path_of(found)


def test_the_fingerprint_changes_with_a_recording(tmp_path: Path, hotline: Hotline) -> None:
    first = record(tmp_path / "1", hotline, ["call.connect"])
    second = record(tmp_path / "2", hotline, ["call.connect", "call.goodbye"])
    assert first.fingerprint != second.fingerprint


def test_a_sound_file_outside_the_index_is_a_stray(tmp_path: Path, hotline: Hotline) -> None:
    record(tmp_path, hotline, ["call.connect"])
    (tmp_path / "en" / "call.welcome.mp3").write_bytes(b"?")
    (tmp_path / "README.md").write_text("Not a recording.")
    assert read_recordings(tmp_path).strays == ("en/call.welcome.mp3",)


def test_what_is_removed_is_gone_from_the_folder_and_the_index(
    tmp_path: Path, hotline: Hotline
) -> None:
    recordings = record(tmp_path, hotline, ["call.connect"])
    left = remove_recordings(recordings, [FILE])
    assert left == read_recordings(tmp_path)
    assert [row.file for row in left.rows] == ["fr/call.connect.wav"]
    assert not (tmp_path / FILE).exists()
