"""How another telephone rings, what the agent hears first, and how the call goes on after."""

import pytest

from ivr.simulator import (
    Ended,
    Finished,
    Paused,
    Played,
    Pressed,
    Requested,
    Ringing,
    Said,
    TwimlError,
    Whispered,
)
from tests.simulator.switchboard import HOST, MakePhone

AGENT = "+14165550123"
AFTER = {"/after": "<Say>After.</Say>"}
WHISPERING = f'<Dial action="/after"><Number url="/whisper">{AGENT}</Number></Dial>'


def test_a_bare_number_rings(phone: MakePhone) -> None:
    _, ringing = phone(f"<Dial> {AGENT} </Dial>").dial(caller="+14165550111")
    assert ringing == Ringing((AGENT,), 30, "+14165550111", False)


def test_several_numbers_ring_together(phone: MakePhone) -> None:
    _, ringing = phone(
        f'<Dial timeout="25" callerId="+14165550199" answerOnBridge="true">'
        f"<Number>{AGENT}</Number><Number>+14165550124</Number></Dial>"
    ).dial()
    assert ringing == Ringing((AGENT, "+14165550124"), 25, "+14165550199", True)


@pytest.mark.parametrize("status", ["busy", "no-answer", "failed", "canceled", "never-heard-of"])
def test_a_dial_that_was_not_picked_up_says_how_it_ended(phone: MakePhone, status: str) -> None:
    caller = phone(WHISPERING, AFTER)
    caller.dial()
    finished, _, said, _ = caller.finish(status)
    assert finished == Finished(status)
    assert isinstance(said, Said)
    assert said.text == "After."
    assert caller.asked == ["POST /voice", "POST /after"]
    assert caller.form["DialCallStatus"] == status
    assert caller.form["DialBridged"] == "false"
    assert "DialCallDuration" not in caller.form


@pytest.mark.parametrize("status", ["completed", "answered"])
def test_a_dial_that_was_picked_up_says_for_how_long(phone: MakePhone, status: str) -> None:
    caller = phone(f'<Dial action="/after">{AGENT}</Dial>', AFTER)
    caller.dial()
    caller.finish(status, talk_seconds=90)
    assert caller.form["DialCallStatus"] == status
    assert caller.form["DialCallDuration"] == "90"
    assert caller.form["DialBridged"] == "true"
    assert caller.form["DialCallSid"] != caller.form["CallSid"]


def test_nobody_talks_for_longer_than_the_time_limit(phone: MakePhone) -> None:
    caller = phone(f'<Dial action="/after" timeLimit="60">{AGENT}</Dial>', AFTER)
    caller.dial()
    caller.finish("completed", talk_seconds=90)
    assert caller.form["DialCallDuration"] == "60"


def test_without_an_action_the_next_verb_follows(phone: MakePhone) -> None:
    caller = phone(f"<Dial>{AGENT}</Dial><Say>Next.</Say>")
    caller.dial()
    finished, said, ended = caller.finish("busy")
    assert isinstance(said, Said)
    assert (finished, said.text, ended) == (Finished("busy"), "Next.", Ended("end of document"))
    assert caller.asked == ["POST /voice"]


def test_ringing_until_the_time_runs_out_is_no_answer(phone: MakePhone) -> None:
    caller = phone(f'<Dial action="/after">{AGENT}</Dial>', AFTER)
    caller.dial()
    assert caller.wait()[0] == Finished("no-answer")
    assert caller.form["DialCallStatus"] == "no-answer"


def test_keys_do_nothing_while_it_rings(phone: MakePhone) -> None:
    caller = phone(f"<Dial>{AGENT}</Dial><Say>Next.</Say>")
    caller.dial()
    assert caller.press("1") == (Pressed("1", ignored=True),)
    assert caller.call.stands == "waiting"


def test_nothing_ends_that_is_not_waited_for(phone: MakePhone) -> None:
    caller = phone("<Gather/>")
    caller.dial()
    with pytest.raises(ValueError, match="nothing is waited for: the call is listening"):
        caller.finish("busy")


def test_the_action_may_be_got(phone: MakePhone) -> None:
    caller = phone(f'<Dial action="/after" method="GET">{AGENT}</Dial>', AFTER)
    caller.dial()
    caller.finish("busy")
    assert caller.board.requests[-1].args["DialCallStatus"] == "busy"


class TestWhisper:
    def test_is_heard_by_the_agent_before_the_caller_goes_on(self, phone: MakePhone) -> None:
        whisper = "<Say>A caller.</Say><Play>beep.mp3</Play><Pause/>"
        caller = phone(WHISPERING, AFTER | {"/whisper": whisper})
        caller.dial()
        finished, requested, *whispered, _, said, _ = caller.finish("completed")
        assert finished == Finished("completed")
        assert isinstance(requested, Requested)
        assert requested.address == f"{HOST}/whisper"
        assert whispered == [
            Whispered(Said("A caller.", "en-US", "man", 0.0, False)),
            Whispered(Played(f"{HOST}/beep.mp3", False)),
            Whispered(Paused(1, False)),
        ]
        assert isinstance(said, Said)
        assert said.text == "After."
        assert caller.asked == ["POST /voice", "POST /whisper", "POST /after"]

    def test_belongs_to_a_call_of_the_agents_own(self, phone: MakePhone) -> None:
        caller = phone(WHISPERING, {"/whisper": "", "/after": ""})
        caller.dial(caller="+14165550111")
        caller.finish("completed")
        form = caller.board.requests[1].form
        assert (form["From"], form["To"]) == ("+14165550111", AGENT)
        assert (form["Direction"], form["CallStatus"]) == ("outbound-dial", "in-progress")
        assert form["ParentCallSid"] == caller.form["CallSid"]
        assert form["CallSid"] == caller.form["DialCallSid"]

    def test_leaves_the_call_in_its_own_document(self, phone: MakePhone) -> None:
        dial = f'<Dial><Number url="/w/whisper">{AGENT}</Number></Dial><Redirect>next</Redirect>'
        caller = phone(dial, {"/w/whisper": "", "/next": ""})
        caller.dial()
        caller.finish("completed")
        assert caller.asked[-1] == "POST /next"

    def test_that_hangs_up_does_not_put_the_caller_through(self, phone: MakePhone) -> None:
        pages = {"/whisper": "<Say>Closed.</Say><Hangup/><Say>Never.</Say>", "/after": ""}
        caller = phone(WHISPERING, pages)
        caller.dial()
        events = caller.finish("completed")
        assert [type(event) for event in events].count(Whispered) == 1
        assert caller.form["DialBridged"] == "false"
        assert "DialCallDuration" not in caller.form

    def test_may_be_got(self, phone: MakePhone) -> None:
        dial = f'<Dial><Number url="/whisper" method="GET">{AGENT}</Number></Dial>'
        caller = phone(dial, {"/whisper": ""})
        caller.dial()
        caller.finish("answered")
        assert caller.asked == ["POST /voice", "GET /whisper"]

    def test_with_a_dial_in_it_is_an_error(self, phone: MakePhone) -> None:
        caller = phone(WHISPERING, {"/whisper": f"<Dial>{AGENT}</Dial>"})
        caller.dial()
        with pytest.raises(TwimlError, match="<Response> may not hold <Dial>") as caught:
            caller.finish("completed")
        assert caught.value.address == f"{HOST}/whisper"
