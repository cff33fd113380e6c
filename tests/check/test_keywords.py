"""A keyword is listed by the answer to HELP, by a menu that it names, or needs no listing."""

import re

from tests.check.found import found
from tests.flows.bad.flow import SOUND
from tests.flows.edit import TEXT, Edit, problems_in

LISTS = (
    "        Text {birth_word}, {data_word}, or {stopped_word} to end.\n"
    "      fr: |\n"
    "        Textez {birth_word}, {data_word}, ou {stopped_word} pour cesser.\n"
)


def listing(slots: str) -> Edit:
    return Edit(
        TEXT, LISTS, f"        Text {slots} now.\n      fr: |\n        Textez {slots}, svp.\n"
    )


def test_a_keyword_that_help_leaves_out_is_found() -> None:
    assert found(listing("{data_word}")) == ["text.yaml:12:3 warning unlisted-keyword"]


def test_the_choices_of_a_menu_that_help_names_are_listed() -> None:
    assert found(listing("{hello_word}")) == []


def test_a_keyword_of_texts_in_another_language_than_the_first_is_found() -> None:
    french = listing("{data_word}").apply(SOUND)
    french[TEXT] = re.sub(r"^( *)en: \|\n(\1  .*\n)+", "", french[TEXT], flags=re.MULTILINE)
    french[TEXT] = re.sub(r"\ben: \[[^]]*\],? ?", "", french[TEXT])
    assert "unlisted-keyword" in {problem.rule for problem in problems_in(french)}


def test_a_help_that_lists_nothing_is_left_alone() -> None:
    assert found(listing("{stopped_word}")) == []


def test_what_follows_help_lists_as_well() -> None:
    edit = Edit(TEXT, LISTS, "        Text.\n      fr: |\n        Textez.\n    next: hello\n")
    assert found(edit) == []
