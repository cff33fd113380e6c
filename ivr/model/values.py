"""The small values of flow files (names, keys, numbers): read into Python's, or refused.

Every scalar arrives as a string, as the operator typed it. Lengths of time are in seconds.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

import phonenumbers
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from ivr.model.lookalikes import look_closely, with_keyboard

KEYS = (*"1234567890", "star")
WITHHELD = ("+266696687", "+86282452253", "+464")  # spell ANONYMOUS, UNAVAILABLE, …


class Node(BaseModel):
    """A mapping of a flow file: frozen, its keys all known."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


def matching(
    rule: str,
    pattern: str,
    message: str,
    cure: str,
    convert: Callable[..., Any] = lambda *g: g[0],
    offer: Callable[[str], str] = lambda _: "",
) -> Callable[[Any], Any]:
    """Make a reader of strings that match `pattern`; its groups go to `convert`.

    What does not match, or what `convert` refuses, breaks `rule`. What `offer` says to a text comes
    before the cure. A character that only looks like one of the keyboard is named, as `needle`.
    """

    def read(value: Any) -> Any:
        if isinstance(value, list | dict):
            raise PydanticCustomError(
                rule, "one value belongs here, no list or keys", {"cure": cure}
            )
        text = str(value).strip()
        match = re.fullmatch(pattern, text, re.ASCII)
        if match:
            try:
                return convert(*(match.groups() or (match[0],)))
            except (ValueError, OverflowError, LookupError, OSError):
                pass
        named, needle = look_closely(text)
        context = {"value": text, "cure": f"{named}{offer(text)}{cure}", "needle": needle}
        raise PydanticCustomError(rule, f'"{{value}}" {message}', context)

    return read


def pattern_schema(pattern: str, *types: str) -> WithJsonSchema:
    """Make the JSON Schema of scalars that match a pattern: strings, unless `types` are given."""
    return WithJsonSchema({"type": list(types) or "string", "pattern": f"^({pattern})$"})


@dataclass(frozen=True)
class Takes:
    """What a value is, in an operator's words, with an example behind a colon."""

    words: str


NonEmpty = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1), Takes("words on one line")
]

_NAME = "[a-z][a-z0-9_]{0,63}"  # addresses and counts hold the names of states


def nearest_name(text: str) -> str | None:
    """Return the name that a text would be in small letters, without accents and other signs."""
    plain = unicodedata.normalize("NFKD", with_keyboard(text)).lower()
    letters = "".join(one for one in plain if not unicodedata.combining(one))
    found = re.fullmatch(_NAME, re.sub("[^a-z0-9]+", "_", letters).strip("_"))
    return found[0] if found else None


def _offer_name(text: str) -> str:
    one_word = re.fullmatch(r"[\w .'-]+", with_keyboard(text))
    name = nearest_name(text) if one_word else None
    return f"Write {name}. " if name else ""


Name = Annotated[
    str,
    PlainValidator(
        matching(
            "bad-name",
            _NAME,
            "cannot be a name",
            "Names are small letters, digits and _, 64 at most, and begin with a letter: "
            "pregnancy_2.",
            offer=_offer_name,
        )
    ),
    pattern_schema(_NAME),
    Takes("a name"),
]


def _without_repeats(names: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(names)) < len(names):
        raise PydanticCustomError(
            "language-twice", "a language stands here twice", {"cure": "Keep it once."}
        )
    return names


Languages = Annotated[
    tuple[Name, ...],
    Field(max_length=9),
    AfterValidator(_without_repeats),
    Takes("languages, nine at most: [en, fr]"),
]
"""Languages in the order in which they are offered: a key of the telephone for each."""

_KEY = "[0-9]|star"
Key = Annotated[
    str,
    PlainValidator(
        matching(
            "bad-key", _KEY, "is not a key of the telephone", f"The keys are {', '.join(KEYS)}."
        )
    ),
    pattern_schema(_KEY, "string", "integer"),
    Takes("a key: 0 to 9, or star"),
]

TextTarget = Annotated[
    str,
    PlainValidator(
        matching(
            "bad-text-target",
            rf"text\.({_NAME})",
            "does not name a state of text.yaml",
            "Write text. and the name of the state: text.essentials.",
        )
    ),
    pattern_schema(rf"text\.{_NAME}"),
    Takes("a state of texts: text.essentials"),
]


def _read_word(text: str) -> str:
    latin = any("LATIN" in unicodedata.name(sign, "") for sign in text)
    sound = re.fullmatch("[A-Z0-9]+", text) if latin else all(map(_is_of_a_word, text))
    if not sound or not text[0].isalnum():
        raise ValueError("not a word")
    return text


def _is_of_a_word(sign: str) -> bool:
    return sign.isalpha() or sign in "0123456789" or unicodedata.category(sign) in ("Mn", "Mc")


_WORD = r"\S+"
Word = Annotated[
    str,
    PlainValidator(
        matching(
            "bad-word",
            f"({_WORD})",
            "cannot be a word that people text",
            "Write one word in capitals without accents, DONNEES: données is understood as well.",
            _read_word,
        )
    ),
    pattern_schema(r"[A-Z0-9]+|[^\u0000-\u024f\s]+", "string", "integer"),
    Takes("a word in capitals: DATA"),
]

_ACCEPTANCE = r"[a-z]+(?:-[a-z]+)*(?: +(?:service|call|text)(?:\.[a-z0-9_]+)+)?"
Acceptance = Annotated[
    str,
    PlainValidator(
        matching(
            "bad-acceptance",
            _ACCEPTANCE,
            "does not name a rule",
            "Write the name of a rule, and behind it the place if it is for one place alone: "
            "many-capitals text.talk.",
        )
    ),
    pattern_schema(_ACCEPTANCE),
    Takes("a rule, and a place: many-capitals text.talk"),
]

_SECONDS = r"\d{1,4} s"
Seconds = Annotated[
    int,
    PlainValidator(
        matching(
            "bad-seconds",
            r"(\d{1,4}) s",
            "is not a number of seconds",
            "Write it with its unit: 7 s.",
            int,
        )
    ),
    pattern_schema(_SECONDS),
    Takes("seconds: 7 s"),
]


def _read_whole(value: Any) -> Any:
    return matching(
        "bad-number",
        r"\d{1,12}",
        "is not a whole number",
        "Write digits only, without spaces: 3400000.",
        int,
    )(value)


WHOLE = BeforeValidator(_read_whole)
Whole = Annotated[int, Field(ge=0), WHOLE, Takes("a whole number: 3400000")]


Email = Annotated[
    str,
    PlainValidator(
        matching(
            "bad-email",
            r"([\w.+-]+@[\w-]+(?:\.[\w-]+)+)",
            "is not an email address",
            "Write it as privacy@example.ca.",
        )
    ),
    pattern_schema(r"[^@ ]+@[^@ ]+"),
    Takes("an address: privacy@example.ca"),
]


def read_phone(text: Any) -> str:
    """Read a telephone number in international form (+18336221361); ValueError if it is none."""
    try:
        number = phonenumbers.parse(str(text), None)
    except phonenumbers.NumberParseException as error:
        raise ValueError(str(error)) from error
    if not phonenumbers.is_possible_number(number):
        raise ValueError("not a possible number")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def is_north_american(text: str) -> bool:
    """Tell whether a number can get a text from a Canadian number: +1 and ten digits."""
    try:
        number = phonenumbers.parse(text, None)
    except phonenumbers.NumberParseException:
        return False
    return number.country_code == 1 and phonenumbers.is_valid_number(number)


def is_dialable(text: str) -> bool:
    """Tell whether agents may be rung as from a number: withheld ones and those of SIP may not be.

    https://www.twilio.com/docs/voice/twiml/dial#callerid
    """
    if not text.startswith("+") or text in WITHHELD:
        return False
    try:
        return bool(phonenumbers.is_possible_number(phonenumbers.parse(text, None)))
    except phonenumbers.NumberParseException:
        return False


_PHONE = r"\+[0-9 ()-]{8,20}"
Phone = Annotated[
    str,
    PlainValidator(
        matching(
            "bad-phone",
            f"({_PHONE})",
            "is not a telephone number",
            'Write it in international form, in quotes: "+1 833 622 1361".',
            read_phone,
        )
    ),
    pattern_schema(_PHONE),
    Takes('a number: "+1 833 622 1361"'),
]
