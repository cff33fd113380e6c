"""Whom a <Dial> rings: groups of agents, together or in turn, with a number that Twilio takes."""

import pytest

from ivr.dialog.events import Act
from ivr.dialog.session import Session
from ivr.model.hotline import Hotline
from ivr.model.states.transfer import Ring
from ivr.model.values import is_dialable
from ivr.twilio.twiml import render_voice
from ivr.twilio.verbs.verb import Deployment

SESSION = Session("4f1c09ab", "connect", "fr", (("birth", True),))
NUMBERS = {"": ("+14165550123",), "nurses": ("+14165550111", "+14165550112")}
LINE = "+18335550100"
ADDRESS = "https://hotline.example/voice"
ACTION = f'action="{ADDRESS}/4f1c09ab/connect?language=fr&amp;yes=birth"'
WHISPER = f'url="{ADDRESS}/4f1c09ab/connect/whisper?language=fr"'


def rung(hotline: Hotline, ring: Ring, line: str = "", withheld: bool = False) -> str:
    deployment = Deployment(ADDRESS, hotline.service, NUMBERS, line, withheld)
    return render_voice([Act(ring, SESSION)], deployment).decode()


def test_the_numbers_of_a_group_ring_together(hotline: Hotline) -> None:
    document = rung(hotline, Ring(seconds=40, group="nurses"))
    assert f'<Dial {ACTION} answerOnBridge="true" method="POST" timeout="40">' in document
    assert document.count(f'<Number method="POST" {WHISPER}>') == 2


def test_they_ring_in_turn_if_asked(hotline: Hotline) -> None:
    assert 'sequential="true"' in rung(hotline, Ring(seconds=40, group="nurses", in_turn=True))
    assert "sequential" not in rung(hotline, Ring(seconds=40, in_turn=True))  # one number


@pytest.mark.parametrize(
    ("ring", "withheld", "shown"),
    [
        (Ring(seconds=25), False, False),
        (Ring(seconds=25), True, True),
        (Ring(seconds=25, from_line=True), False, True),
    ],
)
def test_agents_see_the_line_where_the_caller_is_withheld_or_it_is_asked_for(
    hotline: Hotline, ring: Ring, withheld: bool, shown: bool
) -> None:
    assert (f'callerId="{LINE}"' in rung(hotline, ring, LINE, withheld)) is shown


def test_a_group_without_a_number_rings_nobody(hotline: Hotline) -> None:
    with pytest.raises(ValueError, match="needs an agent's number"):
        rung(hotline, Ring(seconds=25, group="billing"))


@pytest.mark.parametrize(
    ("number", "dialable"),
    [
        ("+14165550100", True),
        ("+33123456789", True),
        ("anonymous", False),
        ("+266696687", False),
        ("", False),
        ("sip:ann@example.com", False),
        ("+1", False),
        ("client:ann", False),
    ],
)
def test_numbers_that_twilio_does_not_take_are_known(number: str, dialable: bool) -> None:
    assert is_dialable(number) is dialable


def test_no_callers_number_is_kept_to_tell() -> None:
    assert not hasattr(is_dialable, "cache_info")
