"""A term is found where it stands as a whole word, and said as its language says it."""

import pytest
from pydantic import TypeAdapter

from ivr.model.pronunciation import Pronunciations, pronounced

LIST: Pronunciations = TypeAdapter(Pronunciations).validate_python(
    {
        "MOVEit": {"en": {"say": "move it"}, "fr": {"say": "mouve itte"}},
        "MOVEit Transfer": {"en": {"say": "move it transfer"}},
        "CHEO": {"en": {"phoneme": "ˈtʃiːoʊ"}},
        "C.H.": {"en": {"say": "see aitch"}},
    }
)


def told(text: str, language: str = "en") -> list[str]:
    """Return the pieces of a text: what is pronounced as its pronunciation, in brackets."""
    pieces = pronounced(text, LIST, language)
    return [f"[{how.told}]" if how else piece for piece, how in pieces]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Nothing of it.", ["Nothing of it."]),
        ("MOVEit", ["[move it]"]),
        ("In MOVEit, at CHEO.", ["In ", "[move it]", ", at ", "[/ˈtʃiːoʊ/]", "."]),
        ("MOVEit MOVEit", ["[move it]", " ", "[move it]"]),
        ("MOVEit Transfer", ["[move it transfer]"]),
        ("a MOVEit-based flaw", ["a ", "[move it]", "-based flaw"]),
        ("CHEO's", ["[/ˈtʃiːoʊ/]", "'s"]),
        ("of C.H. here", ["of ", "[see aitch]", " here"]),
        ("MOVEits, reMOVEit, MOVEit2, MOVEité", ["MOVEits, reMOVEit, MOVEit2, MOVEité"]),
        ("Moveit, moveit, Cheo, CxHx", ["Moveit, moveit, Cheo, CxHx"]),
    ],
)
def test_a_term_counts_as_a_whole_word_in_its_own_capitals(text: str, pieces: list[str]) -> None:
    assert told(text) == pieces


def test_a_term_is_said_in_each_language_in_its_own_way() -> None:
    assert told("MOVEit Transfer au CHEO", "fr") == ["[mouve itte]", " Transfer au CHEO"]
    assert told("MOVEit", "iu") == ["MOVEit"]
