"""Turn the body of a text into an event: an answer, a keyword, a near miss, or nothing known.

Capitals, accents, punctuation and emoji do not matter. Nothing of the body goes any further.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import lru_cache
from typing import NamedTuple

from ivr.exchange import (
    Answered,
    Asked,
    ChoseLanguage,
    NearMiss,
    NotUnderstood,
    Sensitive,
    TextEvent,
)
from ivr.model.flow import Question
from ivr.model.hotline import Hotline
from ivr.session import Session

LONGEST = 12  # words; a longer text was not written to a machine, and nothing in it is guessed
NEAR = 0.75
SHORTEST_NEAR = 4  # letters; a shorter word is near too many others
# A health card has 10 digits, a SIN 9, a card 13 or more, an account 7 or more without spaces.
NUMBER = re.compile(r"\d{7,}|(?:\d[ .\-]?){9,}")


class Meaning(NamedTuple):
    """What a word stands for: the kind answer (yes or no), language, or keyword (of a state)."""

    kind: str
    name: str
    languages: tuple[str, ...]


def understand(hotline: Hotline, session: Session, body: str, pictures: int = 0) -> TextEvent:
    """Read a text that came in at a session; `pictures` is how many media came with it."""
    if pictures or NUMBER.search(body):
        return Sensitive()
    words = fold(body)
    pending = isinstance(hotline.text.states.get(session.state), Question)
    meaning = _meaning_alone(hotline, session, words, pending)
    if meaning:
        return _event(meaning, exact=True)
    if len(words) > LONGEST:
        return NotUnderstood()
    meaning = _meaning_inside(hotline, session, words)
    if meaning:
        return _event(meaning, exact=False)
    return NotUnderstood() if pending else _near_miss(hotline, session, words)


def fold(text: str) -> list[str]:
    """Split a text into words of capitals and digits, without accents: "Données!" is DONNEES."""
    plain = unicodedata.normalize("NFKD", text)
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.findall(r"[A-Z0-9]+", letters.upper())


@lru_cache(maxsize=8)
def vocabulary(hotline: Hotline) -> dict[str, tuple[Meaning, ...]]:
    """Return every word of the text flow with its meanings, answers first."""
    flow = hotline.text
    lists = [("answer", "yes", flow.answers.yes), ("answer", "no", flow.answers.no)]
    lists += [
        ("language", language, dict.fromkeys(hotline.languages, words))
        for language, words in flow.languages.items()
    ]
    lists += [("keyword", state, words) for state, words in flow.keywords.items()]
    meanings: dict[str, list[Meaning]] = {}
    for kind, name, by_language in lists:
        for word in dict.fromkeys(word for words in by_language.values() for word in words):
            spoken = tuple(one for one in hotline.languages if word in by_language[one])
            meanings.setdefault(word, []).append(Meaning(kind, name, spoken))
    return {word: tuple(found) for word, found in meanings.items()}


def _event(meaning: Meaning, *, exact: bool) -> TextEvent:
    match meaning.kind:
        case "answer":
            return Answered(meaning.name == "yes", meaning.languages)
        case "language":
            return ChoseLanguage(meaning.name)
    return Asked(meaning.name, meaning.languages, exact)


def _meaning_alone(
    hotline: Hotline, session: Session, words: list[str], pending: bool
) -> Meaning | None:
    """Return what a text means as a whole, with fillers and without; an answer comes first."""
    fillers = {word for words in hotline.text.fillers.values() for word in words}
    for candidate in (set(words), set(words) - fillers):
        if len(candidate) == 1:
            meanings = _meanings(hotline, session, candidate.pop())
            for meaning in meanings:
                if meaning.kind != "answer" or pending:
                    return meaning
    return None


def _meaning_inside(hotline: Hotline, session: Session, words: Iterable[str]) -> Meaning | None:
    """Return the keyword among other words, if there is only one and it is safe to guess."""
    found = {
        meaning.name: meaning
        for word in words
        for meaning in _meanings(hotline, session, word)
        if meaning.kind == "keyword" and meaning.name not in hotline.text.alone
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _near_miss(hotline: Hotline, session: Session, words: list[str]) -> TextEvent:
    """Offer the keyword that a single word nearly is; nothing is done before it is confirmed."""
    known = [word for word in vocabulary(hotline) if len(word) >= SHORTEST_NEAR]
    if len(words) == 1 and len(words[0]) >= SHORTEST_NEAR:
        for word in get_close_matches(words[0], known, n=3, cutoff=NEAR):
            for meaning in _meanings(hotline, session, word):
                if meaning.kind == "keyword" and meaning.name not in hotline.text.alone:
                    spoken = session.language in meaning.languages and session.language
                    return NearMiss(word, spoken or meaning.languages[0])
    return NotUnderstood()


def _meanings(hotline: Hotline, session: Session, word: str) -> Iterator[Meaning]:
    """Yield the meanings of a word, those in the texter's language first."""
    found = vocabulary(hotline).get(word, ())
    yield from sorted(found, key=lambda meaning: session.language not in meaning.languages)
