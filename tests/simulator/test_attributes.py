"""Every attribute, of calls and texts, as in Twilio's tables: its default, a value, bad values."""

from typing import NamedTuple

import pytest

from ivr.simulator import TwimlError
from ivr.simulator.elements import Element, read_document
from ivr.simulator.verbs import MESSAGING, VERBS
from ivr.simulator.verbs.dial import Dial, Number
from ivr.simulator.verbs.verb import Redirect

AGENT = "+14165550123"
ADDRESS = "https://hotline.example/voice"
BAD_ADDRESSES = ("", "two words", "ftp://hotline.example/", "file:///etc/passwd", "javascript:x")
BAD_NUMBERS = ("", "4165550199", "+0416", "anonymous")
BAD_METHODS = ("", "post", "PUT")
NOT_COUNTS = ("", "0", "-1", "1.5", "+7", "seven", "７", " 7")


class Row(NamedTuple):
    """An attribute of an element that holds `content`, and what its values become in `field`."""

    element: str
    content: str
    attribute: str
    field: str
    default: str | int | None
    good: str
    value: str | int
    bad: tuple[str, ...]


TABLE = [
    Row("Say", "Hi", "voice", "voice", "man", "Polly.Liam", "Polly.Liam", ("", "Polly Liam")),
    Row(
        *("Say", "Hi", "language", "language", None),
        *("fr-CA", "fr-CA", ("", "French", "fr_CA", "FR-ca")),
    ),
    Row("Say", "Hi", "loop", "loop", 1, "3", 3, (*NOT_COUNTS, "1001")),
    Row("Play", "/a.mp3", "loop", "loop", 1, "3", 3, (*NOT_COUNTS, "1001")),
    Row("Pause", "", "length", "length", 1, "9", 9, NOT_COUNTS),
    Row(
        "Gather", "", "input", "input", "dtmf", "dtmf speech", "dtmf speech", ("", "speech", "keys")
    ),
    Row("Gather", "", "action", "action", None, "/next?a=1", "/next?a=1", BAD_ADDRESSES),
    Row("Gather", "", "method", "method", "POST", "GET", "GET", BAD_METHODS),
    Row("Gather", "", "timeout", "timeout", 5, "7", 7, (*NOT_COUNTS, "auto")),
    Row("Gather", "", "finishOnKey", "finish_on_key", "#", "", "", ("##", "12", "a", " ")),
    Row("Gather", "", "numDigits", "num_digits", None, "4", 4, NOT_COUNTS),
    Row(
        *("Gather", "", "actionOnEmptyResult", "action_on_empty_result", False),
        *("true", True, ("", "True", "1", "yes")),
    ),
    Row("Redirect", "/next", "method", "method", "POST", "GET", "GET", BAD_METHODS),
    Row("Dial", "+14165550123", "action", "action", None, "after", "after", BAD_ADDRESSES),
    Row("Dial", "+14165550123", "method", "method", "POST", "GET", "GET", BAD_METHODS),
    Row("Dial", "+14165550123", "timeout", "timeout", 30, "25", 25, (*NOT_COUNTS, "601")),
    Row(
        *("Dial", "+14165550123", "answerOnBridge", "answer_on_bridge", False),
        *("true", True, ("", "True", "no")),
    ),
    Row(
        *("Dial", "+14165550123", "callerId", "caller_id", None),
        *("+14165550199", "+14165550199", BAD_NUMBERS),
    ),
    Row("Dial", "+14165550123", "timeLimit", "time_limit", 14400, "60", 60, NOT_COUNTS),
    Row("Dial", "+14165550123", "sequential", "sequential", False, "true", True, ("", "no")),
    Row("Number", "+14165550123", "url", "url", None, "/whisper", "/whisper", BAD_ADDRESSES),
    Row("Number", "+14165550123", "method", "method", "POST", "GET", "GET", BAD_METHODS),
    Row("Reject", "", "reason", "reason", "rejected", "busy", "busy", ("", "Busy", "asleep")),
    Row("Sms", "Hi", "to", "to", None, "anonymous", "anonymous", ("", "two words")),
    Row("Sms", "Hi", "from", "from_", None, AGENT, AGENT, BAD_NUMBERS),
    Row("Sms", "Hi", "action", "action", None, "sent", "sent", BAD_ADDRESSES),
    Row("Sms", "Hi", "method", "method", "POST", "GET", "GET", BAD_METHODS),
    Row("Sms", "Hi", "statusCallback", "status_callback", None, "/sms", "/sms", BAD_ADDRESSES),
    Row("Message", "Hi", "to", "to", None, AGENT, AGENT, BAD_NUMBERS),
    Row("Message", "Hi", "from", "from_", None, AGENT, AGENT, BAD_NUMBERS),
    Row("Message", "Hi", "action", "action", None, "sent", "sent", BAD_ADDRESSES),
    Row("Message", "Hi", "method", "method", "POST", "GET", "GET", BAD_METHODS),
    Row("Message", "Hi", "statusCallback", "status_callback", None, "/sms", "/sms", BAD_ADDRESSES),
]
NAMED = [pytest.param(row, id=f"{row.element} {row.attribute}") for row in TABLE]


def read(element: str, content: str, attributes: str = "") -> Element:
    """Read one element, in the place where it may stand."""
    document = f"<{element} {attributes}>{content}</{element}>"
    if element == "Number":
        (dial,) = read_document(f"<Response><Dial>{document}</Dial></Response>", ADDRESS, VERBS)
        assert isinstance(dial, Dial)
        return dial.numbers[0]
    if element == "Message":
        return read_document(f"<Response>{document}</Response>", ADDRESS, MESSAGING)[0]
    return read_document(f"<Response>{document}</Response>", ADDRESS, VERBS)[0]


@pytest.mark.parametrize("row", NAMED)
class TestAttribute:
    def test_has_twilios_default(self, row: Row) -> None:
        assert getattr(read(row.element, row.content), row.field) == row.default

    def test_takes_a_value(self, row: Row) -> None:
        element = read(row.element, row.content, f'{row.attribute}="{row.good}"')
        assert getattr(element, row.field) == row.value

    def test_refuses_bad_values_by_name(self, row: Row) -> None:
        for text in row.bad:
            with pytest.raises(TwimlError) as caught:
                read(row.element, row.content, f'{row.attribute}="{text}"')
            message = f'<{row.element}> has {row.attribute}="{text}"; it takes '
            assert message in str(caught.value)
            assert caught.value.verb == row.element
            assert caught.value.attribute == row.attribute
            assert caught.value.address == ADDRESS


def test_the_table_above_has_every_attribute() -> None:
    listed = {(row.element, row.field) for row in TABLE}
    every: list[type[Element]] = [*VERBS.values(), *MESSAGING.values(), Number]
    known = {(verb.__name__, name) for verb in every for name in verb.attributes().values()}
    assert listed == known


@pytest.mark.parametrize("number", ["4165550123", "+1 416 555 0123", "+0123", "", "agent", "+１４"])
def test_a_number_that_is_not_e164_is_refused(number: str) -> None:
    with pytest.raises(TwimlError, match=r"<Number> holds .*; it takes a telephone number in E"):
        read("Number", number)


@pytest.mark.parametrize("element", ["Play", "Redirect"])
def test_an_address_is_needed(element: str) -> None:
    with pytest.raises(TwimlError, match=f'<{element}> holds ""; it takes an http'):
        read(element, "")


def test_text_loses_the_white_space_around_it() -> None:
    assert read("Redirect", "\n  /next\n") == Redirect(address="/next")
