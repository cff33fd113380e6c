"""The whole of text.yaml: keywords lead to states, and questions are answered by words.

A texter can send any keyword at any moment, so no state has to wait for one.
"""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from ivr.model.digit_ranges import Row
from ivr.model.prompt import FROZEN, Prompt, freeze, no_words
from ivr.model.states import TextState
from ivr.model.values import WHOLE, Name, Node, Word

WordLists = Annotated[
    Mapping[str, Annotated[tuple[Word, ...], Field(min_length=1)]], Field(min_length=1), FROZEN
]
"""Words of each language that mean the same; the first is the one that is offered."""


class AnswerWords(Node):
    """The words that answer a question."""

    yes: WordLists
    no: WordLists


NO_ANSWERS = AnswerWords.model_construct(yes=freeze({}), no=freeze({}))


class TextPhrases(Node):
    """What is written everywhere; each with the slots that it may use besides the facts."""

    choice: Prompt
    yes_no: Prompt = Field(default_factory=no_words)
    switch_language: Prompt = Field(default_factory=no_words)
    not_understood: Prompt
    not_answered: Prompt
    did_you_mean: Prompt
    sensitive: Prompt
    apology: Prompt

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

    flow: Name
    channel: Literal["sms"]
    start: Name
    tries: Annotated[int, Field(ge=1, le=5), WHOLE]
    parts: Annotated[int, Field(ge=1, le=2), WHOLE]
    answers: AnswerWords = Field(default_factory=lambda: NO_ANSWERS)
    languages: WordLists = Field(default_factory=lambda: freeze({}))
    keywords: Annotated[Mapping[Name, WordLists], Field(min_length=1), FROZEN]
    fillers: WordLists = Field(default_factory=lambda: freeze({}))
    alone: tuple[Name, ...] = ()
    mandatory: tuple[Name, ...] = ()
    phrases: TextPhrases
    states: Annotated[Mapping[Name, TextState], Field(min_length=1), FROZEN]

    def with_tables(self, tables: Mapping[str, tuple[Row, ...]]) -> "TextFlow":
        """Return the flow with the rows of the tables beside it."""
        if not tables:
            return self
        states = {name: state.with_tables(tables) for name, state in self.states.items()}
        return self.model_copy(update={"states": freeze(states)})

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
