"""Find what takes too long to say, or what Twilio's voices cannot say."""

from collections.abc import Iterator

from ivr.check.rule import Subject, note
from ivr.dialog.prompts import words_of
from ivr.dialog.wording import wording_of
from ivr.loader.problems import Problem, near_miss
from ivr.model.languages import base_language
from ivr.model.service import Voice
from ivr.model.states.state import QUESTION
from ivr.simulator.voices import twilio_voices

MOST_SECONDS = 20  # a longer question is forgotten before its end
# Characters of one Say. https://www.twilio.com/docs/voice/twiml/say/text-speech
POLLY_LIMIT, GOOGLE_LIMIT = 3_000, 5_000
MOST_NAMED = 3  # voices in a cure


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
    """Twilio may fail to say anything with a voice that it does not have, or of another language.

    The voices are those of Twilio's own list, each with its engine: Polly.Joanna is another one
    than Polly.Joanna-Neural. There is no Canadian English voice: take one of the US, with
    `language: en-US`. Where no voice at all speaks a language, any may stand for it, and a note
    tells that each prompt needs a recording.

    Passes:

        fr: {voice: Polly.Gabrielle-Neural, language: fr-CA, locale: fr_CA, pace: 165}

    Fails:

        fr: {voice: Polly.Joanna-Neural, language: fr-CA, locale: fr_CA, pace: 165}
    """
    voices = subject.hotline.service.voices
    for language, voice in ((one, voices[one]) for one in voices if voices[one].voice):
        path = ("voices", language)
        for key, message, cure in _misfits(language, voice):
            yield subject.service.problem((*path, key), "voice-misfit", message, cure)
        if not _has_voice(language):
            message = f'no voice of Twilio\'s speaks the language "{language}"'
            cure = f"Have each prompt recorded: ivr prompts script {language}"
            yield note(subject.service.problem(path, "voice-misfit", message, cure))


def _misfits(language: str, voice: Voice) -> Iterator[tuple[str, str, str]]:
    """Yield the key of what does not fit, what is wrong with it, and the cure."""
    speaker = twilio_voices().get(voice.voice)
    if speaker is None:
        yield "voice", f'Twilio has no voice "{voice.voice}"', _other_voice(voice)
    elif speaker.languages and voice.language not in speaker.languages:
        speaks = " and ".join(speaker.languages)
        message = f'the voice "{voice.voice}" speaks {speaks}, not {voice.language}'
        yield "language", message, f"Write language: {speaker.languages[0]}, or take another voice."
    values = {"language": voice.language} if _has_voice(language) else {}
    for key, value in {**values, "locale": voice.locale}.items():
        if base_language(value) != base_language(language):
            message = f'"{value}" is not the language "{language}"'
            yield key, message, f"Give {language} a voice and a locale of its own language."


def _has_voice(language: str) -> bool:
    spoken = {one for speaker in twilio_voices().values() for one in speaker.languages}
    return base_language(language) in map(base_language, spoken)


def _other_voice(voice: Voice) -> str:
    """Offer the voice that was most likely meant, else some that speak its language."""
    voices = twilio_voices()
    fitting = [name for name, one in voices.items() if voice.language in one.languages]
    if near := near_miss(voice.voice, fitting) or near_miss(voice.voice, voices):
        return f'Did you mean "{near}"?'
    some = ", ".join(sorted(fitting, reverse=True)[:MOST_NAMED])
    return f"Those that speak {voice.language} are {some}, …" if some else "Take another voice."


def _key_of(subject: Subject, name: str, part: str) -> str:
    """Return under which key of its state the words of a part stand."""
    hotline = subject.hotline
    first, *_ = hotline.call.states[name].lines(part, hotline.bindings, hotline.spoken[0])
    return str(first.path[0])
