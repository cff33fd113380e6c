"""Compare the counts in a store with the diary of telephones, as far as both can know the same."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ivr.loader import BUNDLED, read_flows, read_folder
from ivr.store import Count
from tests.telephones import Noted

PASSED = ("questions",)  # a call may wait there, or go on by itself in the language it has
LOST = "lost"


@dataclass(frozen=True)
class Tallies:
    """What both sides counted. `odd` is what the service counted as its own failures."""

    told: int
    stored: int
    lost: int
    twice: int
    odd: int


def counted_by(rows: Iterable[tuple[Count, int]]) -> Counter[Noted]:
    """Turn the rows of a store into what telephones can know of them."""
    states = read_flows(read_folder(BUNDLED)).hotline.call.states
    waiting = {name for name, state in states.items() if state.SHAPE != "passes"}
    counted: Counter[Noted] = Counter()
    for count, n in rows:
        if count.channel == "web" or count.by == LOST:
            counted[Noted("web", count.release, count.by)] += n
        elif count.channel == "call" and count.by.startswith("ended "):
            counted[Noted("call", "", "ended")] += n
        elif count.channel == "call" and count.by == "arrived":
            counted[Noted("call", count.release, "arrived")] += n
        elif count.channel == "call" and count.origin in waiting and count.by != "segments":
            counted[Noted("call", count.release, count.origin)] += n
        elif count.channel == "text" and count.by == "received":
            counted[Noted("text", count.release, "received")] += n
    return counted


def compare(told: Counter[Noted], stored: Counter[Noted]) -> Tallies:
    """Compare count by count: what is lost here makes not up for what is twice there."""
    odd = sum(n for noted, n in stored.items() if noted.channel == "web")
    told, stored = (
        Counter(
            {key: n for key, n in side.items() if key.channel != "web" and key.what not in PASSED}
        )
        for side in (told, stored)
    )
    return Tallies(
        told.total(), stored.total(), (told - stored).total(), (stored - told).total(), odd
    )
