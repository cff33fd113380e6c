"""Where the digits of a number may lead: by ranges, by a table, else elsewhere."""

from collections.abc import Sequence
from typing import NamedTuple

from hypothesis import strategies as st

from tests.services.service_file import Node


class Ways(NamedTuple):
    """A plan without its words, and the rows of the table that it names, empty if it names none."""

    plan: Node
    table: str


@st.composite
def ranges(draw: st.DrawFn) -> str:
    """Write one to three numbers or ranges of numbers, each of up to six digits."""
    written = []
    for _ in range(draw(st.integers(1, 3))):
        size = draw(st.integers(1, 6))
        ends = sorted(draw(st.integers(0, 10**size - 1)) for _ in range(2))
        first, last = (f"{end:0{size}}" for end in ends)
        written.append(first if draw(st.booleans()) else f"{first}-{last}")
    return ", ".join(written)


@st.composite
def digits_plans(
    draw: st.DrawFn, targets: Sequence[str], states: Sequence[str], table: str
) -> Ways:
    """Draw the ways of a number to `targets`; a table leads to states alone."""
    target = st.sampled_from(targets)
    most = draw(st.integers(1, 6) | st.just(20))
    plan: Node = {"most": str(most), "otherwise": draw(target)}
    if draw(st.booleans()):
        plan["least"] = str(draw(st.integers(1, most)))
    if draw(st.booleans()):
        plan["ranges"] = draw(st.dictionaries(ranges(), target, min_size=1, max_size=2))
    if not draw(st.booleans()):
        return Ways(plan, "")
    mark = draw(st.sampled_from(",;\t"))
    state = st.sampled_from(states)
    rows = [(draw(ranges()).split(",")[0], draw(state)) for _ in range(draw(st.integers(0, 3)))]
    lines = [mark.join(["digits", "state"]), *(mark.join(row) for row in rows)]
    return Ways({**plan, "list": table}, "\n".join(lines))
