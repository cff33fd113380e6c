"""Name characters that look like those of a keyboard, or like nothing, and are none of them.

Word processors, web pages and telephones write them by themselves. In words that are said they do
no harm; in a key, a name or a number they do, and nobody can see why. Sources: the categories and
names of Unicode.
"""

import unicodedata
from dataclasses import dataclass

LETTERS = dict(
    zip(
        "асԁеһіјӏкоԛрѕхуԝАВЕНІЈКМОРЅТХУ" + "αινορυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ" + "ı",
        "acdehijlkoqpsxywABEHIJKMOPSTXY" + "aivopuABEZHIKMNOPTYX" + "i",
        strict=True,
    )
)
SIGNS = dict(
    zip("\u2212\u2022\u2219\u2236\ua789\u02d0\u2223\u2502\u00a6", "---:::|||", strict=True)
)
SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2039\u203a\u00b4\u2032"
DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033"
ANGLES = "\u2039\u203a\u00ab\u00bb"
HYPHENS = "\u2010\u2011"  # those that are as short as that of the keyboard


@dataclass(frozen=True)
class Lookalike:
    """One such character, and what it seems to be: " ", "-", "a"; "" is nothing."""

    character: str
    seems: str

    @property
    def name(self) -> str:
        """What it is called: a no-break space (U+00A0)."""
        kind = unicodedata.name(self.character, "character without a name").lower()
        if self.character in ANGLES:
            kind = "French quotation mark"
        elif self.character in SINGLE_QUOTES + DOUBLE_QUOTES:
            kind = "curly quotation mark"
        elif self.seems == "-" and unicodedata.category(self.character) == "Pd":
            kind = "special hyphen" if self.character in HYPHENS else "long dash"
        elif self.character in LETTERS:
            script, *_ = kind.split()
            kind = f"{script.capitalize()} letter"
        article = "an" if kind[0] in "aeio" else "a"
        return f"{article} {kind} (U+{ord(self.character):04X})"

    @property
    def fault(self) -> str:
        """What is wrong with it where a program reads."""
        if not self.seems:
            return "it cannot be seen"
        known = {" ": "a space", "-": "a hyphen"}
        return f"it looks like {known.get(self.seems, self.seems)} and is none"

    @property
    def cure(self) -> str:
        """What an operator does about it."""
        match self.seems:
            case "":
                return "delete the word around it and type it again."
            case " ":
                return "delete it and press the space bar."
            case "-":
                return "write the hyphen of the keyboard."
        return f"write the {self.seems} of the keyboard."


def find_lookalike(text: str) -> Lookalike | None:
    """Find the first character of a text that only looks like one of the keyboard, or like none."""
    found = ((character, seeming(character)) for character in text)
    return next((Lookalike(one, seems) for one, seems in found if seems is not None), None)


def seeming(character: str) -> str | None:
    """Return what a character looks like and is not: one of the keyboard, or "" for nothing."""
    if character.isascii():
        return None
    if character in SINGLE_QUOTES:
        return "'"
    if character in DOUBLE_QUOTES:
        return '"'
    if known := LETTERS.get(character, SIGNS.get(character)):
        return known
    match unicodedata.category(character):
        case "Zs":
            return " "
        case "Cf":
            return ""
        case "Pd":
            return "-"
        case "Nd":
            return str(unicodedata.decimal(character))
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 and plain.isascii() else None


def with_keyboard(text: str) -> str:
    """Return a text with each such character replaced by what it looks like."""
    seen = ((character, seeming(character)) for character in text)
    return "".join(one if seems is None else seems for one, seems in seen)


def look_closely(text: str) -> tuple[str, str]:
    """Return what to say of such a character in a text, before a cure, and it; empty without."""
    found = find_lookalike(text)
    return (f"Here stands {found.name}: {found.cure} ", found.character) if found else ("", "")
