"""Words that count the questions to come are held against the questions that come."""

import pytest

from tests.check.found import found
from tests.check.other_language import found_in
from tests.flows.edit import CALL, Edit

WARNING = ["call.yaml:13:16 warning counted-questions"]


def hello(words: str) -> Edit:
    return Edit(CALL, "        Hello.\n", f"        Hello. {words}\n")


def bonjour(words: str) -> Edit:
    return Edit(CALL, "        Bonjour.\n", f"        Bonjour. {words}\n")


@pytest.mark.parametrize("words", ["Two questions.", "3 short questions.", "TEN questions."])
def test_questions_that_are_counted_wrong_are_found(words: str) -> None:
    assert found(hello(words)) == WARNING


@pytest.mark.parametrize("words", ["Deux questions.", "Trois courtes questions."])
def test_so_they_are_in_french(words: str) -> None:
    (line,) = (one for one in found(bonjour(words)) if "uneven" not in one)
    assert line == "call.yaml:15:18 warning counted-questions"


@pytest.mark.parametrize(
    "words",
    ["One question.", "1 question.", "Two of the questions.", "Any question?", "Questions."],
)
def test_other_words_count_nothing_wrong(words: str) -> None:
    assert found(hello(words)) == []


def test_where_no_question_follows_none_is_counted() -> None:
    assert found(Edit(CALL, "        Yes. On", "        Two questions. On")) == []


def test_ways_of_different_lengths_may_be_counted_by_any() -> None:
    old = "        Votre enfant est-il né après {birth_from}?\n    next: result\n"
    second = "  second:\n    ask:\n      en: |\n        A girl?\n      fr: |\n        Une fille?\n    next: result\n"  # noqa: E501
    forked = Edit(
        CALL, old, old.replace("next: result", "yes: second\n    no: result\n\n") + second
    )
    assert found(forked, hello("Two questions.")) == []
    assert found(forked, hello("Three questions.")) == WARNING


def test_a_digit_counts_in_a_language_whose_numbers_are_not_known() -> None:
    wrong = found_in("es", hello("One question, or two questions."), bonjour("2 preguntas."))
    assert wrong == [
        "call.yaml:13 warning counted-questions",
        "call.yaml:15 warning counted-questions",
    ]
    assert found_in("es", hello("1 question."), bonjour("1 pregunta.")) == []
