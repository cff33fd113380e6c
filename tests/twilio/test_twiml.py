"""Actions become TwiML as Twilio reads it."""

from ivr.dialog.events import Act, Action, GoOn, HangUp, Listen, Say
from ivr.dialog.session import Session
from ivr.model.hotline import Hotline
from ivr.model.states.transfer import Ring
from ivr.twilio.twiml import render_voice
from ivr.twilio.verbs.verb import Deployment

SESSION = Session("4f1c09ab", "birth", "fr", (("birth", True),))


def render(hotline: Hotline, *actions: Action, number: str | None = None) -> str:
    address, numbers = "https://hotline.example/voice", {"": (number,)} if number else {}
    document = render_voice(actions, Deployment(address, hotline.service, numbers))
    head = '<?xml version="1.0" encoding="UTF-8"?><Response>'
    text = document.decode()
    assert text.startswith(head)
    return text.removeprefix(head).removesuffix("</Response>")


def test_a_say_has_its_voice_and_a_break_between_paragraphs(hotline: Hotline) -> None:
    say = Say("fr", "birth", "question", ("Un & deux.", "Trois <quatre>."))
    assert render(hotline, say) == (
        '<Say language="fr-CA" voice="Polly.Gabrielle-Neural">Un &amp; deux.'
        '<break time="500ms" />Trois &lt;quatre&gt;.</Say>'
    )


def test_what_xml_cannot_hold_is_left_out(hotline: Hotline) -> None:
    say = Say("en", "birth", "say", ("a\x00b\x1b\ud800\ufffec",))
    assert ">abc</Say>" in render(hotline, say)


def test_a_listen_is_a_gather_of_one_key_that_even_the_number_sign_does_not_end(
    hotline: Hotline,
) -> None:
    listen = Listen((Say("en", "birth", "question", ("Yes?",)),), SESSION, 7)
    assert render(hotline, listen) == (
        '<Gather action="https://hotline.example/voice/4f1c09ab/birth?language=fr&amp;yes=birth" '
        'finishOnKey="" input="dtmf" method="POST" numDigits="1" timeout="7">'
        '<Say language="en-US" voice="Polly.Joanna-Neural">Yes?</Say></Gather>'
    )


def test_a_go_on_is_a_redirect(hotline: Hotline) -> None:
    assert render(hotline, GoOn(SESSION)) == (
        '<Redirect method="POST">'
        "https://hotline.example/voice/4f1c09ab/birth?language=fr&amp;yes=birth</Redirect>"
    )


def test_a_dial_whispers_and_comes_back(hotline: Hotline) -> None:
    assert render(hotline, Act(Ring(seconds=25), SESSION), number="+14165550123") == (
        '<Dial action="https://hotline.example/voice/4f1c09ab/birth?language=fr&amp;yes=birth" '
        'answerOnBridge="true" method="POST" timeout="25"><Number method="POST" '
        'url="https://hotline.example/voice/4f1c09ab/birth/whisper?language=fr">'
        "+14165550123</Number></Dial>"
    )


def test_a_dial_without_a_session_goes_on_with_the_document(hotline: Hotline) -> None:
    assert render(hotline, Act(Ring(seconds=25), None), HangUp(), number="+14165550123") == (
        '<Dial answerOnBridge="true" timeout="25"><Number>+14165550123</Number></Dial><Hangup />'
    )
