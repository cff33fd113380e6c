"""Find the passages of words that a pattern fits, and make problems at them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from ivr.check.rule import Written
from ivr.loader.problems import Problem


@dataclass(frozen=True)
class Passage:
    """A match in words: its places are those of the words, its slots are spaces."""

    words: Written
    match: re.Match[str]

    @property
    def quoted(self) -> str:
        """The passage on one line, in quotation marks."""
        return f'"{" ".join(self.match[0].split())}"'

    def problem(self, rule: str, says: str, cure: str, group: int | str = 0) -> Problem:
        """Make a problem where a group begins; `says` goes on after the name of the prompt."""
        message = f'"{self.words.name}" {says}'
        return self.words.problem(rule, message, cure, self.match.start(group))


def passages(
    written: Iterable[Written],
    pattern: re.Pattern[str] | Mapping[str, re.Pattern[str]],
    most: int | None = None,
) -> Iterator[Passage]:
    """Yield what a pattern, or that of their language, finds in words: at most `most` in each."""
    for words in written:
        own = pattern if isinstance(pattern, re.Pattern) else pattern.get(words.language)
        if own:
            for match in islice(own.finditer(words.plain), most):
                yield Passage(words, match)
