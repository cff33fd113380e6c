"""The words and pauses of a <Say>, and the language of the voice that says them.

SSML that changes how words sound is reduced to the words. A break, and the edges of a <p>, become
a line break between paragraphs. Voices are Amazon Polly's, as Twilio takes them: `Polly.Joanna`,
`Polly.Joanna-Neural`, …; one that is not known here may speak any language.
Source: https://www.twilio.com/docs/voice/twiml/say/text-speech
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from ivr.simulator.elements import refuse_attributes
from ivr.simulator.errors import TwimlError, near_miss

MOST_CHARACTERS = 3000  # Amazon Polly's bound; tags are not counted
_SSML = {
    "break": {"strength", "time"},
    "emphasis": {"level"},
    "lang": {"xml:lang"},
    "p": set[str](),
    "phoneme": {"alphabet", "ph"},
    "prosody": {"pitch", "rate", "volume"},
    "s": set[str](),
    "say-as": {"format", "interpret-as"},
    "sub": {"alias"},
    "w": {"role"},
}
# Polly describes the strengths by what they resemble (a comma, a sentence, a paragraph) and gives
# no seconds: these are estimates.
_STRENGTHS = {
    "none": 0.0,
    "x-weak": 0.0,
    "weak": 0.2,
    "medium": 0.2,
    "strong": 0.4,
    "x-strong": 0.8,
}
_MOST_SECONDS = 10.0
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


@dataclass(frozen=True)
class Speech:
    """What is said: paragraphs, one a line, and the seconds of silence that breaks add to them."""

    text: str
    pause_seconds: float = 0.0


def read_speech(say: Element) -> Speech:
    """Read the words of a <Say>; raise a TwimlError if it says nothing or more than Polly takes."""
    length = len("".join(say.itertext()))
    if length > MOST_CHARACTERS:
        raise TwimlError(
            f"<Say> holds {length} characters; {MOST_CHARACTERS} is the most", verb="Say"
        )
    pieces = tuple(_read_pieces(say))
    words = "".join("\n" if isinstance(piece, float) else piece for piece in pieces)
    paragraphs = (" ".join(line.split()) for line in words.split("\n"))
    text = "\n".join(paragraph for paragraph in paragraphs if paragraph)
    if not text:
        raise TwimlError("<Say> says nothing", verb="Say")
    return Speech(text, sum((piece for piece in pieces if isinstance(piece, float)), 0.0))


def _read_pieces(element: Element) -> Iterator[str | float]:
    """Walk an element: texts as they stand, and a float of seconds for each break."""
    yield _flatten(element.text)
    for child in element:
        _refuse_unknown(child)
        match child.tag:
            case "break":
                seconds = _read_break(child)
                yield from (seconds,) if seconds else (" ",)
            case "p":
                yield 0.0
                yield from _read_pieces(child)
                yield 0.0
            case "sub" if "alias" in child.attrib:
                yield child.attrib["alias"]
            case _:
                yield from _read_pieces(child)
        yield _flatten(child.tail)


def _flatten(text: str | None) -> str:
    return re.sub(r"\s", " ", text or "")


def _read_break(element: Element) -> float:
    time, strength = element.get("time"), element.get("strength", "medium")
    if strength not in _STRENGTHS:
        raise _misfit(element, "strength", ", ".join(_STRENGTHS))
    if time is None:
        return _STRENGTHS[strength]
    match = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)(ms|s)", time)
    seconds = float(match[1]) / (1000 if match[2] == "ms" else 1) if match else -1.0
    if not 0 <= seconds <= _MOST_SECONDS:
        raise _misfit(element, "time", "seconds or milliseconds up to 10s, such as 1s or 500ms")
    return seconds


def _misfit(element: Element, attribute: str, expects: str) -> TwimlError:
    return TwimlError(
        f'<{element.tag}> has {attribute}="{element.get(attribute)}"; it takes {expects}',
        verb=element.tag,
        attribute=attribute,
    )


def _refuse_unknown(element: Element) -> None:
    known = _SSML.get(element.tag)
    if known is None:
        raise TwimlError(
            f"<Say> may not hold <{element.tag}>; it may hold {', '.join(_SSML)}."
            + near_miss(element.tag, _SSML, "<{}>"),
            verb=element.tag,
        )
    refuse_attributes(element, sorted(known))
    if element.tag == "break" and (len(element) or element.text):
        raise TwimlError("<break> holds nothing", verb="break")


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
