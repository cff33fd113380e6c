"""Recordings join those of a folder: nothing of others is lost, and nothing false stays."""

import fcntl
import multiprocessing
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from ivr.loader import read_flows
from ivr.loader.problems import FlowError
from ivr.model.hotline import Hotline
from ivr.recordings import Recording, Recordings, audio_hash, clips_of, read_recordings, words_hash
from ivr.recordings.folder import save_recordings
from ivr.recordings.merge import LOCK, add_recordings, locked
from tests.recordings.booth import DAY, standing, tone

HOLD, BYE, BUSY = "call.connect", "call.goodbye", "call.busy"


def row_of(hotline: Hotline, name: str, place: str = "", sound: bytes = b"") -> Recording:
    """Make the row of a recording that says the words of a clip, in the file of any."""
    clip = next(clip for clip in clips_of(hotline) if name in clip.names)
    words = words_hash("en", clip.words["en"])
    return Recording(f"en/{place or name}.wav", words, "Ada", DAY, 2.5, audio_hash(sound))


def add(folder: Path, hotline: Hotline, *names: str) -> Recordings:
    """Record clips, each with a sound of its own."""
    audio = {f"en/{name}.wav": f"new {name}".encode() for name in names}
    rows = [row_of(hotline, name, "", audio[f"en/{name}.wav"]) for name in names]
    with locked(folder) as there:
        return add_recordings(there, rows, audio, clips_of(hotline))


def save(folder: Path, *rows: tuple[Recording, bytes]) -> None:
    audio = {row.file: sound for row, sound in rows}
    save_recordings(folder, [replace(row, audio=audio_hash(sound)) for row, sound in rows], audio)


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*/*"))


def add_one(folder: Path, number: int) -> None:
    """Add a row, as an import in another process does."""
    file = f"fr/call.part{number}.wav"
    with locked(folder) as there:
        row = Recording(file, audio_hash(file.encode()), "Ada", DAY, 1, audio_hash(b"?"))
        add_recordings(there, [row], {file: b"?"}, ())


def test_imports_at_the_same_time_keep_each_others_rows(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    several = [context.Process(target=add_one, args=(tmp_path, number)) for number in range(4)]
    for one in several:
        one.start()
    for one in several:
        one.join(60)
        assert one.exitcode == 0
    assert len(read_recordings(tmp_path).rows) == 4


def test_nobody_else_writes_a_folder_that_is_locked(tmp_path: Path) -> None:
    with (
        locked(tmp_path),
        (tmp_path / LOCK).open("w") as another,
        pytest.raises(BlockingIOError),
    ):
        fcntl.flock(another, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_an_index_that_was_broken_meanwhile_is_not_written_over(
    tmp_path: Path, hotline: Hotline
) -> None:
    (tmp_path / "index.csv").write_text("nonsense\n")
    with pytest.raises(FlowError, match="bad-index"):
        add(tmp_path, hotline, HOLD)
    assert (tmp_path / "index.csv").read_text() == "nonsense\n"


def test_what_says_the_same_words_under_another_name_goes(tmp_path: Path, hotline: Hotline) -> None:
    save(tmp_path, (row_of(hotline, HOLD, "call.of_old"), b"old"))
    after = add(tmp_path, hotline, HOLD)
    assert [row.file for row in after.rows] == [f"en/{HOLD}.wav"]
    assert files_in(tmp_path) == [f"{HOLD}.wav"]


def test_what_is_still_true_and_not_in_the_way_stays(tmp_path: Path, hotline: Hotline) -> None:
    save(tmp_path, (row_of(hotline, BYE, "call.of_old"), b"old"))
    after = add(tmp_path, hotline, HOLD)
    assert [row.file for row in after.rows] == [f"en/{HOLD}.wav", "en/call.of_old.wav"]
    assert standing(hotline, after, "recorded") == {f"en/{HOLD}", f"en/{BYE}"}


def test_what_is_still_true_under_a_name_that_is_taken_moves_to_its_own(
    tmp_path: Path, hotline: Hotline
) -> None:
    save(
        tmp_path,
        (row_of(hotline, BYE, HOLD), b"bye"),
        (row_of(hotline, BUSY, BYE), b"busy"),
    )
    after = add(tmp_path, hotline, HOLD)
    assert (after.missing, after.altered) == (frozenset(), frozenset())
    assert standing(hotline, after, "recorded") == {f"en/{name}" for name in (HOLD, BYE, BUSY)}
    assert (tmp_path / f"en/{BYE}.wav").read_bytes() == b"bye"
    assert (tmp_path / f"en/{BUSY}.wav").read_bytes() == b"busy"


def test_two_that_have_changed_their_names_are_told_apart(tmp_path: Path, hotline: Hotline) -> None:
    save(
        tmp_path,
        (row_of(hotline, BYE, HOLD), b"bye"),
        (row_of(hotline, HOLD, BYE), b"hold"),
    )
    after = add(tmp_path, hotline, HOLD)
    assert standing(hotline, after, "recorded") == {f"en/{HOLD}", f"en/{BYE}"}
    assert (tmp_path / f"en/{HOLD}.wav").read_bytes() == f"new {HOLD}".encode()
    assert (tmp_path / f"en/{BYE}.wav").read_bytes() == b"bye"


def test_what_is_stale_gives_way(tmp_path: Path, hotline: Hotline) -> None:
    stale = replace(row_of(hotline, HOLD), words="0" * 16)
    save(tmp_path, (stale, b"stale"), (replace(stale, file=f"en/{BYE}.wav"), b"stale too"))
    after = add(tmp_path, hotline, HOLD)
    assert standing(hotline, after, "recorded") == {f"en/{HOLD}"}
    assert standing(hotline, after, "stale") == {f"en/{BYE}"}


def test_a_state_that_was_renamed_keeps_its_recording(
    tmp_path: Path, files: Mapping[str, str], hotline: Hotline
) -> None:
    save(tmp_path, (row_of(hotline, BYE), tone(0.2)))
    call = files["call.yaml"].replace("goodbye", "farewell")
    later = read_flows({**files, "call.yaml": call}).hotline
    after = add(tmp_path, later, HOLD)
    assert standing(later, after, "recorded") == {f"en/{HOLD}", "en/call.farewell"}
