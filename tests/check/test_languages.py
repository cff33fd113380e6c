import pytest

from tests.check.found import found
from tests.flows.edit import CALL, SERVICE, TEXT, Edit


def test_a_fact_that_both_languages_lack_is_missed_by_none() -> None:
    english = Edit(CALL, "We say {advice}.", "We say nothing.")
    french = Edit(CALL, "Nous disons {advice}.", "Nous ne disons rien.")
    text = Edit(TEXT, "A name. We say {advice}.", "A name.")
    assert found(english, french) == []
    assert found(english) == ["call.yaml:37:7 error uneven-facts"]
    assert found(text) == ["text.yaml:92:7 error uneven-facts"]


def test_short_prompts_may_differ_by_more() -> None:
    assert found(Edit(CALL, "        Hello.\n", "        Hello, and welcome.\n")) == []


def test_the_shorter_language_is_the_one_to_look_at() -> None:
    words = "Hello. This is a rather long sentence, which has no equal at all below."
    edit = Edit(CALL, "        Hello.\n", f"        {words}\n")
    assert found(edit) == ["call.yaml:14:7 warning uneven-lengths"]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("        Au revoir.\n", "        Thank you and goodbye.\n", 78),
        ("        Goodbye.\n", "        Merci de votre appel.\n", 76),
    ],
)
def test_words_of_the_other_language_are_found(old: str, new: str, line: int) -> None:
    assert found(Edit(CALL, old, new)) == [f"call.yaml:{line}:7 error wrong-language"]


def test_a_name_of_the_other_language_is_no_mistake() -> None:
    edit = Edit(SERVICE, "        do nothing\n", "        do nothing, says La Presse\n")
    assert found(edit) == []


def test_words_that_stand_under_each_others_language_are_both_found() -> None:
    old = "      en: |\n        For English\n      fr: |\n        Pour le français\n"
    new = "      en: |\n        Pour le français\n      fr: |\n        For English\n"
    assert found(Edit(CALL, old, new)) == [
        "call.yaml:17:7 error wrong-language",
        "call.yaml:19:7 error wrong-language",
    ]


def test_one_word_that_is_in_the_other_language_alone_is_no_mistake() -> None:
    assert found(Edit(CALL, "        Hello.\n", "        Bonjour.\n")) == []
