"""A text is counted as the networks count it, and is offered in GSM-7 where nothing is lost."""

import unicodedata
from itertools import pairwise

import pytest
from gsm0338 import Codec  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from ivr.dialog.segments import (
    GSM,
    GSM_BASIC,
    GSM_EXTENSION,
    PART_LIMIT,
    REPLACEMENTS,
    SINGLE_LIMIT,
    SPACES,
    Encoding,
    Segments,
    count_segments,
    name_character,
    split_parts,
    suggest_gsm,
)

ESCAPE = "\x1b"
BABY = "\N{BABY}"  # two UTF-16 code units
BASIC_PLANE = [chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000]


def repeated(alphabet: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Draw texts that are long enough for many parts, yet quickly drawn."""
    chunks = st.text(alphabet, max_size=30)
    return st.builds(lambda head, chunk: head + chunk * 40, chunks, chunks)


gsm_texts = repeated(st.sampled_from(sorted(GSM)) | st.sampled_from(sorted(GSM_EXTENSION)))
wide_texts = repeated(st.characters(codec="utf-8") | st.just(BABY))
MARKS = set("\u0300\u0301\u0302\u0308\u030a\u0327")  # grave to cedilla, as combining accents
near_gsm_texts = st.text(st.sampled_from(sorted(GSM | set(REPLACEMENTS) | MARKS | set("çê"))))


def gsm_bytes(text: str) -> bytes:
    """Encode with the reference codec, one byte a septet."""
    encoded: bytes = Codec().encode(text)[0]
    return encoded


def utf16_units(text: str) -> list[bytes]:
    encoded = text.encode("utf-16-be")
    return [encoded[start : start + 2] for start in range(0, len(encoded), 2)]


def lengths(text: str) -> list[int]:
    return [len(part) for part in split_parts(text)]


@pytest.mark.parametrize(
    ("text", "encoding", "units", "parts"),
    [
        pytest.param("", "GSM-7", 0, 0, id="nothing to send"),
        pytest.param("a", "GSM-7", 1, 1, id="one letter"),
        pytest.param("a" * 160, "GSM-7", 160, 1, id="a full single message"),
        pytest.param("a" * 161, "GSM-7", 161, 2, id="one septet more than a single message"),
        pytest.param("a" * 306, "GSM-7", 306, 2, id="two full parts"),
        pytest.param("a" * 307, "GSM-7", 307, 3, id="one septet more than two parts"),
        pytest.param("a" * 459, "GSM-7", 459, 3, id="three full parts"),
        pytest.param("a" * 460, "GSM-7", 460, 4, id="one septet more than three parts"),
        pytest.param("€" * 80, "GSM-7", 160, 1, id="a single message of escapes"),
        pytest.param("€" * 81, "GSM-7", 162, 2, id="one escape more than a single message"),
        pytest.param(
            "€" * 152, "GSM-7", 304, 2, id="two parts of escapes, a septet unused in each"
        ),
        pytest.param("€" * 153, "GSM-7", 306, 3, id="escapes that two parts cannot hold"),
        pytest.param("a\n" * 80, "GSM-7", 160, 1, id="line breaks count, within one message"),
        pytest.param(
            "a\n" * 80 + "\n", "GSM-7", 161, 2, id="line breaks count, beyond one message"
        ),
        pytest.param("a\r\n", "GSM-7", 3, 1, id="a carriage return counts besides its line feed"),
        pytest.param("ê" * 70, "UCS-2", 70, 1, id="a full single wide message"),
        pytest.param("ê" * 71, "UCS-2", 71, 2, id="one unit more than a single wide message"),
        pytest.param("ê" * 134, "UCS-2", 134, 2, id="two full wide parts"),
        pytest.param("ê" * 135, "UCS-2", 135, 3, id="one unit more than two wide parts"),
        pytest.param("ê" * 201, "UCS-2", 201, 3, id="three full wide parts"),
        pytest.param("ê" * 202, "UCS-2", 202, 4, id="one unit more than three wide parts"),
        pytest.param(BABY * 35, "UCS-2", 70, 1, id="a single message of pairs"),
        pytest.param(BABY * 36, "UCS-2", 72, 2, id="one pair more than a single message"),
        pytest.param(BABY * 66, "UCS-2", 132, 2, id="two parts of pairs, a unit unused in each"),
        pytest.param(BABY * 67, "UCS-2", 134, 3, id="pairs that two parts cannot hold"),
        pytest.param("€" * 69 + "ê", "UCS-2", 70, 1, id="no escapes in a wide message"),
    ],
)
def test_units_and_parts(text: str, encoding: Encoding, units: int, parts: int) -> None:
    counted = count_segments(text)
    assert (counted.encoding, counted.units, counted.parts) == (encoding, units, parts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a" * 158 + "€", [159], id="an escape ends a single message"),
        pytest.param("a" * 159 + "€", [153, 7], id="an escape half outside a single message"),
        pytest.param("a" * 151 + "€" + "a" * 8, [152, 8], id="an escape ends the first part"),
        pytest.param("a" * 152 + "€" + "a" * 7, [152, 8], id="an escape across the first end"),
        pytest.param("a" * 153 + "€" + "a" * 6, [153, 7], id="an escape starts the second part"),
        pytest.param("a" * 304 + "€", [153, 152], id="an escape ends the second part"),
        pytest.param("a" * 305 + "€", [153, 152, 1], id="an escape across the second end"),
        pytest.param("a" * 306 + "€", [153, 153, 1], id="an escape starts the third part"),
        pytest.param("a" * 457 + "€", [153, 153, 152], id="an escape ends the third part"),
        pytest.param("a" * 458 + "€", [153, 153, 152, 1], id="an escape across the third end"),
        pytest.param(
            "a" * 152 + "€" + "a" * 151, [152, 152], id="a septet lost, and two parts still do"
        ),
        pytest.param(
            "a" * 152 + "€" + "a" * 152, [152, 152, 1], id="a septet lost needs a third part"
        ),
        pytest.param("ê" * 68 + BABY, [69], id="a pair ends a single message"),
        pytest.param("ê" * 69 + BABY, [67, 3], id="a pair half outside a single message"),
        pytest.param("ê" * 65 + BABY + "ê" * 4, [66, 4], id="a pair ends the first part"),
        pytest.param("ê" * 66 + BABY + "ê" * 3, [66, 4], id="a pair across the first end"),
        pytest.param("ê" * 67 + BABY + "ê" * 2, [67, 3], id="a pair starts the second part"),
        pytest.param("ê" * 132 + BABY, [67, 66], id="a pair ends the second part"),
        pytest.param("ê" * 133 + BABY, [67, 66, 1], id="a pair across the second end"),
        pytest.param("ê" * 134 + BABY, [67, 67, 1], id="a pair starts the third part"),
        pytest.param("ê" * 66 + BABY + "ê" * 66, [66, 66, 1], id="a unit lost needs a third part"),
    ],
)
def test_no_character_is_cut_by_the_end_of_a_part(text: str, expected: list[int]) -> None:
    assert lengths(text) == expected


def test_the_tables_are_as_large_as_in_the_standard() -> None:
    assert (len(GSM_BASIC), len(GSM_EXTENSION), len(GSM)) == (127, 10, 137)


def test_every_character_of_the_basic_plane_is_as_long_as_in_the_reference() -> None:
    """The codec also encodes a bare escape, which no handset shows: here it is not GSM-7."""
    reference = {}
    for character in BASIC_PLANE:
        try:
            reference[character] = len(gsm_bytes(character))
        except UnicodeEncodeError:
            continue
    assert reference.pop(ESCAPE) == 1
    counted = {character: count_segments(character) for character in BASIC_PLANE}
    ours = {c: found.units for c, found in counted.items() if found.encoding == "GSM-7"}
    assert ours == reference
    assert {found.units for c, found in counted.items() if c not in ours} == {1}


@given(gsm_texts)
def test_gsm_parts_are_those_of_the_encoded_text(text: str) -> None:
    encoded = gsm_bytes(text)
    parts: list[bytes] = []
    while len(encoded) > (0 if parts else SINGLE_LIMIT["GSM-7"]):
        end = PART_LIMIT["GSM-7"]
        end -= encoded[:end].endswith(ESCAPE.encode())
        parts.append(encoded[:end])
        encoded = encoded[end:]
    parts += [encoded] if encoded else []
    assert [gsm_bytes(part) for part in split_parts(text)] == parts
    assert count_segments(text) == Segments("GSM-7", len(gsm_bytes(text)), len(parts), ())


@given(wide_texts.map(lambda text: "ê" + text))
def test_a_wide_text_has_the_units_of_utf_16(text: str) -> None:
    counted = count_segments(text)
    assert (counted.encoding, counted.units) == ("UCS-2", len(utf16_units(text)))


@given(gsm_texts | wide_texts)
def test_parts_give_the_text_back_and_are_as_full_as_they_can_be(text: str) -> None:
    counted, parts = count_segments(text), split_parts(text)
    assert "".join(parts) == text
    assert len(parts) == counted.parts

    def size(words: str) -> int:
        return len(gsm_bytes(words) if counted.encoding == "GSM-7" else utf16_units(words))

    limit = (PART_LIMIT if len(parts) > 1 else SINGLE_LIMIT)[counted.encoding]
    assert all(0 < size(part) <= limit for part in parts)
    assert all(size(part + following[0]) > limit for part, following in pairwise(parts))


def test_characters_that_force_ucs_2_are_given_once_in_order_of_appearance() -> None:
    assert count_segments("Ça, c’est reçu… l’été").forcing == ("’", "ç", "…")


@pytest.mark.parametrize(
    ("character", "name"),
    [
        pytest.param("–", "EN DASH (U+2013)", id="a dash"),
        pytest.param("\u202f", "NARROW NO-BREAK SPACE (U+202F)", id="a space"),
        pytest.param(BABY, "BABY (U+1F476)", id="beyond the basic plane"),
        pytest.param("\t", "U+0009", id="a control, which has no name"),
    ],
)
def test_a_character_is_named(character: str, name: str) -> None:
    assert name_character(character) == name


@pytest.mark.parametrize(
    ("text", "forcing"),
    [
        pytest.param(
            "Répondez à Émilie : où, déjà, ÇA",
            (),
            id="à é ù É Ç",
        ),
        pytest.param("Vos données ont été volées, très probablement.", (), id="é è"),
        pytest.param("Français", ("ç",), id="c cedilla, small only"),
        pytest.param("Vous êtes née là-bas\u00a0?", ("ê", "\u00a0"), id="e circumflex"),
        pytest.param(
            "À Noël, la sœur aînée", ("À", "ë", "œ", "î"), id="capital a grave and others"
        ),
    ],
)
def test_what_french_forces(text: str, forcing: tuple[str, ...]) -> None:
    assert count_segments(text).forcing == forcing


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param(
            "Répondez OUI\r\nou NON {1}", "Répondez OUI\r\nou NON {1}", id="GSM-7 already"
        ),
        pytest.param("l’été, ‘ici’", "l'été, 'ici'", id="typographic apostrophes"),
        pytest.param("“now” „jetzt”", '"now" "jetzt"', id="typographic quotes"),
        pytest.param("dites «oui»", 'dites "oui"', id="angle quotes"),
        pytest.param(
            "dites «\u00a0oui\u202f»!", 'dites "oui"!', id="angle quotes with their spaces"
        ),
        pytest.param("sagt »ja« und", 'sagt "ja" und', id="angle quotes the German way"),
        pytest.param("2010–2023 — oui…", "2010-2023 - oui...", id="dashes and ellipsis"),
        pytest.param("rendez\u2011vous", "rendez-vous", id="a non-breaking hyphen"),
        pytest.param("3\u202f400\u00a0$", "3 400 $", id="no-break spaces"),
        pytest.param("a\tb\u2028c", "a b\nc", id="a tab and a line separator"),
        pytest.param("ontario\u200b.ca\ufeff", "ontario.ca", id="zero-width characters"),
        pytest.param("e\u0301te\u0301 C\u0327a", "été Ça", id="decomposed accents that GSM-7 has"),
        pytest.param("e\u200b\u0301", "é", id="an accent parted from its letter"),
        pytest.param("le cœur, ŒUVRE", "le coeur, OEUVRE", id="oe"),
        pytest.param("\u2126 \u212b", "Ω Å", id="signs that are letters"),
        pytest.param("reçu", None, id="c cedilla"),
        pytest.param("c\u0327", None, id="a decomposed c cedilla"),
        pytest.param("À bientôt", None, id="accents that GSM-7 lacks"),
        pytest.param("C’est prêt", None, id="a quote to spell and an accent to keep"),
        pytest.param(f"Félicitations {BABY}", None, id="an emoji"),
        pytest.param(ESCAPE, None, id="a bare escape"),
    ],
)
def test_a_spelling_in_gsm_is_suggested(text: str, suggestion: str | None) -> None:
    assert suggest_gsm(text) == suggestion


@pytest.mark.parametrize("character", REPLACEMENTS, ids=name_character)
def test_a_replaced_character_is_not_gsm_and_its_replacement_is(character: str) -> None:
    assert count_segments(character).forcing == (character,)
    assert suggest_gsm(character) == REPLACEMENTS[character]


def test_every_blank_space_of_unicode_is_replaced() -> None:
    spaces = {character for character in BASIC_PLANE if unicodedata.category(character) == "Zs"}
    assert spaces - set(SPACES) == {" ", "\N{OGHAM SPACE MARK}"}  # Ogham's is a visible stroke


@given(near_gsm_texts | st.text())
def test_a_suggestion_is_gsm_and_its_own_suggestion(text: str) -> None:
    suggestion = suggest_gsm(text)
    if suggestion is not None:
        assert count_segments(suggestion).encoding == "GSM-7"
        assert suggest_gsm(suggestion) == suggestion


@given(gsm_texts)
def test_a_gsm_text_is_its_own_suggestion(text: str) -> None:
    assert suggest_gsm(text) == text
