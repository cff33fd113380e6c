"""Rules that know the words of English and French find nothing wrong with other languages."""

import pytest

from tests.check.other_language import found_in
from tests.flows.edit import CALL, TEXT, Edit


def called(words: str) -> Edit:
    return Edit(CALL, "        Au revoir.\n", f"        {words}\n")


def texted(words: str) -> Edit:
    return Edit(TEXT, "        Vous ne recevrez plus de textos.\n", f"        {words}\n")


@pytest.mark.parametrize("language", ["es", "pa", "ru"])
def test_another_language_has_no_problem_by_itself(language: str) -> None:
    assert found_in(language) == []


@pytest.mark.parametrize(
    ("language", "edit"),
    [
        pytest.param("es", called("Eso es todo."), id="todo is everything"),
        pytest.param("es", texted("Envíe su número aquí."), id="Spanish letters"),
        pytest.param("pa", texted("ਤੁਹਾਨੂੰ ਹੋਰ ਸੁਨੇਹੇ ਨਹੀਂ ਮਿਲਣਗੇ।"), id="Punjabi letters"),
        pytest.param("pa", texted("ਵੱਖ ਵੱਖ ਸੁਨੇਹੇ ਮਿਲਣਗੇ।"), id="a word doubled to say each"),
        pytest.param("es", called("Muy muy pronto."), id="a rightful double"),
    ],
)
def test_what_is_right_in_another_language_passes(language: str, edit: Edit) -> None:
    assert found_in(language, edit) == []


def test_quotes_that_could_be_spared_are_told_in_any_language() -> None:
    edit = texted("No recibirá más de “esto”.".replace("á", "a"))
    assert found_in("de", edit) == ["text.yaml:117 warning costly-character"] * 2


def test_capitals_of_any_script_are_found() -> None:
    assert found_in("ru", called("ДО СКОРОЙ ВСТРЕЧИ.")) == ["call.yaml:79 warning many-capitals"]


def test_words_of_english_are_found_in_a_language_that_the_table_lacks() -> None:
    assert found_in("es", called("Thank you and goodbye.")) == ["call.yaml:78 error wrong-language"]


def test_common_words_of_a_language_that_the_table_lacks_are_found_in_english() -> None:
    edit = Edit(CALL, "        Goodbye.\n", "        Pour un agent, nous disons le.\n")
    assert found_in("es", edit) == ["call.yaml:76 error wrong-language"]
