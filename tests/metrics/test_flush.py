"""Counts are written once; what cannot be written waits, and survives the process."""

import logging
from pathlib import Path

import pytest

from ivr.metrics.flush import Counting
from ivr.releases.release_cache import Shelf
from ivr.store import Count, Store
from tests.conftest import WORKDAY
from tests.web.machine import take_away

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
KEY = ("2026-11-23T10", "0123abcd", "call", "en", "birth", "yes", "pregnancy")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "releases")


@pytest.fixture
def counting(store: Store, shelf: Shelf) -> Counting:
    return Counting(store, shelf)


def counted(store: Store) -> dict[Count, int]:
    return dict(store.counts(WORKDAY.date(), WORKDAY.date()))


def test_counts_are_written_once(counting: Counting, store: Store) -> None:
    counting.waiting.add(KEY, 2)
    counting.write()
    counting.write()
    assert counted(store) == {Count(*KEY): 2}


def test_counts_wait_while_the_database_is_away_and_are_written_when_it_is_back(
    counting: Counting,
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING, "ivr"):
        with monkeypatch.context() as patches:
            take_away(patches)
            for _ in range(3):
                counting.waiting.add(KEY)
                counting.write()
            assert counting.is_stuck
        counting.write()
    assert counted(store) == {Count(*KEY): 3}
    assert len(counting.waiting) == 0
    assert not counting.is_stuck
    said = [record.getMessage().partition(":")[0] for record in caplog.records]
    assert said == ["counts wait in memory", "counts are written again"]


def test_what_waits_when_a_process_stops_is_written_by_the_next(
    counting: Counting, store: Store, shelf: Shelf
) -> None:
    counting.waiting.add(KEY, 5)
    counting.leave()
    after = Counting(store, shelf)
    after.collect()
    Counting(store, shelf).collect()
    after.write()
    assert counted(store) == {Count(*KEY): 5}


def test_what_cannot_even_be_left_is_told_in_numbers(
    store: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").touch()
    counting = Counting(store, Shelf(tmp_path / "file/releases"))
    counting.waiting.add(KEY, 7)
    counting.leave()
    assert "7 counts are lost" in caplog.text


def test_a_count_that_no_database_can_keep_holds_up_no_other(
    counting: Counting, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    counting.waiting.add(KEY)
    counting.waiting.add((*KEY[:6], "x" * 3000))
    counting.write()
    assert counted(store) == {Count(*KEY): 1}
    assert "cannot be kept" in caplog.text


def test_whatever_goes_wrong_the_counts_are_not_lost(
    counting: Counting, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    counting.waiting.add(KEY)
    with monkeypatch.context() as patches:
        patches.setattr(Store, "add", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            counting.write()
    counting.write()
    assert counted(store) == {Count(*KEY): 1}
