"""Warnings that service.yaml accepts, by name and with the reason; errors are never accepted."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ivr.check.prove import Proof, prove, read_proved
from ivr.loader.problems import FlowError
from tests.flows.bad.flow import SOUND
from tests.flows.edit import CALL, SERVICE, TEXT, Edit

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
CAPITALS = Edit(TEXT, "You will get no more texts.", "You WILL GET NO more texts.")
COSTLY = Edit(TEXT, "N'envoyez", "N’envoyez")


def accepting(*entries: str) -> Edit:
    lines = "".join(f"  {entry}\n" for entry in entries)
    return Edit(SERVICE, "agents:\n  ring", f"accepted:\n{lines}\nagents:\n  ring")


def write(folder: Path, *edits: Edit) -> Path:
    files = SOUND
    for edit in edits:
        files = edit.apply(files)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def told(proof: Proof) -> list[str]:
    found = (*proof.problems, *proof.notes)
    return [f"{one.file}:{one.line} {one.level} {one.rule}" for one in found]


def test_a_warning_is_accepted_everywhere_with_its_reason(tmp_path: Path) -> None:
    entry = "many-capitals: The carrier asked for it."
    proof = prove(write(tmp_path, CAPITALS, accepting(entry)), NOW)
    assert proof.problems == ()
    assert str(proof.notes[0]) == (
        'text.yaml:115:13: accepted: "stopped.say" has words in capitals: "WILL GET NO" '
        "(many-capitals)\n    Accepted: The carrier asked for it."
    )
    assert read_proved(tmp_path, NOW).hotline.service.accepted["many-capitals"]


@pytest.mark.parametrize("place", ["text.stopped", "text.stopped.say", "text.stopped.say.en"])
def test_a_warning_is_accepted_at_one_place(tmp_path: Path, place: str) -> None:
    proof = prove(write(tmp_path, CAPITALS, accepting(f"many-capitals {place}: so be it")), NOW)
    assert told(proof) == ["text.yaml:115 accepted many-capitals"]


def test_a_phrase_is_a_place_as_well(tmp_path: Path) -> None:
    entry = accepting("costly-character text.sensitive: so be it")
    assert told(prove(write(tmp_path, COSTLY, entry), NOW)) == [
        "text.yaml:55 accepted costly-character"
    ]


def test_what_is_accepted_elsewhere_keeps_its_level_and_the_acceptance_is_idle(
    tmp_path: Path,
) -> None:
    entry = accepting("many-capitals text.help: so be it")
    proof = prove(write(tmp_path, CAPITALS, entry), NOW)
    assert told(proof) == [
        "text.yaml:115 warning many-capitals",
        "service.yaml:16 note idle-acceptance",
    ]
    with pytest.raises(FlowError):
        read_proved(tmp_path, NOW)


def test_an_acceptance_that_nothing_needs_any_more_is_a_note(tmp_path: Path) -> None:
    proof = prove(write(tmp_path, accepting("many-capitals: so be it")), NOW)
    assert told(proof) == ["service.yaml:16 note idle-acceptance"]


def test_a_warning_may_be_accepted_everywhere_and_at_one_place(tmp_path: Path) -> None:
    entries = accepting("many-capitals: all", "many-capitals text.stopped: this one")
    proof = prove(write(tmp_path, CAPITALS, entries), NOW)
    assert told(proof) == ["text.yaml:115 accepted many-capitals"]


@pytest.mark.parametrize(
    ("edit", "entry"),
    [
        (Edit(CALL, "        Hello.", "        *Hello*."), "unsayable-character"),
        (Edit(CALL, "        Hello.", "        *Hello*."), "unsayable-character call.greeting"),
    ],
    ids=["everywhere", "at its place"],
)
def test_an_error_cannot_be_accepted(tmp_path: Path, edit: Edit, entry: str) -> None:
    proof = prove(write(tmp_path, edit, accepting(f"{entry}: we like stars")), NOW)
    assert told(proof) == [
        "call.yaml:13 error unsayable-character",
        "service.yaml:16 error accepted-error",
    ]


@pytest.mark.parametrize("rule", ["silent-loop", "unknown-state"])
def test_what_is_an_error_always_cannot_be_accepted_ahead(tmp_path: Path, rule: str) -> None:
    proof = prove(write(tmp_path, accepting(f"{rule}: we like it")), NOW)
    assert told(proof) == ["service.yaml:16 error accepted-error"]


def test_a_rule_that_does_not_exist_is_offered_as_it_was_meant(tmp_path: Path) -> None:
    proof = prove(write(tmp_path, accepting("many-capital: a slip", "zzz: none")), NOW)
    assert [str(one) for one in proof.problems] == [
        'service.yaml:16:3: error: there is no rule "many-capital" (unknown-rule)\n'
        '    Did you mean "many-capitals"?',
        'service.yaml:17:3: error: there is no rule "zzz" (unknown-rule)\n'
        "    docs/rules.md has the names of all rules.",
    ]
