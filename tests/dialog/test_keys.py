"""The keys that count in a state are its own, then those that work anywhere."""

from ivr.dialog.keys import keys_at
from ivr.model.hotline import Hotline


def meanings(hotline: Hotline, name: str, language: str | None = "en") -> dict[str, str]:
    return {key: one.means for key, one in keys_at(hotline, name, language).items()}


def test_a_question_counts_yes_and_no(hotline: Hotline) -> None:
    assert meanings(hotline, "birth") == {
        "1": "yes",
        "2": "no",
        "0": "agent",
        "star": "repeat",
        "9": "switch_language",
    }


def test_who_has_no_language_yet_cannot_switch_it(hotline: Hotline) -> None:
    greeting = {"1": "en", "2": "fr", "0": "agent", "star": "repeat"}
    assert meanings(hotline, "greeting", None) == greeting
    assert "9" not in meanings(hotline, "instead", None)
    assert meanings(hotline, "instead", "fr")["9"] == "switch_language"


def test_a_menu_counts_its_choices(hotline: Hotline) -> None:
    assert meanings(hotline, "instead")["2"] == "what_happened"


def test_no_key_counts_where_the_line_does_not_listen(hotline: Hotline) -> None:
    assert meanings(hotline, "goodbye") == meanings(hotline, "nowhere") == {}


def test_a_key_tells_where_it_leads_and_what_is_to_be_remembered(hotline: Hotline) -> None:
    yes = keys_at(hotline, "birth", "en")["1"]
    assert (yes.by, yes.to, yes.answer, yes.language) == ("yes", "pregnancy", True, None)
    french = keys_at(hotline, "greeting", None)["2"]
    assert (french.by, french.to, french.answer, french.language) == ("fr", "welcome", None, "fr")
