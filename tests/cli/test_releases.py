"""`ivr releases` tells what was put on the air, and never makes a database."""

from pathlib import Path

from tests.cli.conftest import Put, Run, on_sqlite_alone


def test_the_newest_comes_first_and_is_on_the_air(
    command: Run, put: Put, versions: list[dict[str, str]]
) -> None:
    first, second = put(versions[0], "short"), put(versions[1], "a moment")
    assert command("rollback", "1").exit_code == 0
    result = command("releases")
    assert result.exit_code == 0
    newest, middle, oldest = result.output.splitlines()
    assert newest.startswith(f"3  {first.release}  ")
    assert newest.endswith("  on the air  back to number 1: short")
    assert middle == f"2  {second.release}  2026-11-23 09:30 EST              a moment"
    assert oldest == f"1  {first.release}  2026-11-23 09:30 EST              short"


def test_a_limit_says_how_many_are_left_out(
    command: Run, put: Put, versions: list[dict[str, str]]
) -> None:
    for place in range(10):
        put(versions[place % 2], f"change {place}")
    lines = command("releases", "--limit", "2").output.splitlines()
    assert [line[:4] for line in lines[:2]] == ["10  ", " 9  "]
    assert lines[2:] == ["8 earlier: ivr releases --limit 10"]
    assert command("releases", "--limit", "0").exit_code == 2


def test_times_are_shown_though_the_release_on_the_air_is_unreadable(
    command: Run, put: Put, files: dict[str, str]
) -> None:
    put({**files, "text.yaml": "of: another version\n"}, "from another version")
    result = command("releases")
    assert result.exit_code == 0
    assert "on the air  from another version" in result.output


def test_an_empty_database_is_told_kindly(command: Run) -> None:
    result = command("releases")
    assert result.exit_code == 0
    assert result.output.startswith("Nothing was published yet in ")


@on_sqlite_alone
def test_to_read_makes_no_database(tmp_path: Path, command: Run) -> None:
    path = tmp_path / "elsewhere" / "ivr.sqlite3"
    result = command("releases", "--database", f"sqlite:///{path}")
    assert (result.exit_code, result.output) == (0, f"Nothing was published yet in {path}.\n")
    assert command("diff", "on-air", "--database", f"sqlite:///{path}").exit_code == 2
    assert not path.parent.exists()
