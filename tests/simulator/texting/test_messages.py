"""What a messaging document may hold, and how a refusal reads; the attributes have their table."""

import pytest

from ivr.simulator import TwimlError
from ivr.simulator.elements import read_document
from ivr.simulator.verbs import MESSAGING
from ivr.simulator.verbs.text_message import Message

ADDRESS = "https://hotline.example/text"


def refusal(inside: str) -> TwimlError:
    with pytest.raises(TwimlError) as caught:
        read_document(f"<Response>{inside}</Response>", ADDRESS, MESSAGING)
    assert caught.value.address == ADDRESS
    return caught.value


@pytest.mark.parametrize("verb", ["Say", "Sms", "Gather", "Dial", "Hangup", "Body"])
def test_a_verb_of_a_call_is_refused_with_those_that_are_known(verb: str) -> None:
    error = refusal(f"<{verb}/>")
    assert error.message.startswith(
        f"<Response> may not hold <{verb}>; it may hold <Message>, <Redirect>."
    )
    assert error.verb == verb


def test_media_is_not_known() -> None:
    error = refusal("<Message><Body>Hi</Body><Media>/a.jpg</Media></Message>")
    assert error.message == "<Message> may not hold <Media>; it may hold <Body>."
    assert error.verb == "Media"


def test_an_unknown_attribute_is_refused_with_those_that_are_known() -> None:
    assert refusal('<Message form="+14165550123">Hi</Message>').message == (
        '<Message> has no attribute "form"; it knows to, from, action, method, statusCallback.'
        ' Did you mean "from"?'
    )
    assert refusal('<Message from_="+14165550123">Hi</Message>').attribute == "from_"


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ("", "<Message> holds 0; it takes 1 text"),
        ("\n  ", "<Message> holds 0; it takes 1 text"),
        ("<Body>a</Body><Body>b</Body>", "<Message> holds 2; it takes 1 text"),
        ("a<Body>b</Body>", '<Message> may not hold the text "a"'),
        ("<Body/>", '<Body> holds ""; it takes from 1 to 1600 characters'),
        ("a" * 1601, "<Body> holds 1601 characters; it takes from 1 to 1600 characters"),
        ("<Body>a<b/></Body>", "<Body> may hold text only"),
    ],
    ids=["empty", "white space", "two", "text and Body", "empty Body", "too long", "element"],
)
def test_a_message_holds_one_text(inside: str, message: str) -> None:
    assert refusal(f"<Message>{inside}</Message>").message == message


def test_1600_characters_are_sent() -> None:
    document = f"<Response><Message>{'é' * 1600}</Message></Response>"
    (message,) = read_document(document, ADDRESS, MESSAGING)
    assert isinstance(message, Message)
    assert message.words == "é" * 1600
