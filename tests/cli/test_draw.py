"""`ivr draw` draws either flow, on the terminal or into a file."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ivr.cli.draw import draw


def run(*arguments: str) -> Result:
    return CliRunner(env={"IVR_FLOWS": ""}).invoke(draw, arguments)


def test_the_call_is_drawn_in_mermaid_by_default() -> None:
    result = run()
    assert result.exit_code == 0
    assert result.output.startswith("flowchart TD\n")
    assert "state_greeting" in result.output


@pytest.mark.parametrize(("flow", "state"), [("call", "Greeting"), ("text", "Stopped")])
def test_each_flow_is_drawn_in_svg(flow: str, state: str) -> None:
    result = run("--flow", flow, "--format", "svg")
    assert result.exit_code == 0
    assert result.output.startswith("<svg ")
    assert f">{state}</text>" in result.output


def test_without_the_extra_an_svg_is_refused_with_the_cure_and_mermaid_is_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ivr.view.pictures.find_spec", lambda name: None)
    refused = run("--format", "svg")
    assert refused.exit_code == 2
    assert "pip install '.[draw]'" in refused.output
    assert run().output.startswith("flowchart TD\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(("--format", "svg"), ">Comment lire ce schéma</text>", id="the legend"),
        pytest.param(("--format", "svg"), ">Pour vos droits", id="what is said"),
        pytest.param(("--format", "svg", "--flow", "text"), ">DROITS</text>", id="keywords"),
        pytest.param((), '|"1 oui, 2 non"|', id="Mermaid"),
    ],
)
def test_a_picture_is_drawn_in_french(arguments: tuple[str, ...], words: str) -> None:
    result = run("--language", "fr", *arguments)
    assert result.exit_code == 0
    assert words in result.output
    assert words not in run(*arguments).output


def test_the_first_language_of_the_hotline_is_the_default(
    tmp_path: Path, files: dict[str, str]
) -> None:
    for name, text in files.items():
        changed = text.replace("languages: [en, fr]", "languages: [fr, en]")
        (tmp_path / name).write_text(changed, encoding="utf-8")
    assert run(str(tmp_path)).output == run(str(tmp_path), "--language", "fr").output
    assert "oui" in run(str(tmp_path)).output


def test_a_language_that_the_hotline_does_not_speak_is_refused() -> None:
    result = run("--language", "de")
    assert result.exit_code == 2
    assert 'the hotline does not speak "de"; its languages are en, fr' in result.output


def test_a_drawing_is_written_to_a_file(tmp_path: Path) -> None:
    path = tmp_path / "call.mmd"
    result = run("--output", str(path))
    assert result.exit_code == 0
    assert str(path) in result.output
    assert path.read_text(encoding="utf-8").startswith("flowchart TD\n")


def test_another_folder_is_drawn(tmp_path: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        changed = text.replace("guidance", "what_to_do")
        (tmp_path / name).write_text(changed, encoding="utf-8")
    assert "What to do" in run(str(tmp_path)).output


def test_a_flow_with_problems_is_not_drawn(tmp_path: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        changed = text.replace("next: pregnancy", "next: pregnacy")
        (tmp_path / name).write_text(changed, encoding="utf-8")
    result = run(str(tmp_path))
    assert result.exit_code == 1
    assert "unknown-state" in result.output


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("--format", "png"), id="a format that is none"),
        pytest.param(("--flow", "fax"), id="a flow that is none"),
        pytest.param(("nowhere",), id="no folder"),
        pytest.param(("--output", "nowhere/call.svg"), id="a file that cannot be written"),
    ],
)
def test_misuse_exits_with_2(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2
