"""Find the words that count the questions to come, and count them wrong."""

import re
from collections.abc import Iterator, Mapping

from ivr.check.rule import Subject, Written, warning
from ivr.loader.problems import Problem
from ivr.model.states.listening import NO_INPUT
from ivr.model.states.state import ANSWERED, SAY, State

MOST = 12  # questions that anybody counts
NUMBERS = {  # from two on: "une question" is any question
    "en": "two three four five six seven eight nine ten",
    "fr": "deux trois quatre cinq six sept huit neuf dix",
}
QUESTIONS = {
    language: re.compile(
        rf"\b(?P<number>\d+|{numbers.replace(' ', '|')})\s+"
        r"(?:(?!of|de|des)[\w'’-]+\s+)?questions?\b",
        re.I,
    )
    for language, numbers in NUMBERS.items()
}
LONE_DIGIT = re.compile(r"(?<![\w.,:])(?P<number>\d)(?![\w.,:]*\d|\s?%)")


def counted_questions(subject: Subject) -> Iterator[Problem]:
    """A caller who was promised three questions does not wait for a fourth. A warning.

    The words are held against the questions that follow on the way, up to the answer or a menu.
    In a language whose numbers are not known, a digit counts where English or French counts.

    Passes:

        check: {say: "Three questions.", next: birth}   # and three states ask

    Fails, where four states ask:

        check: {say: "Three questions.", next: birth}
    """
    flows = {"call.yaml": subject.hotline.call.states, "text.yaml": subject.hotline.text.states}
    for prompt in subject.prompts:
        states, path = flows.get(prompt[0].source.file), prompt[0].path
        if states is None or path[0] != "states" or path[2] != SAY:
            continue
        for words, start, number in _counted(prompt):
            follow = _following(states, str(path[1]))
            if any(follow) and number not in follow:
                told = " or ".join(map(str, sorted(follow)))
                message = f'"{words.name}" counts {number} questions; on the way there are {told}'
                cure = "Count them anew."
                yield warning(words.problem("counted-questions", message, cure, start))


def _counted(prompt: tuple[Written, ...]) -> Iterator[tuple[Written, int, int]]:
    """Yield where the words of a prompt count questions, in each language, and how many."""
    patterns = {words.language: QUESTIONS.get(words.language) for words in prompt}
    found = [(one, at.search(one.plain)) for one in prompt if (at := patterns[one.language])]
    if any(match for _, match in found):
        others = (one for one in prompt if not patterns[one.language])
        found += [(one, LONE_DIGIT.search(one.plain)) for one in others]
    for words, match in found:
        if match:
            written = match["number"].lower()
            names = NUMBERS.get(words.language, "").split()
            number = names.index(written) + 2 if written in names else int(written)
            yield words, match.start(), number


def _following(states: Mapping[str, State], start: str) -> set[int]:
    """Return how many questions may follow up to the answer or a menu, the first included."""
    found: set[int] = set()
    seen: set[tuple[str, int]] = set()
    waiting = [(start, 0)]
    while waiting:
        place = name, count = waiting.pop()
        if place in seen or count > MOST:
            continue
        seen.add(place)
        state = states.get(name)  # none where the line hangs up
        if state is None or (name != start and _is_over(state)):
            found.add(count)
            continue
        count += state.TAKES_ANSWERS
        onward = [(way.to, count) for way in state.ways() if way.cause != NO_INPUT]
        found |= set() if onward else {count}
        waiting += onward
    return found


def _is_over(state: State) -> bool:
    """Tell whether nobody counts on beyond a state."""
    asks = state.TAKES_ANSWERS or state.OFFERS_LANGUAGES
    return state.milestone == ANSWERED or state.SHAPE == "acts" or (state.waits and not asks)
