"""`ivr report` shows what was counted: on a terminal in both languages, and for programs."""

import csv
import io
import json
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ivr.cli.report import report
from ivr.loader import release_of
from ivr.metrics.report.section import FILED_BY, Ratio, number, share
from ivr.metrics.report.traffic import day_name
from ivr.model.hotline import Hotline
from ivr.store import Count, open_store
from ivr.view.labels import translator
from tests.conftest import TORONTO
from tests.kept import compare
from tests.metrics.report.kept import COUNTS, kept_counts

WEEK = ("--from", "2026-11-15", "--to", "2026-11-21")


def run(url: str, *arguments: str, columns: int = 80) -> Result:
    environ = {"DATABASE_URL": url, "COLUMNS": str(columns), "TERM": "dumb"}
    return CliRunner(env=environ).invoke(report, arguments)


@pytest.fixture
def empty(tmp_path: Path) -> str:
    """The address of a database that is not there yet."""
    return f"sqlite:///{tmp_path}/ivr.sqlite3"


@pytest.fixture
def url(empty: str) -> str:
    """The address of a database with the kept counts, and no release."""
    store = open_store(empty)
    store.prepare()
    store.add(dict(kept_counts()))
    store.close()
    return empty


# The table


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_table_is_as_it_was_kept(
    url: str, language: str, request: pytest.FixtureRequest
) -> None:
    """After a change: `pytest tests/cli/test_report.py --refresh-transcripts`, and look."""
    result = run(url, *WEEK, "--language", language)
    assert result.exit_code == 0, result.output
    shown = "".join(f"{line.rstrip()}\n" for line in result.output.splitlines())
    kept = COUNTS.with_name(f"report.{language}.txt")
    compare(kept, shown, request.config.getoption("--refresh-transcripts"))


@pytest.mark.parametrize("columns", [40, 50, 63, 64, 80, 120, 200])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_table_fits_into_a_terminal(url: str, columns: int, language: str) -> None:
    result = run(url, *WEEK, "--language", language, columns=columns)
    assert max(map(len, result.output.splitlines())) <= columns


def test_words_are_sent_and_not_heard(url: str) -> None:
    output = run(url, *WEEK).output
    assert "the answer was sent" in output
    assert "heard" not in output


def test_what_is_missing_is_said(empty: str, url: str) -> None:
    store = open_store(url)
    store.add({Count("2026-11-20T09", "0123abcd", "call", "en", "rights", "1", "more"): 5000})
    store.add({Count("2026-11-20T09", "0123abcd", "call", "en", "busy", "1", "agent"): 2021})
    store.close()
    assert "Missing: 2,001 ways into these states" in run(url, *WEEK, columns=120).output


def test_a_week_without_counts_is_told_kindly(url: str) -> None:
    result = run(url, "--from", "2026-01-01", "--to", "2026-01-07")
    assert result.exit_code == 0
    assert "Nothing was counted in these days" in result.output


# The days


def test_the_last_seven_days_are_the_usual_ones(url: str) -> None:
    days = {datetime.now(UTC).astimezone(TORONTO).date()}  # it may be about midnight
    found = json.loads(run(url, "--format", "json").output)
    days.add(datetime.now(UTC).astimezone(TORONTO).date())
    first, last = date.fromisoformat(found["first"]), date.fromisoformat(found["last"])
    assert last in days
    assert last - first == timedelta(days=6)


def test_seven_days_end_with_a_last_day(url: str) -> None:
    found = json.loads(run(url, "--to", "2026-11-21", "--format", "json").output)
    assert found["first"] == "2026-11-15"


def test_the_first_of_all_days_has_none_before(url: str) -> None:
    found = json.loads(run(url, "--to", "0001-01-02", "--format", "json").output)
    assert found["first"] == "0001-01-01"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--from", "yesterday"], "'yesterday' is no day. Write it as 2026-11-21."),
        (["--from", "2026-02-30"], "'2026-02-30' is no day"),
        (["--from", "2026-11-22", "--to", "2026-11-21"], "comes after the last, 2026-11-21"),
        (["--language", "de"], "'de' is not one of"),
        (["--database", "mysql://db/ivr"], 'kind "mysql" is not known'),
    ],
)
def test_misuse_is_told(url: str, arguments: list[str], message: str) -> None:
    result = run(url, *arguments)
    assert result.exit_code == 2
    assert message in result.stderr


# The database


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_without_a_database_there_is_nothing_to_report_and_no_file_is_made(
    empty: str, tmp_path: Path, form: str
) -> None:
    result = run(empty, "--format", form)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert f"There is no database to read: {tmp_path}/ivr.sqlite3 does not exist." in result.stderr
    assert not list(tmp_path.iterdir())


def test_a_database_that_does_not_answer_is_told() -> None:
    result = run("postgresql://caller:secret@127.0.0.1:1/ivr")
    assert result.exit_code == 1
    assert "127.0.0.1" in result.stderr
    assert "secret" not in result.stderr


def test_the_states_are_those_of_the_release_on_the_air(url: str, files: dict[str, str]) -> None:
    """The kept counts know a state that the bundled hotline has not, but this one has."""
    question = files["call.yaml"].replace("  fertility:\n", "  pregnancy_help:\n")
    call = question.replace("next: fertility", "next: pregnancy_help")
    changed = {**files, "call.yaml": call}
    publish(url, changed)
    found = json.loads(run(url, *WEEK, "--format", "json").output)
    kinds = {one["state"]: one.get("kind") for one in found["call_left"]}
    assert found["release"] == release_of(changed)
    assert kinds["pregnancy_help"] == "ask"
    assert kinds["birth"] == "ask"


def test_a_release_that_cannot_be_read_any_more_is_told(url: str, files: dict[str, str]) -> None:
    publish(url, {**files, "call.yaml": "flow: call\n"})
    result = run(url, *WEEK, "--format", "json")
    assert result.exit_code == 0
    assert "cannot be read any more" in result.stderr
    assert {"by": "sent", "n": 595} in json.loads(result.stdout)["call_answer"]


def publish(url: str, files: dict[str, str]) -> None:
    store = open_store(url)
    store.publish(release_of(files), files, "a change", datetime.now(UTC), 0)
    store.close()


# For programs


def test_the_sheet_is_one_flat_table(url: str) -> None:
    result = run(url, *WEEK, "--format", "csv", "--language", "fr")
    rows = list(csv.DictReader(io.StringIO(result.output)))
    assert list(rows[0]) == [*FILED_BY, "n"]
    found = {tuple(row.values())[:-1]: int(row["n"]) for row in rows}
    assert len(found) == len(rows), "no two rows are about the same"
    assert found["days", "2026-11-16", "", "", "calls"] == 363
    assert found["hours", "09", "", "", "calls"] == 162
    assert found["folded", "", "", "", "days"] == 1
    assert found["languages", "", "fr", "", "calls"] == 111
    assert found["call_answer", "", "", "", "sent"] == 595
    assert found["call_answer", "", "", "exposed", "state"] == 597
    assert found["call_left", "", "", "more", "left"] == 128
    assert found["call_left", "", "", "hang_up", "entered"] == 459
    assert found["call_choices", "", "", "birth", "yes"] == 526
    assert found["text_choices", "", "", "hello", "keyword check"] == 47
    assert found["transfers", "", "", "connected", "hung_up"] == 38
    assert found["ended", "", "", "completed", "600+"] == 41
    assert found["texts", "", "", "check", "keyword"] == 47
    assert found["send_texts", "", "", "not_textable", "all"] == 2
    assert found["trouble", "", "", "call", "refused"] == 7


def test_json_has_the_rows_of_each_section(url: str, hotline: Hotline) -> None:
    found = json.loads(run(url, *WEEK, "--format", "json").output)
    assert (found["hotline"], found["release"]) == (hotline.service.name, hotline.release)
    assert found["days"][1] == {
        "day": "2026-11-16",
        "calls": 363,
        "closed": 0,
        "conversations": 31,
        "texts": 155,
    }
    assert found["hours"][0] == {"hour": 8, "calls": 0, "conversations": 7, "texts": 22}
    assert found["transfers"][0] == {"outcome": "connected", "all": 47, "hung_up": 38}
    assert found["ended"][0] == {"status": "completed", "seconds": "<10", "n": 22}
    assert found["trouble"][0] == {"channel": "call", "refused": 7, "failed": 0}
    assert set(found) >= {"first", "last", "folded", "languages", "text_left", "text_choices"}


def test_json_has_every_number_of_the_sheet(url: str) -> None:
    sheet = run(url, *WEEK, "--format", "csv").output
    expected = Counter(
        (row["section"], int(row["n"])) for row in csv.DictReader(io.StringIO(sheet))
    )
    sections = {
        name: rows
        for name, rows in json.loads(run(url, *WEEK, "--format", "json").output).items()
        if isinstance(rows, list)
    }
    found = Counter(
        (name, cell)
        for name, rows in sections.items()
        for row in rows
        for key, cell in row.items()
        if isinstance(cell, int) and key != "hour"
    )
    assert found == expected


def test_a_section_without_rows_is_still_there(url: str) -> None:
    days = ("--from", "2026-01-01", "--to", "2026-01-07")
    found = json.loads(run(url, *days, "--format", "json").output)
    assert found["days"] == found["transfers"] == found["trouble"] == []


# The words


@pytest.mark.parametrize(
    ("n", "of", "english", "french"),
    [
        (0, 0, "", ""),
        (0, 7, "0%", "0\u00a0%"),
        (1, 3, "33%", "33\u00a0%"),
        (1, 1000, "<1%", "<1\u00a0%"),
        (7, 7, "100%", "100\u00a0%"),
    ],
)
def test_shares_are_written_as_their_language_does(
    n: int, of: int, english: str, french: str
) -> None:
    assert share(Ratio(n, of), translator("en")) == english
    assert share(Ratio(n, of), translator("fr")) == french


def test_thousands_stand_apart() -> None:
    assert number(1234567, translator("en")) == "1,234,567"
    assert number(1234567, translator("fr")) == "1\u00a0234\u00a0567"


def test_days_have_a_weekday() -> None:
    assert day_name(date(2026, 11, 21), translator("fr")) == "sam. 2026-11-21"
