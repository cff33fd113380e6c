"""Codes of languages: read as Babel (pa_Guru_IN) and Twilio (cmn-CN) write them, and compared."""

import re
from typing import Annotated

import babel
from babel.core import get_global
from pydantic import PlainValidator

from ivr.model.values import Takes, matching, pattern_schema


def base_language(code: str) -> str:
    """Return the language of a code, by the name that Babel prefers: zh for cmn-CN, ar for arb."""
    language, *_ = re.split("[-_]", code)
    preferred = str(get_global("language_aliases").get(language, language))
    return preferred.split("_")[0]


def name_of_language(code: str, told_in: str = "") -> str:
    """Name a language in another one, or in itself, as it begins a line; else its code."""
    try:
        locale = babel.Locale.parse(told_in or code)
    except babel.UnknownLocaleError:
        return code
    name = str(locale.languages.get(code, code))
    return name[:1].upper() + name[1:]


def _read_locale(text: str) -> str:
    try:
        locale = babel.Locale.parse(text)
    except babel.UnknownLocaleError as error:
        raise ValueError(str(error)) from error
    # Babel reads over a script or a country that nobody has.
    if text.split("_")[-1] != locale.territory or not _is_script(text):
        raise ValueError(f"no such country or script: {text}")
    return str(locale)


def _is_script(text: str) -> bool:
    """Tell whether the script of a locale, if it names one, is known to Babel."""
    parts = text.split("_")
    return len(parts) < 3 or parts[1] in babel.Locale("en").scripts


_LOCALE = "[a-z]{2,3}(?:_[A-Z][a-z]{3})?_(?:[A-Z]{2}|[0-9]{3})"
Locale = Annotated[
    str,
    PlainValidator(
        matching(
            "bad-locale",
            f"({_LOCALE})",
            "is not a locale that Babel knows",
            "Write the language and the country: fr_CA; a script stands between them: zh_Hans_CN.",
            _read_locale,
        )
    ),
    pattern_schema(_LOCALE),
    Takes("a locale: fr_CA"),
]
_SPOKEN = "[a-z]{2,3}(?:-(?:[A-Z]{2}|[0-9]{3}))?(?:-[A-Z]{3})?"
SpokenLanguage = Annotated[
    str,
    PlainValidator(
        matching(
            "bad-voice-language",
            f"({_SPOKEN})",
            "is not a language of Twilio's voices",
            "Write it as Twilio does: fr-CA, cmn-CN, arb.",
        )
    ),
    pattern_schema(_SPOKEN),
    Takes("a language of Twilio: fr-CA"),
]
