"""Lines of words are told from lines that a program reads, whatever YAML makes of them."""

import pytest

from ivr.loader import BUNDLED, read_folder, read_hotline
from ivr.loader.lines import structure_of
from tests.loader.mistakes.mistake import CALL, MINI, SERVICE, edited


def test_words_are_no_structure() -> None:
    text = "say:\n  en: |\n    Hello: you.\n\n    # so\n  fr: |  \n   Salut\nnext: a\n# end\n"
    lines = [(line.number, line.indent, line.opens_words) for line in structure_of(text)]
    assert lines == [(1, 0, False), (2, 2, True), (6, 2, True), (8, 0, False), (9, 0, False)]


def test_words_of_an_entry_are_indented_further_than_its_key() -> None:
    text = "- en: |\n    Hello.\n  fr: |\n  Salut.\n"
    assert [line.number for line in structure_of(text)] == [1, 3, 4]


@pytest.mark.parametrize("name", read_folder(BUNDLED))
def test_every_key_of_the_hotline_is_seen(name: str) -> None:
    rest = [line.text for line in structure_of(read_folder(BUNDLED)[name]) if not line.entry]
    assert [text for text in rest if text.lstrip()[0] not in "#-"] == []


SOUND = [
    (
        CALL,
        "        Bonjour.",
        "        Bonjour\xa0: toi\xa0!\n\n        \xa0next: \xa0l\u2019\u200beau",
    ),
    (CALL, "        Hello.", "        Hello \u2013 you.\tAnd \u201cyou\u201d."),
    (SERVICE, "time: H 'h'", "time: H\xa0'h'"),
    (SERVICE, "S0: a page", "S0: \u00ab\xa0a page\xa0\u00bb\xa0\u2013 on the web"),
    (SERVICE, "  ring: 25 s", "  #\xa0ring:\xa030 s\n  ring: 25 s # \xa0as\tagreed"),
    (CALL, "{1: yes, 2: no}", '{"1":yes, "2":no}'),
    (SERVICE, "S0: a page", "S0: a page\n    https://example.ca/page"),
    (CALL, "wait: 7 s, tries", "wait: 7 s,\ttries"),
]


@pytest.mark.parametrize(("file", "old", "new"), SOUND, ids=[new.strip() for _, _, new in SOUND])
def test_what_harms_nothing_is_left_alone(file: str, old: str, new: str) -> None:
    read_hotline({**MINI, file: edited(MINI[file], old, new)})
