"""Hours of every shape that service.yaml can give them, for hypothesis."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from ivr.model.calendar import LONGEST_NIGHT, MIDNIGHT, NOON, WEEKDAYS
from ivr.model.hours import Hours

FIRST = date(2026, 12, 14)
DAYS = [FIRST + timedelta(days=offset) for offset in range(40)]  # with holidays, and a new year
STEP = 30


@st.composite
def spans(draw: st.DrawFn) -> str:
    """Write up to three stretches of a day, of which the last may go through the night."""
    moments = st.integers(0, MIDNIGHT // STEP).map(lambda place: place * STEP)
    ends = sorted(draw(st.lists(moments, unique=True, max_size=6)))
    pairs = list(zip(ends[::2], ends[1::2], strict=False))
    goes_on: bool = draw(st.booleans())
    if pairs and goes_on:
        start, _ = pairs.pop()
        last = min(NOON - STEP, start - STEP, start + LONGEST_NIGHT - MIDNIGHT)
        if last > 0:
            pairs.append((start, draw(st.integers(1, last // STEP)) * STEP))
    return ", ".join(f"{_time(start)}-{_time(end)}" for start, end in pairs) or "closed"


def _time(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


@st.composite
def weeks(draw: st.DrawFn) -> dict[str, str]:
    """Give each day of the week some hours, some days the same ones; agents are there once."""
    patterns = draw(st.lists(spans(), min_size=1, max_size=3))
    patterns += ["closed", "00:00-24:00", "09:00-17:00"]
    week = {day: draw(st.sampled_from(patterns)) for day in draw(st.permutations(WEEKDAYS))}
    if all(hours == "closed" for hours in week.values()):
        week[draw(st.sampled_from(WEEKDAYS))] = "22:00-06:00"
    return week


@st.composite
def seasons(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Cut a year at some days, and give some of its parts a week of their own."""
    cuts = sorted(draw(st.lists(st.sampled_from(DAYS), unique=True, max_size=4)))
    return [
        {"from": f"{first:%m-%d}", "until": f"{last:%m-%d}", "open": draw(weeks())}
        for first, last in zip(cuts[::2], cuts[1::2], strict=False)
    ]


@st.composite
def any_hours(draw: st.DrawFn) -> Hours:
    """Make hours with all that they may have."""
    node: dict[str, Any] = {
        "timezone": draw(st.sampled_from(["America/Toronto", "America/St_Johns", "UTC"])),
        "open": draw(weeks()),
        "seasons": draw(seasons()),
        "dates": draw(st.dictionaries(st.sampled_from(DAYS).map(str), spans(), max_size=5)),
    }
    if draw(st.booleans()):
        node["holidays"] = "CA-ON"
    return Hours.model_validate(node)
