"""Add up the counts of one channel, moves apart from what else was counted there.

A count is (period, release, channel, language, origin, by, target) → n; what has no origin, or a
text's segments, is no move. The words by which moves are made stand here, those of what is no move
in ivr/counted.py.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ivr.metrics.names import ENDED, SEGMENTS
from ivr.store import Count

OUTCOMES = ("connected", "declined", "no_answer", "busy", "canceled", "failed")
TALKED = "connected"
UNTRIED = "not_staffed"  # a transfer without an agent's number
SECONDS = ("<10", "<30", "<60", "<120", "<180", "<300", "<600", "600+")
ASKED_FOR = ("sent", "not_sent", "not_textable")
ODD = ("not_understood", "not_answered", "did_you_mean", "sensitive", "courtesy")
KEYWORD = "keyword"
SILENCES = ("no input", "no match")

Counts = Iterable[tuple[Count, int]]


class Step(NamedTuple):
    """A move as it is added up: the language is that after it, empty if unknown."""

    origin: str
    by: str
    target: str
    language: str


class Amounts:
    """The counts of a channel over all periods and releases."""

    def __init__(self, counts: Counts, channel: str) -> None:
        self._counts = [(count, n) for count, n in counts if count.channel == channel]
        self._steps: Counter[Step] = Counter()
        self._notes: Counter[tuple[str, str]] = Counter()
        for count, n in self._counts:
            if is_move(count):
                self._steps[Step(count.origin, count.by, count.target, count.language)] += n
            else:
                self._notes[count.by, count.target] += n

    def moves(self) -> Iterator[tuple[Step, int]]:
        """Yield each move from one state on, and how often it was made."""
        yield from self._steps.items()

    def notes(self, by: str) -> int:
        """Return how often something was counted that is no move."""
        return sum(n for (noted, _), n in self._notes.items() if noted == by)

    def about(self, by: str) -> Counter[str]:
        """Return what has no origin by its target: the states where calls arrived, say."""
        about: Counter[str] = Counter()
        for (noted, target), n in self._notes.items():
            if noted == by:
                about[target] += n
        return about

    def by_period(self, by: str) -> Counter[str]:
        """Return what has no origin by its period, an hour or a day."""
        periods: Counter[str] = Counter()
        for count, n in self._counts:
            if not count.origin and count.by == by:
                periods[count.period] += n
        return periods

    def languages(self, by: str) -> Counter[str]:
        """Return what has no origin by its language."""
        languages: Counter[str] = Counter()
        for count, n in self._counts:
            if not count.origin and count.by == by:
                languages[count.language] += n
        return languages

    def endings(self) -> Iterator[tuple[str, str, int]]:
        """Yield the status, the range of seconds and the number of calls that ended so."""
        for (by, seconds), n in self._notes.items():
            how, _, status = by.partition(" ")
            if how == ENDED:
                yield status, seconds, n


def is_move(count: Count) -> bool:
    """Tell whether a count is a move out of a state, or of a caller who hung up in a transfer."""
    return bool(count.origin) and (bool(count.target) or count.by != SEGMENTS)


def in_order(names: Iterable[str], known: Iterable[str]) -> list[str]:
    """Sort names: those that are known in their order, then the others."""
    places = {name: place for place, name in enumerate(known)}
    return sorted(names, key=lambda name: (places.get(name, len(places)), name))
