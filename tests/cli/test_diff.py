"""`ivr diff` compares folders and git revisions, and exits as diff does."""

import os
import subprocess
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ivr.cli.diff import diff, write_changes
from ivr.loader import BUNDLED, FILES
from ivr.view.difference import Change, Run
from tests.cli.conftest import Put
from tests.cli.conftest import Run as Command

WORDS = "Please hold while we ring an agent."


def run(*arguments: str) -> Result:
    return CliRunner().invoke(diff, arguments)


def edit(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_differs(folder: Path) -> None:
    result = run(str(BUNDLED), str(folder))
    assert (result.exit_code, result.output) == (0, "no differences\n")


def test_a_difference_is_shown_at_its_place(folder: Path) -> None:
    edit(folder, "call.yaml", "To try again", "To ring again")
    result = run(str(BUNDLED), str(folder))
    assert result.exit_code == 1
    place, words, *_, count = result.output.splitlines()
    assert place.startswith("call.yaml:")
    assert place.endswith(": call busy choice 1")
    assert words == "    en  To [-try-] {+ring+} again, press 1."
    assert count == "1 difference"


def test_problems_of_either_side_end_it(folder: Path) -> None:
    edit(folder, "call.yaml", "next: birth", "next: brith")
    for places in ((str(BUNDLED), str(folder)), (str(folder), str(BUNDLED))):
        result = run(*places)
        assert result.exit_code == 2
        assert 'Did you mean "birth"?' in result.stderr
        assert f"problems in {folder}" in result.stderr


@pytest.mark.parametrize("place", ["nowhere", "HEAD:ivr", "--output=x", "0" * 40])
def test_what_is_neither_folder_nor_revision_is_misuse(place: str) -> None:
    result = run("--", place, str(BUNDLED))
    assert result.exit_code == 2
    assert f'"{place}" is neither a folder nor a git revision' in result.stderr


def git(folder: Path, *arguments: str) -> None:
    names = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    for who in ("AUTHOR", "COMMITTER"):
        names |= {f"GIT_{who}_NAME": "Operator", f"GIT_{who}_EMAIL": "operator@example.ca"}
    subprocess.run(  # noqa: S603  arguments of this test
        ["git", *arguments],  # noqa: S607  whichever git there is
        cwd=folder,
        env={**os.environ, **names},
        check=True,
        capture_output=True,
    )


def test_without_places_it_shows_what_publishing_would_change(
    command: Command, put: Put, files: dict[str, str], versions: list[dict[str, str]], folder: Path
) -> None:
    put(files, "as it ships")
    result = command("diff")
    assert (result.exit_code, result.output) == (0, "no differences\n")
    edit(folder, "call.yaml", WORDS, "Hold the line.")
    result = command("diff", IVR_FLOWS=str(folder))
    assert result.exit_code == 1
    assert "[-Please hold while we ring an agent.-] {+Hold the line.+}" in result.output
    put(versions[0], "short")
    assert "[-Hold on.-] {+Please hold while we ring an agent.+}" in command("diff").output


@pytest.mark.parametrize(
    ("old", "new"), [("1", "2"), ("#1", "on-air"), ("{release}", str(BUNDLED))]
)
def test_releases_are_compared(
    command: Command,
    put: Put,
    files: dict[str, str],
    versions: list[dict[str, str]],
    old: str,
    new: str,
) -> None:
    first = put(versions[0], "short")
    put(files, "as it ships")
    result = command("diff", old.format(release=first.release), new)
    assert result.exit_code == 1
    assert "[-Hold on.-] {+Please hold while we ring an agent.+}" in result.output


def test_a_number_that_was_never_published_is_misuse(
    command: Command, put: Put, files: dict[str, str]
) -> None:
    first = put(files, "as it ships")
    result = command("diff", "#2")
    assert result.exit_code == 2
    assert f'"#2" was never published. Published were: 1 ({first.release})' in result.stderr
    for name in ("2", "0" * 8):
        result = command("diff", name)
        assert result.exit_code == 2
        assert f'"{name}" is neither a folder nor a git revision' in result.stderr


def test_before_the_first_release_there_is_nothing_to_compare_with(command: Command) -> None:
    result = command("diff")
    assert result.exit_code == 2
    assert "Nothing was published yet in " in result.stderr
    assert "Name what to compare with: " in result.stderr


def test_a_release_that_cannot_be_read_ends_it(
    command: Command, put: Put, files: dict[str, str]
) -> None:
    put({**files, "text.yaml": "of: another version\n"}, "from another version")
    result = command("diff")
    assert result.exit_code == 2
    assert "problems in on-air" in result.stderr


def test_a_database_that_is_away_is_trouble() -> None:
    away = "postgresql://operator:secret@127.0.0.1:9/hotline"
    result = run("--database", away)
    assert result.exit_code == 2
    assert "The database failed: " in result.stderr
    assert "secret" not in result.output
    assert run(str(BUNDLED), str(BUNDLED), "--database", away).exit_code == 0


@pytest.fixture
def repository(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a repository whose flows were published once and edited once since."""
    git(folder, "init")
    git(folder, "add", *FILES)
    git(folder, "commit", "-m", "Publish")
    git(folder, "tag", "published")
    edit(folder, "call.yaml", WORDS, "Hold on. We ring an agent.")
    git(folder, "commit", "-a", "-m", "Edit")
    monkeypatch.setattr(import_module("ivr.cli.diff"), "BUNDLED", folder)
    return folder


def test_revisions_are_compared(repository: Path) -> None:
    result = run("published", "HEAD")
    assert result.exit_code == 1
    assert "[-Please hold while we-] {+Hold on. We+} ring an agent." in result.output


def test_a_revision_is_compared_with_a_folder(repository: Path) -> None:
    assert run("HEAD", str(repository)).exit_code == 0
    assert run("published", str(repository)).exit_code == 1


def test_a_revision_is_found_though_its_name_could_be_that_of_a_release(
    repository: Path, command: Command
) -> None:
    for name in ("20261123", "7"):
        git(repository, "tag", name, "published")
        assert command("diff", name, "HEAD").exit_code == 1


def test_a_revision_that_lacks_a_file_has_a_problem(repository: Path) -> None:
    git(repository, "rm", "service.yaml")
    git(repository, "commit", "-m", "Lose")
    result = run("HEAD", "published")
    assert result.exit_code == 2
    assert "service.yaml:1:1: error: this file is missing" in result.stderr


CHANGE = Change(
    "call.yaml", 3, "call goodbye say", {"en": (Run("removed", "Bye"), Run("added", "Goodbye"))}
)


def test_without_colour_words_are_marked() -> None:
    lines = list(write_changes([CHANGE], coloured=False))
    assert lines[1] == "    en  [-Bye-] {+Goodbye+}"


def test_with_colour_no_marks_are_needed() -> None:
    _, line, *_ = write_changes([CHANGE], coloured=True)
    assert "\x1b[31m" in line
    assert "\x1b[32m" in line
    assert "[-" not in line
    assert "{+" not in line
