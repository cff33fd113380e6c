"""What people will hear, read or reach differently after a change of the flow files.

Words are compared word by word in each language, facts and hours filled in, so that a changed
fact shows in every sentence that speaks it. What keys do, and how long the line waits, is compared
line by line. Names of states are no words: a state that was only renamed says the same as before.
"""

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from typing import Literal

from ivr.loader import Reading
from ivr.model.hotline import Hotline
from ivr.model.service import Service
from ivr.model.states.listening import NO_INPUT, patience_settings
from ivr.model.states.state import Path, State, Way
from ivr.model.text_flow import TextFlow
from ivr.model.voice_flow import VoiceFlow
from ivr.view.sentences import Rendering, Sentence, sentences_of

RunKind = Literal["same", "removed", "added"]
PAUSE = "¶"  # stands between two paragraphs


@dataclass(frozen=True)
class Run:
    """Some words in a row that stayed, went or came."""

    kind: RunKind
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
        went, came = " ".join(before[i:j]), " ".join(after[k:m])
        both: dict[RunKind, str] = {"removed": went, "added": came}
        found: dict[RunKind, str] = {"same": went} if kind == "equal" else both
        runs += [Run(one, words) for one, words in found.items() if words]
    return tuple(runs)


def _pair(
    old: Iterable[Sentence], new: Iterable[Sentence]
) -> Iterator[tuple[Sentence | None, Sentence | None]]:
    """Pair sentences that stand for each other: the same choice, the same place, the same words."""
    before, after = list(old), list(new)
    partners: dict[int, Sentence] = {}
    for likeness in (_choice, _place, _words):
        waiting: dict[Hashable, list[Sentence]] = {}
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


def _choice(sentence: Sentence) -> Hashable:
    """Tell a choice by where it leads, so that choices may change places."""
    part = "choice" if sentence.leads_to else sentence.part
    return sentence.flow, sentence.name, part, sentence.leads_to


def _place(sentence: Sentence) -> Hashable:
    return sentence.flow, sentence.name, sentence.part


def _words(sentence: Sentence) -> Hashable:
    words = ((one, rendering.words) for one, rendering in sentence.renderings.items())
    return sentence.flow, re.sub(r" \d+$", "", sentence.part), tuple(sorted(words))


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


Behaviour = tuple[str, Path, str]  # a name of its own, a place in a file, what happens there


def _behaviour_changes(old: Reading, new: Reading) -> Iterator[Change]:
    before, after = (dict(_behaviours(reading.hotline)) for reading in (old, new))
    for name in dict.fromkeys((*after, *before)):
        reading = new if name in after else old
        file, path, _ = after.get(name) or before[name]
        values = [found[name][-1] if name in found else "" for found in (before, after)]
        if values[0] != values[1]:
            line, _ = reading.sources[file].places.get(path, (1, 1))
            yield Change(file, line, name, {"": compare_words(*values)})


def _behaviours(hotline: Hotline) -> Iterator[tuple[str, Behaviour]]:
    """Yield what the words alone do not tell, by its name: its file, its place, its value."""
    files = {
        "call.yaml": _call_behaviours(hotline.call),
        "service.yaml": _service_behaviours(hotline.service),
        "text.yaml": _text_behaviours(hotline.text),
    }
    for file, behaviours in files.items():
        for name, path, value in behaviours:
            yield name, (file, path, value)


def _call_behaviours(flow: VoiceFlow) -> Iterator[Behaviour]:
    yield "call start", ("start",), flow.start
    for key, target in flow.anywhere.items():
        yield f"call key {key} anywhere", ("anywhere", key), target
    for key, answer in flow.answers.items():
        yield f"call key {key} at a question", ("answers", key), answer
    for name, value in patience_settings(flow.patience):
        yield f"call patience {name}", ("patience", name), value
    yield from _state_behaviours("call", flow.states)


def _state_behaviours(flow: str, states: Mapping[str, State]) -> Iterator[Behaviour]:
    """Yield the ways out of each state, and what its kind declares; offers are sentences."""
    for name, state in states.items():
        for way in state.ways():
            if way.cause != "keyword":
                yield f"{flow} {name}: {_label(way)}", ("states", name, *way.path), way.to
        for label, value, path in state.settings():
            yield f"{flow} {name}: {label}", ("states", name, *path), value


def _label(way: Way) -> str:
    if way.cause == NO_INPUT:
        return "silence" if way.path[-1] == "then" else "silence once an agent was rung"
    return f"key {way.by}" if way.cause == "key" else way.by


def _service_behaviours(service: Service) -> Iterator[Behaviour]:
    yield "languages in their order", ("languages",), " ".join(service.languages)
    for language, voice in service.voices.items():
        value = (
            f"{voice.voice} {voice.language} {voice.locale} {voice.words_a_minute} words a minute"
        )
        yield f"voice {language}", ("voices", language), value
    yield "hours timezone", ("hours", "timezone"), str(service.hours.timezone)
    yield "hours holidays", ("hours", "holidays"), service.hours.holidays or "none"
    for group in ("", *service.agents.groups):
        agents, path = service.agents.of(group), ("agents", *(["groups", group] if group else []))
        accepted = ", accepted by a key" if agents.accept else ""
        value = f"{agents.ring} s, {agents.order}, as the {agents.caller_id}{accepted}"
        yield f"agents {group}".strip(), path, value
    if service.notice:
        notice = service.notice
        value = f"{notice.begins:%Y-%m-%d %H:%M} to {notice.ends:%Y-%m-%d %H:%M}"
        value += f", {' and '.join(notice.channels)}"
        yield "notice", ("notice", "from"), value + ("" if notice.interrupt else ", to its end")


def _text_behaviours(flow: TextFlow) -> Iterator[Behaviour]:
    yield "text start", ("start",), flow.start
    yield "text tries", ("tries",), str(flow.tries)
    yield "text parts", ("parts",), str(flow.parts)
    yield "text alone", ("alone",), " ".join(flow.alone)
    yield from _state_behaviours("text", flow.states)
