"""What a document may hold, and how a refusal reads."""

from collections.abc import Mapping

import pytest

from ivr.simulator import TwimlError
from ivr.simulator.elements import read_document
from ivr.simulator.verbs import VERBS, WHISPER
from ivr.simulator.verbs.dial import Dial
from ivr.simulator.verbs.verb import Verb

ADDRESS = "https://hotline.example/voice"


def refusal(inside: str, holds: Mapping[str, type[Verb]] = VERBS) -> TwimlError:
    with pytest.raises(TwimlError) as caught:
        read_document(f"<Response>{inside}</Response>", ADDRESS, holds)
    assert caught.value.address == ADDRESS
    assert str(caught.value) == f"{ADDRESS}: {caught.value.message}"
    return caught.value


def test_an_unknown_verb_is_refused_with_those_that_are_known() -> None:
    error = refusal("<Speak>Hi</Speak>")
    assert error.message == (
        "<Response> may not hold <Speak>; it may hold <Say>, <Play>, <Pause>, <Gather>, "
        "<Redirect>, <Dial>, <Hangup>, <Reject>, <Sms>."
    )
    assert error.verb == "Speak"


def test_a_near_miss_of_a_verb_is_offered() -> None:
    assert refusal("<HangUp/>").message.endswith(" Did you mean <Hangup>?")


def test_an_unknown_attribute_is_refused_with_those_that_are_known() -> None:
    error = refusal('<Gather timeOut="7"/>')
    assert error.message == (
        '<Gather> has no attribute "timeOut"; it knows input, action, method, timeout, '
        'finishOnKey, numDigits, actionOnEmptyResult. Did you mean "timeout"?'
    )
    assert (error.verb, error.attribute) == ("Gather", "timeOut")


def test_a_verb_without_attributes_says_so() -> None:
    assert refusal('<Hangup now="true"/>').message == (
        '<Hangup> has no attribute "now"; it knows none.'
    )


def test_digits_to_play_are_not_known() -> None:
    assert refusal('<Play digits="1w2"/>').attribute == "digits"


@pytest.mark.parametrize(
    ("inside", "verb"),
    [
        pytest.param("<Gather><Redirect>/a</Redirect></Gather>", "Redirect", id="in a Gather"),
        pytest.param("<Gather><Sms>Hi</Sms></Gather>", "Sms", id="an Sms in a Gather"),
        pytest.param("<Message>Hi</Message>", "Message", id="a Message in a call"),
        pytest.param("<Gather><Gather/></Gather>", "Gather", id="a Gather in a Gather"),
        pytest.param("<Dial><Client>x</Client></Dial>", "Client", id="in a Dial"),
        pytest.param("<Hangup><Say>Hi</Say></Hangup>", "Say", id="in a Hangup"),
        pytest.param("<Pause><Say>Hi</Say></Pause>", "Say", id="in a Pause"),
        pytest.param('<Say xmlns="urn:x">Hi</Say>', "{urn:x}Say", id="in another namespace"),
    ],
)
def test_a_verb_is_refused_where_it_may_not_stand(inside: str, verb: str) -> None:
    error = refusal(inside)
    assert f"may not hold <{verb}>" in error.message
    assert error.verb == verb


@pytest.mark.parametrize("element", ["Response", "Gather", "Hangup", "Pause", "Reject"])
def test_stray_text_is_refused(element: str) -> None:
    inside = "stray" if element == "Response" else f"<{element}>stray</{element}>"
    assert refusal(inside).message == f'<{element}> may not hold the text "stray"'


def test_text_holds_no_elements_in_an_address() -> None:
    assert refusal("<Play>/a<b/></Play>").message == "<Play> may hold text only"


def test_what_the_call_does_not_reach_is_checked_too() -> None:
    assert refusal("<Hangup/><Speak/>").verb == "Speak"


def test_comments_are_passed_over() -> None:
    assert read_document("<Response><!-- nothing --></Response>", ADDRESS, VERBS) == ()


def test_an_attribute_of_the_response_is_refused() -> None:
    with pytest.raises(TwimlError, match='<Response> has no attribute "version"; it knows none'):
        read_document('<Response version="1"/>', ADDRESS, VERBS)


def test_another_root_is_refused() -> None:
    with pytest.raises(TwimlError, match="the document is a <html>; it must be a <Response>"):
        read_document("<html/>", ADDRESS, VERBS)


@pytest.mark.parametrize("text", ["<Response>", "<Response/>x", "<Response>&nbsp;</Response>"])
def test_xml_that_is_not_well_formed_is_refused(text: str) -> None:
    with pytest.raises(TwimlError, match="the document is not well-formed XML"):
        read_document(text, ADDRESS, VERBS)


def test_a_doctype_is_refused_before_anything_expands() -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Response>&b;</Response>'
    with pytest.raises(TwimlError, match="the document has a DOCTYPE; TwiML has none"):
        read_document(bomb, ADDRESS, VERBS)


@pytest.mark.parametrize("verb", ["Dial", "Redirect", "Reject", "Sms"])
def test_a_whisper_holds_only_what_an_agent_can_hear(verb: str) -> None:
    error = refusal(f"<{verb}/>", WHISPER)
    assert error.message.startswith(
        f"<Response> may not hold <{verb}>; it may hold <Say>, <Play>, <Pause>, <Gather>, <Hangup>."
    )


def test_a_dial_rings_at_least_one_number() -> None:
    assert refusal("<Dial/>").message == "<Dial> holds 0; it takes from 1 to 10 numbers"


def test_a_dial_rings_ten_numbers_and_no_more() -> None:
    number = "<Number>+14165550123</Number>"
    (dial,) = read_document(f"<Response><Dial>{number * 10}</Dial></Response>", ADDRESS, VERBS)
    assert isinstance(dial, Dial)
    assert len(dial.numbers) == 10
    assert (
        "holds 11; it takes from 1 to 10 numbers" in refusal(f"<Dial>{number * 11}</Dial>").message
    )


def test_a_dial_holds_a_bare_number_or_elements_but_not_both() -> None:
    message = refusal("<Dial>+14165550123<Number>+14165550124</Number></Dial>").message
    assert message == '<Dial> may not hold the text "+14165550123"'
