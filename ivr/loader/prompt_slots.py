"""Find the prompts that lack a language, or speak of a fact that does not exist there."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from ivr.loader.problems import Problem, suggest
from ivr.loader.source import Path, Source
from ivr.model.hotline import group_slots, key_slots, word_slots
from ivr.model.prompt import Words
from ivr.model.service import Phrases, Service
from ivr.model.text_flow import TextFlow, TextPhrases
from ivr.model.values import Node
from ivr.model.voice_flow import RESERVED, VoiceFlow

CLOCK_SLOTS = ("hours", "reopens")
AnyPhrases = type[Phrases] | type[TextPhrases]


def voice_prompt_problems(
    service: Service, flow: VoiceFlow, service_source: Source, source: Source
) -> Iterator[Problem]:
    """Yield what is amiss in the prompts of the voice flow."""
    slots = _voice_slots(service, flow, service_source, source)
    yield from _all_prompts(source, flow, flow.languages_of(service.languages), slots, Phrases)


def service_prompt_problems(
    service: Service, flow: VoiceFlow, service_source: Source, source: Source
) -> Iterator[Problem]:
    """Yield what is amiss in the prompts of service.yaml, which may say what the call binds."""
    bound = {*CLOCK_SLOTS, *group_slots(service), *key_slots(flow)}
    yield from _fact_name_problems(service_source, bound, Phrases)
    slots = _voice_slots(service, flow, service_source, source)
    yield from _all_prompts(service_source, service, service.languages, slots, Phrases)


def _voice_slots(
    service: Service, flow: VoiceFlow, service_source: Source, source: Source
) -> set[str]:
    return {
        *CLOCK_SLOTS,
        *group_slots(service),
        *key_slots(flow),
        *service_source.data["facts"],
        *_slots_of_unknown_states(flow.anywhere.values(), "key", source, RESERVED),
    }


def languages_written(service: Service, flow: TextFlow) -> tuple[str, ...]:
    """Return the languages of texts, and those in which anything is written by mistake."""
    used = {language for _, prompt in _prompts(flow, ()) for language in prompt}
    return tuple(
        one for one in service.languages if one in used.union(flow.languages_of(service.languages))
    )


def text_prompt_problems(
    service: Service,
    flow: TextFlow,
    languages: Collection[str],
    service_source: Source,
    source: Source,
) -> Iterator[Problem]:
    """Yield what is amiss in the prompts of the text flow."""
    slots = {*CLOCK_SLOTS, *group_slots(service), *word_slots(flow)}
    yield from _fact_name_problems(service_source, slots, TextPhrases)
    slots |= set(service_source.data["facts"])
    slots |= _slots_of_unknown_states(flow.keywords, "word", source)
    yield from _all_prompts(source, flow, languages, slots, TextPhrases)


def _all_prompts(
    source: Source,
    node: Node,
    languages: Collection[str],
    slots: Collection[str],
    phrases: AnyPhrases,
) -> Iterator[Problem]:
    for path, prompt in _prompts(node, ()):
        yield from _prompt_problems(source, path, prompt, languages, slots, phrases)


def _prompts(value: Any, path: Path) -> Iterator[tuple[Path, Mapping[str, Words]]]:
    """Walk through a part of the model and yield each prompt in it with its path."""
    if isinstance(value, Node):
        for name in type(value).model_fields:
            yield from _prompts(getattr(value, name), (*path, name))
    elif isinstance(value, Mapping):
        if any(isinstance(words, Words) for words in value.values()):
            yield path, value
        else:
            for key, inner in value.items():
                yield from _prompts(inner, (*path, key))
    elif isinstance(value, tuple):
        for place, inner in enumerate(value):
            yield from _prompts(inner, (*path, place))


def _slots_of_unknown_states(
    targets: Iterable[str], suffix: str, source: Source, reserved: Collection[str] = ()
) -> set[str]:
    """Return the slots that may be right once the keys or the keywords all lead somewhere."""
    names = {*source.data["states"], *reserved}
    return set() if names.issuperset(targets) else {f"{name}_{suffix}" for name in names}


def _fact_name_problems(
    source: Source, slots: Collection[str], phrases: AnyPhrases
) -> Iterator[Problem]:
    taken = {*slots, *(slot for slots in phrases.SLOTS.values() for slot in slots)}
    for name in source.data["facts"]:
        if name in taken:
            message = f'"{name}" has a meaning of its own in prompts and cannot name a fact'
            yield source.problem(("facts", name), "reserved-name", message, "Rename the fact.")


def _slots_at(path: Path, slots: Collection[str], phrases: AnyPhrases) -> set[str]:
    """Return what may be spoken at a path: a fact and what facts are made of speak of no fact."""
    if path[0] != "phrases":
        return set() if path[0] == "facts" else set(slots)
    own = set(phrases.SLOTS.get(str(path[1]), ()))
    return own if path[1] in phrases.PARTS else own.union(slots)


def _unknown(slot: str) -> str:
    bound = re.fullmatch("(.+)_(key|word)", slot)
    if bound:
        return f'the {bound[2]} for "{bound[1]}", which has none'
    return f'the fact "{slot}", which does not exist'


def _prompt_problems(
    source: Source,
    path: Path,
    prompt: Mapping[str, Words],
    languages: Collection[str],
    slots: Collection[str],
    phrases: AnyPhrases,
) -> Iterator[Problem]:
    name = ".".join(str(part + 1 if isinstance(part, int) else part) for part in path[1:])
    allowed = _slots_at(path, slots, phrases)
    for language in languages:
        if language not in prompt:
            message = f'"{name}" says nothing in the language "{language}"'
            cure = f"Add {language}: | and the words below it, equal to the others in content."
            yield source.problem(path, "missing-language", message, cure)
    required = phrases.SLOTS.get(str(path[1]), ()) if path[0] == "phrases" else ()
    for language, words in prompt.items():
        for slot in required if words.slots <= allowed else ():
            if slot not in words.slots:
                message = f'"{name}" does not say {{{slot}}} in the language "{language}"'
                cure = f"Write {{{slot}}} where it belongs: nothing else says it."
                yield source.problem((*path, language), "missing-slot", message, cure)
        if language not in languages:
            message = f'"{language}" is not a language of this hotline'
            cure = suggest(language, languages)
            yield source.problem((*path, language), "unknown-language", message, cure)
        for slot in sorted(words.slots - allowed):
            if slot in slots:
                rule, message = "misplaced-fact", f'"{name}" cannot speak of "{slot}"'
            else:
                rule, message = "unknown-fact", f'"{name}" speaks of {_unknown(slot)}'
            cure, needle = suggest(slot, allowed) or "Write the words out.", f"{{{slot}}}"
            yield source.problem((*path, language), rule, message, cure, needle)
