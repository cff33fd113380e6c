"""The static document says sorry, the essentials, and passes the call on, in both languages."""

from ivr.dialog.events import Act, HangUp, Say
from ivr.dialog.fallback import fallback_actions
from ivr.loader import read_hotline
from ivr.model.hotline import Hotline
from ivr.model.states.transfer import Ring


def parts(hotline: Hotline, language: str | None, transfer: bool) -> list[tuple[str, str]]:
    actions = fallback_actions(hotline, language, transfer)
    return [(say.language, say.part) for say in actions if isinstance(say, Say)]


def test_it_is_in_all_languages_where_none_is_known(hotline: Hotline) -> None:
    assert parts(hotline, None, transfer=True) == [
        (language, part)
        for part in ("apology", "essentials", "say", "goodbye")
        for language in ("en", "fr")
    ]


def test_it_is_in_the_callers_language_where_it_is_known(hotline: Hotline) -> None:
    assert parts(hotline, "fr", transfer=False) == [
        ("fr", "apology"),
        ("fr", "essentials"),
        ("fr", "goodbye"),
    ]


def test_it_dials_before_it_says_goodbye_and_needs_no_webhook_for_it(hotline: Hotline) -> None:
    *_, dial, first, second, last = fallback_actions(hotline, None, transfer=True)
    assert dial == Act(Ring(seconds=25), None)
    assert isinstance(first, Say)
    assert isinstance(second, Say)
    assert last == HangUp()


def test_it_holds_the_essentials(hotline: Hotline) -> None:
    spoken = " ".join(
        paragraph
        for action in fallback_actions(hotline, None, transfer=False)
        if isinstance(action, Say)
        for paragraph in action.text
    )
    for fact in (
        "you do not need to do anything",
        "vous n'avez rien à faire",
        "1, 8 3 3, 6 2 2, 1 3 6 1",
        "Monday to Friday, from 9 a.m. to 5 p.m.",
        "du lundi au vendredi, de 9 h à 17 h",
        "privacy at bornontario dot c a",
        "privacy arobase bornontario point c a",
    ):
        assert fact in spoken


def test_a_phrase_that_speaks_of_the_next_opening_says_the_hours_without_a_clock(
    files: dict[str, str],
) -> None:
    text = files["service.yaml"].replace("{call_centre}, {hours}", "{call_centre}, {reopens}")
    hotline = read_hotline({**files, "service.yaml": text})
    essentials = list(fallback_actions(hotline, "en", transfer=False))[1]
    assert isinstance(essentials, Say)
    assert "Monday to Friday, from 9 a.m. to 5 p.m." in essentials.text[1]
