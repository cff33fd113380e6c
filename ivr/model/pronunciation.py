"""How the voice says a term that is not said as it is written, and where such terms stand."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated

from pydantic import Field, PlainValidator

from ivr.model.kinds import OneOf
from ivr.model.prompt import FROZEN
from ivr.model.values import Node, NonEmpty, Takes, matching, pattern_schema


class Pronunciation(Node):
    """How a term is said in one language."""

    @property
    def told(self) -> str:
        """The pronunciation as people read it: words, or sounds between slashes."""
        raise NotImplementedError


class Respelling(Pronunciation):
    """Other words that are said in the term's place."""

    say: NonEmpty = Field(description="other words")

    @property
    def told(self) -> str:
        return self.say


_IPA = r'[^A-Z0-9/\[\]{}<>&@"\\]+'  # what IPA has no use for, and other alphabets have
Sounds = Annotated[
    str,
    PlainValidator(
        matching(
            "bad-phoneme",
            f"({_IPA})",
            "is not written in the letters of IPA",
            "Write the sounds alone, without slashes: ˈtʃiːoʊ.",
        )
    ),
    pattern_schema(_IPA),
    Takes("letters of IPA: ˈtʃiːoʊ"),
]


class Phoneme(Pronunciation):
    """The sounds of the term, in the International Phonetic Alphabet."""

    phoneme: Sounds = Field(description="the sounds")

    @property
    def told(self) -> str:
        return f"/{self.phoneme}/"


KINDS: Mapping[str, type[Pronunciation]] = {"say": Respelling, "phoneme": Phoneme}
AnyPronunciation = Annotated[
    Pronunciation,
    OneOf(
        KINDS,
        "bad-pronunciation",
        "this pronunciation tells nothing, or two things",
        "Give it one of {kinds}.",
    ),
]
Pronunciations = Annotated[
    Mapping[NonEmpty, Annotated[Mapping[str, AnyPronunciation], Field(min_length=1), FROZEN]],
    FROZEN,
    Takes("terms: {MOVEit: {en: {say: move it}}}"),
]
"""Terms as they stand in words, each with its pronunciation by language."""


def find_terms(terms: Iterable[str]) -> re.Pattern[str]:
    """Make a pattern of whole words, capitals as they stand; the longest of two terms wins."""
    longest_first = sorted(terms, key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?!\w)")


def pronounced(
    text: str, pronunciations: Pronunciations, language: str
) -> Iterator[tuple[str, Pronunciation | None]]:
    """Divide a text into terms with their pronunciation, and what is said as it stands."""
    said = {term: how[language] for term, how in pronunciations.items() if language in how}
    pieces = find_terms(said).split(text) if said else [text]
    yield from ((piece, said.get(piece)) for piece in pieces if piece)
