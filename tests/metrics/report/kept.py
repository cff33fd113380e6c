"""Read a kept set of counts, in which each line is a way that many people went."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ivr.store import Count

COUNTS = Path(__file__).parent / "counts.txt"
LINE = re.compile(r"(\w+) (\S+) (\S+) (\d+): (.+)")
STEP = re.compile(r"(?:([a-z_]+) (?=[^ ]+ [^ ]+$))?([^ (]+)(?:\((\w+)\))? (\S+)")
SPACED = {"no_input": "no input", "no_match": "no match"}


def kept_counts() -> list[tuple[Count, int]]:
    """Return the kept counts, in order."""
    return read_counts(COUNTS.read_text(encoding="utf-8"))


def read_counts(text: str) -> list[tuple[Count, int]]:
    """Read counts; the language of a call is unknown on its arrival, unless told in brackets."""
    counts: Counter[Count] = Counter()
    for line in text.splitlines():
        if line and not line.startswith("#"):
            for count, n in _line(line):
                counts[count] += n
    return sorted(counts.items())


def _line(line: str) -> Iterator[tuple[Count, int]]:
    match = LINE.fullmatch(line)
    assert match, line
    channel, period, language, n, ways = match.groups()
    origin = ""
    for way in ways.split(", "):
        step = STEP.fullmatch(way)
        assert step, way
        began, by, given, target = step.groups()
        known = given or ("" if by == "arrived" else language.replace("-", ""))
        by = SPACED.get(by, re.sub("^ended_", "ended ", by))
        place = target.replace("-", "") if target == "-" else target
        yield Count(period, "0123abcd", channel, known, began or origin, by, place), int(n)
        origin = place
