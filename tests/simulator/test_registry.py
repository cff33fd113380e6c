"""A verb that exists in the tests only goes through the whole telephone by one entry."""

import pytest

from ivr.simulator import (
    Ended,
    Finished,
    Pressed,
    Said,
    TwimlError,
    make_input,
    read_inputs,
    standing_at,
    write_transcript,
)
from ivr.simulator.verbs import VERBS
from tests.simulator.hold import Hold, Holding
from tests.simulator.switchboard import MakePhone

HELD = '<Hold action="/held" most="40"><Say>Please hold.</Say></Hold><Say>Next.</Say>'
PAGES = {"/held": "<Say>Thank you.</Say>"}


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(VERBS, "Hold", Hold)


def test_the_call_waits_at_it_with_what_it_declares(phone: MakePhone) -> None:
    caller = phone(HELD)
    _, said, holding = caller.dial()
    assert said == Said("Please hold.", "en-US", "man", 0.0, False)
    assert holding == Holding(40)
    assert caller.call.stands == "waiting"
    verb = standing_at(caller.call)
    assert isinstance(verb, Hold)
    assert (verb.seconds, verb.endings[0].word) == (40, "taken")


@pytest.mark.parametrize("ending", ["taken", "full", "given-up"])
def test_each_of_its_endings_is_posted_to_its_action(phone: MakePhone, ending: str) -> None:
    caller = phone(HELD, PAGES)
    caller.dial()
    finished, _, said, _ = caller.finish(ending)
    assert finished == Finished(ending)
    assert isinstance(said, Said)
    assert said.text == "Thank you."
    assert caller.form["HoldResult"] == ending
    assert caller.form["CallStatus"] == "in-progress"


def test_its_silence_amounts_to_the_word_that_it_declares(phone: MakePhone) -> None:
    caller = phone(HELD, PAGES)
    caller.dial()
    finished = caller.wait()[0]
    assert finished == Finished("given-up")
    assert isinstance(finished, Finished)
    assert finished.told == "Nobody took the call"
    assert caller.form["HoldResult"] == "given-up"


def test_without_an_action_the_next_verb_follows(phone: MakePhone) -> None:
    caller = phone("<Hold/><Say>Next.</Say>")
    caller.dial()
    finished, said, ended = caller.finish("full")
    assert isinstance(said, Said)
    assert (finished, said.text, ended) == (Finished("full"), "Next.", Ended("end of document"))


def test_it_ends_in_no_other_word_and_no_key_ends_it(phone: MakePhone) -> None:
    caller = phone(HELD, PAGES)
    caller.dial()
    with pytest.raises(ValueError, match='"busy" ends no <Hold>; it ends with taken, full, given'):
        caller.finish("busy")
    assert caller.press("1") == (Pressed("1", ignored=True),)
    assert caller.call.stands == "waiting"


def test_its_attributes_are_held_to_what_they_take(phone: MakePhone) -> None:
    with pytest.raises(TwimlError, match='<Hold> has most="soon"; it takes a whole number from 1'):
        phone('<Hold most="soon"/>').dial()
    with pytest.raises(TwimlError, match=r'no attribute "mosT".* Did you mean "most"'):
        phone('<Hold mosT="4"/>').dial()
    with pytest.raises(TwimlError, match="<Hold> may not hold <Gather>; it may hold <Say>"):
        phone("<Hold><Gather/></Hold>").dial()
    with pytest.raises(TwimlError, match=r"<Response> may not hold <Hol>.* Did you mean <Hold>"):
        phone("<Hol/>").dial()


def test_it_reads_in_a_transcript_and_the_transcript_makes_the_call_again(phone: MakePhone) -> None:
    transcript = """\
POST /voice
  en!     Please hold.
  hold    for 40 s
> taken
POST /held
  en!     Thank you.
  end     the document had no more to do, so the line hung up
"""
    caller = phone(HELD, PAGES)
    events = caller.dial()
    for word in read_inputs(transcript):
        events += caller.take(make_input(caller.transport, caller.call, word))
    assert write_transcript(events) == transcript
