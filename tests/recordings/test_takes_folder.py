"""What lies among takes without anybody's doing is no fault; what was overlooked is told."""

from pathlib import Path

import pytest

from ivr.loader.problems import Problem
from ivr.recordings.takes_folder import folder_problems, list_takes


@pytest.fixture
def takes(tmp_path: Path) -> Path:
    folder = tmp_path / "takes"
    folder.mkdir()
    return folder


def lay(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"?")


def told(folder: Path) -> list[tuple[str, str, str]]:
    problems: list[Problem] = folder_problems(folder)
    return [(Path(one.file).name, one.level, one.rule) for one in problems]


@pytest.mark.parametrize(
    "name",
    [
        *("Thumbs.db", "ehthumbs.db", "desktop.ini", "Desktop.ini", ".DS_Store", "._004.wav"),
        *("~$notes.docx", ".~lock.script.csv#", "script.csv", "script.html", "notes.txt"),
    ],
)
def test_what_systems_leave_there_is_no_take(takes: Path, name: str) -> None:
    lay(takes, "004.wav", name)
    assert [path.name for path in list_takes(takes)] == ["004.wav"]
    assert folder_problems(takes) == []


def test_another_file_should_be_a_take(takes: Path) -> None:
    lay(takes, "notes.docx")
    assert [path.name for path in list_takes(takes)] == ["notes.docx"]


def test_takes_in_a_folder_within_are_told_of(takes: Path) -> None:
    lay(takes, "day 1/004.WAV", "day 1/005.mp3", "day 1/Thumbs.db", "empty/notes.txt")
    assert told(takes) == [("day 1", "error", "takes-in-folder")]
    [problem] = folder_problems(takes)
    assert problem.message == "2 takes lie in this folder within takes, and nobody looked there"
    assert problem.cure == "Move what is to be imported up into takes, or import this folder."


def test_beside_other_takes_a_folder_within_is_a_note(takes: Path) -> None:
    lay(takes, "004.wav", "rejected/004.wav", "__MACOSX/._004.wav")
    assert told(takes) == [("rejected", "note", "takes-in-folder")]


def test_a_folder_without_a_take_is_told_of(takes: Path) -> None:
    lay(takes, "Thumbs.db", "script.csv")
    assert told(takes) == [("takes", "error", "no-takes")]
