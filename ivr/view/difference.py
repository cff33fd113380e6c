"""What people will hear, read or reach differently after a change of the flow files.

Words are compared word by word in each language, facts and hours filled in, so that a changed
fact shows in every sentence that speaks it. What keys do, and how long the line waits, is compared
line by line. Names of states are no words: a state that was only renamed says the same as before.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from typing import Literal

from ivr.loader import Reading
from ivr.model.hotline import Hotline
from ivr.model.service import Service
from ivr.model.states.listening import NO_INPUT, patience_settings
from ivr.model.states.state import State, Way
from ivr.model.text_flow import TextFlow
from ivr.model.voice_flow import VoiceFlow
from ivr.view.sentences import Rendering, Sentence, sentences_of

PAUSE = "¶"  # stands between two paragraphs


@dataclass(frozen=True)
class Run:
    """Some words in a row that stayed, went or came."""

    kind: Literal["same", "removed", "added"]
    words: str


@dataclass(frozen=True)
class Change:
    """What differs at one place: `runs` by language, or under "" for what keys and clocks do.

    The place is that of the new files, or that of the old ones for what is gone.
    """

    file: str
    line: int
    name: str
    runs: Mapping[str, tuple[Run, ...]]


def differences_of(old: Reading, new: Reading, moment: datetime) -> tuple[Change, ...]:
    """Find everything that differs: words, those that are gone last, then what keys and clocks do.

    `moment` is aware; the next opening that sentences speak of is the one that follows it.
    """
    pairs = _pair(sentences_of(old, moment), sentences_of(new, moment))
    changes = [change for pair in pairs if (change := _sentence_change(*pair))]
    return (*changes, *_behaviour_changes(old, new))


def compare_words(old: str, new: str) -> tuple[Run, ...]:
    """Compare two texts word by word; spaces do not count."""
    before, after = old.split(), new.split()
    runs: list[Run] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            runs.append(Run("same", " ".join(before[i:j])))
            continue
        if i < j:
            runs.append(Run("removed", " ".join(before[i:j])))
        if k < m:
            runs.append(Run("added", " ".join(after[k:m])))
    return tuple(runs)


Pair = tuple[Sentence | None, Sentence | None]


def _pair(old: Iterable[Sentence], new: Iterable[Sentence]) -> Iterator[Pair]:
    """Pair sentences that stand for each other: the same choice, the same place, the same words."""
    before, after = list(old), list(new)
    partners: dict[int, Sentence] = {}
    for likeness in (_choice, _place, _words):
        waiting: dict[object, list[Sentence]] = {}
        for sentence in before:
            waiting.setdefault(likeness(sentence), []).append(sentence)
        for place, sentence in enumerate(after):
            found = waiting.get(likeness(sentence))
            if place not in partners and found:
                partners[place] = found.pop(0)
        taken = {id(partner) for partner in partners.values()}
        before = [sentence for sentence in before if id(sentence) not in taken]
    yield from ((partners.get(place), sentence) for place, sentence in enumerate(after))
    yield from ((sentence, None) for sentence in before)


def _choice(sentence: Sentence) -> object:
    """Tell a choice by where it leads, so that choices may change places."""
    part = "choice" if sentence.leads_to else sentence.part
    return (sentence.flow, sentence.name, part, sentence.leads_to)


def _place(sentence: Sentence) -> object:
    return (sentence.flow, sentence.name, sentence.part)


def _words(sentence: Sentence) -> object:
    words = {language: rendering.words for language, rendering in sentence.renderings.items()}
    return (sentence.flow, re.sub(r" \d+$", "", sentence.part), tuple(sorted(words.items())))


def _sentence_change(old: Sentence | None, new: Sentence | None) -> Change | None:
    here = new or old
    assert here  # noqa: S101  a pair has at least one sentence
    languages = dict.fromkeys((*(old.renderings if old else ()), *here.renderings))
    runs = {}
    for language in languages:
        texts = [_text(one.renderings.get(language)) if one else "" for one in (old, new)]
        if texts[0] != texts[1]:
            runs[language] = compare_words(*texts)
    name = f"{here.flow} {here.name} {here.part}"
    return Change(here.file, here.line, name, runs) if runs else None


def _text(rendering: Rendering | None) -> str:
    return f" {PAUSE} ".join(rendering.words) if rendering else ""


@dataclass(frozen=True)
class _Behaviour:
    """What happens at one place, in a few words."""

    file: str
    path: tuple[str | int, ...]
    value: str


def _behaviour_changes(old: Reading, new: Reading) -> Iterator[Change]:
    before, after = (dict(_behaviours(reading.hotline)) for reading in (old, new))
    for name in dict.fromkeys((*after, *before)):
        was, will = before.get(name), after.get(name)
        here, reading = (will, new) if will else (was, old)
        assert here  # noqa: S101  the name is of one of the two
        values = [one.value if one else "" for one in (was, will)]
        if values[0] != values[1]:
            line = reading.sources[here.file].places.get(here.path, (1, 1))[0]
            yield Change(here.file, line, name, {"": compare_words(*values)})


def _behaviours(hotline: Hotline) -> Iterator[tuple[str, _Behaviour]]:
    """Yield what the words alone do not tell, each by a name of its own."""
    yield from _call_behaviours(hotline.call)
    yield from _service_behaviours(hotline.service)
    yield from _text_behaviours(hotline.text)


def _call_behaviours(flow: VoiceFlow) -> Iterator[tuple[str, _Behaviour]]:
    file = "call.yaml"
    yield "call start", _Behaviour(file, ("start",), flow.start)
    for key, target in flow.anywhere.items():
        yield f"call key {key} anywhere", _Behaviour(file, ("anywhere", key), target)
    for key, answer in flow.answers.items():
        yield f"call key {key} at a question", _Behaviour(file, ("answers", key), answer)
    for name, value in patience_settings(flow.patience):
        yield f"call patience {name}", _Behaviour(file, ("patience", name), value)
    yield from _state_behaviours("call", file, flow.states)


def _state_behaviours(
    flow: str, file: str, states: Mapping[str, State]
) -> Iterator[tuple[str, _Behaviour]]:
    """Yield the ways out of each state, and what its kind declares; offers are sentences."""
    for name, state in states.items():
        for way in state.ways():
            if way.cause != "keyword":
                place = ("states", name, *way.path)
                yield f"{flow} {name}: {_label(way)}", _Behaviour(file, place, way.to)
        for label, value, path in state.settings():
            yield f"{flow} {name}: {label}", _Behaviour(file, ("states", name, *path), value)


def _label(way: Way) -> str:
    if way.cause == NO_INPUT:
        return "silence" if way.path[-1] == "then" else "silence once an agent was rung"
    return f"key {way.by}" if way.cause == "key" else way.by


def _service_behaviours(service: Service) -> Iterator[tuple[str, _Behaviour]]:
    file = "service.yaml"
    languages = " ".join(service.languages)
    yield "languages in their order", _Behaviour(file, ("languages",), languages)
    for language, voice in service.voices.items():
        value = f"{voice.voice} {voice.language} {voice.locale} {voice.pace} words a minute"
        yield f"voice {language}", _Behaviour(file, ("voices", language), value)
    zone, holidays = str(service.hours.timezone), service.hours.holidays or "none"
    yield "hours timezone", _Behaviour(file, ("hours", "timezone"), zone)
    yield "hours holidays", _Behaviour(file, ("hours", "holidays"), holidays)
    yield "agents ring", _Behaviour(file, ("agents", "ring"), f"{service.agents.ring} s")


def _text_behaviours(flow: TextFlow) -> Iterator[tuple[str, _Behaviour]]:
    file = "text.yaml"
    yield "text start", _Behaviour(file, ("start",), flow.start)
    yield "text tries", _Behaviour(file, ("tries",), str(flow.tries))
    yield "text parts", _Behaviour(file, ("parts",), str(flow.parts))
    yield "text alone", _Behaviour(file, ("alone",), " ".join(flow.alone))
    yield from _state_behaviours("text", file, flow.states)
