"""What a rule of the check is: a function that looks at a hotline and yields what it finds."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from ivr.dialog.hours import Duty, duty_of
from ivr.loader.problems import Problem
from ivr.loader.source import Path, Source
from ivr.model.hotline import Hotline
from ivr.model.prompt import SLOT, Block

ORDINARY = date(2026, 11, 16)  # a Monday, the first of an ordinary year for rules

Rule = Callable[["Subject"], Iterator[Problem]]
"""Its name is the id, with - for _; its docstring tells why, with a flow that passes and one
that fails."""


@dataclass(frozen=True)
class Written:
    """The words of one prompt in one language, as they stand in a file."""

    source: Source
    path: Path
    text: str

    @property
    def language(self) -> str:
        """The language of these words."""
        return str(self.path[-1])

    @property
    def name(self) -> str:
        """How problems name the prompt: states.more.menu.1.say is "more.menu.1.say"."""
        parts = self.path[1:-1] if len(self.path) > 2 else self.path[:-1]
        return ".".join(str(part + 1 if isinstance(part, int) else part) for part in parts)

    @property
    def slots(self) -> frozenset[str]:
        """The names in braces."""
        return frozenset(SLOT.findall(self.text))

    @property
    def plain(self) -> str:
        """The words alone: each name in braces is as many spaces, so that places stay."""
        return SLOT.sub(lambda slot: " " * len(slot[0]), self.text)

    def problem(self, rule: str, message: str, cure: str, start: int | None = None) -> Problem:
        """Make a problem at the character `start` of the text, else at the language's key."""
        problem = self.source.problem(self.path, rule, message, cure)
        if start is None:
            return problem
        before = self.text[:start]
        line = problem.line + 1 + before.count("\n")  # the block begins below its key
        row = self.text.splitlines()[before.count("\n")]
        indent = self.source.text.splitlines()[line - 1].index(row)
        return replace(problem, line=line, column=indent + start - before.rfind("\n"))


@dataclass(frozen=True)
class Subject:
    """What rules look at: a hotline, where everything stands in its files, and today's date.

    What a rule holds against `today` is a note, or passes by itself: a hotline that has no problem
    on one day has none on any later day.
    """

    hotline: Hotline
    sources: Mapping[str, Source]
    today: date

    @property
    def service(self) -> Source:
        """service.yaml."""
        return self.sources["service.yaml"]

    @property
    def call(self) -> Source:
        """call.yaml."""
        return self.sources["call.yaml"]

    @property
    def text(self) -> Source:
        """text.yaml."""
        return self.sources["text.yaml"]

    @property
    def duty(self) -> Duty:
        """What the clock says on an ordinary day at noon."""
        return self.duty_on(ORDINARY)

    def duty_on(self, day: date) -> Duty:
        """Return what the clock says at noon of a local day."""
        noon = datetime.combine(day, time(12), self.hotline.service.hours.timezone)
        return duty_of(self.hotline, noon)

    @property
    def spoken(self) -> Iterator[Written]:
        """Yield all words that callers can hear."""
        for source in (self.service, self.call):
            yield from self._written(source, source.data, ())

    @property
    def texted(self) -> Iterator[Written]:
        """Yield all words that only texters can read."""
        yield from self._written(self.text, self.text.data, ())

    @property
    def written(self) -> Iterator[Written]:
        """Yield all words of the three files."""
        yield from self.spoken
        yield from self.texted

    @property
    def prompts(self) -> Iterator[tuple[Written, ...]]:
        """Yield each prompt of the three files, as its words in each language."""
        prompts: dict[tuple[str, Path], list[Written]] = {}
        for words in self.written:
            prompts.setdefault((words.source.file, words.path[:-1]), []).append(words)
        yield from map(tuple, prompts.values())

    def _written(self, source: Source, value: Any, path: Path) -> Iterator[Written]:
        if isinstance(value, Block) and path[-1] in self.hotline.languages:
            yield Written(source, path, value)
        elif isinstance(value, dict):
            for key, inner in value.items():
                yield from self._written(source, inner, (*path, key))
        elif isinstance(value, list):
            for place, inner in enumerate(value):
                yield from self._written(source, inner, (*path, place))


def note(problem: Problem) -> Problem:
    """Make a problem a note: nothing is wrong with the files, and the service minds by itself."""
    return replace(problem, level="note")


def warning(problem: Problem) -> Problem:
    """Make a problem a warning: it is for somebody to look at."""
    return replace(problem, level="warning")
