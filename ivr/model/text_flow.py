"""Describe the text flow: keywords lead to states, questions are answered by words.

A texter can send any keyword at any moment, so no state has to wait for one.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from ivr.model.flow import Question, RouteState, State, Way, state_kind_of, wrong_kind
from ivr.model.prompt import FROZEN, Prompt
from ivr.model.values import WHOLE, Name, Node, Word

WordLists = Annotated[
    Mapping[str, Annotated[tuple[Word, ...], Field(min_length=1)]], Field(min_length=1), FROZEN
]
"""Words of each language that mean the same; the first is the one that is offered."""


class TextSayState(State):
    """Says something and goes on, or rests until the next text.

    Where it `ends` the conversation, nothing but a word of the flow is answered any more.
    """

    say: Prompt
    next: Name | None = None
    ends: bool = False

    @model_validator(mode="after")
    def _ends_or_goes_on(self) -> "TextSayState":
        if self.ends and self.next:
            raise PydanticCustomError(
                "ends-and-goes-on",
                "this state ends the conversation and goes on as well",
                {"cure": "Delete ends, or delete next."},
            )
        return self

    def ways(self) -> Iterator[Way]:
        """Yield the way on, if there is one."""
        if self.next:
            yield Way("next", self.next, ("next",))


class TextAskState(Question):
    """Asks a question that is answered by YES or NO; the answer is kept in the cookie only."""


class Offer(Node):
    """One line of a text menu: a state, and why one would want it; its keyword is added."""

    next: Name
    say: Prompt


class TextMenuState(State):
    """Offers keywords."""

    menu: Annotated[tuple[Offer, ...], Field(min_length=1)]

    def ways(self) -> Iterator[Way]:
        """Yield each offer."""
        for place, offer in enumerate(self.menu):
            yield Way("keyword", offer.next, ("menu", place, "next"))


class Answers(Node):
    """The words that answer a question."""

    yes: WordLists
    no: WordLists


class TextPhrases(Node):
    """What is written everywhere; each with the slots that it may use besides the facts."""

    choice: Prompt
    yes_no: Prompt
    switch_language: Prompt
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


TEXT_STATE_KINDS: Mapping[str, type[State]] = {
    "ask": TextAskState,
    "menu": TextMenuState,
    "route": RouteState,
    "say": TextSayState,
}


def _text_state_kind(value: Any) -> str | None:
    return state_kind_of(value, TEXT_STATE_KINDS)


AnyTextState = Annotated[
    Annotated[TextAskState, Tag("<ask>")]
    | Annotated[TextMenuState, Tag("<menu>")]
    | Annotated[RouteState, Tag("<route>")]
    | Annotated[TextSayState, Tag("<say>")],
    Discriminator(_text_state_kind, **wrong_kind(TEXT_STATE_KINDS)),
]


class TextFlow(Node):
    """The whole of text.yaml.

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
    answers: Answers
    languages: WordLists
    keywords: Annotated[Mapping[Name, WordLists], Field(min_length=1), FROZEN]
    fillers: WordLists
    alone: tuple[Name, ...] = ()
    mandatory: tuple[Name, ...] = ()
    phrases: TextPhrases
    states: Annotated[Mapping[Name, AnyTextState], Field(min_length=1), FROZEN]

    def tries_at(self, _: str) -> int:
        """Return how many texts in a row that were not understood are counted."""
        return self.tries + 1
