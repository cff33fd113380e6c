"""`ivr publish` puts on the air what has no problem at all, once, and only if nobody came first."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from ivr.cli import main
from ivr.cli.publish import read_message
from ivr.loader import BUNDLED, read_folder, release_of
from ivr.store import Store, open_store
from tests.cli.conftest import Put, Run, on_sqlite_alone
from tests.store.test_migrations import set_revision

MODULE = import_module("ivr.cli.publish")


@pytest.fixture
def at_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MODULE, "_at_terminal", lambda: True)


def edit(folder: Path, old: str, new: str) -> None:
    text = (folder / "call.yaml").read_text(encoding="utf-8")
    assert old in text
    (folder / "call.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_first_release_is_put_on_the_air(command: Run, folder: Path, url: str) -> None:
    result = command("publish", str(folder), "-m", "a first\nrelease")
    assert result.exit_code == 0, result.output
    release = release_of(read_folder(folder))
    assert "nothing was published before" in result.output
    assert f"Release {release} is on the air, as number 1: a first release\n" in result.output
    store = open_store(url)
    assert f"in the database at {store.place}.\n" in result.output
    current = store.current()
    assert current
    assert (current.number, current.release, current.note) == (1, release, "a first release")
    assert store.files(release) == read_folder(folder)
    store.close()


def test_a_change_is_shown_and_how_it_is_taken_back(
    command: Run, put: Put, versions: list[dict[str, str]], store: Store
) -> None:
    before = put(versions[0], "short")
    result = command("publish", "-m", "friendlier", "--yes")
    assert result.exit_code == 0, result.output
    assert f"What differs from release {before.release}, which is on the air:" in result.output
    assert "[-Hold on.-] {+Please hold while we ring an agent.+}" in result.output
    assert "2 differences\n" in result.output
    assert "as number 2: friendlier\n" in result.output
    assert result.output.endswith("To take it back: ivr rollback 1\n")
    assert [one.number for one in store.history(9)] == [2, 1]


def unknown_state(folder: Path) -> None:
    edit(folder, "next: pregnancy", "next: pregnacy")


def not_a_text(folder: Path) -> None:
    (folder / "text.yaml").write_bytes(b"\xff\xfe\x00")


def missing_file(folder: Path) -> None:
    (folder / "service.yaml").unlink()


def warning(folder: Path) -> None:
    edit(folder, "Please hold while we ring an agent.", "We ring an agent.")


def silent_loop(folder: Path) -> None:
    text = (folder / "call.yaml").read_text(encoding="utf-8")
    before, after = text.split("\n  more:")
    after = after.replace("{then: goodbye}", "{then: more, otherwise: more}", 1)
    (folder / "call.yaml").write_text(f"{before}\n  more:{after}", encoding="utf-8")


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (unknown_state, "error: "),
        (not_a_text, "(bad-file)"),
        (missing_file, "(missing-file)"),
        (warning, "warning: "),
        (silent_loop, "(silent-loop)"),
    ],
)
def test_a_folder_with_a_problem_is_refused_in_the_words_of_the_check(
    command: Run,
    put: Put,
    store: Store,
    folder: Path,
    versions: list[dict[str, str]],
    damage: Callable[[Path], None],
    said: str,
) -> None:
    before = put(versions[0], "short")
    damage(folder)
    checked = command("check", str(folder))
    result = command("publish", str(folder), "-m", "why", "--yes")
    assert (checked.exit_code, result.exit_code) == (1, 1)
    assert said in result.stdout
    assert ("error: " in result.stdout) == (damage is not warning)
    assert result.stdout == checked.stdout
    assert result.stderr.startswith("Nothing was published.\nOn the air as before: release ")
    assert store.history(9) == [before]


def test_a_warning_is_published_once_it_is_accepted_by_name(
    command: Run, store: Store, folder: Path
) -> None:
    warning(folder)
    refused = command("publish", str(folder), "-m", "why", "--yes")
    told = refused.stderr.splitlines()
    assert told[0] == "Nothing was published."
    assert told[-3:] == [
        "What is right as it is can be accepted in service.yaml, with your reason:",
        "    accepted:",
        "      uneven-lengths call.connect: why it is right",
    ]
    service = folder / "service.yaml"
    text = service.read_text(encoding="utf-8")
    service.write_text(f"{text}\naccepted:\n{told[-1][4:]}\n", encoding="utf-8")
    checked = command("check", str(folder))
    assert checked.exit_code == 0
    assert "accepted: " in checked.output
    assert "    Accepted: why it is right\n" in checked.output
    assert command("publish", str(folder), "-m", "why", "--yes").exit_code == 0
    current = store.current()
    assert current
    assert "accepted:" in (store.files(current.release) or {})["service.yaml"]


def test_an_error_is_not_offered_to_be_accepted(command: Run, folder: Path) -> None:
    warning(folder)
    silent_loop(folder)
    assert "accepted" not in command("publish", str(folder), "-m", "why", "--yes").stderr


def test_what_is_on_the_air_already_is_not_published_again(
    command: Run, put: Put, store: Store, files: dict[str, str]
) -> None:
    before = put(files, "as it ships")
    result = command("publish", "-m", "again")
    assert result.exit_code == 1
    assert "already on the air" in result.stderr
    assert f"On the air as before: release {before.release}, number 1" in result.stderr
    assert store.history(9) == [before]


@on_sqlite_alone
@pytest.mark.parametrize("message", [(), ("-m", ""), ("--message", " \n ")])
def test_a_message_is_required(command: Run, message: tuple[str, ...]) -> None:
    result = command("publish", *message)
    assert result.exit_code == 2
    assert "say why it is published" in result.stderr


@on_sqlite_alone
@pytest.mark.usefixtures("at_terminal")
def test_a_terminal_is_asked_why_and_whether(
    command: Run, put: Put, store: Store, versions: list[dict[str, str]]
) -> None:
    before = put(versions[0], "short")
    result = command("publish", typed="friendlier\nn\n")
    assert result.exit_code == 1
    assert "Put this on the air? [y/N]" in result.output
    assert store.history(9) == [before]
    result = command("publish", typed="friendlier\ny\n")
    assert result.exit_code == 0
    assert [one.note for one in store.history(9)] == ["friendlier", "short"]


@on_sqlite_alone
@pytest.mark.usefixtures("at_terminal")
def test_with_yes_a_terminal_is_not_asked(command: Run) -> None:
    result = command("publish", "-m", "first", "--yes", typed="")
    assert result.exit_code == 0
    assert "[y/N]" not in result.output


@pytest.fixture
def nowhere(tmp_path: Path) -> Path:
    """A database that is not there yet."""
    return tmp_path / "elsewhere" / "ivr.sqlite3"


@on_sqlite_alone
def test_a_new_database_is_told_of(command: Run, nowhere: Path) -> None:
    result = command("publish", "-m", "first", DATABASE_URL=f"sqlite:///{nowhere}")
    assert result.exit_code == 0
    assert f"There is no database yet: {nowhere} is made, with this in it.\n" in result.output
    assert nowhere.exists()
    result = command("publish", str(BUNDLED), "-m", "again", DATABASE_URL=f"sqlite:///{nowhere}")
    assert "There is no database yet" not in result.output


@on_sqlite_alone
@pytest.mark.usefixtures("at_terminal")
def test_a_terminal_is_asked_before_a_database_is_made(command: Run, nowhere: Path) -> None:
    words = ("publish", "-m", "first", "--database", f"sqlite:///{nowhere}")
    result = command(*words, typed="n\n")
    assert result.exit_code == 1
    assert "Make it, and put this on the air? [y/N]" in result.output
    assert not nowhere.parent.exists()
    assert command(*words, typed="y\n").exit_code == 0
    assert nowhere.exists()


@on_sqlite_alone
def test_what_is_refused_makes_no_database(command: Run, folder: Path, nowhere: Path) -> None:
    missing_file(folder)
    result = command("publish", str(folder), "-m", "why", "--database", f"sqlite:///{nowhere}")
    assert result.exit_code == 1
    assert not nowhere.parent.exists()


def test_of_two_operators_at_once_one_wins_and_the_other_is_told(
    command: Run,
    put: Put,
    store: Store,
    folder: Path,
    versions: list[dict[str, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put(versions[0], "short")
    prove_folder = MODULE.prove_folder

    def prove_while_another_publishes(*arguments: Any, **options: Any) -> Any:
        put(versions[1], "the other operator's")
        return prove_folder(*arguments, **options)

    monkeypatch.setattr(MODULE, "prove_folder", prove_while_another_publishes)
    result = command("publish", str(folder), "-m", "mine", "--yes")
    first = release_of(versions[1])
    assert result.exit_code == 1
    assert result.stderr == (
        "Nothing was changed: somebody else came first.\n"
        f"    number 2, release {first}, 2026-11-23 09:30 EST: the other operator's\n"
        "Look at what differs from that (ivr diff), then publish again.\n"
    )
    assert [one.note for one in store.history(9)] == ["the other operator's", "short"]
    assert store.files(release_of(read_folder(folder))) is None


@on_sqlite_alone
def test_what_is_on_the_air_may_be_unreadable_by_this_version(
    command: Run, put: Put, files: dict[str, str]
) -> None:
    put({**files, "text.yaml": "of: another version\n"}, "from another version")
    result = command("publish", "-m", "ours")
    assert result.exit_code == 0
    assert "what differs from it cannot be shown" in result.output


@pytest.mark.parametrize("words", [("publish", "-m", "why"), ("rollback",), ("releases",)])
def test_a_database_that_is_away_is_named(words: tuple[str, ...]) -> None:
    away = "postgresql://operator:secret@127.0.0.1:9/hotline"
    result = CliRunner(env={"IVR_FLOWS": ""}).invoke(main, [*words, "--database", away])
    assert result.exit_code == 1
    assert "The database failed: " in result.stderr
    assert "postgresql://operator@127.0.0.1:9/hotline" in result.stderr
    assert "secret" not in result.output


@on_sqlite_alone
def test_an_address_of_no_database_is_misuse(command: Run) -> None:
    result = command("publish", "-m", "why", "--database", "mysql://db/hotline")
    assert result.exit_code == 2
    assert 'A database of the kind "mysql" is not known' in result.stderr


def test_a_message_has_nothing_that_a_terminal_obeys() -> None:
    assert read_message(" Plus court,\n\tvoilà\x1b[31m\0\udcff ") == "Plus court, voilà [31m"


@on_sqlite_alone
def test_the_folder_of_the_settings_is_published(
    command: Run, folder: Path, store: Store, tmp_path: Path
) -> None:
    moved = folder.rename(tmp_path / "ours")
    edit(moved, "Please hold while", "Please wait while")
    assert command("publish", "-m", "ours", IVR_FLOWS=str(moved)).exit_code == 0
    assert store.files(release_of(read_folder(moved))) == read_folder(moved)


@pytest.mark.parametrize(
    "arguments",
    [("publish", "-m", "why"), ("rollback",), ("releases",), ("report",), ("counts", "fold")],
    ids=" ".join,
)
def test_a_database_of_a_later_version_is_refused_in_one_sentence(
    command: Run, store: Store, arguments: tuple[str, ...]
) -> None:
    set_revision(store, "9999")
    result = command(*arguments)
    assert result.exit_code == 1
    assert result.stderr == (
        f"The database at {store.place} was made by a later version of this program (its revision "
        "9999 is not known here): install that version, or go back to a copy of the database from "
        "before it.\n"
    )
