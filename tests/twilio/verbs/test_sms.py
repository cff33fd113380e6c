"""How an <Sms> went becomes an outcome that a text message declares."""

import pytest

from ivr.dialog.events import Outcome
from ivr.model.states.send_text import SendTextState
from ivr.twilio.signature import Form
from ivr.twilio.verbs import sms


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        ("sending", "sent"),
        ("queued", "sent"),
        ("sent", "sent"),
        ("accepted", "sent"),
        ("delivered", "sent"),
        ("failed", "not_sent"),
        ("invalid", "not_sent"),
        ("", "not_sent"),
    ],
)
def test_how_a_text_went(status: str, outcome: str) -> None:
    assert sms.read(Form([("SmsStatus", status)])) == Outcome(outcome)
    assert outcome in {one.name for one in SendTextState.OUTCOMES}
