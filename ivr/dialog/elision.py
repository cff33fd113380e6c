"""Join words and what is filled into them, as a language does: "de" and "avril" are "d'avril".

A rule of grammar belongs to the language, so that no operator writes it; a language without a rule
here joins nothing.
"""

import re
from collections.abc import Collection, Iterable, Mapping

from ivr.model.prompt import Slot

_STEMS = r"(?<!\w)([djmnst]|(?:jus|lors|puis|quoi)?qu)"
_ELIDES = re.compile(rf"(?:{_STEMS}e|(?<!\w)(l)[ae]) $", re.I)
_ELIDED = re.compile(rf"{_STEMS}['’]$", re.I)
_CONTRACTS = re.compile(r"(?<!\w)(de|à) $", re.I)
_CONTRACTIONS = {"de le ": "du ", "de les ": "des ", "à le ": "au ", "à les ": "aux "}
_MUTE_H = (
    "ha[bl][aeiou]|haïti|haltère|harmon|hebdo|héberg|hébr|hect|hélic|hém|hépat|herb|héré|hérit"
    "|héroï|hésit|hétéro|heur|hibern|hier|histo|hiver|hom[imo]|honn|honor|hôp|hor[ailo]|hosp|hôt"
    "|hui[ls]|huî|hum[aeio]|hy"
)
# A vowel that is heard: not the name of a letter ("de a à z"), nor "oui", "onze" or "yaourt".
_VOWEL = re.compile(
    rf"à|(?!oui|onz|uhlan|ouistiti)[aeiouàâäéèêëîïôöùûüæœ][\w'’-]|y[^\Waeiouy\d_]|{_MUTE_H}", re.I
)


def fill(
    paragraph: Iterable[str | Slot],
    values: Mapping[str, str],
    language: str,
    apart: Collection[str] = (),
) -> str:
    """Fill the slots of a paragraph; `language` is the two letters of a locale.

    The values of slots that stand `apart` are no words, and are joined to none: le@example.ca.
    """
    text = ""
    for part in paragraph:
        if isinstance(part, str):
            text += part
        elif part.name in apart:
            text += values[part.name]
        else:
            text = join(text, values[part.name], language)
    return text


def join(text: str, value: str, language: str) -> str:
    """Put a value behind the text that leads to it."""
    return _join_french(text, value) if language == "fr" else text + value


def _join_french(text: str, value: str) -> str:
    """Elide before a vowel, and only there; let "de" and "à" go together with an article."""
    if _VOWEL.match(value):
        return _ELIDES.sub(lambda found: f"{found[1] or found[2]}'", text) + value
    text = _ELIDED.sub(r"\1e ", text)
    article, before = re.match("les? ", value), _CONTRACTS.search(text)
    if not article or not before:
        return text + value
    whole = before[0] + article[0]
    joined = _CONTRACTIONS[whole.lower()]
    if whole[0].isupper():
        joined = joined.capitalize()
    return text[: before.start()] + joined + value[article.end() :]
