"""What a texter means: an answer, a keyword, a near miss, or nothing known.

Capitals, accents, punctuation and emoji do not matter. Nothing of the body goes any further.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import NamedTuple

from ivr.dialog.events import (
    Answered,
    Asked,
    ChoseLanguage,
    Courtesy,
    Entered,
    NearMiss,
    NotUnderstood,
    Reaction,
    Sensitive,
    TextEvent,
)
from ivr.dialog.opt_out import STANDARD_WORDS
from ivr.dialog.reactions import is_reaction
from ivr.dialog.session import Session
from ivr.model.hotline import Hotline, remembered

LONGEST = 12  # words; a longer text was not written to a machine, and nothing in it is guessed
NEAR = 0.75
SHORTEST_NEAR = 4  # letters; a shorter word is near too many others
SHORTEST_LANGUAGE = 3  # letters; "en français" is no wish for English
# A health card has 10 digits, a SIN 9, a card 13 or more, an account 7 or more without spaces.
NUMBER = re.compile(r"\d{7,}|(?:\d[^\w,]{0,3}){9,}")
# A date is none of them, though an hour or another number may follow it.
DATE = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d([-./])\d\d?\1\d\d?|\d\d?([-./])\d\d?\2(?:19|20)\d\d)(?!\d)"
)
EMOJI = ("So", "Sk")
UNSEEN = ("Me", "Cf")  # what encloses a letter, what has no width
MARKS = ("Mn", "Mc")
LEAST_ACCENT = 10  # combining class; below are the vowels and joints that other scripts spell with


class Meaning(NamedTuple):
    """What a word stands for: the kind answer (yes or no), language, or keyword (of a state)."""

    kind: str
    name: str
    languages: tuple[str, ...]


def understand(hotline: Hotline, session: Session, body: str, pictures: int = 0) -> TextEvent:
    """Read a text that came in at a session; `pictures` is how many media came with it."""
    if is_reaction(body):
        return Reaction()
    words = fold(body)
    pending = _asks(hotline, session)
    state = hotline.text.states.get(session.state)
    digits = "".join(words)
    if state and state.TAKES_DIGITS and not pictures and state.number(digits):
        return Entered(digits)
    meaning = _stop(hotline, words) or _meaning_alone(hotline, session, body, pending)
    if meaning and meaning.name in hotline.text.mandatory:
        return _event(meaning, exact=True)
    if pictures or NUMBER.search(DATE.sub("/", body)):
        return Sensitive()
    if meaning:
        return _event(meaning, exact=True)
    if words and not set(words) - _fillers(hotline):
        return Courtesy()
    if len(words) > LONGEST:
        return NotUnderstood()
    inside = _event_inside(hotline, session, words)
    if inside:
        return inside
    waits = pending or (state is not None and state.TAKES_DIGITS)
    return NotUnderstood() if waits else _near_miss(hotline, session, words)


def _asks(hotline: Hotline, session: Session) -> bool:
    state = hotline.text.states.get(session.state)
    return state is not None and state.TAKES_ANSWERS


def fold(text: str) -> list[str]:
    """Split a text into words of capitals and digits, without accents: "Données!" is DONNEES.

    Words of any script count, so that a digit among them is not taken for the whole.
    """
    signs = (one if _is_of_a_word(one) else " " for one in _plain(text))
    return [word for word in "".join(signs).split() if any(map(str.isalnum, word))]


def _is_of_a_word(sign: str) -> bool:
    return sign.isalnum() or unicodedata.category(sign) in MARKS


def _plain(text: str) -> str:
    """Leave out accents, and what is not seen; write small letters as capitals."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(one for one in decomposed if not _is_unseen(one)).upper()


def _is_unseen(sign: str) -> bool:
    is_selector = unicodedata.name(sign, "").startswith("VARIATION SELECTOR")
    accent = unicodedata.combining(sign) >= LEAST_ACCENT
    return accent or is_selector or unicodedata.category(sign) in UNSEEN


@remembered
def vocabulary(hotline: Hotline) -> dict[str, tuple[Meaning, ...]]:
    """Return every word of the text flow with its meanings, answers first."""
    flow = hotline.text
    lists = [("answer", "yes", flow.answers.yes), ("answer", "no", flow.answers.no)]
    lists += [
        ("language", language, dict.fromkeys(hotline.written, words))
        for language, words in flow.languages.items()
    ]
    lists += [("keyword", state, words) for state, words in flow.keywords.items()]
    meanings: dict[str, list[Meaning]] = {}
    for kind, name, by_language in lists:
        for word in dict.fromkeys(word for words in by_language.values() for word in words):
            spoken = tuple(one for one in hotline.written if word in by_language.get(one, ()))
            meanings.setdefault("".join(fold(word)), []).append(Meaning(kind, name, spoken))
    return {word: tuple(found) for word, found in meanings.items()}


def _event(meaning: Meaning, *, exact: bool) -> TextEvent:
    match meaning.kind:
        case "answer":
            return Answered(meaning.name == "yes", meaning.languages)
        case "language":
            return ChoseLanguage(meaning.name)
    return Asked(meaning.name, meaning.languages, exact)


def _fillers(hotline: Hotline) -> set[str]:
    return {"".join(fold(word)) for words in hotline.text.fillers.values() for word in words}


def _meaning_alone(hotline: Hotline, session: Session, body: str, pending: bool) -> Meaning | None:
    """Return what a text means as a whole, with fillers and without; an answer comes first.

    An answer of one sign (1, Y, O) counts only by itself and in the texter's language: among
    anything else it is a number or a letter.
    """
    words = set(fold(body))
    for candidate in (words, words - _fillers(hotline)):
        if len(candidate) == 1:
            word = candidate.pop()
            for meaning in _meanings(hotline, session, word):
                if meaning.kind != "answer":
                    return meaning
                if pending and (len(word) > 1 or _is_bare(body, word, session, meaning)):
                    return meaning
    return None


def _is_bare(body: str, word: str, session: Session, meaning: Meaning) -> bool:
    """Tell whether a text is one sign, and at most an emoji or a mark that ends a line."""
    signs = "".join(sign for sign in _plain(body) if unicodedata.category(sign) not in EMOJI)
    return signs.strip(" \t\r\n.)!#") == word and session.language in (None, *meaning.languages)


def _stop(hotline: Hotline, words: list[str]) -> Meaning | None:
    """Return a stop that begins a sentence: "stop texting me", "arrêtez de m'écrire"."""
    content = [word for word in words if word not in _fillers(hotline)]
    for name, state in hotline.text.states.items():
        if content and state.is_end:
            for language, stops in hotline.text.keywords.get(name, {}).items():
                if content[0].startswith(stops[0]) and content[0] in stops:
                    return Meaning("keyword", name, (language,))
    return None


def _event_inside(hotline: Hotline, session: Session, words: Iterable[str]) -> TextEvent | None:
    """Read the keyword, or the language, among other words, if there is only one of it."""
    meanings = [meaning for word in words for meaning in _meanings(hotline, session, word)]
    keywords = {
        meaning.name: meaning
        for meaning in meanings
        if meaning.kind == "keyword" and meaning.name not in hotline.text.alone
    }
    named = {
        meaning.name
        for word in words
        for meaning in _meanings(hotline, session, word)
        if meaning.kind == "language" and len(word) >= SHORTEST_LANGUAGE
    }
    language = named.pop() if len(named) == 1 else None
    if len(keywords) == 1:
        keyword = next(iter(keywords.values()))
        return Asked(keyword.name, (language,) if language else keyword.languages, exact=False)
    return ChoseLanguage(language) if language and not keywords else None


def _near_miss(hotline: Hotline, session: Session, words: list[str]) -> TextEvent:
    """Offer the keyword that a single word nearly is; nothing is done before it is confirmed."""
    if len(words) == 1 and len(words[0]) >= SHORTEST_NEAR:
        offers = {
            word: language
            for word, meanings in vocabulary(hotline).items()
            for meaning in meanings
            for language in reversed(meaning.languages)
            if meaning.kind == "keyword"
            and meaning.name not in hotline.text.alone
            and language == (session.language or language)
            and word not in STANDARD_WORDS
            and len(word) >= SHORTEST_NEAR
        }
        for word in get_close_matches(words[0], offers, n=1, cutoff=NEAR):
            return NearMiss(word, offers[word])
    return NotUnderstood()


def _meanings(hotline: Hotline, session: Session, word: str) -> Iterator[Meaning]:
    """Yield the meanings of a word, those in the texter's language first."""
    found = vocabulary(hotline).get(word, ())
    yield from sorted(found, key=lambda meaning: session.language not in meaning.languages)
