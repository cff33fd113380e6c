"""Turn a mistake in a flow file into a message that an operator can act on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from ivr.model.lookalikes import look_closely, with_keyboard


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: where it stands (line and column from 1), its rule, what is wrong, the cure.

    An error keeps a flow off the air, and so does a warning until service.yaml accepts it: then its
    level is "accepted", and its cure the reason. A note only informs.
    """

    file: str
    line: int
    column: int
    rule: str
    message: str
    cure: str = ""
    level: Literal["error", "warning", "accepted", "note"] = "error"

    @property
    def keeps_off_the_air(self) -> bool:
        """Whether a flow with it is not published."""
        return self.level in ("error", "warning")

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}"
        text = f"{place}: {self.level}: {self.message} ({self.rule})"
        return f"{text}\n    {self.cure}" if self.cure else text


class FlowError(Exception):
    """Flow files that make no hotline; `problems` holds every reason once, sorted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: Sequence[Problem] = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


def near_miss(wrong: str, allowed: Iterable[str]) -> str | None:
    """Return the name that was most likely meant, if one is near."""
    typed = with_keyboard(wrong)
    return next(iter(get_close_matches(typed, sorted(allowed), n=1, cutoff=0.7)), None)


def suggest(wrong: str, allowed: Iterable[str]) -> str:
    """Offer the near miss of a name, else the names that are allowed; empty if there are none."""
    names = sorted(allowed)
    named, _ = look_closely(wrong)
    if near := near_miss(wrong, names):
        return f'{named}Did you mean "{near}"?'
    return f"{named}Allowed here: {', '.join(names)}." if names else named.strip()
