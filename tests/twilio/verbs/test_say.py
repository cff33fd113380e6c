"""Words that are not said as they are written are marked for the voice, and for it alone."""

from collections.abc import Mapping
from xml.etree import ElementTree

import pytest

from ivr.dialog.events import Say
from ivr.loader import read_hotline
from ivr.model.hotline import Hotline
from ivr.simulator.verbs.say import Say as Heard
from ivr.twilio.twiml import render_voice
from ivr.twilio.verbs.verb import Deployment

ENTRY = """
pronunciations:
  MOVEit: {en: {say: move it & go}, fr: {say: mouve itte}}
  CHEO: {en: {phoneme: ˈtʃiːoʊ}}

hours:
"""


@pytest.fixture(scope="module")
def telling(files: Mapping[str, str]) -> Hotline:
    """The hotline, which tells the voice how to say two names."""
    service = files["service.yaml"].replace("\nhours:\n", ENTRY, 1)
    return read_hotline({**files, "service.yaml": service})


def written(hotline: Hotline, say: Say) -> ElementTree.Element:
    document = render_voice([say], Deployment("https://hotline.example/voice", hotline.service))
    (verb,) = ElementTree.fromstring(document)  # noqa: S314  it is ours
    return verb


def test_other_words_and_sounds_stand_beside_the_term(telling: Hotline) -> None:
    verb = written(telling, Say("en", "birth", "say", ("At CHEO, MOVEit.", "The MOVEit flaw.")))
    verb.attrib.clear()
    assert ElementTree.tostring(verb, "unicode") == (
        '<Say>At <phoneme alphabet="ipa" ph="ˈtʃiːoʊ">CHEO</phoneme>, '
        '<sub alias="move it &amp; go">MOVEit</sub>.<break time="500ms" />'
        'The <sub alias="move it &amp; go">MOVEit</sub> flaw.</Say>'
    )


def test_another_language_says_it_in_its_own_way(telling: Hotline) -> None:
    verb = written(telling, Say("fr", "birth", "say", ("MOVEit au CHEO",)))
    assert [(one.tag, dict(one.attrib)) for one in verb] == [("sub", {"alias": "mouve itte"})]


def test_a_slower_voice_says_all_of_it_slower_and_takes_longer(files: Mapping[str, str]) -> None:
    pace = "en_CA, pace: 150"
    assert pace in files["service.yaml"]
    slower = files["service.yaml"].replace(pace, f"{pace}, speed: 80", 1)
    hotline = read_hotline({**files, "service.yaml": slower})
    verb = written(hotline, Say("en", "birth", "say", ("At CHEO.", "No action.")))
    verb.attrib.clear()
    assert ElementTree.tostring(verb, "unicode") == (
        '<Say><prosody rate="80%">At CHEO.<break time="500ms" />No action.</prosody></Say>'
    )
    assert Heard.read_content(verb).text == "At CHEO.\nNo action."
    assert hotline.service.voices["en"].words_a_minute == 120


def test_what_is_recorded_is_played_as_it_is(telling: Hotline) -> None:
    say = Say("en", "birth", "say", ("MOVEit",), recording="https://hotline.example/a.wav")
    assert written(telling, say).tag == "Play"


def test_the_telephone_hears_the_words_as_they_are_written(
    telling: Hotline, hotline: Hotline
) -> None:
    say = Say("en", "birth", "say", ("At CHEO, MOVEit.", "The MOVEit flaw."))
    heard = Heard.read_content(written(telling, say))
    assert heard == Heard.read_content(written(hotline, say))
    assert heard.text == "At CHEO, MOVEit.\nThe MOVEit flaw."
