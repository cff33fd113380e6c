"""Whole calls in a real browser, as a person makes them."""

import json
import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Request, expect

from ivr.cli import main
from tests.browser.telephone import (
    BEFORE_CLOSING,
    CHRISTMAS,
    SATURDAY,
    WORKDAY,
    Telephone,
)

KEPT = Path(__file__).parent.parent / "calls"
AT = "2026-11-23 10:00"


# What is said is skipped, once more each time that the page is asked.
SKIP_TO_THE_SILENCE = """() => {
    const listens = document.getElementById("display").dataset.status === "listening";
    if (!listens) document.getElementById("skip").click();
    return listens;
}"""


def on_the_terminal(*keys: str) -> str:
    """Return the transcript of the same call by `ivr call`."""
    arguments = ["call", "--keys", ",".join(keys), "--at", AT, "--transcript"]
    result = CliRunner(env={"IVR_FLOWS": ""}).invoke(main, arguments)
    assert result.exit_code == 0
    return result.output


def words_said(transcript: str) -> str:
    """Return the words of a transcript, without what stands around them."""
    labels = ("  en      ", "  en!     ", "  fr      ", "  fr!     ", " " * 10)
    lines = [line for line in transcript.splitlines() if line.startswith(labels)]
    return " ".join(" ".join(line[10:] for line in lines).split())


@pytest.mark.parametrize(("language", "key"), [("en", "1"), ("fr", "2")])
def test_the_yes_path_is_that_of_the_terminal_word_for_word(
    telephone: Telephone, language: str, key: str
) -> None:
    telephone.open(language)
    telephone.call()
    telephone.press(key, "1", "2", "2")
    telephone.await_status("listening")
    telephone.hang_up()
    terminal = on_the_terminal(key, "1", "2", "2")
    assert telephone.copied == terminal
    assert telephone.heard == words_said(terminal)


@pytest.mark.parametrize(("language", "key"), [("en", "1"), ("fr", "2")])
def test_a_call_goes_by_the_keyboard_alone(telephone: Telephone, language: str, key: str) -> None:
    telephone.open(language)
    page = telephone.page
    page.locator("#call").focus()
    page.keyboard.press("Enter")
    telephone.type(key, "2", "2", "2")
    telephone.await_status("listening")
    assert telephone.lit() == "more"
    page.keyboard.press("Escape")
    telephone.await_status("ended")
    assert telephone.copied == on_the_terminal(key, "2", "2", "2")


def test_a_key_interrupts_what_is_said_and_the_rest_is_marked_as_not_heard(
    telephone: Telephone,
) -> None:
    telephone.open(pace=2)
    telephone.call()
    telephone.await_status("speaking")
    telephone.page.locator("#key-1").click()
    expect(telephone.rows("pressed")).to_have_count(1)
    telephone.page.locator("#key-1").click()
    expect(telephone.page.locator("#transcript .unheard").first).to_be_attached()
    expect(telephone.rows("pressed")).to_have_count(2)


def test_a_key_does_nothing_while_it_would_not_interrupt(telephone: Telephone) -> None:
    """What is said about an odd key is not cut off by another."""
    telephone.open(pace=2)
    telephone.call()
    for key in ("#key-1", "#key-5"):
        telephone.await_status("speaking")
        telephone.answered(telephone.page.locator(key).click)
    expect(telephone.rows("said").last).to_contain_text("not one of the choices")
    telephone.page.locator("#key-7").click()
    expect(telephone.rows("pressed").last).to_contain_text("does nothing here")


def test_silence_runs_out_visibly_and_the_line_asks_again(telephone: Telephone) -> None:
    telephone.open(silence=20)
    telephone.call()
    telephone.await_status("listening")
    expect(telephone.page.locator("#left")).to_be_visible()
    expect(telephone.rows("waited")).to_have_count(3)
    telephone.await_status("waiting")
    expect(telephone.page.locator("#left")).to_be_visible()
    expect(telephone.rows("finished")).to_have_text("Nobody answered")
    telephone.hang_up()


@pytest.mark.parametrize("away", ["#tab-text", '#picture-call [data-state="birth"]'])
def test_no_silence_runs_out_while_nobody_looks(telephone: Telephone, away: str) -> None:
    """Each silence is over in no time here, but for the pause."""
    telephone.open(pace=1, silence=5000)
    page = telephone.page
    expect(page.locator(away)).to_be_visible()
    telephone.call()
    telephone.await_status("speaking")
    page.locator(away).click()
    telephone.until(SKIP_TO_THE_SILENCE)
    expect(page.locator("#left")).to_have_text("7")
    expect(telephone.rows("waited")).to_have_count(0)
    page.keyboard.press("Escape") if "picture" in away else page.locator("#tab-call").click()
    expect(telephone.rows("waited")).not_to_have_count(0)
    telephone.hang_up()


def test_a_silence_can_be_skipped(telephone: Telephone) -> None:
    telephone.open()
    telephone.call()
    for silences in (1, 2, 3):
        telephone.await_status("listening")
        telephone.page.locator("#skip").click()
        expect(telephone.rows("waited")).to_have_count(silences)
    telephone.await_status("waiting")
    telephone.page.locator("#skip").click()
    expect(telephone.rows("finished")).to_have_text("Nobody answered")


@pytest.mark.parametrize(
    ("button", "status", "state"),
    [("[data-ending=busy]", "listening", "busy"), ("[data-ending=no-answer]", "listening", "busy")],
)
def test_an_agent_who_cannot_answer(
    telephone: Telephone, button: str, status: str, state: str
) -> None:
    telephone.open()
    telephone.call()
    telephone.press("1", "0")
    telephone.await_status("waiting")
    assert telephone.lit() == "connect"
    telephone.answered(telephone.page.locator(button).click)
    telephone.await_status(status)
    assert telephone.lit() == state


def test_an_agent_answers_and_hears_the_whisper(telephone: Telephone) -> None:
    telephone.open("fr")
    telephone.call()
    telephone.press("2", "0")
    telephone.await_status("waiting")
    telephone.answered(telephone.page.locator("[data-ending=completed]").click)
    telephone.await_status("ended")
    expect(telephone.rows("whispered")).to_have_count(1)


@pytest.mark.parametrize("moment", [SATURDAY, CHRISTMAS])
def test_nobody_is_rung_outside_the_hours(telephone: Telephone, moment: str) -> None:
    telephone.open()
    telephone.at(moment)
    telephone.call()
    telephone.press("1", "0")
    telephone.await_status("listening")
    assert telephone.has_been("closed")


def test_a_moment_can_be_chosen_by_its_name(telephone: Telephone) -> None:
    telephone.open()
    clock = telephone.page.locator("#clock")
    labels = clock.locator("option").all_inner_texts()
    [christmas] = [label for label in labels if "Christmas" in label]
    clock.select_option(label=christmas)
    telephone.call()
    telephone.press("1", "0")
    telephone.await_status("listening")
    assert telephone.has_been("closed")


def test_the_line_closes_during_a_call(telephone: Telephone) -> None:
    """The chosen clock runs on, and what is skipped has passed."""
    telephone.open()
    telephone.at(BEFORE_CLOSING)
    telephone.call()
    telephone.await_status("listening")
    telephone.at(WORKDAY)  # counts from the next call
    telephone.press("1", "1", "2", "2")
    telephone.await_status("listening")
    telephone.press("0")
    telephone.await_status("listening")
    assert telephone.has_been("closed")
    expect(telephone.page.locator("#time")).to_have_text(re.compile("^[23]:"))


def test_a_silence_that_is_skipped_has_passed(telephone: Telephone) -> None:
    telephone.open()
    moments: list[str] = []
    telephone.page.on("request", lambda asked: moments.extend(moment_of(asked)))
    telephone.call()
    for silences in (1, 2):
        telephone.await_status("listening")
        telephone.page.locator("#skip").click()
        expect(telephone.rows("waited")).to_have_count(silences)
    called, first, second = map(datetime.fromisoformat, moments)
    assert called == datetime.fromisoformat(WORKDAY)
    assert first - called >= timedelta(seconds=7)
    assert second - first >= timedelta(seconds=7)


def moment_of(asked: Request) -> list[str]:
    """Return the time that a request of the page takes with it, if any."""
    return [json.loads(asked.post_data or "")["world"]["at"]] if asked.method == "POST" else []


def test_a_moment_that_does_not_exist_is_not_called(telephone: Telephone) -> None:
    telephone.open()
    telephone.at("1999-01-01T00:00")
    telephone.call()
    assert telephone.page.locator("#clock-any").evaluate("field => field.matches(':invalid')")
    telephone.await_status("ready")


def test_nobody_is_rung_where_no_agent_has_a_number(telephone: Telephone) -> None:
    telephone.open()
    telephone.page.locator("#staffed").uncheck()
    telephone.call()
    telephone.press("1", "0")
    telephone.await_status("listening")
    assert not telephone.has_been("connect")


def test_the_language_is_switched_on_the_way(telephone: Telephone) -> None:
    telephone.open()
    telephone.call()
    telephone.press("1", "9")
    telephone.await_status("listening")
    expect(telephone.rows("said").last.locator("[lang]").first).to_have_attribute("lang", "fr-CA")


def test_the_number_of_a_language_skips_the_choice(telephone: Telephone) -> None:
    telephone.open()
    telephone.page.locator("#language").select_option("fr")
    telephone.call()
    telephone.await_status("listening")
    assert telephone.lit() == "birth"


def test_a_text_that_a_call_sends_is_shown_with_its_size(telephone: Telephone) -> None:
    telephone.open()
    telephone.call()
    telephone.press("1", "1", "2", "2", "1")
    expect(telephone.rows("texted")).to_contain_text("GSM-7")


def test_the_way_is_lit_and_a_state_shows_its_words_and_its_place(telephone: Telephone) -> None:
    telephone.open()
    page = telephone.page
    telephone.call()
    telephone.press("1", "1")
    telephone.await_status("listening")
    taken = page.locator("#picture-call [data-state].taken").evaluate_all(
        "states => states.map(state => state.dataset.state).sort()"
    )
    assert taken == ["birth", "greeting", "pregnancy", "welcome"]
    expect(page.locator('#picture-call [data-from="birth"][data-to="pregnancy"]')).to_have_class(
        "taken"
    )
    page.locator('#picture-call [data-state="birth"]').click()
    panel = page.locator("#state-panel")
    expect(panel).to_contain_text("call.yaml")
    expect(panel).to_contain_text("April 2010")
    expect(panel).to_contain_text("avril 2010")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    telephone.await_status("listening")  # the key closed the panel, and hung nobody up


def test_webhooks_show_when_they_are_asked_for(telephone: Telephone) -> None:
    telephone.open()
    telephone.call()
    telephone.await_status("listening")
    expect(telephone.rows("requested").first).to_be_hidden()
    telephone.page.locator("#show-webhooks").check()
    expect(telephone.rows("requested").first).to_be_visible()
    expect(telephone.rows("requested").first).to_have_text("POST /voice")
