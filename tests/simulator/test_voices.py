"""The list of voices is Twilio's own, whole, and tells where it is from."""

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
