"""Voices are those of Twilio's list, and speak the language that they stand for."""

import pytest

from tests.flows.bad.flow import SOUND
from tests.flows.edit import SERVICE, Edit, problems_in


def misfits(language: str, voice: str, spoken: str, locale: str) -> list[str]:
    """Return what is found where a voice stands for a language: the level, the key, the words."""
    entry = f"  {language}: {{voice: {voice}, language: {spoken}, locale: {locale}, pace: 150}}\n"
    files = Edit(SERVICE, "voices:\n", f"voices:\n{entry}").apply(SOUND)
    files = {**files, SERVICE: without(language, files[SERVICE], entry)}
    problems = problems_in(files)
    assert {problem.rule for problem in problems} <= {"voice-misfit"}
    return [f"{problem.level}: {problem.message}\n{problem.cure}" for problem in problems]


def without(language: str, text: str, entry: str) -> str:
    """Leave out the voice that the sound hotline has for the language already."""
    lines = text.splitlines(keepends=True)
    mine = f"  {language}: {{voice:"
    return "".join(line for line in lines if line == entry or not line.startswith(mine))


@pytest.mark.parametrize(
    ("language", "voice", "spoken", "locale"),
    [
        ("fr", "Polly.Chantal", "fr-CA", "fr_CA"),
        ("fr", "Google.fr-CA-Chirp3-HD-Aoede", "fr-CA", "fr_CA"),
        ("fr", "Google.fr-CA-Wavenet-A", "fr-CA", "fr_CA"),
        ("en", "Polly.Joanna-Generative", "en-US", "en_CA"),
        ("en", "man", "en-GB", "en_CA"),
        ("pa", "Google.pa-IN-Wavenet-A", "pa-IN", "pa_Guru_IN"),
        ("zh", "Polly.Zhiyu-Neural", "cmn-CN", "zh_Hans_CN"),
        ("yue", "Polly.Hiujin-Neural", "yue-CN", "yue_Hant_HK"),
        ("ar", "Polly.Hala-Neural", "ar-AE", "ar_AE"),
        ("ar", "Polly.Hala-Neural", "arb", "ar_AE"),
        ("fil", "Google.fil-ph-Neural2-A", "fil-PH", "fil_PH"),
        ("tl", "Google.fil-PH-Standard-A", "fil-PH", "fil_PH"),
        ("hi", "Polly.Kajal-Neural", "hi-IN", "hi_IN"),
    ],
)
def test_a_voice_of_twilios_fits_what_it_speaks(
    language: str, voice: str, spoken: str, locale: str
) -> None:
    assert misfits(language, voice, spoken, locale) == []


@pytest.mark.parametrize(
    ("voice", "cure"),
    [
        ("Polly.Chantal-Neural", 'Did you mean "Polly.Chantal"?'),
        ("Polly.Gabrielle", 'Did you mean "Polly.Gabrielle-Neural"?'),
        ("Polly.Chantale", 'Did you mean "Polly.Chantal"?'),
        ("polly.liam-neural", 'Did you mean "Polly.Liam-Neural"?'),
        (
            "Somebody.New",
            "Those that speak fr-CA are Polly.Liam-Neural, Polly.Gabrielle-Neural, "
            "Polly.Chantal, …",
        ),
    ],
)
def test_a_voice_that_twilio_does_not_have_is_an_error(voice: str, cure: str) -> None:
    expected = f'error: Twilio has no voice "{voice}"\n{cure}'
    assert misfits("fr", voice, "fr-CA", "fr_CA") == [expected]


@pytest.mark.parametrize(
    ("voice", "speaks"),
    [
        ("Google.fr-FR-Neural2-A", "fr-FR"),
        ("Polly.Lea-Generative", "fr-FR"),
        ("Polly.Isabelle-Neural", "fr-BE"),
    ],
)
def test_a_voice_of_another_country_is_an_error(voice: str, speaks: str) -> None:
    expected = (
        f'error: the voice "{voice}" speaks {speaks}, not fr-CA\n'
        f"Write language: {speaks}, or take another voice."
    )
    assert misfits("fr", voice, "fr-CA", "fr_CA") == [expected]


@pytest.mark.parametrize(
    ("language", "voice", "spoken", "locale", "wrong"),
    [
        ("fr", "Polly.Joanna-Neural", "en-US", "fr_CA", "en-US"),
        ("fr", "Polly.Gabrielle-Neural", "fr-CA", "en_CA", "en_CA"),
        ("fi", "Google.fil-PH-Standard-A", "fil-PH", "fi_FI", "fil-PH"),
        ("zh", "Polly.Hiujin-Neural", "yue-CN", "zh_Hant_HK", "yue-CN"),
        ("iu", "Polly.Joanna-Neural", "en-US", "en_CA", "en_CA"),
    ],
)
def test_a_voice_or_a_locale_of_another_language_is_an_error(
    language: str, voice: str, spoken: str, locale: str, wrong: str
) -> None:
    errors = [one for one in misfits(language, voice, spoken, locale) if one.startswith("error")]
    cure = f"Give {language} a voice and a locale of its own language."
    assert errors == [f'error: "{wrong}" is not the language "{language}"\n{cure}']


def test_a_language_that_no_voice_speaks_is_served_by_recordings() -> None:
    expected = (
        'note: no voice of Twilio\'s speaks the language "iu"\n'
        "Have each prompt recorded: ivr prompts script iu"
    )
    assert misfits("iu", "Polly.Gabrielle-Neural", "fr-CA", "iu_CA") == [expected]


def test_a_voice_is_not_asked_to_speak_a_language_that_none_speaks() -> None:
    _, error = misfits("iu", "Polly.Gabrielle-Neural", "iu-CA", "iu_CA")
    assert error.startswith('error: the voice "Polly.Gabrielle-Neural" speaks fr-CA, not iu-CA')
