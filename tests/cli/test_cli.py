"""Each command does what its help says, and exits with 0, 1 or 2."""

import json
import re
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ivr.check.journeys import Journey
from ivr.cli import main
from ivr.cli.check import Findings, write_for_people
from tests.commands import commands_of
from tests.conftest import AGENT

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    def run(*arguments: str, typed: str | None = None, **environ: str) -> Result:
        clean = {"IVR_FLOWS": "", "AGENT_NUMBER": "", **environ}
        return CliRunner(env=clean).invoke(main, arguments, input=typed)

    return run


@pytest.fixture
def flows(tmp_path: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("words", sorted(commands_of()), ids=" ".join)
def test_every_command_explains_itself(run: Run, words: tuple[str, ...]) -> None:
    result = run(*words, "--help")
    assert result.exit_code == 0
    assert commands_of()[words].help


@pytest.mark.parametrize("name", main.commands)
def test_the_help_of_a_command_fits_on_one_line(run: Run, name: str) -> None:
    shown = commands_of()[name,].get_short_help_str(limit=200)
    assert f"{name:8}  {shown}\n" in run().output


@pytest.mark.parametrize("words", sorted(commands_of()), ids=" ".join)
def test_every_command_has_a_test(words: tuple[str, ...]) -> None:
    tests = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("*.py"))
    assert re.search(rf'"{words[-1]}"|import .*\b{words[-1]}\b', tests)


def test_without_a_command_those_of_every_day_are_shown_first(run: Run) -> None:
    result = run()
    assert result.exit_code == 0
    shown = result.output
    every_day, _, now_and_then = shown.partition("Now and then:")
    words = [line.split()[0] for line in every_day.partition("Every day:")[2].split("\n") if line]
    assert words == ["call", "text", "check", "publish", "rollback", "report"]
    assert all(f"\n  {name} " in shown for name in main.commands)
    assert "..." not in shown.partition("Every day:")[2]
    assert len(now_and_then.strip().splitlines()) == len(main.commands) - len(words)


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").output == f"ivr, version {version('born-hotline')}\n"


def test_a_misspelt_command_is_offered_as_it_was_meant(run: Run) -> None:
    result = run("chek")
    assert result.exit_code == 2
    assert "Did you mean" in result.output
    assert "'check'" in result.output


def test_check_finds_no_problem_in_the_shipped_hotline(run: Run) -> None:
    result = run("check")
    assert result.exit_code == 0
    assert result.output.endswith("No problems.\n")
    assert "situations" in result.output
    assert "A call, any yes, fr: 57 s to the answer, 145 s in all, 5 webhooks." in result.output
    assert "All languages lead to the same states." in result.output


def test_of_a_service_of_one_language_nothing_is_said_about_languages() -> None:
    calls = tuple(Journey("yes", one, 58, 142, 5) for one in ("en", "fr"))
    assert "languages" in " ".join(write_for_people(Findings((), (), "Proved.", calls)))
    assert "language" not in " ".join(write_for_people(Findings((), (), "Proved.", calls[:1])))


def test_check_writes_for_programs_and_for_pull_requests(run: Run, flows: Path) -> None:
    assert json.loads(run("check", "--format", "json").output)["problems"] == []
    path = flows / "call.yaml"
    path.write_text(path.read_text().replace("next: pregnancy", "next: pregnacy"))
    found = json.loads(run("check", str(flows), "--format", "json").output)["problems"]
    assert [problem["rule"] for problem in found] == ["unknown-state"]
    shown = run("check", str(flows), "--format", "github").output
    assert shown.startswith(f"::error file={flows / 'call.yaml'},line=")
    assert "title=unknown-state::" in shown
    assert "%0ADid you mean" in shown


def test_check_shows_the_keys_that_lead_to_what_only_exploring_finds(run: Run, flows: Path) -> None:
    path = flows / "call.yaml"
    text = path.read_text()
    start = text.index("\n  more:")
    end = text.index("    patience: {then: goodbye}", start)
    looping = text[:end] + text[end:].replace(
        "patience: {then: goodbye}", "patience: {then: more, otherwise: more}", 1
    )
    path.write_text(looping)
    result = run("check", str(flows))
    assert result.exit_code == 1
    assert "(silent-loop)" in result.output
    assert f"Hear it: ivr call {flows} --keys " in result.output
    assert "wait,wait,wait" in result.output


def test_check_prints_each_problem_with_its_cure_and_exits_with_1(run: Run, flows: Path) -> None:
    path = flows / "call.yaml"
    path.write_text(path.read_text().replace("next: pregnancy", "next: pregnacy"))
    result = run("check", str(flows))
    assert result.exit_code == 1
    assert 'state "birth" goes to "pregnacy", which does not exist (unknown-state)' in result.output
    assert '    Did you mean "pregnancy"?' in result.output
    assert result.output.endswith("1 problem.\n")


def test_a_folder_that_does_not_exist_is_misuse(run: Run) -> None:
    assert run("check", "nowhere").exit_code == 2


def test_call_walks_the_yes_path_in_five_webhooks(run: Run) -> None:
    for language in ("1", "2"):
        result = run("call", "--keys", f"{language},1,2,2", "--at", "2026-11-23 10:00")
        assert result.exit_code == 0
        assert result.output.splitlines()[-1].startswith("5 webhooks, ")


def test_call_asks_for_each_key_and_for_the_end_of_the_ringing(run: Run) -> None:
    result = run("call", "--at", "2026-11-23 10:00", typed="1\nx\n0\nbusy\nhang up\n")
    assert result.exit_code == 0
    assert "press 0 to 9, * or #" in result.output
    assert "> busy" in result.output
    assert "Our agents are all busy" in result.output


def test_call_takes_the_outcome_of_transfers_from_its_option(run: Run) -> None:
    result = run("call", "--keys", "2,0,1", "--dial", "busy", "--at", "2026-11-23 10:00")
    assert result.output.count("> busy") == 2


def test_call_goes_to_the_closed_hours_with_at(run: Run) -> None:
    result = run("call", "--keys", "1,0", "--at", "2026-11-23 18:30")
    assert "Our agents are away now. They will be back on Tuesday, November 24" in result.output


def test_call_can_be_without_an_agent(run: Run) -> None:
    result = run("call", "--keys", "1,0", "--agent", "", "--at", "2026-11-23 10:00")
    assert "We cannot put you through to an agent" in result.output


def test_call_to_the_number_of_a_language_skips_the_choice(run: Run) -> None:
    result = run("call", "--keys", "wait", "--language", "fr")
    assert "Bonjour" in result.output
    assert "Hello" not in result.output


def test_call_shows_the_keys_that_count_and_the_seconds_so_far(run: Run) -> None:
    result = run("call", "--keys", "1")
    assert "  keys    1 en, 2 fr, 0 agent, star repeat\n" in result.output
    assert "  keys    1 yes, 2 no, 0 agent, star repeat, 9 switch_language\n" in result.output
    assert " s of speech so far\n" in result.output


def test_the_transcript_is_the_call_alone(run: Run) -> None:
    result = run("call", "--keys", "star", "--transcript")
    assert result.output.startswith("POST /voice\n")
    assert "webhooks" not in result.output


@pytest.mark.parametrize(
    "options",
    [
        pytest.param(("--keys", "x"), id="a key that is none"),
        pytest.param(("--at", "tomorrow"), id="a time that is none"),
        pytest.param(("--agent", "911"), id="a number that is none"),
        pytest.param(("--url", "http://127.0.0.1:9", "--at", "2026-11-23"), id="nobody there"),
    ],
)
def test_misuse_exits_with_2(run: Run, options: tuple[str, ...]) -> None:
    assert run("call", *options).exit_code == 2


def test_a_service_that_is_gone_is_reported(run: Run) -> None:
    result = run("call", "--keys", "1", "--url", "http://127.0.0.1:9", TWILIO_AUTH_TOKEN="x")
    assert result.exit_code == 1
    assert "It failed" in result.output


def test_text_holds_the_whole_conversation_in_each_language(run: Run) -> None:
    english = run("text", "check", "no", "YES", "no")
    french = run("text", "vérifier", "non", "OUI", "non")
    assert english.exit_code == french.exit_code == 0
    assert "You answered yes at least once" in english.output
    assert "Vous avez répondu oui au moins une fois" in french.output
    assert "GSM-7, 217 units, 2 parts" in french.output
    assert french.output.splitlines()[-1].endswith("parts in all, both ways.")


def test_text_asks_for_each_text(run: Run) -> None:
    result = run("text", typed="help me please\ncheck\n\n")
    assert result.exit_code == 0
    assert "Three questions." in result.output


def test_text_sends_pictures_with_the_first_text(run: Run) -> None:
    result = run("text", "--pictures", "1", "look", "data")
    assert result.output.count("Please do not send pictures") == 1
    assert "May have been copied" in result.output


def test_text_reads_other_flows(run: Run, flows: Path) -> None:
    path = flows / "text.yaml"
    path.write_text(path.read_text().replace("en: [DATA, COPIED]", "en: [COPIED]"))
    assert "COPIED: what was copied" in run("text", "--flows", str(flows), "born").output


def test_a_folder_is_no_text(run: Run, flows: Path) -> None:
    result = run("text", str(flows), "hello")
    assert result.exit_code == 2
    assert f"write --flows {flows}" in " ".join(result.stderr.split())


def test_a_text_that_nobody_can_send_is_misuse(run: Run) -> None:
    assert run("text", "x" * 1601).exit_code == 2


def test_a_call_without_a_usable_number_cannot_get_a_text(run: Run) -> None:
    keys = ("--keys", "1,1,2,2,1", "--at", "2026-11-23 10:00")
    assert "We cannot send a text" in run("call", *keys, "--from", "anonymous").output
    assert "text    to +16135550100" in run("call", *keys, "--from", "+16135550100").output


def test_fallback_prints_a_document_that_rings_the_agents(run: Run) -> None:
    result = run("fallback", AGENT_NUMBER=AGENT)
    assert result.exit_code == 0
    assert result.output.startswith('<?xml version="1.0" encoding="UTF-8"?><Response>')
    assert f"<Number>{AGENT}</Number>" in result.output


def test_fallback_says_that_it_rings_nobody_without_a_number(run: Run) -> None:
    result = run("fallback")
    assert "rings nobody" in result.stderr
    assert "<Dial" not in result.stdout
    assert run("fallback", AGENT_NUMBER="911").exit_code == 2


def test_fallback_prints_a_document_for_texts(run: Run) -> None:
    result = run("fallback", "--texts")
    assert "<Message>We are sorry." in result.stdout
    assert "Nous sommes désolés." in result.stdout


def test_text_tries_every_kind_of_number(run: Run) -> None:
    assert "silence" in run("text", "stop").output
    assert "You will get no more texts" in run("text", "--kind", "advanced", "stop").output
    answered = ("--kind", "advanced", "--opt-out-type", "STOP")
    assert "silence" in run("text", *answered, "stop").output


def test_schema_writes_the_schemas_beside_the_flow_files(run: Run, flows: Path) -> None:
    assert run("schema", str(flows)).exit_code == 0
    for name in ("service", "call", "text"):
        assert (flows / f"{name}.schema.json").exists()
