"""Find what takes too long to say, or what Twilio's voices cannot say."""

import re
from collections.abc import Iterator

from ivr.check.rule import Subject, warning
from ivr.dialog.prompts import words_of
from ivr.dialog.wording import wording_of
from ivr.loader.problems import Problem, near_miss
from ivr.model.service import Voice
from ivr.model.states.state import QUESTION

MOST_SECONDS = 20  # a longer question is forgotten before its end
# Characters of one Say. https://www.twilio.com/docs/voice/twiml/say/text-speech
POLLY_LIMIT, GOOGLE_LIMIT = 3_000, 5_000
# https://docs.aws.amazon.com/polly/latest/dg/available-voices.html
POLLY = {
    "en-US": "Danielle Gregory Ivy Joanna Joey Justin Kendra Kevin Kimberly Matthew Ruth Salli "
    "Stephen",
    "en-GB": "Amy Arthur Brian Emma",
    "en-AU": "Nicole Olivia Russell",
    "en-IE": "Niamh",
    "en-NZ": "Aria",
    "en-ZA": "Ayanda",
    "fr-CA": "Chantal Gabrielle Liam",
    "fr-FR": "Celine Lea Mathieu Remi",
    "fr-BE": "Isabelle",
}
POLLY_LANGUAGES = {name: language for language, names in POLLY.items() for name in names.split()}


def long_question(subject: Subject) -> Iterator[Problem]:
    """A question or a menu is forgotten before its end if it takes more than 20 s to say.

    Passes:

        ask:
          en: |
            Was your child born in Ontario?

    Fails:

        ask:
          en: |
            Before we go on, and so that … (60 words later) … was your child born in Ontario?
    """
    hotline = subject.hotline
    for name, state in hotline.call.states.items():
        if QUESTION not in state.parts():
            continue
        seconds = {}
        for language in hotline.spoken:
            text = words_of(hotline, language, subject.duty, (name, QUESTION))
            seconds[language] = wording_of(hotline, language).seconds(text)
        if state.OFFERS_LANGUAGES:
            seconds = {" and ".join(seconds): sum(seconds.values())}
        for language, length in seconds.items():
            if length > MOST_SECONDS:
                message = (
                    f'the question of state "{name}" takes {length:.0f} s '
                    f'in the language "{language}"'
                )
                cure = f"Shorten it to {MOST_SECONDS} s, or move words to a state before it."
                path = ("states", name, _key_of(subject, name, QUESTION), language)
                yield subject.call.problem(path, "long-question", message, cure)


def long_say(subject: Subject) -> Iterator[Problem]:
    """Twilio refuses to say more than 3,000 characters at once with a Polly voice.

    Passes:

        say:
          en: |
            … (a page of words)

    Fails:

        say:
          en: |
            … (three pages of words)
    """
    hotline = subject.hotline
    for name, state in hotline.call.states.items():
        for language in hotline.spoken:
            voice = hotline.service.voices[language].voice
            limit = GOOGLE_LIMIT if voice.startswith("Google.") else POLLY_LIMIT
            for part in state.parts():
                key = _key_of(subject, name, part)
                text = words_of(hotline, language, subject.duty, (name, part))
                if (length := sum(map(len, text))) > limit:
                    message = f'"{name}.{key}" has {length} characters for the voice "{voice}"'
                    cure = f"Divide it in two states: a voice says {limit} at most."
                    path = ("states", name, key, language)
                    yield subject.call.problem(path, "long-say", message, cure)


def voice_misfit(subject: Subject) -> Iterator[Problem]:
    """Twilio may fail to say anything with a voice that does not fit its language.

    There is no Canadian English voice: take one of the US, with `language: en-US`. A name that
    nearly is one of Polly's is a warning; one that is not known at all passes.

    Passes:

        fr: {voice: Polly.Gabrielle-Neural, language: fr-CA, locale: fr_CA, pace: 165}

    Fails:

        fr: {voice: Polly.Joanna-Neural, language: fr-CA, locale: fr_CA, pace: 165}
    """
    for language, voice in subject.hotline.service.voices.items():
        path = ("voices", language)
        spoken = _language_of(voice)
        if spoken and spoken != voice.language:
            message = f'the voice "{voice.voice}" speaks {spoken}, not {voice.language}'
            cure = f"Write language: {spoken}, or take another voice."
            yield subject.service.problem((*path, "language"), "voice-misfit", message, cure)
        elif not spoken and (near := near_miss(_polly_name(voice), POLLY_LANGUAGES)):
            message = f'the voice "{voice.voice}" is not known'
            cure = f'Did you mean "{near}"?'
            problem = subject.service.problem((*path, "voice"), "voice-misfit", message, cure)
            yield warning(problem)
        for key, value in (("language", voice.language), ("locale", voice.locale)):
            if not value.startswith(language):
                message = f'"{value}" is not the language "{language}"'
                cure = f"Give {language} a voice and a locale of its own language."
                yield subject.service.problem((*path, key), "voice-misfit", message, cure)


def _key_of(subject: Subject, name: str, part: str) -> str:
    """Return under which key of its state the words of a part stand."""
    hotline = subject.hotline
    first, *_ = hotline.call.states[name].lines(part, hotline.bindings, hotline.spoken[0])
    return str(first.path[0])


def _language_of(voice: Voice) -> str | None:
    google = re.match(r"Google\.([a-z]{2}-[A-Z]{2})-", voice.voice)
    return google[1] if google else POLLY_LANGUAGES.get(_polly_name(voice))


def _polly_name(voice: Voice) -> str:
    """Return Joanna for Polly.Joanna-Neural; empty for a voice of somebody else."""
    found = re.fullmatch(r"Polly\.([^\W\d_]+)(?:-\w+)?", voice.voice)
    return found[1] if found else ""
