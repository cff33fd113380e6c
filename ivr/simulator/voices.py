"""Tell the language of a voice where it is certain; it never judges a voice that it does not know.

The names are Amazon Polly's, as Twilio takes them: `Polly.Joanna`, `Polly.Joanna-Neural`, ….
Source: https://www.twilio.com/docs/voice/twiml/say/text-speech#available-voices-and-languages
"""

from ivr.simulator.errors import TwimlError

_POLLY = {
    "en-AU": ("Nicole", "Olivia", "Russell"),
    "en-GB": ("Amy", "Arthur", "Brian", "Emma"),
    "en-US": (
        *("Danielle", "Gregory", "Ivy", "Joanna", "Joey", "Justin", "Kendra", "Kevin"),
        *("Kimberly", "Matthew", "Ruth", "Salli", "Stephen"),
    ),
    "fr-CA": ("Chantal", "Gabrielle", "Liam"),
    "fr-FR": ("Celine", "Lea", "Mathieu", "Remi"),
}
_LANGUAGE_OF = {f"Polly.{name}": language for language, names in _POLLY.items() for name in names}
_WITHOUT_VOICE = {"en-CA": "en-US"}
_DEFAULT = "en-US"


def language_of(voice: str, language: str | None) -> str:
    """Give the language in which a voice will speak, asked for or its own."""
    return language or _own_language(voice) or _DEFAULT


def refuse_misfit(voice: str, language: str | None) -> None:
    """Raise a TwimlError for a language that no voice has, or that this voice is known to lack."""
    if language is None:
        return
    if language in _WITHOUT_VOICE:
        raise TwimlError(
            f'<Say> has language="{language}", for which there is no voice; '
            f'"{_WITHOUT_VOICE[language]}" is the nearest',
            verb="Say",
            attribute="language",
        )
    own = _own_language(voice)
    if own not in (None, language):
        raise TwimlError(
            f'<Say> has language="{language}", but {voice} speaks {own}',
            verb="Say",
            attribute="language",
        )


def _own_language(voice: str) -> str | None:
    return _LANGUAGE_OF.get(voice.split("-")[0])
