"""Turn the text of an SMS into its encoding and the parts it travels in, as a network counts them.

GSM-7 is the default alphabet of 3GPP TS 23.038 (GSM 03.38) and its default extension table, with
no national tables. The text itself is never changed; `suggest_gsm` only offers a spelling.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Encoding = Literal["GSM-7", "UCS-2"]

# In the order of the standard, sixteen to a row; position 1B is the escape, which is no character.
GSM_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅå"
    "Δ_ΦΓΛΩΠΨΣΘΞÆæßÉ"
    " !\"#¤%&'()*+,-./"
    "0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNO"
    "PQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmno"
    "pqrstuvwxyzäöñüà"
)
GSM_EXTENSION = frozenset("\f^{}\\[~]|€")  # each takes the escape and a septet
GSM = GSM_BASIC | GSM_EXTENSION

# In septets or UTF-16 code units. A part gives seven septets or three units to its header.
SINGLE_LIMIT: dict[Encoding, int] = {"GSM-7": 160, "UCS-2": 70}
PART_LIMIT: dict[Encoding, int] = {"GSM-7": 153, "UCS-2": 67}

LETTERS = {
    "\N{LATIN SMALL LIGATURE OE}": "oe",  # "coeur" is read as "cœur"; "ca" is not read as "ça"
    "\N{LATIN CAPITAL LIGATURE OE}": "OE",
}
QUOTES = {
    "\N{LEFT SINGLE QUOTATION MARK}": "'",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    "\N{SINGLE LOW-9 QUOTATION MARK}": "'",
    "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}": "'",
    "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}": "'",
    "\N{LEFT DOUBLE QUOTATION MARK}": '"',
    "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
    "\N{DOUBLE LOW-9 QUOTATION MARK}": '"',
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}": '"',
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}": '"',
}
PUNCTUATION = {
    "\N{HYPHEN}": "-",
    "\N{NON-BREAKING HYPHEN}": "-",
    "\N{EN DASH}": "-",
    "\N{EM DASH}": "-",
    "\N{MINUS SIGN}": "-",
    "\N{HORIZONTAL ELLIPSIS}": "...",
}
SPACES = {
    "\N{CHARACTER TABULATION}": " ",
    "\N{NO-BREAK SPACE}": " ",
    "\N{EN QUAD}": " ",
    "\N{EM QUAD}": " ",
    "\N{EN SPACE}": " ",
    "\N{EM SPACE}": " ",
    "\N{THREE-PER-EM SPACE}": " ",
    "\N{FOUR-PER-EM SPACE}": " ",
    "\N{SIX-PER-EM SPACE}": " ",
    "\N{FIGURE SPACE}": " ",
    "\N{PUNCTUATION SPACE}": " ",
    "\N{THIN SPACE}": " ",
    "\N{HAIR SPACE}": " ",
    "\N{NARROW NO-BREAK SPACE}": " ",
    "\N{MEDIUM MATHEMATICAL SPACE}": " ",
    "\N{IDEOGRAPHIC SPACE}": " ",
    "\N{LINE SEPARATOR}": "\n",
    "\N{PARAGRAPH SEPARATOR}": "\n",
}
INVISIBLE = {
    "\N{SOFT HYPHEN}": "",
    "\N{ZERO WIDTH SPACE}": "",
    "\N{ZERO WIDTH NON-JOINER}": "",
    "\N{ZERO WIDTH JOINER}": "",
    "\N{WORD JOINER}": "",
    "\N{ZERO WIDTH NO-BREAK SPACE}": "",
}
REPLACEMENTS = LETTERS | QUOTES | PUNCTUATION | SPACES | INVISIBLE

# The no-break space that French sets inside its quotation marks goes with them.
QUOTE_PADDING = re.compile(r"(?<=«)[\u00A0\u202F]|[\u00A0\u202F](?=»)")


@dataclass(frozen=True)
class Segments:
    """How a text travels: `units` are septets in GSM-7 and UTF-16 code units in UCS-2."""

    encoding: Encoding
    units: int
    parts: int
    forcing: tuple[str, ...]


def count_parts(texts: Iterable[str]) -> int:
    """Count the parts of several texts."""
    return sum(count_segments(text).parts for text in texts)


@lru_cache(4096)
def count_segments(text: str) -> Segments:
    """Count the units and parts of a text; an empty text has none, as there is nothing to send.

    `forcing` holds each character that forces UCS-2 once, in order of appearance.
    """
    forcing = tuple(dict.fromkeys(character for character in text if character not in GSM))
    encoding = _encoding_of(text)
    units = sum(_units_of(character, encoding) for character in text)
    return Segments(encoding, units, len(split_parts(text)), forcing)


def split_parts(text: str) -> tuple[str, ...]:
    """Split a text where its parts end, each as full as it can be without cutting a character."""
    encoding = _encoding_of(text)
    sizes = [_units_of(character, encoding) for character in text]
    if sum(sizes) <= SINGLE_LIMIT[encoding]:
        return (text,) if text else ()
    starts, held = [0], 0
    for index, size in enumerate(sizes):
        if held + size > PART_LIMIT[encoding]:
            starts.append(index)
            held = 0
        held += size
    return tuple(text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True))


def name_character(character: str) -> str:
    """Name a character as Unicode does: "EN DASH (U+2013)"; a control has only its number."""
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "")
    return f"{name} ({code})" if name else code


def suggest_gsm(text: str) -> str | None:
    """Spell a text in GSM-7 with nothing lost to its reader; None if it cannot be done.

    A text that is GSM-7 already stays as it is. Accents are never stripped.
    """
    unpadded = QUOTE_PADDING.sub("", text)
    replaced = "".join(REPLACEMENTS.get(character, character) for character in unpadded)
    composed = unicodedata.normalize("NFC", replaced)
    return composed if _encoding_of(composed) == "GSM-7" else None


def _encoding_of(text: str) -> Encoding:
    return "GSM-7" if GSM.issuperset(text) else "UCS-2"


def _units_of(character: str, encoding: Encoding) -> int:
    return 1 + (character in GSM_EXTENSION if encoding == "GSM-7" else character > "\uffff")
