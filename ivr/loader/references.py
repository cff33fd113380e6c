"""What a flow or the service names but does not have: states, sources, languages.

Only what would leave the engine without an answer is looked for here; whether a flow serves its
callers well is the matter of the check.
"""

from collections.abc import Iterator
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter

from ivr.loader.problems import Problem, suggest
from ivr.loader.source import Source
from ivr.model.service import Service
from ivr.model.states.listening import NO_INPUT
from ivr.model.states.state import State, Way
from ivr.model.text_flow import TextFlow
from ivr.model.values import nearest_name
from ivr.model.voice_flow import HANG_UP, RESERVED, VoiceFlow

AnyFlow = VoiceFlow | TextFlow


def service_problems(service: Service, source: Source) -> Iterator[Problem]:
    """Yield each name in service.yaml that stands for nothing there."""
    yield from _language_problems(service, source)
    yield from _pronunciation_problems(service, source)
    yield from _source_problems(service, source)


def flow_problems(flow: AnyFlow, source: Source) -> Iterator[Problem]:
    """Yield each name in a flow that stands for nothing there, and the loops without an end."""
    yield from _target_problems(flow, source)
    yield from _loop_problems(flow, source)


def group_problems(flow: VoiceFlow, service: Service, source: Source) -> Iterator[Problem]:
    """Yield each group of agents that a call would ring but that there is not."""
    for name, state in flow.states.items():
        for group, path in state.groups():
            if group not in service.agents.groups:
                message = f'state "{name}" rings the group "{group}", which does not exist'
                cure = suggest(group, service.agents.groups)
                cure = cure or f"Add it to agents in service.yaml: groups: {{{group}: {{}}}}."
                yield source.problem(("states", name, *path), "unknown-group", message, cure)


def send_text_problems(
    flow: VoiceFlow, source: Source, text: TextFlow, text_source: Source
) -> Iterator[Problem]:
    """Yield each text that a call would send but that is no state which just says something."""
    sayable = {name for name, state in text.states.items() if _just_says(state)}
    unread = set(text_source.data["states"]) - set(text.states)
    for name, state in flow.states.items():
        for sent, path in state.sends():
            if sent not in sayable | unread:
                exists = sent in text.states
                wrong = "does more than say something" if exists else "does not exist"
                message = f'state "{name}" sends "text.{sent}", which {wrong}'
                cure = suggest(f"text.{sent}", (f"text.{target}" for target in sayable))
                yield source.problem(("states", name, *path), "unknown-text", message, cure)


def _just_says(state: State) -> bool:
    return state.SHAPE == "passes" and all(way.cause == "next" for way in state.ways())


def _language_problems(service: Service, source: Source) -> Iterator[Problem]:
    for section in ("voices", "formats"):
        given = set(getattr(service, section))
        for language in service.languages:
            if language not in given:
                message = f'{section} has nothing for the language "{language}"'
                cure = f"Add {language}: to {section}, like the other languages."
                yield source.problem((section,), "missing-language", message, cure)


def _pronunciation_problems(service: Service, source: Source) -> Iterator[Problem]:
    for term, languages in service.pronunciations.items():
        for language in languages:
            if language not in service.languages:
                path = ("pronunciations", term, language)
                message = f'"{language}" is not a language of this hotline'
                cure = suggest(language, service.languages)
                yield source.problem(path, "unknown-language", message, cure)


def _source_problems(service: Service, source: Source) -> Iterator[Problem]:
    for name, fact in service.facts.items():
        for part in (one.strip() for one in fact.source.split(",")):
            if part not in service.sources:
                message = f'the fact "{name}" has the source "{part}", which is not listed'
                cure = suggest(part, service.sources)
                yield source.problem(("facts", name, "source"), "unknown-source", message, cure)


def _ways(flow: AnyFlow) -> Iterator[tuple[str, Way]]:
    """Yield every way that the file names, with the words for whose way it is."""
    yield "the flow", Way("start", flow.start, ("start",), "next")
    if isinstance(flow, VoiceFlow):
        for key, target in flow.anywhere.items():
            yield f"key {key} anywhere", Way(key, target, ("anywhere", key), "key")
        for by in ("then", "otherwise"):
            target = getattr(flow.patience, by)
            yield "patience", Way(by, target, ("patience", by), NO_INPUT)
    else:
        for target in flow.keywords:
            yield "a keyword", Way("keyword", target, ("keywords", target), "keyword")
    for name, state in flow.states.items():
        for way in state.ways():
            yield f'state "{name}"', replace(way, path=("states", name, *way.path))


def _target_problems(flow: AnyFlow, source: Source) -> Iterator[Problem]:
    # A state whose name is none was reported: what leads there meant it.
    states = {nearest_name(name) or name for name in source.data["states"]}
    reserved = RESERVED if isinstance(flow, VoiceFlow) else ()
    for owner, way in {way.path: (owner, way) for owner, way in _ways(flow)}.values():
        allowed = {*states, *(name for name in reserved if name == HANG_UP or way.cause == "key")}
        if way.by == "start" and way.to in reserved:
            message = f'the flow cannot start with "{way.to}"'
            yield source.problem(way.path, "bad-start", message, "Name a state here.")
        elif way.to in reserved and way.to not in allowed:
            message = f'{owner} goes to "{way.to}", which only a key may do'
            cure = "Name a state here, or hang_up."
            yield source.problem(way.path, "only-by-key", message, cure)
        elif way.to in RESERVED and way.to not in allowed:
            message = f'{owner} goes to "{way.to}", which only a call can do'
            cure = "Name a state here. A state without next waits for the next text."
            yield source.problem(way.path, "unknown-state", message, cure)
        elif way.to not in allowed:
            message = f'{owner} goes to "{way.to}", which does not exist'
            cure = suggest(way.to, allowed)
            yield source.problem(way.path, "unknown-state", message, cure)
    for name in reserved:
        if name in source.data["states"]:
            message = f'"{name}" has a meaning of its own and cannot name a state'
            yield source.problem(("states", name), "reserved-name", message, "Rename the state.")


def _loop_problems(flow: AnyFlow, source: Source) -> Iterator[Problem]:
    """Report the first ring of states that lead to each other without anybody's doing."""
    graph = {
        name: [way.to for way in state.ways() if way.by_itself]
        for name, state in flow.states.items()
        if not state.waits
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        ring = list(reversed(error.args[1]))
        message = f"these states would follow each other for ever: {' → '.join(ring)}"
        cure = "Let one of these states ask, offer a menu, or lead elsewhere."
        if isinstance(flow, TextFlow):
            cure = "Let one of these states ask, offer a menu, lead elsewhere, or go without next."
        yield source.problem(("states", ring[0]), "endless-loop", message, cure)
