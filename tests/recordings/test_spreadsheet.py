"""A sheet is read as spreadsheets of all countries save it, and never half."""

from pathlib import Path

import pytest

from ivr.loader.problems import FlowError
from ivr.recordings.index import write_table
from ivr.recordings.script import SHEET, Sheet, SheetLine, read_pronunciation, read_sheet
from ivr.recordings.spreadsheet import read_columns

ROWS = (
    (
        "004",
        "call.birth.question",
        "Après 003",
        "Avez-vous; ou\n\nnon, né?",
        8,
        "",
        "0123456789abcdef",
    ),
    ("022", "call.goodbye", "", "Au revoir.", 3, "CHEO = chio", "fedcba9876543210"),
)
LINES = (
    SheetLine(4, "call.birth.question", "0123456789abcdef"),
    SheetLine(22, "call.goodbye", "fedcba9876543210"),
)
WRITTEN = write_table(SHEET, ROWS)


def saved(separator: str, *more: str) -> str:
    """Return the sheet as a spreadsheet saves it: numbers bare, and perhaps a column more."""
    header = separator.join((*SHEET, *more))
    first = f'"Avez-vous; ou\n\nnon, né?"{separator}8'
    return (
        f"{header}\n"
        + separator.join(("4", "call.birth.question", "Après 003", first, "", "0123456789abcdef"))
        + separator * len(more)
        + "\n"
        + separator.join(("22", "call.goodbye", "", "Au revoir.", "3", '"CHEO = chio"'))
        + separator.join(("", "fedcba9876543210", *("done" for _ in more)))
        + "\n"
    )


SAVED = [
    ("as it was written", WRITTEN.encode()),
    ("with a byte order mark", WRITTEN.encode("utf-8-sig")),
    ("with semicolons, in the letters of Windows", saved(";").encode("cp1252")),
    ("with tabs, in UTF-16", saved("\t").encode("utf-16")),
    ("with a column more", saved(",", "remarks").encode()),
    ("with semicolons and a column more", saved(";", "remarks").encode()),
    ("with a line that tells the separator", f"sep=;\r\n{saved(';')}".encode()),
    ("with empty rows", f"{saved(';')};;;;;;\n\n".encode()),
    ("with the lines of Windows", saved(";").replace("\n", "\r\n").encode("cp1252")),
    ("with a header in capitals", saved(";").replace("number;name", "Number;Name").encode()),
]


@pytest.mark.parametrize("content", [one[1] for one in SAVED], ids=[one[0] for one in SAVED])
def test_a_sheet_is_read_however_a_spreadsheet_saved_it(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "script.csv"
    path.write_bytes(content)
    assert read_sheet(path) == Sheet(path, LINES)


def test_columns_are_known_by_their_names() -> None:
    text = "hash,name,number\nab,call.a,1\n"
    assert list(read_columns(text, "t", ("number", "hash"), "")) == [(("1", "ab"), None)]


def test_a_sheet_without_a_column_keeps_the_safety_against_old_words(tmp_path: Path) -> None:
    path = tmp_path / "script.csv"
    path.write_text("number;name\n4;call.goodbye\n")
    with pytest.raises(FlowError) as caught:
        read_sheet(path)
    [problem] = caught.value.problems
    assert (problem.line, problem.rule) == (1, "bad-table")
    assert problem.message == "the first line names no column hash"
    assert problem.cure == (
        "Take the sheet as it was written before the takes were read: "
        "only that one tells which words were read."
    )


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("en;CHEO", "this row has 2 cells instead of 3"),
        ("en;MOVEit;move;it", "this row has 4 cells instead of 3"),
        ('en;"CHEO;chio', "this row cannot be read: unexpected end of data"),
    ],
    ids=["a cell too few", "a cell too many", "an unclosed quotation mark"],
)
def test_a_row_that_does_not_fit_is_named(tmp_path: Path, row: str, message: str) -> None:
    (tmp_path / "pronunciation.csv").write_text(f"sep=;\nlanguage;written;said\nfr;a;b\n{row}\n")
    with pytest.raises(FlowError) as caught:
        read_pronunciation(tmp_path)
    [problem] = caught.value.problems
    assert problem.message == message
    assert problem.line == 4


def test_a_list_of_pronunciations_may_be_saved_with_semicolons(tmp_path: Path) -> None:
    (tmp_path / "pronunciation.csv").write_text("language;written;said\nfr;CHEO;chio\n")
    assert [one.said for one in read_pronunciation(tmp_path)] == ["chio"]
