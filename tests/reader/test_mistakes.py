import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import ivr
from ivr.problems import FlowError
from ivr.reader import read_hotline
from tests.reader.mistakes import MISTAKES
from tests.reader.mistakes.mistake import CALL, MINI, SERVICE, Mistake, edited

RULE = re.compile(r"[a-z]+(-[a-z]+)+|syntax")
RULES_OF_FOLDERS = {"missing-file", "bad-file"}  # in test_folder.py


def printed(files: dict[str, str]) -> str:
    with pytest.raises(FlowError) as raised:
        read_hotline(files)
    return str(raised.value)


def errors(files: dict[str, str]) -> list[str]:
    """Return what is printed, the cures left out."""
    return [line for line in printed(files).splitlines() if not line.startswith(" ")]


def rules_in_the_sources() -> Iterator[str]:
    """Yield the rule ids that stand in the reader and the model: every string made like one."""
    package = Path(ivr.__file__).parent
    for folder in ("reader", "model"):
        for path in (package / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and RULE.fullmatch(str(node.value)):
                    yield str(node.value)


def test_the_small_hotline_has_no_problem() -> None:
    assert read_hotline(MINI).languages == ("en", "fr")


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_reported_where_it_stands_with_its_cure(mistake: Mistake) -> None:
    assert printed(mistake.files) == mistake.expected


def test_every_rule_has_a_mistake_that_breaks_it() -> None:
    shown = {
        rule
        for mistake in MISTAKES
        for rule in re.findall(r"\(([a-z-]+)\)$", mistake.printed, re.M)
    }
    assert set(rules_in_the_sources()) - RULES_OF_FOLDERS == shown


def test_the_names_of_mistakes_are_unique() -> None:
    names = [mistake.name for mistake in MISTAKES]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("mistake", MISTAKES[::9], ids=lambda mistake: mistake.name)
def test_windows_line_ends_change_no_report(mistake: Mistake) -> None:
    files = {name: text.replace("\n", "\r\n") for name, text in mistake.files.items()}
    assert printed(files) == mistake.expected


@pytest.mark.parametrize("mistake", MISTAKES[::9], ids=lambda mistake: mistake.name)
def test_a_byte_order_mark_changes_no_report(mistake: Mistake) -> None:
    files = {name: f"\ufeff{text}" for name, text in mistake.files.items()}
    assert printed(files) == mistake.expected


def test_a_syntax_error_in_each_file_reports_both() -> None:
    files = {
        SERVICE: edited(MINI[SERVICE], "name: Mini hotline", "name: Mini: hotline"),
        CALL: edited(MINI[CALL], "channel: voice", "channel: voice\nplease"),
    }
    assert errors(files) == [
        "call.yaml:3:1: error: there is no colon on this line (syntax)",
        "service.yaml:1:11: error: a second colon on this line cannot be understood (syntax)",
    ]


def test_two_missing_files_are_two_problems() -> None:
    assert printed({}).count("this file holds no keys") == 2


def test_mistakes_of_every_sort_are_reported_together_sorted_and_once() -> None:
    """One file lacks a key and so makes no model; the other's references are looked at still."""
    call = edited(MINI[CALL], "    next: result", "    next: reslut")
    call = edited(call, "      en: |\n        Hello.", "      en: Hello {advise}.")
    call = edited(call, "    milestone: answered", "    milestones: answered")
    call = edited(call, "      - key: 3", "      - key: 2")
    service = edited(MINI[SERVICE], "  ring: 25 s\n", "")
    service = edited(service, "pace: 150", "pace: 15")
    assert errors({CALL: call, SERVICE: service}) == [
        "call.yaml:12:7: error: words stand on the key's own line, where a # or a : in them "
        "would be lost or misread (inline-prompt)",
        'call.yaml:28:5: error: state "birth" goes to "reslut", which does not exist '
        "(unknown-state)",
        'call.yaml:34:5: error: "exposed" cannot have "milestones" (unknown-key)',
        'call.yaml:51:9: error: the key 2 is bound twice: it already leads to "birth" in this menu '
        "(key-twice)",
        'service.yaml:5:68: error: "pace" cannot be "15" (bad-value)',
        'service.yaml:15:1: error: "agents" needs keys of its own (bad-value)',
    ]


def test_a_broken_fact_hides_no_mistake_of_the_call() -> None:
    service = edited(MINI[SERVICE], "month: 2010-04", "month: April")
    call = edited(MINI[CALL], "We say {advice}", "We say {advise} after {birth_from}")
    assert errors({CALL: call, SERVICE: service}) == [
        'call.yaml:38:21: error: "exposed.say" speaks of the fact "advise", which does not exist '
        "(unknown-fact)",
        'service.yaml:23:16: error: "April" is not a month (bad-month)',
    ]


def test_a_broken_state_is_no_unknown_state_besides() -> None:
    call = edited(MINI[CALL], "    route: {any_yes: exposed, otherwise: more}\n", "    rout: {}\n")
    assert printed({**MINI, CALL: call}) == (
        'call.yaml:32:5: error: "result" cannot have "rout" (unknown-key)\n'
        '    Did you mean "route"?'
    )
