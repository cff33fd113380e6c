"""How a <Dial> ended becomes an outcome that a transfer declares."""

import pytest

from ivr.dialog.events import Outcome
from ivr.model.states.transfer import TransferState
from ivr.twilio.signature import Form
from ivr.twilio.verbs import dial


def form(**fields: str) -> Form:
    return Form(fields.items())


@pytest.mark.parametrize(
    ("fields", "outcome"),
    [
        ({"DialCallStatus": "completed", "DialBridged": "true"}, "connected"),
        ({"DialCallStatus": "completed"}, "connected"),
        ({"DialCallStatus": "answered"}, "connected"),
        ({"DialCallStatus": "completed", "DialBridged": "false"}, "declined"),
        ({"DialCallStatus": "busy"}, "busy"),
        ({"DialCallStatus": "no-answer"}, "no_answer"),
        ({"DialCallStatus": "canceled"}, "canceled"),
        ({"DialCallStatus": "failed"}, "failed"),
        ({"DialCallStatus": "a word of the future"}, "failed"),
        ({}, "failed"),
    ],
)
def test_how_a_transfer_ended(fields: dict[str, str], outcome: str) -> None:
    assert dial.read(form(**fields)) == Outcome(outcome)


def test_a_caller_who_hung_up_is_not_there_any_more() -> None:
    over = form(DialCallStatus="completed", CallStatus="completed")
    assert dial.read(over) == Outcome("connected", over=True)


def test_every_outcome_that_it_reads_is_declared() -> None:
    declared = {outcome.name for outcome in TransferState.OUTCOMES}
    words = ("completed", "answered", "busy", "no-answer", "canceled", "failed", "tomorrow's")
    read = {dial.read(form(DialCallStatus=word)).name for word in words}
    assert read | {"declined", "not_staffed"} == declared
