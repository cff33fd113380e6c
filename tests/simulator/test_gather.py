"""How keys are gathered: what is sent where, and what silence does."""

import pytest

from ivr.simulator import (
    Ended,
    Listening,
    Paused,
    Played,
    Pressed,
    Requested,
    Said,
    TwimlError,
    Waited,
    press,
)
from tests.simulator.switchboard import HOST, MakePhone

NEXT = {"/next": "<Say>Next.</Say>"}


def test_a_key_interrupts_what_is_nested(phone: MakePhone) -> None:
    _, *heard = phone(
        "<Gather><Say>Press 1.</Say><Play>/chime.mp3</Play><Pause/></Gather><Say>Never.</Say>"
    ).dial()
    assert heard == [
        Said("Press 1.", "en-US", "man", 0.0, True),
        Played(f"{HOST}/chime.mp3", True),
        Paused(1, True),
        Listening(5, None, "#", f"{HOST}/voice"),
    ]


def test_what_stands_before_the_gather_is_not_interrupted(phone: MakePhone) -> None:
    _, said, _ = phone("<Say>Sorry.</Say><Gather/>").dial()
    assert isinstance(said, Said)
    assert not said.barge_in


def test_one_digit_is_sent_at_once_when_one_is_expected(phone: MakePhone) -> None:
    caller = phone('<Gather action="/next" numDigits="1" finishOnKey=""/>', NEXT)
    caller.dial()
    pressed, requested, said, ended = caller.press("1")
    assert pressed == Pressed("1")
    assert isinstance(requested, Requested)
    assert requested.address == f"{HOST}/next"
    assert requested.parameters["Digits"] == caller.form["Digits"] == "1"
    assert isinstance(said, Said)
    assert said.text == "Next."
    assert ended == Ended("end of document")


def test_digits_gather_until_enough_have_come(phone: MakePhone) -> None:
    caller = phone('<Gather action="/next" numDigits="3"/>', NEXT)
    caller.dial()
    assert caller.press("12") == (Pressed("1"), Pressed("2"))
    assert caller.asked == ["POST /voice"]
    caller.press("*")
    assert caller.form["Digits"] == "12*"


def test_the_finish_key_sends_what_was_gathered_without_itself(phone: MakePhone) -> None:
    caller = phone('<Gather action="/next"/>', NEXT)
    caller.dial()
    caller.press("12#")
    assert caller.form["Digits"] == "12"


def test_the_finish_key_does_nothing_before_another_key(phone: MakePhone) -> None:
    caller = phone('<Gather action="/next"/>', NEXT)
    caller.dial()
    assert caller.press("#") == (Pressed("#", ignored=True),)
    caller.press("1#")
    assert caller.form["Digits"] == "1"


def test_another_finish_key_makes_an_ordinary_key_of_the_number_sign(phone: MakePhone) -> None:
    caller = phone('<Gather action="/next" finishOnKey="*"/>', NEXT)
    caller.dial()
    caller.press("#1*")
    assert caller.form["Digits"] == "#1"


def test_without_a_finish_key_every_key_is_a_digit(phone: MakePhone) -> None:
    caller = phone('<Gather action="/next" finishOnKey="" numDigits="1"/>', NEXT)
    caller.dial()
    caller.press("#")
    assert caller.form["Digits"] == "#"


def test_silence_goes_on_with_the_next_verb(phone: MakePhone) -> None:
    caller = phone('<Gather action="/next" timeout="7"/><Say>Are you there?</Say><Gather/>', NEXT)
    caller.dial()
    waited, said, listening = caller.wait()
    assert waited == Waited(7)
    assert isinstance(said, Said)
    assert (said.text, said.barge_in) == ("Are you there?", False)
    assert listening == Listening(5, None, "#", f"{HOST}/voice")
    assert caller.asked == ["POST /voice"]


def test_silence_at_the_end_of_the_document_ends_the_call(phone: MakePhone) -> None:
    caller = phone("<Gather/>")
    caller.dial()
    assert caller.wait() == (Waited(5), Ended("end of document"))


def test_silence_after_digits_sends_them(phone: MakePhone) -> None:
    caller = phone('<Gather action="/next"/>', NEXT)
    caller.dial()
    caller.press("12")
    assert caller.wait()[0] == Waited(5)
    assert caller.form["Digits"] == "12"


def test_digits_of_one_gather_are_not_sent_by_the_next(phone: MakePhone) -> None:
    caller = phone('<Gather/><Gather action="/next" numDigits="1"/>', NEXT)
    caller.dial()
    caller.wait()
    caller.press("2")
    assert caller.form["Digits"] == "2"


def test_silence_is_sent_where_the_document_asks_for_it(phone: MakePhone) -> None:
    caller = phone('<Gather action="/next" actionOnEmptyResult="true"/><Say>Never.</Say>', NEXT)
    caller.dial()
    caller.wait()
    assert caller.asked == ["POST /voice", "POST /next"]
    assert caller.form["Digits"] == ""


def test_without_an_action_the_same_address_is_asked_again(phone: MakePhone) -> None:
    caller = phone('<Gather numDigits="1"/>')
    caller.dial("/voice?language=fr")
    caller.press("1")
    assert caller.board.requests[-1].full_path == "/voice?language=fr"
    assert caller.form["Digits"] == "1"


@pytest.mark.parametrize(
    ("action", "asked"),
    [
        ("next?a=1&amp;b=%C3%A9", "/voice/next?a=1&b=%C3%A9"),
        ("/next", "/next?"),
        ("../next", "/next?"),
        ("?again=1", "/voice/menu?again=1"),
        (f"{HOST}/next#part", "/next?"),
    ],
)
def test_an_action_is_relative_to_the_document(phone: MakePhone, action: str, asked: str) -> None:
    gather = f'<Gather action="{action}" numDigits="1"/>'
    caller = phone("", {"/voice/menu": gather, "/next": "", "/voice/next": ""})
    caller.dial("/voice/menu")
    caller.press("1")
    environ = caller.board.requests[-1].environ
    assert f"{environ['PATH_INFO']}?{environ['QUERY_STRING']}" == asked


def test_a_get_carries_the_digits_in_its_query(phone: MakePhone) -> None:
    caller = phone('<Gather action="/next?a=1" method="GET" numDigits="1"/>', NEXT)
    caller.dial()
    caller.press("*")
    request = caller.board.requests[-1]
    assert request.method == "GET"
    assert request.args["a"] == "1"
    assert request.args["Digits"] == "*"
    assert request.args["CallSid"] == caller.call.call_sid
    assert not request.form


def test_speech_alone_is_refused_by_a_telephone_with_keys(phone: MakePhone) -> None:
    with pytest.raises(TwimlError, match='<Gather> has input="speech"; it takes "dtmf"'):
        phone('<Gather input="speech"/>').dial()


def test_keys_are_ignored_where_nothing_listens(phone: MakePhone) -> None:
    caller = phone("<Dial>+14165550123</Dial>")
    caller.dial()
    assert caller.press("1") == (Pressed("1", ignored=True),)
    caller.hang_up()
    assert caller.press("1") == (Pressed("1", ignored=True),)


@pytest.mark.parametrize("key", ["", "12", "a", "A", "+", "１"])
def test_what_is_no_key_cannot_be_pressed(phone: MakePhone, key: str) -> None:
    caller = phone("<Gather/>")
    caller.dial()
    with pytest.raises(ValueError, match="is not a key"):
        press(caller.transport, caller.call, key)
