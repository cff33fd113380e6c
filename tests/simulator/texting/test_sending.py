"""What the webhook is told about a text, and what cannot be sent."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr.simulator import Requested, Sent, WsgiTransport, send_text, texting_to
from tests.simulator.switchboard import HOST, Switchboard, sign
from tests.simulator.texting.texter import ADDRESS, NOON, MakeTexter


def test_the_webhook_is_told_about_the_text(texter: MakeTexter) -> None:
    sender = texter("")
    sender.texting = texting_to(
        ADDRESS, sender="+14165550111", service="+18885550122", account_sid="AC1"
    )
    requested, _ = sender.send("DONNÉES")
    sid = sender.form["MessageSid"]
    assert sender.form == {
        "MessageSid": sid,
        "SmsSid": sid,
        "AccountSid": "AC1",
        "From": "+14165550111",
        "To": "+18885550122",
        "Body": "DONNÉES",
        "NumMedia": "0",
        "NumSegments": "1",
    }
    assert requested == Requested("POST", ADDRESS, sender.form)


def test_each_text_has_a_name_of_its_own(texter: MakeTexter) -> None:
    sender = texter("")
    sender.send()
    first = sender.form["MessageSid"]
    sender.send()
    second = sender.form["MessageSid"]
    assert first != second
    assert first[:2] == second[:2] == "SM"
    assert len(first) == 34


def test_two_conversations_name_their_texts_differently() -> None:
    board = Switchboard({"/text": ""})
    for now in (NOON, NOON + 1):
        send_text(WsgiTransport(board, HOST, sign), texting_to(ADDRESS), "DATA", now=now)
    first, second = (request.form["MessageSid"] for request in board.requests)
    assert first != second


def test_pictures_are_told_one_by_one(texter: MakeTexter) -> None:
    sender = texter("")
    sender.send("", media=2)
    assert sender.form["NumMedia"] == "2"
    assert sender.form["MessageSid"].startswith("MM")
    for index in (0, 1):
        assert sender.form[f"MediaUrl{index}"].startswith("https://api.twilio.com/")
        assert sender.form[f"MediaContentType{index}"] == "image/jpeg"
    assert sender.form["MediaUrl0"] != sender.form["MediaUrl1"]
    assert "MediaUrl2" not in sender.form


@pytest.mark.parametrize("opt_out_type", ["STOP", "START", "HELP"])
def test_an_opt_out_type_is_told_where_there_is_one(texter: MakeTexter, opt_out_type: str) -> None:
    sender = texter("")
    sender.send("arrêt", opt_out_type=opt_out_type)
    assert sender.form["OptOutType"] == opt_out_type


def test_the_segments_of_a_text_may_be_told() -> None:
    board = Switchboard({"/text": ""})
    line = WsgiTransport(board, HOST, sign)
    sent, *_ = send_text(line, texting_to(ADDRESS), "a" * 161, now=NOON, segments=2).events
    assert sent == Sent("a" * 161)
    assert board.requests[0].form["NumSegments"] == "2"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=1600))
def test_a_text_is_sent_exactly(body: str) -> None:
    board = Switchboard({"/text": ""})
    send_text(WsgiTransport(board, HOST, sign), texting_to(ADDRESS), body, now=NOON)
    assert board.requests[0].form["Body"] == body


class TestRefusal:
    @pytest.fixture
    def board(self) -> Switchboard:
        return Switchboard({"/text": ""})

    @pytest.mark.parametrize(
        ("body", "media", "opt_out_type", "message"),
        [
            ("a" * 1601, 0, None, "the text has 1601 characters; 1600 is the most"),
            ("\ud83d", 0, None, "the text has a lone surrogate, which is no character"),
            ("", 11, None, "the text has 11 pictures; from 0 to 10 can be sent"),
            ("", -1, None, "the text has -1 pictures"),
            ("", 0, "stop", '"stop" is no OptOutType; they are STOP, START, HELP'),
        ],
        ids=["too long", "half a character", "too many pictures", "fewer than none", "opt-out"],
    )
    def test_what_nobody_could_send_reaches_no_webhook(
        self, board: Switchboard, body: str, media: int, opt_out_type: str | None, message: str
    ) -> None:
        send = partial(send_text, WsgiTransport(board, HOST, sign), texting_to(ADDRESS), now=NOON)
        with pytest.raises(ValueError, match=message):
            send(body, media=media, opt_out_type=opt_out_type)
        assert not board.requests

    def test_1600_characters_are_sent(self, board: Switchboard) -> None:
        send_text(WsgiTransport(board, HOST, sign), texting_to(ADDRESS), "é" * 1600, now=NOON)
        assert len(board.requests[0].form["Body"]) == 1600

    def test_only_an_absolute_web_address_can_be_texted(self, board: Switchboard) -> None:
        with pytest.raises(ValueError, match=r"is not an absolute http\(s\) address"):
            send_text(WsgiTransport(board, HOST, sign), texting_to("/text"), "DATA", now=NOON)
