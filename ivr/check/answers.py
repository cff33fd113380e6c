"""What of a caller's answers can still matter, so that situations are told apart by nothing else.

The answers to questions that some condition names are kept as they are. Of the others it matters
at most whether one of them is yes.
"""

from collections.abc import Iterable, Iterator, Mapping

from ivr.model.states.condition import ALL, ALL_YES, LANGUAGE, Condition
from ivr.model.states.state import State

Answers = tuple[tuple[str, bool], ...]


class AnswersThatMatter:
    """The answers that matter in a flow; some way may depend on the language itself."""

    def __init__(self, states: Mapping[str, State]) -> None:
        questions = [name for name, state in states.items() if state.TAKES_ANSWERS]
        looked = list(_conditions(states.values()))
        named = {name for condition in looked for name in condition.questions}
        if Condition(ALL_YES, (ALL,)) in looked:
            named.update(questions)
        self.named = frozenset(questions) & named
        self.others = tuple(name for name in questions if name not in self.named)
        self.of_language = any(one.about == LANGUAGE for one in looked)
        self._of_all = any(one.values == (ALL,) for one in looked)

    def of_named(self, answers: Answers) -> Answers:
        """Return the answers to questions that a condition names."""
        return tuple(answer for answer in answers if answer[0] in self.named)

    def yes_elsewhere(self, answers: Answers) -> bool:
        """Tell whether another question was answered with yes, if that matters."""
        return self._of_all and any(yes for name, yes in answers if name not in self.named)

    def reduced(self, answers: Answers) -> Answers:
        """Return what matters of answers: a no to another question is as good as none."""
        kept = (one for one in answers if one[0] in self.named or (one[1] and self._of_all))
        return tuple(kept)

    def assumed(self, answers: Answers, state: str) -> Iterator[Answers]:
        """Yield answers in which the yes elsewhere was to this question, and to another one."""
        for name in (state, *[one for one in self.others if one != state][:1]):
            yield tuple(sorted((*self.of_named(answers), (name, True))))


def _conditions(states: Iterable[State]) -> Iterator[Condition]:
    for state in states:
        for conditions, _ in state.conditions():
            yield from conditions
