"""The index can be read by people, comes back as it was written, and a slip in it has its line."""

from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr.recordings import Recording, Recordings, words_hash
from ivr.recordings.index import media_type_of, read_index, write_index

ROW = Recording(
    "en/call.birth.question.wav",
    "3258e1902e8eb164",
    "one voice, Toronto",
    date(2026, 11, 23),
    10.71,
    "1d07de7b5f6c18e6",
)
TEXT = """\
file,words,voice,date,seconds,audio
en/call.birth.question.wav,3258e1902e8eb164,"one voice, Toronto",2026-11-23,10.71,1d07de7b5f6c18e6
"""


def test_a_recording_is_a_line_that_people_can_read() -> None:
    assert write_index([ROW]) == TEXT


def test_a_row_knows_its_language_its_clip_and_its_line() -> None:
    [row], _ = read_index(TEXT)
    assert row == ROW
    assert (row.language, row.name, row.line) == ("en", "call.birth.question", 2)
    assert media_type_of(PurePosixPath(row.file)) == "audio/wav"


@given(
    st.lists(
        st.builds(
            Recording,
            st.from_regex(r"[a-z]{2}/[a-z]{1,9}\.[a-z_]{1,9}\.(wav|mp3)", fullmatch=True).filter(
                lambda file: "/_" not in file and "._" not in file
            ),
            st.from_regex(r"[0-9a-f]{16}", fullmatch=True),
            st.text(
                st.characters(codec="utf-8") | st.sampled_from(' ,"\n\r\t\x85\u2028\u2029'),
                min_size=1,
            ).filter(str.strip),
            st.dates(),
            st.integers(1, 60_000).map(lambda number: number / 100),
            st.from_regex(r"[0-9a-f]{16}", fullmatch=True),
        ),
        unique_by=lambda row: row.file,
    )
)
def test_an_index_comes_back_as_it_was_written(rows: list[Recording]) -> None:
    assert read_index(write_index(rows)) == (tuple(sorted(rows)), ())


def test_a_spreadsheet_may_have_saved_it() -> None:
    saved = "\ufeff" + TEXT.replace("\n", "\r\n") + "\r\n"
    assert read_index(saved) == ((ROW,), ())


def test_only_the_ends_of_its_lines_are_counted() -> None:
    odd = replace(ROW, voice="A\u2028B\x85C")
    longer = replace(ROW, file="en/call.connect.wav", voice="A\r\nB")
    text = write_index([odd, longer]) + "fr/nothing\n"
    rows, [problem] = read_index(text)
    assert rows == (odd, longer)
    assert [row.line for row in rows] == [2, 3]
    assert problem.line == 5


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("en/call", "../call", '2:1: error: file "../call.birth.question.wav" is not the file of'),
        ("3258e1902e8eb164", "3258", '2:28: error: words "3258" is not the hash of words'),
        ('"one voice, Toronto"', " ", '2:45: error: voice " " is no voice'),
        ("2026-11-23", "23/11/2026", '2:66: error: date "23/11/2026" is not a date'),
        ("10.71", "10,71", "2:1: error: this row has 7 cells instead of 6"),
        ("10.71", "0", '2:77: error: seconds "0" is not a number of seconds'),
        ("1d07de7b", "1D07DE7B", "2:83: error: audio"),
        ("file,words", "words,file", "1:1: error: the first line is not file,words,voice"),
        ('Toronto"', "Toronto", "2:1: error: this row cannot be read"),
    ],
)
def test_a_slip_is_named_with_its_line_its_column_and_a_cure(
    old: str, new: str, problem: str
) -> None:
    rows, problems = read_index(TEXT.replace(old, new), "prompts/index.csv")
    assert rows == ()
    [found] = problems
    assert str(found).startswith(f"prompts/index.csv:{problem}")
    assert found.rule == "bad-index"
    assert found.cure


def test_a_file_that_stands_twice_is_named_and_the_first_row_counts() -> None:
    rows, [problem] = read_index(TEXT + TEXT.splitlines()[1] + "\n")
    assert rows == (ROW,)
    assert (problem.line, problem.message) == (3, "en/call.birth.question.wav stands here twice")


def test_a_bad_row_does_not_silence_the_others() -> None:
    recordings = Recordings.from_index(TEXT + "fr/nothing\n")
    assert [row.file for row in recordings.rows] == [ROW.file]
    assert [problem.line for problem in recordings.problems] == [3]


def test_the_hash_of_words_tells_languages_and_paragraphs_apart() -> None:
    assert words_hash("en", ("Oui.", "Non.")) != words_hash("fr", ("Oui.", "Non."))
    assert words_hash("fr", ("Oui.", "Non.")) != words_hash("fr", ("Oui. Non.",))
    assert words_hash("fr", ("Oui.",)) == words_hash("fr", ("Oui.",))
