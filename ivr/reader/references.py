"""Find what a well-shaped hotline names but does not have: states, languages, facts, keys.

Only what would leave the engine without an answer is looked for here; whether a flow serves its
callers well is the matter of the check.
"""

from collections.abc import Collection, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Any

from ivr.model.call import (
    HANG_UP,
    RESERVED,
    ChooseLanguageState,
    ListeningState,
    MenuState,
    VoiceFlow,
)
from ivr.model.flow import Way
from ivr.model.hotline import Hotline
from ivr.model.service import Phrases, Service
from ivr.model.values import Node
from ivr.model.words import Words
from ivr.problems import Problem, suggest
from ivr.reader.source import Path, Source

CLOCK_SLOTS = ("hours", "reopens")


def service_problems(service: Service, source: Source) -> Iterator[Problem]:
    """Yield each name in service.yaml that stands for nothing there."""
    yield from _language_problems(service, source)
    yield from _source_problems(service, source)


def flow_problems(flow: VoiceFlow, source: Source) -> Iterator[Problem]:
    """Yield each name in call.yaml that stands for nothing there, keys used twice, and loops."""
    yield from _target_problems(flow, source)
    yield from _key_problems(flow, source)
    yield from _loop_problems(flow, source)


def shared_problems(hotline: Hotline, service: Source, call: Source) -> Iterator[Problem]:
    """Yield what only both files together show: languages and facts of prompts, keys, names."""
    slots = {*CLOCK_SLOTS, *hotline.key_slots()}
    yield from _fact_name_problems(service, slots)
    yield from _language_key_problems(hotline, call)
    slots |= set(service.data["facts"]) | _slots_of_unknown_states(hotline.call, call)
    for node, source in ((hotline.service, service), (hotline.call, call)):
        for path, prompt in _prompts(node, ()):
            yield from _prompt_problems(source, path, prompt, hotline.languages, slots)


def _language_problems(service: Service, source: Source) -> Iterator[Problem]:
    for section in ("voices", "formats"):
        given = set(getattr(service, section))
        for language in service.languages:
            if language not in given:
                message = f'{section} has nothing for the language "{language}"'
                cure = f"Add {language}: to {section}, like the other languages."
                yield source.problem((section,), "missing-language", message, cure)


def _source_problems(service: Service, source: Source) -> Iterator[Problem]:
    for name, fact in service.facts.items():
        for part in (one.strip() for one in fact.source.split(",")):
            if part not in service.sources:
                message = f'the fact "{name}" has the source "{part}", which is not listed'
                cure = suggest(part, service.sources)
                yield source.problem(("facts", name, "source"), "unknown-source", message, cure)


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


def _slots_of_unknown_states(flow: VoiceFlow, source: Source) -> set[str]:
    """Return the slots that may be right once the keys that work anywhere lead somewhere."""
    names = {*source.data["states"], *RESERVED}
    sound = names.issuperset(flow.anywhere.values())
    return set() if sound else {f"{name}_key" for name in names}


def _fact_name_problems(source: Source, slots: Collection[str]) -> Iterator[Problem]:
    taken = {*slots, *(slot for slots in Phrases.SLOTS.values() for slot in slots)}
    for name in source.data["facts"]:
        if name in taken:
            message = f'"{name}" has a meaning of its own in prompts and cannot name a fact'
            yield source.problem(("facts", name), "reserved-name", message, "Rename the fact.")


def _slots_at(path: Path, slots: Collection[str]) -> set[str]:
    """Return what may be spoken at a path: a fact and what facts are made of speak of no fact."""
    if path[0] != "phrases":
        return set() if path[0] == "facts" else set(slots)
    own = set(Phrases.SLOTS.get(str(path[1]), ()))
    return own if path[1] in Phrases.PARTS else own.union(slots)


def _prompt_problems(
    source: Source,
    path: Path,
    prompt: Mapping[str, Words],
    languages: Collection[str],
    slots: Collection[str],
) -> Iterator[Problem]:
    name = ".".join(str(part + 1 if isinstance(part, int) else part) for part in path[1:])
    allowed = _slots_at(path, slots)
    for language in languages:
        if language not in prompt:
            message = f'"{name}" says nothing in the language "{language}"'
            cure = f"Add {language}: | and the words below it, equal to the others in content."
            yield source.problem(path, "missing-language", message, cure)
    required = Phrases.SLOTS.get(str(path[1]), ()) if path[0] == "phrases" else ()
    for language, words in prompt.items():
        for slot in required if words.slots <= allowed else ():
            if slot not in words.slots:
                message = f'"{name}" does not say {{{slot}}} in the language "{language}"'
                cure = f"Write {{{slot}}} where it is to be heard: nothing else says it."
                yield source.problem((*path, language), "missing-slot", message, cure)
        if language not in languages:
            message = f'"{language}" is not a language of this hotline'
            cure = suggest(language, languages)
            yield source.problem((*path, language), "unknown-language", message, cure)
        for slot in sorted(words.slots - allowed):
            if slot in slots:
                rule, message = "misplaced-fact", f'"{name}" cannot speak of "{slot}"'
            else:
                rule = "unknown-fact"
                message = f'"{name}" speaks of the fact "{slot}", which does not exist'
            cure, needle = suggest(slot, allowed) or "Write the words out.", f"{{{slot}}}"
            yield source.problem((*path, language), rule, message, cure, needle)


def _ways(flow: VoiceFlow) -> Iterator[tuple[str, Way]]:
    """Yield every way that the file names, with the words for whose way it is."""
    yield "the flow", Way("start", flow.start, ("start",))
    for key, target in flow.anywhere.items():
        yield f"key {key} anywhere", Way(key, target, ("anywhere", key))
    for by in ("then", "otherwise"):
        yield "patience", Way(by, getattr(flow.patience, by), ("patience", by))
    for name, state in flow.states.items():
        for way in state.ways():
            yield f'state "{name}"', Way(way.by, way.to, ("states", name, *way.path))


def _target_problems(flow: VoiceFlow, source: Source) -> Iterator[Problem]:
    states = source.data["states"]
    for owner, way in {way.path: (owner, way) for owner, way in _ways(flow)}.values():
        allowed = {*states, *(RESERVED if _bound_to_key(way) else (HANG_UP,))}
        if way.by == "start" and way.to in RESERVED:
            message = f'the flow cannot start with "{way.to}"'
            yield source.problem(way.path, "bad-start", message, "Name a state here.")
        elif way.to in RESERVED and way.to not in allowed:
            message = f'{owner} goes to "{way.to}", which only a key may do'
            cure = "Name a state here, or hang_up."
            yield source.problem(way.path, "only-by-key", message, cure)
        elif way.to not in allowed:
            message = f'{owner} goes to "{way.to}", which does not exist'
            cure = suggest(way.to, allowed)
            yield source.problem(way.path, "unknown-state", message, cure)
    for name in RESERVED:
        if name in states:
            message = f'"{name}" has a meaning of its own and cannot name a state'
            yield source.problem(("states", name), "reserved-name", message, "Rename the state.")


def _bound_to_key(way: Way) -> bool:
    return way.path[0] == "anywhere" or way.path[2:3] == ("menu",)


def _key_problems(flow: VoiceFlow, source: Source) -> Iterator[Problem]:
    for key in flow.answers:
        if key in flow.anywhere:
            yield _key_problem(source, ("answers", key), key, f'"{flow.anywhere[key]}" anywhere')
    for name, state in flow.states.items():
        if not isinstance(state, MenuState):
            continue
        taken: dict[str, str] = {}
        for place, choice in enumerate(state.menu):
            path: Path = ("states", name, "menu", place, "key")
            elsewhere = flow.anywhere.get(choice.key, choice.next)
            if choice.key in taken:
                yield _key_problem(source, path, choice.key, f'"{taken[choice.key]}" in this menu')
            elif elsewhere != choice.next:
                yield _key_problem(source, path, choice.key, f'"{elsewhere}" anywhere')
            taken.setdefault(choice.key, choice.next)


def _language_key_problems(hotline: Hotline, source: Source) -> Iterator[Problem]:
    """Report the keys that work anywhere but also choose a language."""
    states = hotline.call.states.values()
    if any(isinstance(state, ChooseLanguageState) for state in states):
        for place, language in enumerate(hotline.languages, 1):
            key = str(place)
            if key in hotline.call.anywhere:
                yield _key_problem(source, ("anywhere", key), key, f'the language "{language}"')


def _key_problem(source: Source, path: Path, key: str, use: str) -> Problem:
    message = f"the key {key} is bound twice: it already leads to {use}"
    return source.problem(path, "key-twice", message, "Give one of the two another key.")


def _loop_problems(flow: VoiceFlow, source: Source) -> Iterator[Problem]:
    """Report the first ring of states that lead to each other without anybody's doing."""
    graph = {
        name: [way.to for way in state.ways() if way.by not in ("connected", "no input")]
        for name, state in flow.states.items()
        if isinstance(state, ChooseLanguageState) or not isinstance(state, ListeningState)
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        ring = list(reversed(error.args[1]))
        message = f"the line would go round for ever: {' → '.join(ring)}"
        cure = "Let one of these states ask, offer a menu, or lead elsewhere."
        yield source.problem(("states", ring[0]), "endless-loop", message, cure)
