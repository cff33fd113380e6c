"""`ivr new` asks six questions, or takes options for them, and writes a service."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ivr.cli import main

OPTIONS = {
    "--name": "Harbour Clinic line",
    "--languages": "fr, en",
    "--channels": "both",
    "--hours": "mon-fri 08:00-16:00 America/Toronto",
    "--contact": "help@example.ca",
    "--questions": "1",
}


def run(*arguments: str, typed: str = "") -> Result:
    return CliRunner(env={"IVR_FLOWS": ""}).invoke(main, ["new", *arguments], input=typed)


def options(**changed: str) -> list[str]:
    values = {**OPTIONS, **{f"--{name}": value for name, value in changed.items()}}
    return [word for pair in values.items() for word in pair]


def test_options_answer_every_question(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "line"
    result = run(str(folder), *options())
    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in folder.iterdir()) == [
        "call.yaml",
        "service.yaml",
        "text.yaml",
    ]
    assert result.output.splitlines() == [
        f"service.yaml, call.yaml, text.yaml are in {folder}. Now change the words, and then:",
        f"  ivr check {folder}",
        f"  ivr call {folder}",
        f"  ivr text --flows {folder}",
    ]
    checked = CliRunner(env={"IVR_FLOWS": ""}).invoke(main, ["check", str(folder)])
    assert checked.exit_code == 0, checked.output


def test_what_is_not_given_is_asked_and_asked_again_where_it_cannot_be(tmp_path: Path) -> None:
    typed = "Harbour Clinic line\nxx\n\ntexts\n9 to 5\n\n555\n+1 416 555 0142\n4\n2\n"
    result = run(str(tmp_path), typed=typed)
    assert result.exit_code == 0, result.output
    for told in (
        "xx is no language",
        "Write them as mon-fri 09:00-17:00",
        "Write it in international form",
        "4 is not in the range",
    ):
        assert told in result.output
    assert not (tmp_path / "call.yaml").exists()
    service = (tmp_path / "service.yaml").read_text(encoding="utf-8")
    assert "languages: [en, fr]" in service
    assert "ask:" in (tmp_path / "text.yaml").read_text(encoding="utf-8")


def test_a_folder_that_is_not_empty_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    result = run(str(tmp_path))
    assert result.exit_code == 2
    assert "is not empty" in result.output
    assert "The name of the line" not in result.output


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = run(str(tmp_path / "file" / "line"), *options())
    assert result.exit_code == 2
    assert "cannot be written" in result.output


@pytest.mark.parametrize(
    ("option", "value"), [("hours", "always"), ("contact", "nobody"), ("languages", "en, en")]
)
def test_an_option_that_cannot_be_is_refused(tmp_path: Path, option: str, value: str) -> None:
    result = run(str(tmp_path / "line"), *options(**{option: value}))
    assert result.exit_code == 2
    assert f"--{option}" in result.output
    assert not (tmp_path / "line").exists()


def test_languages_without_words_are_named(tmp_path: Path) -> None:
    result = run(str(tmp_path / "line"), *options(languages="en, pa"))
    assert result.exit_code == 0
    assert "There are no words for pa yet" in result.output
