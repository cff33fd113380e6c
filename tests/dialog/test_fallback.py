"""The static document says sorry, the essentials, and passes the call on, in both languages."""

from datetime import datetime, timedelta

from ivr.dialog.events import Act, HangUp, Say
from ivr.dialog.fallback import fallback_actions
from ivr.loader import read_hotline
from ivr.model.hotline import Hotline
from ivr.model.states.transfer import Ring
from ivr.releases import RequestWorld
from ivr.releases.documents import Documents
from tests.conftest import TORONTO, settings_with
from tests.loader.mistakes.mistake import CALL, MINI, SERVICE, edited


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


def test_a_group_is_rung_at_worst_in_its_own_hours_only() -> None:
    saturdays = '{hours: {timezone: America/Toronto, open: {sat: "09:00-12:00"}}}'
    groups = f"  ring: 25 s\n  groups: {{nurses: {saturdays}}}"
    rings_group = "  agent:\n    transfer:\n      group: nurses\n"
    files = {
        **MINI,
        SERVICE: edited(MINI[SERVICE], "  ring: 25 s", groups),
        CALL: edited(MINI[CALL], "  agent:\n    transfer:\n", rings_group),
    }
    documents = Documents(read_hotline(files), settings_with())
    tuesday = datetime(2026, 11, 24, 10, tzinfo=TORONTO)
    assert documents.is_open(RequestWorld(tuesday))
    assert not documents.rings_at_worst(RequestWorld(tuesday))
    assert documents.rings_at_worst(RequestWorld(tuesday + timedelta(days=4)))
