"""Every command that shows a problem makes the call in which it is heard."""

import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from ivr.check.paths import Exploration, explore
from ivr.cli import main
from ivr.loader import read_flows
from tests.check.test_paths import of_rule
from tests.loader.mistakes.mistake import edited


def in_state(call: str, name: str, old: str, new: str) -> str:
    """Replace what stands first in a state."""
    head, tail = call.split(f"\n  {name}:", 1)
    assert old in tail
    return f"{head}\n  {name}:{tail.replace(old, new, 1)}"


FLOW_PATIENCE = "then: agent, otherwise: goodbye}"
THEN_GOODBYE = "patience: {then: goodbye}"
EDITS = {
    "silence in a closed hour": ("instead", THEN_GOODBYE, "patience: {then: closed}"),
    "silence after an agent": ("", FLOW_PATIENCE, "then: agent, otherwise: agent}"),
    "a busy agent again": ("busy", THEN_GOODBYE, "patience: {then: agent, otherwise: agent}"),
    "a text unasked": ("more", THEN_GOODBYE, "patience: {then: text_me}"),
    "no text possible": ("text_not_sent", "next: more", "next: hang_up"),
    "silence without an agent": ("no_transfer", "next: instead", "next: hang_up"),
    "an end without a goodbye": ("guidance", "next: more", "next: hang_up"),
    "a talk without a goodbye": ("connect", "connected: goodbye", "connected: hang_up"),
}


def explored_in(folder: Path, files: dict[str, str], edit: str) -> Exploration:
    name, old, new = EDITS[edit]
    call = files["call.yaml"]
    call = in_state(call, name, old, new) if name else edited(call, old, new)
    folder.mkdir()
    for file, text in {**files, "call.yaml": call}.items():
        (folder / file).write_text(text, encoding="utf-8")
    return explore(read_flows({**files, "call.yaml": call}), str(folder))


@pytest.mark.parametrize("edit", EDITS)
def test_every_command_visits_the_state_that_its_problem_names(
    edit: str, files: dict[str, str], tmp_path: Path
) -> None:
    found = explored_in(tmp_path / "my flows", files, edit).problems
    commands = [one for one in found if one.cure.startswith("Hear it: ")]
    assert commands, found
    for problem in commands:
        words = shlex.split(problem.cure.splitlines()[0].removeprefix("Hear it: "))
        assert words[:3] == ["ivr", "call", str(tmp_path / "my flows")]
        keys = words.index("--keys") + 1
        words[keys] += ",#"  # one more key tells where a caller stands who still listens
        result = CliRunner().invoke(main, [*words[1:], "--transcript"])
        assert result.exit_code == 0, result.output
        state = problem.message.split('"')[1]
        assert f"/{state}" in result.output, (problem, result.output)


def test_a_closed_callers_fault_is_heard_when_agents_are_away(
    files: dict[str, str], tmp_path: Path
) -> None:
    found = explored_in(tmp_path / "flows", files, "silence in a closed hour")
    (problem,) = of_rule(found, "silent-loop")
    command = problem.cure.splitlines()[0].replace(f" {tmp_path / 'flows'}", "")
    assert "--keys 0,wait,wait,wait" in command
    assert "--at '2026-11-16 00:00'" in command


def test_an_end_needs_the_words_of_the_goodbye(files: dict[str, str], tmp_path: Path) -> None:
    found = explored_in(tmp_path / "flows", files, "an end without a goodbye")
    messages = [problem.message for problem in of_rule(found, "hangs-up-without-a-word")]
    assert any('its last words are not "Goodbye."' in message for message in messages)
