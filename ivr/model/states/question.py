"""A question that is answered by yes or no; the answer is kept in the session alone."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from ivr.model.prompt import Prompt
from ivr.model.states.listening import KeyMeaning, ListeningState
from ivr.model.states.state import QUESTION, Bindings, Line, Look, Shape, State, Way, message
from ivr.model.values import Name


class Question(State):
    """Asks a question, and goes on to one state, or to one for each answer."""

    KEY: ClassVar = "ask"
    TITLE: ClassVar = message("Question")
    MEANING: ClassVar = message("Question: is answered by yes or no")
    EXAMPLE: ClassVar = """\
birth:
  ask:
    en: |
      Was your child born in Ontario?
  yes: exposed
  no: not_likely
"""
    LOOK: ClassVar = Look("folded", "#dcebfb", "#1b5fa8")
    SHAPE: ClassVar[Shape] = "listens"
    WAYS: ClassVar = {"yes": message("yes"), "no": message("no")}
    PARTS: ClassVar = (QUESTION,)
    TAKES_ANSWERS: ClassVar = True

    ask: Prompt = Field(description="the question; how to answer is said by itself")
    next: Name | None = Field(default=None, description="the state that follows either answer")
    yes: Name | None = Field(default=None, description="the state that follows yes")
    no: Name | None = Field(default=None, description="the state that follows no")

    @model_validator(mode="after")
    def _leads_somewhere(self) -> "Question":
        if not (self.next and not self.yes and not self.no) and not (
            self.yes and self.no and not self.next
        ):
            raise PydanticCustomError(
                "question-leads-nowhere",
                "it is not clear where this question leads",
                {"cure": "Give it next, or both yes and no, with the state that follows."},
            )
        return self

    def after(self, answer: bool) -> str:
        """Return the state that follows an answer."""
        target = (self.yes if answer else self.no) or self.next
        assert target  # noqa: S101  the validator saw to it
        return target

    def ways(self) -> Iterator[Way]:
        """Yield what follows yes and no."""
        for by in ("yes", "no"):
            path = ("next",) if self.next else (by,)
            yield Way(by, self.after(by == "yes"), path, "answer", welcome=by == "yes")

    def own_lines(self, part: str, bindings: Bindings, language: str) -> tuple[Line, ...]:
        """Ask, and tell how to answer."""
        return (Line(self.ask, (self.KEY,), then="yes_no"),)


class AskState(Question, ListeningState):
    """Asks a question that is answered by yes or no; the answer is kept in the session."""

    def phrases(self) -> Iterator[str]:
        """Yield the phrase that tells how to answer."""
        yield "yes_no"

    def ways(self) -> Iterator[Way]:
        """Yield what follows yes and no, then patience."""
        yield from Question.ways(self)
        yield from ListeningState.ways(self)

    def keys(self, bindings: Bindings) -> Mapping[str, KeyMeaning]:
        """Return the keys of yes and no."""
        return {
            key: KeyMeaning(answer, answer, self.after(answer == "yes"), answer=answer == "yes")
            for key, answer in bindings.answers.items()
        }


class TextAskState(Question):
    """Asks a question that is answered by YES or NO; the answer is kept in the cookie only."""
