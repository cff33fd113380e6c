"""Find what a well-shaped hotline names but does not have: states, languages, facts, keys.

Only what would leave the engine without an answer is looked for here; whether a flow serves its
callers well is the matter of the check.
"""

from collections.abc import Collection, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Any

from ivr.model.flow import (
    HANG_UP,
    RESERVED,
    ChooseLanguageState,
    Flow,
    ListeningState,
    MenuState,
    Way,
)
from ivr.model.hotline import Hotline
from ivr.model.service import Phrases, Service
from ivr.model.values import Node
from ivr.model.words import Words
from ivr.problems import Problem, suggest
from ivr.reader.source import Path, Source

ENTRIES = ("states", "facts", "phrases")
CLOCK_SLOTS = ("hours", "reopens")


def reference_problems(hotline: Hotline, service: Source, call: Source) -> Iterator[Problem]:
    """Yield each name in the two files that stands for nothing."""
    yield from _language_problems(hotline.service, service)
    yield from _source_problems(hotline.service, service)
    slots = {*service.data["facts"], *CLOCK_SLOTS, *hotline.key_slots()}
    for node, source in ((hotline.service, service), (hotline.call, call)):
        for path, prompt in _prompts(node, ()):
            allowed = _slots_at(path, slots)
            yield from _prompt_problems(source, path, prompt, hotline.languages, allowed)
    yield from _target_problems(hotline.call, call)
    yield from _key_problems(hotline.call, call)
    yield from _loop_problems(hotline.call, call)


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


def _slots_at(path: Path, slots: set[str]) -> set[str]:
    """Return what may be spoken at a path: a phrase has slots of its own, a fact has none."""
    if path[0] == "facts":
        return set()
    return slots.union(Phrases.SLOTS.get(str(path[1]), ()) if path[0] == "phrases" else ())


def _prompt_problems(
    source: Source,
    path: Path,
    prompt: Mapping[str, Words],
    languages: Collection[str],
    slots: Collection[str],
) -> Iterator[Problem]:
    name = ".".join(str(part) for part in path if part not in ENTRIES)
    for language in languages:
        if language not in prompt:
            message = f'"{name}" says nothing in the language "{language}"'
            cure = f"Add {language}: | and the words below it, equal to the others in content."
            yield source.problem(path, "missing-language", message, cure)
    for language, words in prompt.items():
        if language not in languages:
            message = f'"{language}" is not a language of this hotline'
            cure = suggest(language, languages)
            yield source.problem((*path, language), "unknown-language", message, cure)
        for slot in sorted(words.slots.difference(slots)):
            message = f'"{name}" speaks of the fact "{slot}", which does not exist'
            yield source.problem(
                (*path, language),
                "unknown-fact",
                message,
                suggest(slot, slots),
                needle="{" + slot + "}",
            )


def _ways(flow: Flow) -> Iterator[tuple[str, Way]]:
    """Yield every way that the file names, with the words for whose way it is."""
    yield "the flow", Way("start", flow.start, ("start",))
    for key, target in flow.anywhere.items():
        yield f"key {key} anywhere", Way(key, target, ("anywhere", key))
    for by in ("then", "otherwise"):
        yield "patience", Way(by, getattr(flow.patience, by), ("patience", by))
    for name, state in flow.states.items():
        for way in state.ways():
            yield f'state "{name}"', Way(way.by, way.to, ("states", name, *way.path))


def _target_problems(flow: Flow, source: Source) -> Iterator[Problem]:
    states = source.data["states"]
    for owner, way in {way.path: (owner, way) for owner, way in _ways(flow)}.values():
        if way.to in RESERVED and way.to != HANG_UP and not _bound_to_key(way):
            message = f'{owner} goes to "{way.to}", which only a key may do'
            cure = "Name a state here, or hang_up."
            yield source.problem(way.path, "only-by-key", message, cure)
        elif way.to not in states and way.to not in RESERVED:
            message = f'{owner} goes to "{way.to}", which does not exist'
            cure = suggest(way.to, {*states, *RESERVED})
            yield source.problem(way.path, "unknown-state", message, cure)
    for name in RESERVED:
        if name in states:
            message = f'"{name}" has a meaning of its own and cannot name a state'
            yield source.problem(("states", name), "reserved-name", message, "Rename the state.")


def _bound_to_key(way: Way) -> bool:
    return way.path[0] == "anywhere" or "menu" in way.path


def _key_problems(flow: Flow, source: Source) -> Iterator[Problem]:
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


def _key_problem(source: Source, path: Path, key: str, use: str) -> Problem:
    message = f"the key {key} is bound twice: it already leads to {use}"
    return source.problem(path, "key-twice", message, "Give this choice a key of its own.")


def _loop_problems(flow: Flow, source: Source) -> Iterator[Problem]:
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
