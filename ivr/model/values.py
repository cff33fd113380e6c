"""The small values of flow files (names, keys, numbers): read into Python's, or refused.

Every scalar arrives as a string, as the operator typed it. Lengths of time are in seconds.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Annotated, Any

import babel
import phonenumbers
from pydantic import (
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


NonEmpty = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

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
]

_KEY = "[0-9]|star"
Key = Annotated[
    str,
    PlainValidator(
        matching(
            "bad-key", _KEY, "is not a key of the telephone", f"The keys are {', '.join(KEYS)}."
        )
    ),
    pattern_schema(_KEY, "string", "integer"),
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
]

_WORD = r"[A-Z0-9]+"
Word = Annotated[
    str,
    PlainValidator(
        matching(
            "bad-word",
            _WORD,
            "cannot be a word that people text",
            "Write one word in capitals without accents, DONNEES: données is understood as well.",
        )
    ),
    pattern_schema(_WORD, "string", "integer"),
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
Whole = Annotated[int, Field(ge=0), WHOLE]


def _read_locale(text: str) -> str:
    try:
        return str(babel.Locale.parse(text))
    except babel.UnknownLocaleError as error:
        raise ValueError(str(error)) from error


Locale = Annotated[
    str,
    PlainValidator(
        matching(
            "bad-locale",
            r"([a-z]{2}_[A-Z]{2})",
            "is not a locale that Babel knows",
            "Write the language and the country: fr_CA.",
            _read_locale,
        )
    ),
    pattern_schema("[a-z]{2}_[A-Z]{2}"),
]
SpokenLanguage = Annotated[
    str,
    PlainValidator(
        matching(
            "bad-voice-language",
            r"([a-z]{2}-[A-Z]{2})",
            "is not a language of Twilio's voices",
            "Write it as Twilio does: fr-CA.",
        )
    ),
    pattern_schema("[a-z]{2}-[A-Z]{2}"),
]
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
]
