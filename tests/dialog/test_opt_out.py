"""Each opt-out and help word is answered once: by Twilio, by a carrier, or by us."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr.dialog.events import Asked
from ivr.dialog.intent import fold, understand
from ivr.dialog.opt_out import ANSWERED, HELP_WORDS, START_WORDS, STOP_WORDS, is_answered_already
from ivr.dialog.session import Session
from ivr.settings import Settings
from tests.dialog.test_session import HOTLINE

KINDS = ("long-code", "toll-free", "advanced")
FRENCH = ("ARRET", "ARRÊT", "arrêt", "Arret!", "ARRETER", "ARRETEZ", "arrêtez", "AIDE", "aide?")


def is_silent(number: str, body: str, *, opt_out_type: str = "", pending: bool = False) -> bool:
    return is_answered_already(number, body, opt_out_type, pending)


def test_every_kind_of_number_of_the_settings_has_its_words() -> None:
    kinds = Settings.model_fields["text_number"].annotation
    assert kinds is not None
    assert set(ANSWERED) == set(kinds.__args__) == set(KINDS)


@pytest.mark.parametrize("word", sorted(STOP_WORDS | START_WORDS | HELP_WORDS))
@pytest.mark.parametrize("pending", [False, True], ids=["resting", "asked"])
def test_twilio_answers_its_english_words_on_a_long_code(word: str, pending: bool) -> None:
    for body in (word, word.lower(), f" {word.title()} "):
        assert is_silent("long-code", body, pending=pending)


@pytest.mark.parametrize(
    ("word", "silent"),
    [
        ("STOP", True),
        ("START", True),
        ("UNSTOP", True),
        *((word, False) for word in sorted(HELP_WORDS | STOP_WORDS - {"STOP"})),
    ],
)
def test_carriers_answer_stop_and_start_only_on_a_toll_free_number(word: str, silent: bool) -> None:
    assert is_silent("toll-free", word) is silent


@pytest.mark.parametrize("word", sorted(STOP_WORDS | START_WORDS | HELP_WORDS))
@pytest.mark.parametrize("opt_out_type", ["", "STOP", "START", "HELP"])
def test_advanced_opt_out_tells_what_it_has_answered(word: str, opt_out_type: str) -> None:
    assert is_silent("advanced", word, opt_out_type=opt_out_type) is bool(opt_out_type)


@pytest.mark.parametrize("body", FRENCH)
@pytest.mark.parametrize("number", KINDS)
def test_the_french_words_are_always_ours_and_in_french(number: str, body: str) -> None:
    assert not is_silent(number, body)
    event = understand(HOTLINE, Session(HOTLINE.release, "birth", "en"), body)
    state = "help" if "AIDE" in fold(body) else "stopped"
    assert event == Asked(state, ("fr",), exact=True)


@pytest.mark.parametrize("word", sorted(STOP_WORDS | HELP_WORDS))
def test_what_nobody_else_answers_is_answered_in_english(word: str) -> None:
    state = "help" if word in HELP_WORDS else "stopped"
    event = understand(HOTLINE, Session(HOTLINE.release, "birth", "fr"), word)
    assert event == Asked(state, ("en",), exact=True)


def test_every_stop_word_of_twilio_is_one_of_the_flow() -> None:
    assert set(HOTLINE.text.keywords["stopped"]["en"]) == STOP_WORDS
    assert set(HOTLINE.text.keywords["help"]["en"]) == HELP_WORDS


@pytest.mark.parametrize("number", KINDS)
@pytest.mark.parametrize("opt_out_type", ["", "START"])
@pytest.mark.parametrize("body", ["YES", "yes", " Yes "])
def test_a_yes_that_answers_survives_that_it_opts_in(
    number: str, opt_out_type: str, body: str
) -> None:
    assert not is_silent(number, body, opt_out_type=opt_out_type, pending=True)


@pytest.mark.parametrize("number", KINDS)
def test_a_yes_that_answers_nothing_is_twilios_if_twilio_says_so(number: str) -> None:
    assert is_silent(number, "YES", opt_out_type="START")
    assert not is_silent(number, "YES")


@pytest.mark.parametrize("opt_out_type", ["STOP", "HELP"])
def test_only_an_opt_in_can_be_an_answer(opt_out_type: str) -> None:
    assert is_silent("advanced", "YES", opt_out_type=opt_out_type, pending=True)
    assert is_silent("advanced", "START", opt_out_type="START", pending=True)


@pytest.mark.parametrize("number", KINDS)
@pytest.mark.parametrize("body", ["stop please", "please help", "the end", "", "🛑"])
def test_only_a_single_word_is_answered_by_others(number: str, body: str) -> None:
    assert not is_silent(number, body)


@given(st.sampled_from(KINDS), st.text(), st.booleans())
def test_any_other_text_is_ours(number: str, body: str, pending: bool) -> None:
    words = fold(body)
    known = len(words) == 1 and words[0] in STOP_WORDS | START_WORDS | HELP_WORDS
    assert known or not is_silent(number, body, pending=pending)
