"""The hotline as it ships, and the mistakes that its editors are most likely to make."""

import pytest

from ivr.loader import read_hotline
from ivr.loader.problems import FlowError, Problem
from ivr.model.hotline import Hotline, key_slots, word_slots
from tests.loader.mistakes.mistake import CALL, MINI, SERVICE, edited


def problems_in(files: dict[str, str]) -> list[Problem]:
    with pytest.raises(FlowError) as raised:
        read_hotline(files)
    return list(raised.value.problems)


def line_of(text: str, marker: str) -> int:
    """Return the line on which a passage begins."""
    assert text.count(marker) == 1, f"{marker!r} stands there {text.count(marker)} times"
    return text[: text.index(marker) + len(marker) - len(marker.lstrip("\n"))].count("\n") + 1


def passage(text: str, start: str, end: str) -> str:
    """Return a text from one marker up to the next occurrence of another."""
    begin = text.index(start)
    return text[begin : text.index(end, begin + len(start))]


def test_the_hotline_as_it_ships_has_no_problem(hotline: Hotline) -> None:
    assert hotline.languages == ("en", "fr")
    assert hotline.call.start in hotline.call.states
    assert hotline.text.start in hotline.text.states


def test_public_holidays_are_frozen_when_the_files_are_read(hotline: Hotline) -> None:
    christmas = {day for day in hotline.public_holidays if (day.month, day.day) == (12, 25)}
    assert len(christmas) >= 25


def test_the_slots_of_keys_follow_the_keys_that_work_anywhere(hotline: Hotline) -> None:
    assert key_slots(hotline.call)["agent_key"] == "0"


def test_the_slots_of_words_follow_the_keywords(hotline: Hotline) -> None:
    slots = word_slots(hotline.text)
    assert set(slots) == {f"{state}_word" for state in hotline.text.keywords}
    assert {language: words[0] for language, words in slots["data_word"].items()} == {
        "en": "DATA",
        "fr": "DONNEES",
    }


def test_no_fact_is_named_like_the_hours_of_a_group_even_where_no_texts_are_answered() -> None:
    service = edited(MINI[SERVICE], "\nagents:\n", "\nagents:\n  groups: {harbour: {}}\n")
    service = edited(service, "\nfacts:\n", "\nfacts:\n  harbour_hours: {code: A, source: S0}\n")
    for files in ({**MINI, SERVICE: service}, {SERVICE: service, CALL: MINI[CALL]}):
        assert "reserved-name" in {problem.rule for problem in problems_in(files)}


def test_a_deleted_french_prompt_is_missed(files: dict[str, str]) -> None:
    welcome = passage(files[CALL], "\n  welcome:", "\n    next:")
    french = welcome[welcome.index("\n      fr: |") :]
    call = edited(files[CALL], french, "")
    line = line_of(call, "\n    say:\n      en: |\n        Thank you for calling. BORN")
    assert problems_in({**files, CALL: call}) == [
        Problem(
            CALL,
            line,
            5,
            "missing-language",
            '"welcome.say" says nothing in the language "fr"',
            "Add fr: | and the words below it, equal to the others in content.",
        )
    ]


def test_a_misspelt_state_is_found_on_its_line(files: dict[str, str]) -> None:
    call = edited(files[CALL], "\n    next: pregnancy\n", "\n    next: pregnacy\n")
    assert problems_in({**files, CALL: call}) == [
        Problem(
            CALL,
            line_of(call, "\n    next: pregnacy\n"),
            5,
            "unknown-state",
            'state "birth" goes to "pregnacy", which does not exist',
            'Did you mean "pregnancy"?',
        )
    ]


def test_a_number_sign_in_an_inline_prompt_is_not_swallowed(files: dict[str, str]) -> None:
    goodbye = passage(files[CALL], "\n  goodbye:\n    say:", "\n      fr: |")
    inline = "\n  goodbye:\n    say:\n      en: Goodbye. Press # to hang up."
    call = edited(files[CALL], goodbye, inline)
    assert problems_in({**files, CALL: call}) == [
        Problem(
            CALL,
            line_of(call, "\n  goodbye:\n    say:") + 2,
            7,
            "inline-prompt",
            "of the words on this line, YAML would leave out: # to hang up.",
            'Write "|" after the key, and the words on the next line, indented further.',
        )
    ]


def test_a_fact_in_words_must_exist_in_every_language(files: dict[str, str]) -> None:
    fact = "\nfacts:\n  office:\n    words:\n      en: |\n        our office\n    source: S0\n"
    service = edited(files[SERVICE], "\nfacts:\n", fact)
    assert problems_in({**files, SERVICE: service}) == [
        Problem(
            SERVICE,
            line_of(service, "\nfacts:\n  office:\n") + 2,
            5,
            "missing-language",
            '"office.words" says nothing in the language "fr"',
            "Add fr: | and the words below it, equal to the others in content.",
        )
    ]


def test_a_key_cannot_be_bound_twice_in_a_menu(files: dict[str, str]) -> None:
    more = passage(files[CALL], "\n  more:", "\n    patience:")
    call = edited(files[CALL], more, edited(more, "- key: 3", "- key: 2"))
    (problem,) = problems_in({**files, CALL: call})
    below = call.splitlines()[line_of(call, "\n  more:") : problem.line]
    assert (problem.file, problem.column, problem.rule) == (CALL, 9, "key-twice")
    assert below[-1] == "      - key: 2"
    assert below.count("      - key: 2") == 2
    assert problem.message.startswith("the key 2 is bound twice: it already leads to ")
    assert problem.cure == "Give one of the two another key."
