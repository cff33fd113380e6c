"""The keys that count in a state are its own, then those that work anywhere."""

from ivr.dialog.keys import keys_at
from ivr.model.hotline import Hotline


def test_a_question_counts_yes_and_no(hotline: Hotline) -> None:
    assert keys_at(hotline, "birth") == {
        "1": "yes",
        "2": "no",
        "0": "agent",
        "star": "repeat",
        "9": "switch_language",
    }


def test_a_choice_of_language_cannot_be_switched(hotline: Hotline) -> None:
    assert keys_at(hotline, "greeting") == {"1": "en", "2": "fr", "0": "agent", "star": "repeat"}


def test_a_menu_counts_its_choices(hotline: Hotline) -> None:
    assert keys_at(hotline, "instead")["2"] == "what_happened"


def test_no_key_counts_where_the_line_does_not_listen(hotline: Hotline) -> None:
    assert keys_at(hotline, "goodbye") == keys_at(hotline, "nowhere") == {}
