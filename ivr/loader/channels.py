"""What a channel needs of a service: its languages, and what is said and heard there."""

from collections.abc import Iterable, Iterator

from ivr.loader.problems import Problem, near_miss, suggest
from ivr.loader.source import Source
from ivr.model.service import Phrases, Service
from ivr.model.text_flow import TextFlow, TextPhrases
from ivr.model.voice_flow import SWITCH_LANGUAGE, VoiceFlow


def call_problems(
    service: Service, flow: VoiceFlow, service_source: Source, source: Source
) -> Iterator[Problem]:
    """Yield what a call would lack: a voice, a phrase, the keys of answers; unknown languages."""
    for place, language in enumerate(flow.languages):
        if language not in service.languages:
            message = f'"{language}" is not a language of this hotline'
            cure = suggest(language, service.languages)
            yield source.problem(("languages", place), "unknown-language", message, cure)
    spoken = flow.languages_of(service.languages)
    for language in spoken:
        voice = service.voices.get(language)
        for name in ("voice", "language") if voice else ():
            if not getattr(voice, name):
                message = f'"{language}" has no "{name}", and calls are answered in it'
                cure = f"Add {name}: to it, or leave the language out of languages in call.yaml."
                yield service_source.problem(("voices", language), "missing-key", message, cure)
    needed = list(Phrases.OF_CALLS)
    needed += dict.fromkeys(name for state in flow.states.values() for name in state.phrases())
    agents = service.agents
    if any(agents.of(group).accept for group in ("", *agents.groups)):
        needed.append("accept")
    if "yes_no" in needed and not flow.answers:
        message, cure = f'{source.file} has no "answers"', "Add answers: {1: yes, 2: no}."
        yield source.problem((), "missing-key", message, cure)
    if SWITCH_LANGUAGE in flow.anywhere.values() and len(spoken) > 1:
        needed.append("switch_language")
    yield from _missing_phrases(service.phrases, needed, service_source)


def text_problems(service: Service, flow: TextFlow, source: Source) -> Iterator[Problem]:
    """Yield what texts would lack: words for a language, for yes and no, a phrase."""
    needed = []
    if len(service.languages) > 1 and not flow.languages:
        message = f'{source.file} has no "languages"'
        cure = "Add the words for each: languages: {en: [EN, ENGLISH], fr: [FR, FRANCAIS]}."
        yield source.problem((), "missing-key", message, cure)
    elif len(flow.languages) > 1:
        needed.append("switch_language")
    if any(state.TAKES_ANSWERS for state in flow.states.values()):
        needed.append("yes_no")
        if not flow.answers.yes:
            message = f'{source.file} has no "answers"'
            cure = "Add answers: with yes and no, and their words in each language."
            yield source.problem((), "missing-key", message, cure)
    yield from _missing_phrases(flow.phrases, needed, source)


def _missing_phrases(
    phrases: Phrases | TextPhrases, needed: Iterable[str], source: Source
) -> Iterator[Problem]:
    """Yield the phrases that are needed and not there, unless one is only misspelt."""
    known = set(type(phrases).model_fields)
    misspelt = {near_miss(name, known) for name in set(source.data["phrases"]) - known}
    for name in needed:
        if not getattr(phrases, name) and name not in misspelt:
            message, cure = f'"phrases" has no "{name}"', f"Add {name}: to it."
            yield source.problem(("phrases",), "missing-key", message, cure)
