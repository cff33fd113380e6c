"""What the texter receives, and what Twilio would refuse to send."""

import pytest

from ivr.simulator import Answer, Received, Requested, Silent, Texted, WebhookFailed
from tests.simulator.switchboard import HOST, xml
from tests.simulator.texting.texter import ADDRESS, MakeTexter, refusal


@pytest.mark.parametrize(
    "message",
    ["<Message>Bonjour.</Message>", "<Message><Body>Bonjour.</Body></Message>"],
    ids=["text", "Body"],
)
def test_a_message_arrives(texter: MakeTexter, message: str) -> None:
    assert texter(message).send()[1:] == (Received("Bonjour."),)


def test_messages_arrive_in_their_order(texter: MakeTexter) -> None:
    received = texter("<Message>One.</Message><Message>Two.\nThree.</Message>").send()[1:]
    assert received == (Received("One."), Received("Two.\nThree."))


def test_an_empty_document_is_silence(texter: MakeTexter) -> None:
    assert texter("").send()[1:] == (Silent(),)


def test_a_message_to_another_number_does_not_arrive_here(texter: MakeTexter) -> None:
    there = '<Message to="+14165550123">Hello.</Message>'
    from_there = '<Message to="+14165550123" from="+18885550177">Hello.</Message>'
    assert texter(there + from_there).send()[1:] == (
        Texted("+14165550123", "+18885550199", "Hello.", "sending"),
        Texted("+14165550123", "+18885550177", "Hello.", "sending"),
    )


def test_a_message_to_the_texters_own_number_arrives(texter: MakeTexter) -> None:
    message = '<Message to="+14165550100" statusCallback="/never">Hello.</Message>'
    assert texter(message).send()[1:] == (Received("Hello."),)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_redirect_goes_on_with_another_document(texter: MakeTexter, method: str) -> None:
    sender = texter(
        f'<Message>One.</Message><Redirect method="{method}">next</Redirect>',
        {"/next": "<Message>Two.</Message>"},
    )
    first, one, second, two = sender.send("DONNÉES")
    assert isinstance(first, Requested)
    assert isinstance(second, Requested)
    assert (one, two) == (Received("One."), Received("Two."))
    assert (second.method, second.address) == (method, f"{HOST}/next")
    assert second.parameters == first.parameters
    assert sender.asked == ["POST /text", f"{method} /next"]
    assert sender.board.requests[-1].values["Body"] == "DONNÉES"


def test_nothing_follows_a_redirect(texter: MakeTexter) -> None:
    sender = texter("<Redirect>/next</Redirect><Message>Never.</Message>", {"/next": ""})
    assert sender.send()[2:] == (Silent(),)


def test_the_action_of_a_message_is_told_and_its_document_follows(texter: MakeTexter) -> None:
    sender = texter(
        '<Message action="/sent">One.</Message><Message>Never.</Message>',
        {"/sent": "<Message>Two.</Message>"},
    )
    _, one, requested, two = sender.send()
    assert (one, two) == (Received("One."), Received("Two."))
    assert isinstance(requested, Requested)
    assert requested.address == f"{HOST}/sent"
    assert sender.form["MessageStatus"] == "sending"
    assert sender.form["MessageSid"] != sender.board.requests[0].form["MessageSid"]


def test_the_next_text_goes_to_the_webhook_of_the_number_again(texter: MakeTexter) -> None:
    sender = texter("<Redirect>/a/b</Redirect>", {"/a/b": ""})
    sender.send()
    sender.send()
    assert sender.asked == ["POST /text", "POST /a/b"] * 2


def test_ten_messages_answer_a_text_and_one_more_is_refused(texter: MakeTexter) -> None:
    five = "<Message>Hi.</Message>" * 5
    ten = texter(f"{five}<Redirect>/more</Redirect>", {"/more": five}).send()
    assert ten.count(Received("Hi.")) == 10
    error = refusal(
        texter(f"{five}<Redirect>/more</Redirect>", {"/more": f"{five}<Message>Hi.</Message>"})
    )
    assert error.message == "<Message> answers a text 11 times; 10 is the most"
    assert (error.verb, error.address) == ("Message", f"{HOST}/more")


def test_redirects_that_never_arrive_are_a_loop(texter: MakeTexter) -> None:
    sender = texter("<Redirect>/text</Redirect>")
    error = refusal(sender)
    assert error.message == "<Redirect> led through 20 documents that do not end"
    assert (error.verb, error.address) == ("Redirect", ADDRESS)
    assert len(sender.asked) == 20


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (xml("", content_type="text/html"), 'the Content-Type is "text/html"; it must be text/xml'),
        (Answer(200, "text/xml", b" <Response/>"), "nothing, not even white space, may stand"),
        (Answer(200, "text/xml", b"<Response>".ljust(70_000)), "longer than 65536 bytes"),
        (Answer(200, "text/xml", b"<Response>"), "the document is not well-formed XML"),
    ],
    ids=["content type", "white space", "too long", "not well-formed"],
)
def test_a_document_is_held_to_the_same_as_in_a_call(
    texter: MakeTexter, answer: Answer, message: str
) -> None:
    error = refusal(texter(answer))
    assert message in error.message
    assert error.address == ADDRESS


def test_a_webhook_that_fails_says_with_which_status(texter: MakeTexter) -> None:
    sender = texter(xml("", status=503, cookies=("a=1",)))
    before = sender.texting
    error = refusal(sender)
    assert isinstance(error, WebhookFailed)
    assert error.status == 503
    assert sender.texting == before
