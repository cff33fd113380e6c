import pytest

from tests.check.found import found
from tests.flows.edit import CALL, SERVICE, TEXT, Edit


def said(words: str) -> list[str]:
    """Return the rules that find something in English words of a call."""
    edit = Edit(CALL, "        Goodbye.\n", f"        {words}\n")
    return [line.split()[-1] for line in found(edit) if "uneven" not in line]


def said_in_french(words: str) -> list[str]:
    edit = Edit(CALL, "        Au revoir.\n", f"        {words}\n")
    return [line.split()[-1] for line in found(edit) if "uneven" not in line]


@pytest.mark.parametrize(
    "words",
    [
        "Press 3.",
        "press the star key",
        "Press number four now.",
        "Dial 0 at any time.",
        "Press the 2 key.",
    ],
)
def test_a_key_is_found_in_english(words: str) -> None:
    assert said(words) == ["key-in-words"]


@pytest.mark.parametrize(
    "words",
    [
        "Faites le 3.",
        "Faites le un pour oui.",
        "Appuyez sur l'étoile.",
        "appuyez sur la touche 2",
        "Composez le zéro.",
    ],
)
def test_a_key_is_found_in_french(words: str) -> None:
    assert said_in_french(words) == ["key-in-words"]


@pytest.mark.parametrize(
    "words",
    [
        "Press on for the others.",
        "Dial 911 in an emergency.",
        "Press {agent_key} for an agent.",
        "Three people stay.",
        "Choose a quiet moment.",
        "Press 0.5 of the time.",
        "Choose one of the choices.",
        "Please choose one.",
        "Press two or more keys.",
        "Press 2 or more keys.",
        "Press one key at a time.",
        "Enter 4 digits.",
        "Press 3 times.",
        "Enter 2010 for that year.",
        "Select three people.",
        "Dial 1st Street.",
        "Hit 9:30 exactly.",
    ],
)
def test_other_numbers_are_no_keys(words: str) -> None:
    assert said(words) == []


@pytest.mark.parametrize(
    "words",
    ["Faites un choix.", "Composez deux chiffres.", "Faites un appel.", "Choisissez une langue."],
)
def test_other_numbers_are_no_keys_in_french(words: str) -> None:
    assert said_in_french(words) == []


def test_a_key_is_found_where_a_line_ends_between() -> None:
    edit = Edit(CALL, "        Goodbye.\n", "        To go on, press\n        3 now.\n")
    assert found(edit) == ["call.yaml:77:19 error key-in-words"]


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("That was the wrong key.", "harsh-word"),
        ("INVALID choice.", "harsh-word"),
        ("See example.ca for more.", "link-in-words"),
        ("Visit www.example.org now.", "link-in-words"),
        ("Call 416 555 0123.", "contact-in-words"),
        ("Name & address.", "unsayable-character"),
        ("Bye <break>.", "unsayable-character"),
        ("Bye 👋 all.", "unsayable-character"),
        ("Bye ™ all.", "unsayable-character"),
        ("Bye 🏽 all.", "unsayable-character"),
        ("Bye bye.", "doubled-word"),
        ("Lorem ipsum.", "unfinished-words"),
        ("TODO: say it.", "unfinished-words"),
    ],
)
def test_what_should_not_be_said(words: str, rule: str) -> None:
    assert said(words) == [rule]


@pytest.mark.parametrize(
    "words",
    [
        "Terrors are no matter.",
        "At 9 a.m. on Monday.",
        "BORN Ontario.",
        "He said that that was so.",
        "For the {advice} the same.",
        "That is the\n\n        the end.",
    ],
)
def test_what_may_be_said(words: str) -> None:
    assert said(words) == []


def test_a_picture_in_a_text_costs_more_but_can_be_read() -> None:
    edit = Edit(TEXT, "You will get no more texts.", "You will get no more texts 👋.")
    assert found(edit) == ["text.yaml:115:36 warning costly-character"]


def test_an_answer_that_is_typed_out_is_found() -> None:
    edit = Edit(TEXT, "        Not an answer.".replace("        ", "      "), "      Reply YES.")
    assert found(edit) == ["text.yaml:43:13 error keyword-in-words"]


def test_phrases_are_looked_at_as_well() -> None:
    edit = Edit(SERVICE, "      We are sorry.", "      We are sorry, press 3.")
    assert found(edit) == ["service.yaml:88:21 error key-in-words"]
