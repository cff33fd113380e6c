"""What a rule of the check is: a function that looks at a hotline and yields what it finds."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ivr.model.hotline import Hotline
from ivr.problems import Problem
from ivr.reader.source import Source

Rule = Callable[["Subject"], Iterator[Problem]]
"""Its name is the id, with - for _; its docstring tells why, with a flow that passes and one
that fails."""


@dataclass(frozen=True)
class Subject:
    """What rules look at: a hotline, where everything stands in its files, and today's date."""

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
