"""The list of voices is Twilio's own, whole, and tells where it is from."""

import pytest

from bench.voices import voices_of
from ivr.simulator.voices import TABLE, Speaker, twilio_voices


def test_a_voice_has_its_engine_and_the_languages_that_it_speaks() -> None:
    voices = twilio_voices()
    assert voices["Polly.Chantal"] == Speaker("Standard", ("fr-CA",))
    assert voices["Polly.Gabrielle-Neural"] == Speaker("Neural", ("fr-CA",))
    assert voices["Polly.Kajal-Generative"] == Speaker("Generative", ("en-IN", "hi-IN"))
    assert voices["Google.fr-CA-Chirp3-HD-Kore"] == Speaker("Chirp3-HD", ("fr-CA",))
    assert voices["Google.fil-ph-Neural2-A"] == Speaker("Neural2", ("fil-PH",))
    assert voices["alice"] == Speaker("Basic", ())


def test_each_voice_but_the_basic_ones_has_a_language() -> None:
    silent = {name for name, speaker in twilio_voices().items() if not speaker.languages}
    assert silent == {"man", "woman", "alice"}


def test_the_list_names_its_packages_and_their_licences() -> None:
    head = TABLE.read_text(encoding="utf-8").splitlines()[:3]
    assert "`make voices`" in head[0]
    assert all("npm package" in line and "(MIT)" in line for line in head[1:])


def test_a_row_is_made_of_a_name_and_of_the_languages_of_its_speaker() -> None:
    names = ["man", "Google.fil-ph-Neural2-A", "Polly.Mía-Generative", "Polly.Aditi", "man"]
    polly = {"Mia": ("es-MX",), "Aditi": ("en-IN", "hi-IN")}
    assert list(voices_of(names, polly)) == [
        ("man", "Basic", ""),
        ("Google.fil-ph-Neural2-A", "Neural2", "fil-PH"),
        ("Polly.Mía-Generative", "Generative", "es-MX"),
        ("Polly.Aditi", "Standard", "en-IN hi-IN"),
    ]


def test_a_speaker_whose_language_nothing_tells_is_no_row() -> None:
    with pytest.raises(KeyError, match="Zoltan"):
        list(voices_of(["Polly.Zoltan-Neural"], {}))
