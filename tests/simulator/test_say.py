"""What a <Say> says, in which language, and how SSML sounds."""

import pytest

from ivr.simulator import Ended, Said, TwimlError
from ivr.simulator.elements import read_document
from ivr.simulator.verbs import VERBS
from ivr.simulator.verbs.say import Say, Speech
from tests.simulator.switchboard import MakePhone

ADDRESS = "https://hotline.example/voice"


def speech(words: str, attributes: str = "") -> Speech:
    (say,) = read_document(f"<Response><Say {attributes}>{words}</Say></Response>", ADDRESS, VERBS)
    assert isinstance(say, Say)
    return say.speech


def test_words_are_said_and_cannot_be_interrupted(phone: MakePhone) -> None:
    _, *heard = phone('<Say voice="Polly.Liam" language="fr-CA">Bonjour.</Say>').dial()
    assert heard == [Said("Bonjour.", "fr-CA", "Polly.Liam", 0.0, False), Ended("end of document")]


def test_a_loop_says_the_words_again(phone: MakePhone) -> None:
    _, *heard = phone('<Say loop="3">Hello.</Say>').dial()
    assert heard[:-1] == [Said("Hello.", "en-US", "man", 0.0, False)] * 3


@pytest.mark.parametrize(
    ("attributes", "language"),
    [
        pytest.param("", "en-US", id="Twilio's default"),
        pytest.param('voice="Polly.Gabrielle-Neural"', "fr-CA", id="the voice's own"),
        pytest.param('voice="Google.fr-CA-Neural2-A"', "fr-CA", id="the own of Google's"),
        pytest.param('voice="Somebody.New"', "en-US", id="a voice unknown here"),
        pytest.param('language="fr-FR"', "fr-FR", id="as asked for"),
    ],
)
def test_the_language_is_as_asked_for_or_else_the_voices_own(
    phone: MakePhone, attributes: str, language: str
) -> None:
    _, said, _ = phone(f"<Say {attributes}>Hello.</Say>").dial()
    assert isinstance(said, Said)
    assert said.language == language


@pytest.mark.parametrize(
    ("voice", "language", "message"),
    [
        ("Polly.Joanna-Neural", "fr-CA", 'language="fr-CA", but Polly.Joanna-Neural speaks en-US'),
        ("Polly.Gabrielle-Neural", "fr-FR", "but Polly.Gabrielle-Neural speaks fr-CA"),
        ("Google.fr-FR-Neural2-A", "fr-CA", "but Google.fr-FR-Neural2-A speaks fr-FR"),
        ("Polly.Kajal-Neural", "en-US", "but Polly.Kajal-Neural speaks en-IN and hi-IN"),
        ("Google.en-US-Neural2-A", "en-CA", 'no voice; "en-US" is the nearest'),
    ],
)
def test_a_voice_known_not_to_speak_the_language_is_refused(
    voice: str, language: str, message: str
) -> None:
    with pytest.raises(TwimlError) as caught:
        speech("Hello.", f'voice="{voice}" language="{language}"')
    assert message in caught.value.message
    assert (caught.value.verb, caught.value.attribute) == ("Say", "language")


@pytest.mark.parametrize(
    ("voice", "language"),
    [("Somebody.New", "de-DE"), ("man", "de-DE"), ("Polly.Aditi", "hi-IN")],
    ids=["a voice unknown here", "a basic voice", "a voice of two languages"],
)
def test_a_voice_may_speak_what_nothing_tells_it_cannot(voice: str, language: str) -> None:
    assert speech("Hallo.", f'voice="{voice}" language="{language}"').text == "Hallo."


@pytest.mark.parametrize(
    ("words", "text", "seconds"),
    [
        pytest.param(" one\n  two\ttwo ", "one two two", 0.0, id="white space"),
        pytest.param('one<break time="500ms"/>two', "one\ntwo", 0.5, id="milliseconds"),
        pytest.param('one<break time="1s"/>two', "one\ntwo", 1.0, id="seconds"),
        pytest.param('one<break time="1.5s"/> two', "one\ntwo", 1.5, id="part of a second"),
        pytest.param('one<break strength="x-strong"/>two', "one\ntwo", 0.8, id="strength"),
        pytest.param("one<break/>two", "one\ntwo", 0.2, id="a break of medium strength"),
        pytest.param('one<break strength="none"/>two', "one two", 0.0, id="no pause"),
        pytest.param('<break time="1s"/>one<break time="1s"/>', "one", 2.0, id="at the edges"),
        pytest.param(
            *('a<break time="1s"/><break time="2s"/>b', "a\nb", 3.0), id="two breaks together"
        ),
        pytest.param("<p>one</p><p>two</p>", "one\ntwo", 0.0, id="paragraphs"),
        pytest.param("<s>one</s> <s>two</s>", "one two", 0.0, id="sentences"),
        pytest.param('<prosody rate="slow">one</prosody>', "one", 0.0, id="prosody"),
        pytest.param('an <emphasis level="strong">a</emphasis>b', "an ab", 0.0, id="emphasis"),
        pytest.param('<say-as interpret-as="digits">12</say-as>', "12", 0.0, id="say-as"),
        pytest.param('<sub alias="World Wide Web">WWW</sub>.', "WWW.", 0.0, id="sub"),
        pytest.param('<phoneme alphabet="ipa" ph="x">one</phoneme>', "one", 0.0, id="phoneme"),
        pytest.param('<lang xml:lang="fr-CA">oui</lang>', "oui", 0.0, id="lang"),
        pytest.param('<w role="amazon:VB">read</w>', "read", 0.0, id="w"),
        pytest.param(
            *('<prosody rate="slow">a<break time="1s"/>b</prosody>', "a\nb", 1.0), id="nested"
        ),
        pytest.param("O&apos;Brien &amp; fils, l’été", "O'Brien & fils, l’été", 0.0, id="escaped"),
    ],
)
def test_ssml_becomes_words_and_pauses(words: str, text: str, seconds: float) -> None:
    assert (speech(words).text, speech(words).pause_seconds) == (text, seconds)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ('a<break time="11s"/>', '<break> has time="11s"; it takes seconds or milliseconds'),
        ('a<break time="1"/>', '<break> has time="1"; it takes'),
        ('a<break time="-1s"/>', '<break> has time="-1s"; it takes'),
        ('a<break strength="huge"/>', '<break> has strength="huge"; it takes none, x-weak'),
        ("a<break>b</break>", "<break> holds nothing"),
        ("<voice>b</voice>", "<Say> may not hold <voice>; it may hold break, emphasis"),
        ("<prosodie>b</prosodie>", "Did you mean <prosody>?"),
        ('<prosody Rate="slow">b</prosody>', 'no attribute "Rate"; it knows pitch, rate, volume'),
        ('<s lang="fr">b</s>', '<s> has no attribute "lang"; it knows none'),
        ('<lang lang="fr">b</lang>', 'it knows xml:lang. Did you mean "xml:lang"?'),
    ],
)
def test_ssml_that_would_fail_is_refused(words: str, message: str) -> None:
    with pytest.raises(TwimlError) as caught:
        speech(words)
    assert message in caught.value.message


@pytest.mark.parametrize("words", ["", "  ", '<break time="1s"/>', "<p> </p>"])
def test_a_say_that_says_nothing_is_refused(words: str) -> None:
    with pytest.raises(TwimlError, match="<Say> says nothing"):
        speech(words)


def test_three_thousand_characters_are_said_and_one_more_is_refused() -> None:
    assert len(speech("é" * 3000).text) == 3000
    with pytest.raises(TwimlError, match="<Say> holds 3001 characters; 3000 is the most"):
        speech("é" * 3001)


def test_tags_are_not_counted_among_the_characters() -> None:
    assert speech(f"<prosody rate='slow'>{'a' * 3000}</prosody>").text == "a" * 3000
