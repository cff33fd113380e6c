"""`ivr counts fold` folds hours into days, and forgets days, by the hotline's own clock."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ivr.cli.counts import counts
from ivr.store import Count, Store, open_store
from tests.conftest import TORONTO

TODAY = datetime.now(UTC).astimezone(TORONTO).date()


def run(url: str, *arguments: str, **environ: str) -> Result:
    return CliRunner(env={"DATABASE_URL": url, **environ}).invoke(counts, ["fold", *arguments])


def count(days: int, hour: int) -> Count:
    """Make a count of an hour so many days ago."""
    period = f"{TODAY - timedelta(days)}T{hour:02}"
    return Count(period, "0123abcd", "call", "en", "birth", "yes", "pregnancy")


@pytest.fixture
def store(store: Store) -> Store:
    """A store with two hours on each of some days, from today to long ago."""
    days = (0, 10, 80, 100, 700, 740)
    store.add({count(day, hour): day + hour for day in days for hour in (9, 14)})
    return store


def periods(store: Store) -> list[str]:
    first, last = TODAY - timedelta(days=1000), TODAY
    return [count.period for count, _ in store.counts(first, last)]


def test_old_hours_are_folded_and_older_days_deleted(url: str, store: Store) -> None:
    result = run(url)
    assert result.exit_code == 0, result.output
    assert "Folded into days: 4 rows from before" in result.output
    assert "Deleted: 2 rows from before" in result.output
    assert [len(period) for period in periods(store)] == [10, 10, *[13] * 6]


def test_nothing_but_hours_is_lost_by_folding(url: str, store: Store) -> None:
    before = sum(n for _, n in store.counts(TODAY - timedelta(days=720), TODAY))
    run(url, "--days", "1")
    assert sum(n for _, n in store.counts(TODAY - timedelta(days=720), TODAY)) == before


def test_days_and_years_are_options(url: str, store: Store) -> None:
    result = run(url, "--days", "5", "--keep", "90")
    assert "Folded into days: 4 rows" in result.output
    assert "Deleted: 6 rows" in result.output


def test_how_long_is_kept_is_a_setting(url: str, store: Store) -> None:
    assert "Deleted: 10 rows" in run(url, COUNTS_KEEP_DAYS="5").output
    assert len(periods(store)) == 2


def test_it_may_be_repeated(url: str, store: Store) -> None:
    run(url)
    kept = periods(store)
    result = run(url)
    assert "Folded into days: 0 rows" in result.output
    assert "Deleted: 0 rows" in result.output
    assert periods(store) == kept


def test_one_row_is_one_row(url: str) -> None:
    store = open_store(url)
    store.prepare()
    store.add({count(100, 9): 1})
    store.close()
    assert "Folded into days: 1 row from before" in run(url).output


@pytest.mark.parametrize("arguments", [["--days", "0"], ["--keep", "0"], ["--days", "many"]])
def test_misuse_is_told(url: str, store: Store, arguments: list[str]) -> None:
    before = periods(store)
    assert run(url, *arguments).exit_code == 2
    assert periods(store) == before


def test_a_setting_that_is_no_number_of_days_is_told(url: str, store: Store) -> None:
    result = run(url, COUNTS_KEEP_DAYS="for ever")
    assert result.exit_code == 2
    assert "'for ever' is not a valid" in result.stderr


def test_without_a_database_there_is_nothing_to_do_and_no_file_is_made(tmp_path: Path) -> None:
    result = run(f"sqlite:///{tmp_path}/ivr.sqlite3")
    assert (result.exit_code, result.output) == (0, "Nothing was counted yet.\n")
    assert not list(tmp_path.iterdir())


def test_a_database_that_does_not_answer_is_told() -> None:
    result = run("postgresql://caller:secret@127.0.0.1:1/ivr")
    assert result.exit_code == 1
    assert "127.0.0.1" in result.stderr
    assert "secret" not in result.stderr
