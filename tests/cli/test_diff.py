"""`ivr diff` compares folders and git revisions, and exits as diff does."""

import os
import shutil
import subprocess
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ivr.cli.diff import diff, write_changes
from ivr.difference import Change, Run
from ivr.reader import BUNDLED, FILES

WORDS = "Please hold while we ring an agent."


def run(*arguments: str) -> Result:
    return CliRunner().invoke(diff, arguments)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(BUNDLED, tmp_path / "new")


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


def test_a_revision_that_lacks_a_file_has_a_problem(repository: Path) -> None:
    git(repository, "rm", "text.yaml")
    git(repository, "commit", "-m", "Lose")
    result = run("HEAD", "published")
    assert result.exit_code == 2
    assert "text.yaml:1:1: error: this file is missing" in result.stderr


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
