"""Counts: added up, read by day, folded and forgotten."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import astuple, replace
from datetime import date, timedelta

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from ivr.store import Count, Store, StoreError, open_store

FIRST, LAST = date(2026, 11, 20), date(2026, 11, 22)
DAY = date(2026, 11, 21)


def count(period: str = "2026-11-21T14", by: str = "1", target: str = "birth") -> Count:
    return Count(period, "0123abcd", "call", "en", "menu", by, target)


def test_amounts_add_up(store: Store) -> None:
    store.add({count(): 2, count(by="2"): 1})
    store.add({count(): 3})
    assert store.counts(DAY, DAY) == [(count(), 5), (count(by="2"), 1)]


def test_nothing_to_add_does_not_connect(url: str) -> None:
    store = open_store(url)
    store.add({})  # there are no tables
    with pytest.raises(StoreError, match=r"no such table|does not exist"):
        store.add({count(): 1})
    store.close()


@pytest.mark.parametrize("n", [0, -1, 2**31])
def test_an_amount_is_from_one(store: Store, n: int) -> None:
    with pytest.raises(ValueError, match="cannot be added"):
        store.add({count(by="2"): 1, count(): n})
    assert store.counts(DAY, DAY) == []


def test_many_counts_are_added_at_once(store: Store) -> None:
    many = {count(by=str(n)): n for n in range(1, 5000)}
    store.add(many)
    assert dict(store.counts(DAY, DAY)) == many


def test_every_part_of_a_count_tells_it_apart(store: Store) -> None:
    plain = count()
    parts = ["release", "channel", "language", "origin", "by", "target"]
    others = [replace(plain, **{part: "other"}) for part in parts]
    counts = dict.fromkeys([plain, replace(plain, period="2026-11-21T15"), *others], 1)
    store.add(counts)
    assert dict(store.counts(DAY, DAY)) == counts


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        (FIRST, LAST, 6),
        (DAY, DAY, 4),
        (date.min, FIRST, 1),
        (LAST, date.max, 1),
        (LAST, FIRST, 0),
    ],
)
def test_days_are_read_with_their_hours(store: Store, first: date, last: date, found: int) -> None:
    periods = [
        "2026-11-20T23",
        "2026-11-21",
        "2026-11-21T00",
        "2026-11-21T09",
        "2026-11-21T23",
        "2026-11-22",
    ]
    store.add({count(period): 1 for period in periods})
    assert len(store.counts(first, last)) == found
    assert [row.period for row, _ in store.counts(FIRST, LAST)] == periods


def test_hours_fold_into_their_day_once(store: Store) -> None:
    store.add({count("2026-11-20T23"): 1, count("2026-11-21T00"): 2, count("2026-11-21T01"): 3})
    store.add(
        {count("2026-11-21"): 10, count("2026-11-21T01", by="2"): 4, count("2026-11-22T00"): 5}
    )
    for folded in (4, 0):
        assert store.fold(LAST) == folded
        assert store.counts(FIRST, LAST) == [
            (count("2026-11-20"), 1),
            (count("2026-11-21"), 15),
            (count("2026-11-21", by="2"), 4),
            (count("2026-11-22T00"), 5),
        ]


def test_what_comes_late_is_folded_too(store: Store) -> None:
    store.add({count("2026-11-20T23"): 1})
    assert store.fold(DAY) == 1
    store.add({count("2026-11-20T23"): 2})
    assert store.fold(DAY) == 1
    assert store.counts(FIRST, FIRST) == [(count("2026-11-20"), 3)]


def test_days_are_forgotten_whole(store: Store) -> None:
    store.add({count(p): 1 for p in ("2026-11-20", "2026-11-20T23", "2026-11-21", "2026-11-21T00")})
    assert store.forget(DAY) == 2
    assert store.forget(DAY) == 0
    assert {row.period for row, _ in store.counts(FIRST, LAST)} == {"2026-11-21", "2026-11-21T00"}


@pytest.mark.parametrize(
    "period", ["", "2026-11", "2026-11-21T1", "2026-11-21 14", "2026-11-21T14\n", "２026-11-21"]
)
def test_a_period_is_an_hour_or_a_day(period: str) -> None:
    with pytest.raises(ValueError, match="is no period"):
        count(period)


@pytest.mark.parametrize("text", ["a\0b", "\ud800", "x" * 2000, "é" * 1000])
def test_a_count_can_always_be_kept(text: str) -> None:
    with pytest.raises(ValueError, match=r"a database cannot keep|longer than 2000 bytes"):
        count(by=text)


def test_every_other_character_is_kept(store: Store) -> None:
    characters = [chr(n) for n in range(1, 0x110000) if not 0xD800 <= n < 0xE000]
    texts = ["".join(characters[start : start + 450]) for start in range(0, len(characters), 450)]
    counts = {count(by=text): 1 for text in texts}
    store.add(counts)
    assert dict(store.counts(DAY, DAY)) == counts


days = st.integers(0, 3).map(lambda n: FIRST + timedelta(days=n))
periods = st.one_of(
    days.map(date.isoformat),
    st.builds(lambda day, hour: f"{day}T{hour:02}", days, st.integers(0, 23)),
)
counts = st.builds(count, periods, st.sampled_from("12é"), st.sampled_from(["birth", "hang_up"]))
additions = st.dictionaries(counts, st.integers(1, 2**31 - 1), max_size=8)


@given(steps=st.lists(additions | days, max_size=8))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_adding_and_folding_keep_the_totals_of_days(
    store: Store, steps: list[dict[Count, int] | date]
) -> None:
    store.forget(date.max)
    expected = Counter[tuple[str, ...]]()
    for step in steps:
        if isinstance(step, date):
            store.fold(step)
            assert not [
                c for c, _ in store.counts(date.min, step - timedelta(1)) if "T" in c.period
            ]
        else:
            store.add(step)
            expected += totals(step)
    assert totals(dict(store.counts(date.min, date.max))) == expected


def totals(counts: Mapping[Count, int]) -> Counter[tuple[str, ...]]:
    found = Counter[tuple[str, ...]]()
    for row, n in counts.items():
        day, *about = astuple(row)
        found[(day[:10], *about)] += n
    return found
