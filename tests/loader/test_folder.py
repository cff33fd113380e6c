from codecs import BOM_UTF8
from pathlib import Path

import pytest

from ivr.loader import read_folder
from ivr.loader.problems import FlowError, Problem
from tests.loader.mistakes.mistake import CALL, MINI, SERVICE, TEXT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in MINI.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def problems_in(folder: Path) -> list[Problem]:
    with pytest.raises(FlowError) as raised:
        read_folder(folder)
    return list(raised.value.problems)


def missing(name: str) -> Problem:
    cure = "A hotline is made of service.yaml, and of call.yaml, text.yaml or both."
    return Problem(name, 1, 1, "missing-file", "this file is missing", cure)


def test_a_folder_gives_the_text_of_each_file(folder: Path) -> None:
    assert read_folder(folder) == MINI


def test_a_byte_order_mark_is_left_out(folder: Path) -> None:
    (folder / CALL).write_text(MINI[CALL], encoding="utf-8-sig")
    assert read_folder(folder) == MINI


def test_windows_line_ends_are_read_as_any_others(folder: Path) -> None:
    (folder / CALL).write_bytes(MINI[CALL].replace("\n", "\r\n").encode())
    assert read_folder(folder) == MINI


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / SERVICE).unlink()
    assert problems_in(folder) == [missing(SERVICE)]


@pytest.mark.parametrize("name", [CALL, TEXT])
def test_a_service_may_answer_calls_alone_or_texts_alone(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert name not in read_folder(folder)


@pytest.mark.parametrize(
    "other",
    ["service.yml", "Service.yaml", "SERVICE.YML", "service.yaml.bak", "service (1).yaml"],
)
def test_a_file_under_another_name_is_told_of(folder: Path, other: str) -> None:
    (folder / SERVICE).rename(folder / other)
    (folder / "service.schema.json").write_text("{}")
    (problem,) = problems_in(folder)
    assert problem.message == f"this file is missing, and {other} lies there"
    assert problem.cure == f"Rename {other} to service.yaml."


def test_an_ending_that_is_hidden_is_told_of(folder: Path) -> None:
    (folder / SERVICE).rename(folder / "service.yaml.txt")
    (problem,) = problems_in(folder)
    assert problem.message == "this file is missing, and service.yaml.txt lies there"
    assert problem.cure == (
        "Rename service.yaml.txt to service.yaml. "
        "If you do not see .txt, let the names of files be shown with their endings."
    )


def test_other_files_are_not_taken_for_a_missing_one(folder: Path) -> None:
    (folder / SERVICE).unlink()
    for name in ("service.schema.json", "notes.yaml", "script.csv"):
        (folder / name).write_text("")
    assert problems_in(folder) == [missing(SERVICE)]


def test_a_folder_that_is_not_there_misses_every_file(tmp_path: Path) -> None:
    assert len(problems_in(tmp_path / "no")) == 3


def test_an_empty_folder_misses_every_file(tmp_path: Path) -> None:
    assert problems_in(tmp_path) == [missing(CALL), missing(SERVICE), missing(TEXT)]


@pytest.mark.parametrize("mark", [b"", BOM_UTF8], ids=["no byte order mark", "a byte order mark"])
def test_a_file_that_is_not_utf_8_is_refused_where_it_is_not(folder: Path, mark: bytes) -> None:
    (folder / CALL).write_bytes(mark + "flow: call\n  # réponse\n".encode("latin-1"))
    message = "this file is not UTF-8 text: the first character that is not stands here"
    cure = "Save it as UTF-8 text."
    assert problems_in(folder) == [Problem(CALL, 2, 6, "bad-file", message, cure)]


def test_a_folder_in_place_of_a_file_is_refused(folder: Path) -> None:
    (folder / CALL).unlink()
    (folder / CALL).mkdir()
    message = "this file cannot be read: Is a directory"
    cure = "Put a text file here that the service may read."
    assert problems_in(folder) == [Problem(CALL, 1, 1, "bad-file", message, cure)]


def test_bad_files_are_all_reported(folder: Path) -> None:
    (folder / CALL).write_bytes(b"\xff")
    (folder / SERVICE).unlink()
    assert [problem.rule for problem in problems_in(folder)] == ["bad-file", "missing-file"]
