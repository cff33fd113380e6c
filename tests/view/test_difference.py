"""What people will hear, read or reach differently is shown, and nothing else."""

import pytest

from ivr.loader import read_flows
from ivr.view.difference import Change, Run, compare_words, differences_of
from tests.conftest import WORKDAY

Edit = tuple[str, str, str]


def changes_after(files: dict[str, str], *edits: Edit) -> dict[str, Change]:
    """Compare the hotline with an edited one; each name stands for one change."""
    changed = dict(files)
    for file, old, new in edits:
        assert old in changed[file]
        changed[file] = changed[file].replace(old, new)
    found = differences_of(read_flows(files), read_flows(changed), WORKDAY)
    assert len({change.name for change in found}) == len(found)
    return {change.name: change for change in found}


def shown(change: Change, language: str = "") -> str:
    marks = {"same": "{}", "removed": "-{}-", "added": "+{}+"}
    return " ".join(marks[run.kind].format(run.words) for run in change.runs[language])


def test_a_hotline_does_not_differ_from_itself(files: dict[str, str]) -> None:
    assert changes_after(files) == {}


def test_comments_and_facts_behind_words_are_not_heard(files: dict[str, str]) -> None:
    edits = ("call.yaml", "facts: [F8]", "facts: [F9]"), ("call.yaml", "# The answer.", "# So.")
    assert changes_after(files, *edits) == {}


def test_a_word_differs_in_its_language_only(files: dict[str, str]) -> None:
    found = changes_after(files, ("call.yaml", "Please hold while", "Hold on while"))
    change = found.pop("call connect say")
    assert list(change.runs) == ["en"]
    assert shown(change, "en") == "-Please hold- +Hold on+ while we ring an agent."
    assert list(found) == ["fallback fallback say"]


def test_a_fact_differs_in_every_sentence_that_speaks_it(files: dict[str, str]) -> None:
    found = changes_after(files, ("service.yaml", "month: 2010-04", "month: 2011-04"))
    assert list(found) == ["call birth question", "text birth question"]
    assert "April -2010- +2011+ and" in shown(found["call birth question"], "en")
    assert "avril -2010- +2011+ et" in shown(found["text birth question"], "fr")


def test_hours_differ_wherever_they_are_said(files: dict[str, str]) -> None:
    found = changes_after(files, ("service.yaml", '"09:00-17:00"  ', '"09:00-18:00"  '))
    assert {"service hours week", "call closed say", "text talk say"} <= set(found)
    assert "-5- +6+ p.m." in shown(found["service hours week"], "en")


def test_a_date_of_its_own_is_a_difference(files: dict[str, str]) -> None:
    found = changes_after(files, ("service.yaml", "dates: {}", "dates: {2026-12-24: closed}"))
    assert list(found) == ["service hours 2026-12-24"]


def test_a_pronunciation_differs_in_its_language(files: dict[str, str]) -> None:
    entry = "pronunciations:\n  MOVEit: {en: {say: move it}}\n"
    changes = changes_after(files, ("service.yaml", "\nhours:\n", f"\n{entry}\nhours:\n"))
    (change,) = changes.values()
    assert change.name == "service MOVEit pronunciation"
    assert change.runs == {"en": (Run("added", "move it"),)}


def test_a_changed_key_is_heard_and_leads_elsewhere(files: dict[str, str]) -> None:
    edit = "key: 1\n        next: text_me", "key: 4\n        next: text_me"
    found = changes_after(files, ("call.yaml", *edit))
    assert (
        shown(found.pop("call more choice 1"), "fr")
        == "Pour recevoir un texto, faites le -1.- +4.+"
    )
    assert {name: shown(change) for name, change in found.items()} == {
        "call more: key 4": "+text_me+",
        "call more: key 1": "-text_me-",
    }


def test_a_choice_that_leads_elsewhere_says_the_same(files: dict[str, str]) -> None:
    edit = "key: 2\n        next: what_happened", "key: 2\n        next: guidance"
    found = changes_after(files, ("call.yaml", *edit))
    assert {name: shown(change) for name, change in found.items()} == {
        "call more: key 2": "-what_happened- +guidance+",
        "call instead: key 2": "-what_happened- +guidance+",
    }


def test_a_new_choice_leaves_those_below_it_alone(files: dict[str, str]) -> None:
    added = (
        "  more:\n    menu:\n      - key: 5\n        next: goodbye\n        say:\n"
        "          en: |\n            To end\n          fr: |\n            Pour finir\n"
    )
    dropped = (
        "      - key: 3\n        next: rights\n        say:\n          en: |\n"
        "            For your privacy rights\n          fr: |\n"
        "            Pour vos droits à la vie privée\n"
    )
    found = changes_after(
        files,
        ("call.yaml", "  more:\n    menu:\n", added),
        ("call.yaml", dropped, ""),
    )
    assert shown(found["call more choice 1"], "en") == "+To end, press 5.+"
    assert shown(found["call more choice 3"], "en") == "-For your privacy rights, press 3.-"
    assert {"call more choice 2", "call more choice 4"}.isdisjoint(found)


def test_another_order_of_questions_is_another_way(files: dict[str, str]) -> None:
    edits = (
        ("call.yaml", "    next: birth\n\n  # The three", "    next: pregnancy\n\n  # The three"),
        ("call.yaml", "    next: fertility", "    next: birth"),
        ("call.yaml", "    next: pregnancy\n\n  pregnancy", "    next: fertility\n\n  pregnancy"),
    )
    found = changes_after(files, *edits)
    assert shown(found["call welcome: next"]) == "-birth- +pregnancy+"
    assert shown(found["call pregnancy: yes"]) == "-fertility- +birth+"
    assert not any(name.endswith(("say", "question")) for name in found)


def test_a_keyword_is_a_difference_and_so_is_what_offers_it(files: dict[str, str]) -> None:
    found = changes_after(files, ("text.yaml", "data: {en: [DATA,", "data: {en: [FILES,"))
    assert shown(found["text keywords.data words"], "en") == "-DATA,- +FILES,+ COPIED"
    assert shown(found["text hello offer 2"], "en").startswith("-DATA:- +FILES:+")


@pytest.mark.parametrize(
    ("file", "old", "new", "name", "line"),
    [
        (
            "call.yaml",
            "9: switch_language",
            "8: switch_language",
            "call key 8 anywhere",
            "anywhere",
        ),
        ("call.yaml", "wait: 7 s", "wait: 9 s", "call patience wait", "patience"),
        ("service.yaml", "pace: 150", "pace: 180", "voice en", "en:"),
        ("service.yaml", "holidays: CA-ON", "holidays: CA-QC", "hours holidays", "holidays"),
        ("service.yaml", "[en, fr]", "[fr, en]", "languages in their order", "languages"),
        ("text.yaml", "tries: 3", "tries: 2", "text tries", "tries"),
        (
            "call.yaml",
            "send_text: text.essentials",
            "send_text: text.rights",
            "call text_me: text",
            "send_text",
        ),
    ],
    ids=lambda value: value if value.endswith("yaml") else "",
)
def test_what_keys_and_clocks_do_is_a_difference(
    files: dict[str, str], file: str, old: str, new: str, name: str, line: str
) -> None:
    change = changes_after(files, (file, old, new))[name]
    changed = files[file].replace(old, new).splitlines()
    assert change.file == file
    assert line in changed[change.line - 1]


def test_the_words_of_a_renamed_state_are_the_same(files: dict[str, str]) -> None:
    found = changes_after(files, ("call.yaml", "text_sent", "text_on_its_way"))
    assert not any(name.endswith("say") for name in found)
    assert shown(found["call text_me: sent"]) == "-text_sent- +text_on_its_way+"


def test_a_blank_line_is_a_pause_that_is_heard() -> None:
    assert compare_words("one two", "one ¶ two") == (
        Run("same", "one"),
        Run("added", "¶"),
        Run("same", "two"),
    )


def test_spaces_are_not_heard() -> None:
    assert compare_words("one  two", "one two") == (Run("same", "one two"),)
