"""`ivr rollback` puts an earlier release on the air again, and says which."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from ivr.store import Store
from tests.cli.conftest import Put, Run, on_sqlite_alone

MODULE = import_module("ivr.cli.rollback")
Versions = list[dict[str, str]]


def notes(store: Store) -> list[str]:
    return [one.note for one in store.history(99)]


def test_without_a_number_it_goes_back_to_what_was_on_the_air_before(
    command: Run, put: Put, store: Store, versions: Versions
) -> None:
    first = put(versions[0], "short")
    put(versions[1], "a moment")
    result = command("rollback", "-m", "callers complain")
    assert result.exit_code == 0, result.output
    note = "back to number 1: short (callers complain)"
    assert f"Release {first.release} is on the air, as number 3: {note}\n" in result.output
    assert f"in the database at {store.place}.\n" in result.output
    assert result.output.endswith("To take it back: ivr rollback 2\n")
    assert notes(store) == [note, "a moment", "short"]
    current = store.current()
    assert current
    assert current.release == first.release


def test_the_same_release_published_twice_is_passed_over(
    command: Run, put: Put, store: Store, versions: Versions
) -> None:
    for version, note in zip((0, 1, 1), ("short", "a moment", "again"), strict=True):
        put(versions[version], note)
    assert command("rollback").exit_code == 0
    assert notes(store)[0] == "back to number 1: short"


def test_going_back_again_and_again_goes_to_and_fro(
    command: Run, put: Put, store: Store, versions: Versions
) -> None:
    put(versions[0], "short")
    put(versions[1], "a moment")
    for note in ("1: short", "2: a moment", "1: short"):
        assert command("rollback").exit_code == 0
        assert notes(store)[0] == f"back to number {note}"


@pytest.mark.parametrize("written", ["1", "#1", "{release}"])
def test_a_number_or_a_release_is_gone_back_to(
    command: Run, put: Put, store: Store, versions: Versions, written: str
) -> None:
    first = put(versions[0], "short")
    put(versions[1], "a moment")
    put(versions[2], "stay")
    assert command("rollback", written.format(release=first.release)).exit_code == 0
    assert notes(store)[0] == "back to number 1: short"


@pytest.mark.parametrize("written", ["7", "0", "12345678", "4f1c09ab", "HEAD"])
def test_an_unknown_one_is_misuse_and_the_known_ones_are_named(
    command: Run, put: Put, store: Store, versions: Versions, written: str
) -> None:
    first, second = put(versions[0], "short"), put(versions[1], "a moment")
    result = command("rollback", written)
    assert result.exit_code == 2
    known = f"2 ({second.release}), 1 ({first.release})"
    assert f'"{written}" was never published. Published were: {known}' in result.stderr
    assert notes(store) == ["a moment", "short"]


def test_nothing_to_go_back_to_is_refused(
    command: Run, put: Put, store: Store, versions: Versions
) -> None:
    result = command("rollback")
    assert (result.exit_code, "Nothing was published yet" in result.stderr) == (1, True)
    first = put(versions[0], "short")
    result = command("rollback")
    assert (result.exit_code, "no earlier release" in result.stderr) == (1, True)
    for written in ("1", first.release):
        result = command("rollback", written)
        assert (result.exit_code, "already on the air" in result.stderr) == (1, True)
    assert store.history(9) == [first]


@on_sqlite_alone
def test_to_go_back_makes_no_database(command: Run, tmp_path: Path) -> None:
    path = tmp_path / "elsewhere" / "ivr.sqlite3"
    result = command("rollback", "--database", f"sqlite:///{path}")
    assert result.exit_code == 1
    assert f"Nothing was published yet in the database at {path}: " in result.stderr
    assert not path.parent.exists()


@pytest.mark.parametrize("text", ["of: another version\n", "", "start: ["])
def test_a_release_that_this_version_cannot_read_is_refused(
    command: Run, put: Put, store: Store, versions: Versions, text: str
) -> None:
    put({**versions[0], "text.yaml": text}, "from another version")
    put(versions[1], "a moment")
    result = command("rollback", "1")
    assert result.exit_code == 1
    assert "text.yaml:1:" in result.stderr
    assert "cannot be read by this version" in result.stderr
    assert notes(store) == ["a moment", "from another version"]


def test_of_two_operators_at_once_one_wins_and_the_other_is_told(
    command: Run,
    put: Put,
    store: Store,
    versions: Versions,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put(versions[0], "short")
    put(versions[1], "a moment")
    read_edition = MODULE.read_edition

    def read_while_another_publishes(*arguments: Any) -> Any:
        if len(notes(store)) == 2:
            put(versions[2], "the other operator's")
        return read_edition(*arguments)

    monkeypatch.setattr(MODULE, "read_edition", read_while_another_publishes)
    result = command("rollback")
    assert result.exit_code == 1
    assert "Nothing was changed: somebody else came first.\n    number 3, " in result.stderr
    assert "2026-11-23 09:30 EST: the other operator's\n" in result.stderr
    assert notes(store) == ["the other operator's", "a moment", "short"]
