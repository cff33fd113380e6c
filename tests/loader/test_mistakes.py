import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import ivr
from ivr.loader import read_hotline
from ivr.loader.problems import FlowError
from ivr.model.states import CALL_STATES
from ivr.model.states.acting import ActingState
from tests.loader.mistakes import MISTAKES
from tests.loader.mistakes.mistake import CALL, MINI, SERVICE, TEXT, Mistake, edited

RULE = re.compile(r"[a-z]+(-[a-z]+)+|syntax")
ACTING = [kind for kind in CALL_STATES.values() if issubclass(kind, ActingState)]
CAUTIONS = {one.rule for kind in ACTING for one in (kind.AGAIN, kind.UNASKED) if one}
RULES_OF_FOLDERS = {"missing-file", "bad-file", "bad-table"}  # in test_folder.py, test_digits.py


def printed(files: dict[str, str]) -> str:
    with pytest.raises(FlowError) as raised:
        read_hotline(files)
    return str(raised.value)


def errors(files: dict[str, str]) -> list[str]:
    """Return what is printed, the cures left out."""
    return [line for line in printed(files).splitlines() if not line.startswith(" ")]


def rules_in_the_sources() -> Iterator[str]:
    """Yield the rule ids that stand in the loader and the model: every string made like one."""
    package = Path(ivr.__file__).parent
    for folder in ("loader", "model"):
        for path in (package / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                rule = str(node.value) if isinstance(node, ast.Constant) else ""
                if RULE.fullmatch(rule) and rule not in CAUTIONS:
                    yield rule


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


def test_a_syntax_error_in_each_file_is_reported() -> None:
    files = {
        SERVICE: edited(MINI[SERVICE], "name: Mini hotline", "name: Mini: hotline"),
        CALL: edited(MINI[CALL], "channel: voice", "channel: voice\nplease"),
        TEXT: edited(MINI[TEXT], "channel: sms", "\tchannel: sms"),
    }
    assert errors(files) == [
        "call.yaml:3:1: error: there is no colon on this line (syntax)",
        "service.yaml:1:11: error: a second colon on this line cannot be understood (syntax)",
        "text.yaml:2:1: error: a tab stands where spaces belong (syntax)",
    ]


def test_each_file_that_is_missing_is_a_problem() -> None:
    assert printed({}).count("this file holds no keys") == 3


def test_mistakes_of_every_sort_are_reported_together_sorted_and_once() -> None:
    """One file lacks a key and so makes no model; the references of the others are looked at."""
    call = edited(MINI[CALL], "    next: result", "    next: reslut")
    call = edited(call, "      en: |\n        Hello.", "      en: Hello {advise}.")
    call = edited(call, "    milestone: answered", "    milestones: answered")
    call = edited(call, "      - key: 3", "      - key: 2")
    service = edited(MINI[SERVICE], "  ring: 25 s\n", "")
    service = edited(service, "pace: 150", "pace: 15")
    text = edited(MINI[TEXT], "fr: [FRANCAIS]", "fr: [FRANCAIS, YES]")
    text = edited(text, "      - next: data", "      - next: dta")
    text = edited(text, "    milestone: answered", "    milestones: answered")
    assert errors({CALL: call, SERVICE: service, TEXT: text}) == [
        "call.yaml:12:7: error: words stand on the key's own line, where a # or a : in them "
        "would be lost or misread (inline-prompt)",
        'call.yaml:28:5: error: state "birth" goes to "reslut", which does not exist '
        "(unknown-state)",
        'call.yaml:34:5: error: "exposed" cannot have "milestones" (unknown-key)',
        'call.yaml:51:9: error: the key 2 is bound twice: it already leads to "birth" in this menu '
        "(key-twice)",
        'service.yaml:5:68: error: "pace" cannot be "15" (bad-value)',
        'service.yaml:15:1: error: "agents" needs keys of its own (bad-value)',
        'text.yaml:68:9: error: state "hello" goes to "dta", which does not exist (unknown-state)',
        'text.yaml:87:5: error: "data" cannot have "milestones" (unknown-key)',
    ]


def test_mistakes_that_need_all_three_files_are_reported_together() -> None:
    call = edited(MINI[CALL], "text.essentials", "text.birth")
    service = edited(MINI[SERVICE], "  learned_on:", "  data_word:")
    text = edited(MINI[TEXT], "fr: [FRANCAIS]", "fr: [FRANCAIS, YES]")
    text = edited(text, "We say {advice}", "We say {advise}")
    assert errors({CALL: call, SERVICE: service, TEXT: text}) == [
        'call.yaml:80:5: error: state "texted" sends "text.birth", which does more than say '
        "something (unknown-text)",
        'service.yaml:24:3: error: "data_word" has a meaning of its own in prompts and cannot name '
        "a fact (reserved-name)",
        'text.yaml:9:43: error: "YES" stands for "answers.yes" already (word-twice)',
        'text.yaml:90:24: error: "data.say" speaks of the fact "advise", which does not exist '
        "(unknown-fact)",
    ]


def test_a_broken_fact_hides_no_mistake_of_the_flows() -> None:
    service = edited(MINI[SERVICE], "month: 2010-04", "month: April")
    call = edited(MINI[CALL], "We say {advice}", "We say {advise} after {birth_from}")
    text = edited(MINI[TEXT], "We say {advice}", "We say {advise} after {birth_from}")
    assert errors({CALL: call, SERVICE: service, TEXT: text}) == [
        'call.yaml:38:21: error: "exposed.say" speaks of the fact "advise", which does not exist '
        "(unknown-fact)",
        'service.yaml:23:16: error: "April" is not a month (bad-month)',
        'text.yaml:90:24: error: "data.say" speaks of the fact "advise", which does not exist '
        "(unknown-fact)",
    ]


def test_a_misspelt_keyword_is_no_missing_keyword_besides() -> None:
    """Where the keywords do not fit the states, what speaks of them or offers them may be right."""
    text = edited(MINI[TEXT], "  data: {en", "  dta: {en")
    assert "{data_word}" in text
    assert "- next: data\n" in text
    assert len(errors({**MINI, TEXT: text})) == 1


def test_a_text_that_was_broken_is_no_unknown_text_besides() -> None:
    text = edited(MINI[TEXT], "  essentials:\n    say", "  essentials:\n    says")
    assert errors({**MINI, TEXT: text}) == [
        'text.yaml:96:5: error: "essentials" cannot have "says" (unknown-key)'
    ]


def test_a_word_may_mean_two_things_in_two_languages() -> None:
    text = edited(MINI[TEXT], "fr: [DONNEES]", "fr: [CHECK]")
    assert read_hotline({**MINI, TEXT: text}).text.keywords["data"]["fr"] == ("CHECK",)


def test_a_broken_state_is_no_unknown_state_besides() -> None:
    call = edited(MINI[CALL], "    route: {any_yes: exposed, otherwise: more}\n", "    rout: {}\n")
    assert printed({**MINI, CALL: call}) == (
        'call.yaml:32:5: error: "result" cannot have "rout" (unknown-key)\n'
        '    Did you mean "route"?'
    )


def test_words_that_look_like_a_key_which_is_there_are_words() -> None:
    call = edited(
        MINI[CALL], "        Hello.", "        Hello.\n        next: birth\n        say: ah"
    )
    prompt = read_hotline({**MINI, CALL: call}).call.states["greeting"].say
    assert prompt
    assert prompt["en"].paragraphs == (("Hello. next: birth say: ah",),)
