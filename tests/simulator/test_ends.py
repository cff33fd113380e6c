"""How a call ends, how it is redirected, and what a webhook is told about the call."""

import pytest

from ivr.simulator import Ended, Paused, Played, Requested, Said, TwimlError, dial
from tests.simulator.switchboard import HOST, MakePhone


def test_hangup_ends_the_call_at_once(phone: MakePhone) -> None:
    caller = phone("<Hangup/><Say>Never.</Say>")
    assert caller.dial()[1:] == (Ended("line"),)
    assert (caller.call.stands, caller.call.status) == ("ended", "completed")


@pytest.mark.parametrize("reason", ["", 'reason="busy"'])
def test_reject_ends_the_call_unanswered(phone: MakePhone, reason: str) -> None:
    assert phone(f"<Reject {reason}/><Say>Never.</Say>").dial()[1:] == (Ended("reject"),)


def test_an_empty_document_ends_the_call(phone: MakePhone) -> None:
    assert phone("").dial()[1:] == (Ended("end of document"),)


def test_the_caller_may_hang_up_at_any_time(phone: MakePhone) -> None:
    caller = phone("<Gather/>")
    caller.dial()
    assert caller.hang_up() == (Ended("caller"),)
    assert caller.asked == ["POST /voice"]


def test_nothing_more_happens_in_a_call_that_is_over(phone: MakePhone) -> None:
    caller = phone("<Hangup/>")
    caller.dial()
    assert caller.wait() == caller.hang_up() == ()


def test_a_play_is_heard_as_often_as_it_loops_from_its_absolute_address(phone: MakePhone) -> None:
    heard = phone('<Play loop="2">a.mp3</Play>').dial("/voice")
    assert heard[1:-1] == (Played(f"{HOST}/a.mp3", False),) * 2


def test_a_pause_lasts_its_length(phone: MakePhone) -> None:
    assert phone('<Pause length="4"/>').dial()[1] == Paused(4, False)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_redirect_goes_on_with_another_document(phone: MakePhone, method: str) -> None:
    caller = phone(
        f'<Redirect method="{method}">/next</Redirect><Say>Never.</Say>',
        {"/next": "<Say>Next.</Say>"},
    )
    first, second, said, _ = caller.dial()
    assert isinstance(first, Requested)
    assert isinstance(second, Requested)
    assert isinstance(said, Said)
    assert (first.method, first.address) == ("POST", f"{HOST}/voice")
    assert (second.method, second.address) == (method, f"{HOST}/next")
    assert said.text == "Next."
    assert caller.asked == ["POST /voice", f"{method} /next"]


@pytest.mark.parametrize("words", ["", "<Say>Please hold.</Say>"], ids=["silent", "talking"])
def test_redirects_that_never_arrive_are_a_loop(phone: MakePhone, words: str) -> None:
    caller = phone(f"{words}<Redirect>/voice</Redirect>")
    with pytest.raises(TwimlError, match="<Redirect> led through 20 documents") as caught:
        caller.dial()
    assert caught.value.verb == "Redirect"
    assert len(caller.asked) == 21


def test_redirects_that_arrive_may_be_many(phone: MakePhone) -> None:
    pages = {f"/{count}": f"<Redirect>/{count + 1}</Redirect>" for count in range(19)}
    caller = phone("", pages | {"/19": "<Gather/>"})
    caller.dial("/0")
    assert caller.call.stands == "listening"
    assert len(caller.asked) == 20


def test_every_webhook_is_told_about_the_call(phone: MakePhone) -> None:
    caller = phone('<Gather numDigits="1"/>')
    caller.dial(caller="+14165550111", called="+18885550122", call_sid="CA1", account_sid="AC1")
    common = {
        "CallSid": "CA1",
        "AccountSid": "AC1",
        "From": "+14165550111",
        "Caller": "+14165550111",
        "To": "+18885550122",
        "Called": "+18885550122",
        "Direction": "inbound",
        "ApiVersion": "2010-04-01",
    }
    assert caller.form == common | {"CallStatus": "ringing"}
    requested = caller.press("1")[1]
    assert caller.form == common | {"CallStatus": "in-progress", "Digits": "1"}
    assert requested == Requested("POST", f"{HOST}/voice", caller.form)


@pytest.mark.parametrize(
    ("verbs", "status"),
    [
        ("", "ringing"),
        ("<Pause/>", "ringing"),
        ("<Say>Hello.</Say>", "in-progress"),
        ("<Play>/a.mp3</Play>", "in-progress"),
    ],
)
def test_a_call_is_picked_up_by_the_first_sound(phone: MakePhone, verbs: str, status: str) -> None:
    caller = phone(f"{verbs}<Redirect>/next</Redirect>", {"/next": ""})
    caller.dial()
    assert caller.form["CallStatus"] == status


@pytest.mark.parametrize(
    ("bridge", "outcome", "status"),
    [
        ("false", "busy", "in-progress"),
        ("true", "busy", "ringing"),
        ("true", "completed", "in-progress"),
    ],
)
def test_a_call_answered_on_the_bridge_rings_until_then(
    phone: MakePhone, bridge: str, outcome: str, status: str
) -> None:
    caller = phone(
        f'<Dial answerOnBridge="{bridge}" action="/after">+14165550123</Dial>', {"/after": ""}
    )
    caller.dial()
    caller.finish(outcome)
    assert caller.form["CallStatus"] == status


@pytest.mark.parametrize("address", ["/voice", "hotline.example", "ftp://hotline.example/"])
def test_only_an_absolute_web_address_can_be_dialed(phone: MakePhone, address: str) -> None:
    with pytest.raises(ValueError, match=r"is not an absolute http\(s\) address"):
        dial(phone("").transport, address)
