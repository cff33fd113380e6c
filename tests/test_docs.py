"""Every command and option that the documentation shows is run; every link leads somewhere."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from ivr.cli import main
from ivr.model.hotline import Hotline
from ivr.settings import Settings

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^ *```sh\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
LINES = [
    line.strip()
    for page in PAGES
    for block in BLOCK.findall(page.read_text(encoding="utf-8"))
    for line in block.splitlines()
]
COMMANDS = [shlex.split(line, comments=True) for line in LINES]
SHOWN = [words for words in COMMANDS if words and words[0].endswith("ivr")]


@pytest.mark.parametrize("words", SHOWN, ids=" ".join)
def test_a_command_that_is_shown_works(words: list[str]) -> None:
    arguments = [word for word in words[1:] if not word.startswith("http")]
    if "--url" in arguments:  # test_server.py calls a running service
        arguments.remove("--url")
    result = CliRunner(env={"IVR_FLOWS": ""}).invoke(main, arguments, input="1\nhang up\n\n")
    assert result.exit_code == 0, result.output


def test_every_option_of_every_command_is_shown() -> None:
    shown = {word for words in SHOWN for word in words if word.startswith("--")}
    options = {
        option
        for command in main.commands.values()
        for parameter in command.params
        for option in parameter.opts
        if option.startswith("--")
    }
    assert options <= shown


def test_every_make_target_that_is_shown_exists() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    shown = {words[1] for words in COMMANDS if words and words[0] == "make"}
    assert shown
    assert shown <= set(targets)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_every_setting_is_documented() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    names = {field.alias for field in Settings.model_fields.values()} - {"IVR_DEMO"}
    assert all(f"`{name}`" in text for name in names)


def test_the_facts_behind_every_state_are_registered(hotline: Hotline) -> None:
    page = (ROOT / "docs/facts.md").read_text(encoding="utf-8")
    register = set(re.findall(r"^\| (F\d+) |\b(T\d+) (?=[a-z])", page, re.MULTILINE))
    service = (ROOT / "ivr/flows/service.yaml").read_text(encoding="utf-8")
    states = (*hotline.call.states.values(), *hotline.text.states.values())
    named = {fact for state in states for fact in state.facts}
    assert {"F18", "T1"} <= named
    named |= set(re.findall(r"\b(F\d+)\b", service))
    assert named <= {number for pair in register for number in pair}
