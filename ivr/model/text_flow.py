"""The whole of text.yaml: keywords lead to states, and questions are answered by words.

A texter can send any keyword at any moment, so no state has to wait for one.
"""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from ivr.model.prompt import FROZEN, Prompt, freeze, no_words
from ivr.model.states import TextState
from ivr.model.values import WHOLE, Name, Node, Takes, Word

WordLists = Annotated[
    Mapping[str, Annotated[tuple[Word, ...], Field(min_length=1)]],
    Field(min_length=1),
    FROZEN,
    Takes("words in each language: {en: [YES, Y], fr: [OUI]}"),
]
"""Words of each language that mean the same; the first is the one that is offered."""


class AnswerWords(Node):
    """The words that answer a question."""

    yes: WordLists = Field(description="the words for yes")
    no: WordLists = Field(description="the words for no")


NO_ANSWERS = AnswerWords.model_construct(yes=freeze({}), no=freeze({}))


class TextPhrases(Node):
    """What is written everywhere; each with the slots that it may use besides the facts."""

    choice: Prompt = Field(description="a line of a menu and its keyword")
    yes_no: Prompt = Field(description="after each question", default_factory=no_words)
    switch_language: Prompt = Field(
        description="offers another language, in that language", default_factory=no_words
    )
    not_understood: Prompt = Field(description="after a text that means nothing")
    not_answered: Prompt = Field(description="the same, while a question waits")
    did_you_mean: Prompt = Field(description="offers the keyword that may have been meant")
    sensitive: Prompt = Field(description="after a picture, or a number that may be private")
    apology: Prompt = Field(description="when something of ours has failed")

    PARTS: ClassVar[frozenset[str]] = frozenset()
    SLOTS: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "choice": ("choice", "word"),
        "yes_no": ("yes", "no"),
        "switch_language": ("word",),
        "did_you_mean": ("word",),
    }


class TextFlow(Node):
    """The whole of text.yaml.

    `languages` are the words for each language of its texters; where there is one language, none.
    `fillers` are words that may stand around an answer or a keyword and mean nothing; the
    keywords of the states in `alone` count only where nothing else stands with them, and those
    of `mandatory` are answered in their own language, whatever the conversation's. After
    `tries` texts in a row that were not understood the service is silent until a keyword comes.
    """

    flow: Name = Field(description="its name in pictures and files")
    channel: Literal["sms"] = Field(description="sms")
    start: Name = Field(description="the state for who texts no keyword")
    tries: Annotated[int, Field(ge=1, le=5), WHOLE] = Field(
        description="texts in a row that were not understood, before the service is silent"
    )
    parts: Annotated[int, Field(ge=1, le=2), WHOLE] = Field(
        description="the most parts of one message"
    )
    answers: AnswerWords = Field(
        description="the words for yes and no", default_factory=lambda: NO_ANSWERS
    )
    languages: WordLists = Field(
        description="the words that change the language", default_factory=lambda: freeze({})
    )
    keywords: Annotated[Mapping[Name, WordLists], Field(min_length=1), FROZEN] = Field(
        description="the words that lead to each state, from anywhere; the first is offered"
    )
    fillers: WordLists = Field(
        description="words that may stand around another, and mean nothing",
        default_factory=lambda: freeze({}),
    )
    alone: tuple[Name, ...] = Field(
        default=(), description="states whose words count only with nothing else beside them"
    )
    mandatory: tuple[Name, ...] = Field(
        default=(),
        description="states whose words are answered in their own language, which changes no other",
    )
    phrases: TextPhrases = Field(description="what is written everywhere")
    states: Annotated[Mapping[Name, TextState], Field(min_length=1), FROZEN] = Field(
        description="the texts, state by state"
    )

    def languages_of(self, languages: tuple[str, ...]) -> tuple[str, ...]:
        """Return those of a service's languages in which texts are answered."""
        return tuple(one for one in languages if one in (self.languages or languages))

    def tries_at(self, _: str) -> int:
        """Return how many texts in a row that were not understood are counted."""
        return self.tries + 1


NO_TEXTS = TextFlow.model_construct(
    flow="text",
    channel="sms",
    start="",
    tries=1,
    parts=1,
    keywords=freeze({}),
    phrases=TextPhrases.model_construct(None, **{one: {} for one in TextPhrases.model_fields}),
    states=freeze({}),
)
"""What stands for the texts of a service that answers none."""
