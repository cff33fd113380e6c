"""How a call sends a text, and how it goes on after."""

import pytest

from ivr.simulator import Ended, Requested, Said, Texted, TwimlError
from tests.simulator.switchboard import HOST, MakePhone

SENT = {"/sent": "<Say>Sent.</Say>"}


def test_a_text_goes_from_the_called_number_to_the_caller(phone: MakePhone) -> None:
    _, texted, ended = phone("<Sms>Hello.</Sms>").dial(caller="+14165550111", called="+18885550122")
    assert texted == Texted("+14165550111", "+18885550122", "Hello.", "sending")
    assert ended == Ended("end of document")


def test_a_text_may_go_between_other_numbers(phone: MakePhone) -> None:
    _, texted, _ = phone('<Sms to="+14165550123" from="+18885550177">Hello.</Sms>').dial()
    assert texted == Texted("+14165550123", "+18885550177", "Hello.", "sending")


def test_without_an_action_the_next_verb_follows(phone: MakePhone) -> None:
    caller = phone('<Sms statusCallback="/never">Hello.</Sms><Say>Next.</Say>')
    said = caller.dial()[2]
    assert isinstance(said, Said)
    assert said.text == "Next."
    assert caller.asked == ["POST /voice"]


def test_the_action_is_told_at_once_and_its_document_follows(phone: MakePhone) -> None:
    caller = phone('<Sms action="/sent">Hello.</Sms><Say>Never.</Say>', SENT)
    _, texted, requested, said, ended = caller.dial()
    assert isinstance(texted, Texted)
    assert isinstance(requested, Requested)
    assert isinstance(said, Said)
    assert (requested.address, said.text) == (f"{HOST}/sent", "Sent.")
    assert ended == Ended("end of document")
    assert caller.asked == ["POST /voice", "POST /sent"]
    assert caller.form["SmsStatus"] == "sending"
    assert len(caller.form["SmsSid"]) == 34
    assert caller.form["SmsSid"].startswith("SM")


def test_the_action_may_be_got(phone: MakePhone) -> None:
    caller = phone('<Sms action="/sent" method="GET">Hello.</Sms>', SENT)
    caller.dial()
    assert caller.board.requests[-1].args["SmsStatus"] == "sending"


def test_each_text_of_a_document_has_a_name_of_its_own(phone: MakePhone) -> None:
    again = '<Sms>One.</Sms><Sms action="/sent">Two.</Sms>'
    caller = phone('<Sms action="/again">One.</Sms>', {"/again": again, **SENT})
    caller.dial()
    sids = [request.form["SmsSid"] for request in caller.board.requests[1:]]
    assert len(set(sids)) == 2


@pytest.mark.parametrize("caller_id", ["anonymous", "+", "4165550100", "client:anna", "266696687"])
def test_a_text_to_what_is_no_number_is_invalid(phone: MakePhone, caller_id: str) -> None:
    caller = phone('<Sms action="/sent">Hello.</Sms>', SENT)
    texted = caller.dial(caller=caller_id)[1]
    assert texted == Texted(caller_id, "+18885550199", "Hello.", "invalid")
    assert caller.form["SmsStatus"] == "invalid"


def test_a_call_may_be_one_whose_texts_fail(phone: MakePhone) -> None:
    caller = phone(
        '<Gather numDigits="1" action="/text"/>',
        {"/text": '<Sms action="/sent">Hello.</Sms>', **SENT},
    )
    caller.dial(texts_fail=True)
    caller.press("1")
    assert caller.form["SmsStatus"] == "invalid"


def test_a_text_does_not_pick_up_the_call(phone: MakePhone) -> None:
    caller = phone('<Sms action="/sent">Hello.</Sms>', SENT)
    caller.dial()
    assert caller.form["CallStatus"] == "ringing"


def test_a_text_loses_the_white_space_around_it_and_keeps_its_lines(phone: MakePhone) -> None:
    texted = phone("<Sms>\n  One.\nTwo &amp; three.\n</Sms>").dial()[1]
    assert isinstance(texted, Texted)
    assert texted.text == "One.\nTwo & three."


def test_a_text_has_from_1_to_1600_characters(phone: MakePhone) -> None:
    texted = phone(f"<Sms>{'é' * 1600}</Sms>").dial()[1]
    assert isinstance(texted, Texted)
    assert len(texted.text) == 1600
    for words, held in (("", '""'), ("é" * 1601, "1601 characters")):
        message = f"<Sms> holds {held}; it takes from 1 to 1600 characters"
        with pytest.raises(TwimlError, match=message) as caught:
            phone(f"<Sms>{words}</Sms>").dial()
        assert caught.value.verb == "Sms"


def test_a_text_holds_no_elements(phone: MakePhone) -> None:
    with pytest.raises(TwimlError, match="<Sms> may hold text only"):
        phone("<Sms>Hello<Body>.</Body></Sms>").dial()


def test_actions_that_never_arrive_are_a_loop(phone: MakePhone) -> None:
    with pytest.raises(TwimlError, match="<Sms> led through 20 documents") as caught:
        phone('<Sms action="/voice">Hello.</Sms>').dial()
    assert caught.value.verb == "Sms"
