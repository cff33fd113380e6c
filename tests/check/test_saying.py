import pytest

from tests.check.found import found
from tests.flows.edit import CALL, SERVICE, Edit

ASKED = "after {birth_from}?\n      fr: |\n        Votre enfant est-il né après {birth_from}?"


def said(words: str) -> list[str]:
    """Return the rules that find something in English words of a call."""
    edit = Edit(CALL, "        Goodbye.\n", f"        {words}\n")
    return [line.split()[-1] for line in found(edit) if "uneven" not in line]


@pytest.mark.parametrize(
    "words",
    [
        "It began in April 2010.",
        "It began in APRIL  2010.",
        "Avril 2010.",
        "Learned on May 31, 2023.",
        "Appris 31 mai 2023.",
        "Some 3.4 million people.",
        "Some 3,4 millions.",
        "Some 3,400,000 people.",
        "Some 3 400 000 people.",
        "Some 3400000 people.",
    ],
)
def test_a_fact_that_is_typed_out_is_found(words: str) -> None:
    assert said(words) == ["typed-fact"]


@pytest.mark.parametrize(
    "words",
    [
        "In April.",
        "In April 2011.",
        "In 2010.",
        "On 12 April 2010.",
        "Le 1er avril 2010.",
        "Some 13.4 million.",
        "Some 13,400,000 people.",
        "Some 13 400 000 people.",
        "Some 3,400,000.5 of them.",
        "Some 3.4 millionaires.",
    ],
)
def test_other_dates_and_numbers_are_no_facts(words: str) -> None:
    assert said(words) == []


def test_a_number_that_may_be_a_year_is_no_fact() -> None:
    few = Edit(SERVICE, "number: 3400000", "number: 2023")
    words = Edit(CALL, "        Goodbye.\n", "        In 2023.\n")
    assert found(few, words) == []


def test_a_small_number_stands_in_words_for_other_reasons() -> None:
    small = Edit(SERVICE, "number: 3400000", "number: 3")
    assert found(small, Edit(CALL, "        Hello.\n", "        Hello, 3 people.\n")) == []


@pytest.mark.parametrize(
    ("english", "french", "line"),
    [
        ("between {learned_on} and {birth_from}", "avec {birth_from}, {learned_on}", 26),
        ("from {learned_on} to {birth_from}", "avec {birth_from}, {learned_on}", 26),
        ("with {birth_from}, {learned_on}", "entre {learned_on} et {birth_from}", 28),
        ("with {birth_from}, {learned_on}", "de {learned_on} à {birth_from}", 28),
        ("with {birth_from}", "de {birth_from} à {birth_from}", 28),
    ],
)
def test_times_the_wrong_way_round_are_found(english: str, french: str, line: int) -> None:
    asked = f"{english}?\n      fr: |\n        Votre enfant est-il né {french}?"
    (problem,) = found(Edit(CALL, ASKED, asked))
    assert problem.startswith(f"call.yaml:{line}:")
    assert problem.endswith("error backward-dates")


def test_times_the_right_way_round_and_other_slots_are_no_mistake() -> None:
    asked = (
        "between {birth_from} and {learned_on}?\n      fr: |\n"
        "        Votre enfant est-il né entre {birth_from} et {learned_on}?"
    )
    assert found(Edit(CALL, ASKED, asked)) == []
    numbers = asked.replace("learned_on", "people")
    assert found(Edit(CALL, ASKED, numbers)) == []
