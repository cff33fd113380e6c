"""Turn a hotline into the clips that are worth recording: whatever a call says, each once.

A clip is one part of a state in every language, all its paragraphs and keys included; what is said
alike in several states is one clip. What is said after the service has failed is none: it must
depend on nothing, so the voice says it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from ivr.dialog.events import Paragraphs, Part
from ivr.dialog.hours import Duty
from ivr.dialog.prompts import words_of
from ivr.model.hotline import Hotline
from ivr.model.states.state import SAY
from ivr.recordings.index import SUFFIXES, Recording, words_hash

CALL, SERVICE = "call", "service"
# The phrases that are said in every state that listens, and the fewest tries with which they are.
PHRASES = {
    "no_input": 2,
    "no_match": 2,
    "no_input_again": 3,
    "no_match_again": 3,
    "help": 3,
    "help_without_agents": 3,
    "switch_language": 3,
}
# What {hours} says in a week without dates of its own. What says {reopens} differs on another day.
ORDINARY_WEEK = Duty(open=False, reopens=None, special_days=())
ANOTHER_DAY = Duty(open=False, reopens=datetime(2001, 1, 1), special_days=())  # noqa: DTZ001  local


@dataclass(frozen=True)
class Clip:
    """What is said at one place or at several, in each language, in an ordinary week.

    `number` is its place among all clips of the hotline, from 1. `names` are all its places,
    `call.birth.question` or `service.help`; its own name comes first. What is `changing` names
    the next opening: it is said differently from day to day, and no recording can be true for long.
    """

    number: int
    names: tuple[str, ...]
    words: Mapping[str, Paragraphs] = field(hash=False)
    changing: bool

    @property
    def name(self) -> str:
        """The name under which it is recorded."""
        return self.names[0]

    def files(self, language: str) -> Iterator[str]:
        """Yield each file in which a recording of it may lie, its own first."""
        for name in self.names:
            yield from (f"{language}/{name}{suffix}" for suffix in SUFFIXES)


def clips_of(hotline: Hotline) -> tuple[Clip, ...]:
    """Collect every clip of a hotline, in the order of its files, phrases last."""
    names: dict[tuple[Paragraphs, ...], list[str]] = {}
    parts: dict[str, Part] = {}
    for name, part in _parts(hotline):
        said = tuple(_words(hotline, ORDINARY_WEEK, part).values())
        names.setdefault(said, []).append(name)
        parts[name] = part
    return tuple(
        Clip(number, tuple(places), _words(hotline, ORDINARY_WEEK, part), _changes(hotline, part))
        for number, places in enumerate(names.values(), 1)
        for part in [parts[places[0]]]
    )


def words_of_recording(hotline: Hotline, recording: Recording) -> Paragraphs | None:
    """Return the words that a recording says, None if no clip of the hotline has them."""
    language = recording.language
    if language not in hotline.spoken:
        return None
    said = (clip.words[language] for clip in clips_of(hotline))
    return next((words for words in said if words_hash(language, words) == recording.words), None)


def clip_name(state: str, part: str) -> str:
    """Name a part of a state, or a phrase that is said in any state."""
    if part in PHRASES:
        return f"{SERVICE}.{part}"
    return f"{CALL}.{state}" if part == SAY else f"{CALL}.{state}.{part}"


def _parts(hotline: Hotline) -> Iterator[tuple[str, Part]]:
    for name, state in hotline.call.states.items():
        for part in state.parts():
            yield clip_name(name, part), (name, part)
    tries = max(map(hotline.call.tries_at, hotline.call.states), default=0)
    for phrase, fewest in PHRASES.items():
        if tries >= fewest and (phrase != "switch_language" or len(hotline.spoken) > 1):
            # No state says a phrase in its own way, so that any state stands for all.
            yield clip_name(SERVICE, phrase), (hotline.call.start, phrase)


def _words(hotline: Hotline, duty: Duty, part: Part) -> dict[str, Paragraphs]:
    return {language: words_of(hotline, language, duty, part) for language in hotline.spoken}


def _changes(hotline: Hotline, part: Part) -> bool:
    return _words(hotline, ORDINARY_WEEK, part) != _words(hotline, ANOTHER_DAY, part)
