import pytest

from ivr.model.lookalikes import find_lookalike, look_closely, with_keyboard
from ivr.model.values import nearest_name

FOUND = [
    ("\xa0", "a no-break space (U+00A0)", "it looks like a space and is none"),
    ("\u202f", "a narrow no-break space (U+202F)", "it looks like a space and is none"),
    ("\u3000", "an ideographic space (U+3000)", "it looks like a space and is none"),
    ("\u200b", "a zero width space (U+200B)", "it cannot be seen"),
    ("\xad", "a soft hyphen (U+00AD)", "it cannot be seen"),
    ("\u200f", "a right-to-left mark (U+200F)", "it cannot be seen"),
    ("\u2013", "a long dash (U+2013)", "it looks like a hyphen and is none"),
    ("\u2011", "a special hyphen (U+2011)", "it looks like a hyphen and is none"),
    ("\u2212", "a minus sign (U+2212)", "it looks like a hyphen and is none"),
    ("\u201c", "a curly quotation mark (U+201C)", 'it looks like " and is none'),
    ("\xab", "a French quotation mark (U+00AB)", 'it looks like " and is none'),
    ("\u2019", "a curly quotation mark (U+2019)", "it looks like ' and is none"),
    ("\uff19", "a fullwidth digit nine (U+FF19)", "it looks like 9 and is none"),
    ("\uff1a", "a fullwidth colon (U+FF1A)", "it looks like : and is none"),
    ("\u0663", "an arabic-indic digit three (U+0663)", "it looks like 3 and is none"),
    ("\u0430", "a Cyrillic letter (U+0430)", "it looks like a and is none"),
    ("\u03bf", "a Greek letter (U+03BF)", "it looks like o and is none"),
]


@pytest.mark.parametrize(("character", "name", "fault"), FOUND, ids=[one[1] for one in FOUND])
def test_a_character_that_only_looks_like_one_of_the_keyboard_is_named(
    character: str, name: str, fault: str
) -> None:
    found = find_lookalike(f"ab{character}c")
    assert found
    assert (found.character, found.name, found.fault) == (character, name, fault)


@pytest.mark.parametrize("text", ["", "next: birth", "Données", "Straße", "日本", "a\tb", "👋"])
def test_what_looks_like_nothing_else_is_left_alone(text: str) -> None:
    assert find_lookalike(text) is None
    assert look_closely(text) == ("", "")
    assert with_keyboard(text) == text


def test_a_text_is_told_as_the_keyboard_would_have_written_it() -> None:
    written = "\u201c\uff10\uff19:00\u201317:00\u201d\u200b\xa0n\u0430me"
    assert with_keyboard(written) == '"09:00-17:00" name'


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Welcome", "welcome"),
        ("not-likely", "not_likely"),
        ("Santé publique", "sante_publique"),
        ("w\u0435lc\u043eme", "welcome"),
        ("1st", None),
        ("???", None),
    ],
)
def test_the_name_that_was_meant_is_found(text: str, name: str | None) -> None:
    assert nearest_name(text) == name
