"""Turn a survey into what a voice artist reads, in one language; never tells how to show it.

Each line tells the clip's number, what is heard before it, its words, the seconds they take, how
the operators want names in them pronounced, and which numbers in them are read as they are written:
those come from the facts, and change with them. Its sheet tells an import which words were read.
"""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ivr.dialog.events import Paragraphs
from ivr.loader.problems import FlowError, Problem
from ivr.model.hotline import Hotline
from ivr.model.pronunciation import find_terms
from ivr.model.states.state import WHISPER
from ivr.model.states.state import State as FlowState
from ivr.recordings.clips import Clip, clip_name, clips_of
from ivr.recordings.index import words_hash
from ivr.recordings.spreadsheet import read_columns
from ivr.recordings.survey import WANTED, State, Survey

PRONUNCIATION = "pronunciation.csv"
FIGURES = re.compile(r"\w*\d\w*(?:[.,:/-]\d\w*)*")  # 2010, 3.4, 1er
SPOKEN = ("language", "written", "said")


@dataclass(frozen=True, order=True)
class Spoken:
    """How something is said in a language that is not said as it is written.

    `place` is that in the operators' list, from 1.
    """

    place: int
    language: str
    written: str
    said: str


@dataclass(frozen=True)
class Before:
    """What is heard before a clip: another clip, and the key that leads on, if one does.

    Without a clip, the key leads there from everywhere; without either, a call begins there.
    """

    clip: Clip | None
    key: str = ""


@dataclass(frozen=True)
class ScriptLine:
    """What is read into one take. `hash` is that of its words.

    `figures` are those in the words for which the operators' list has no pronunciation.
    """

    clip: Clip
    state: State
    before: tuple[Before, ...]
    words: Paragraphs
    seconds: float
    spoken: tuple[Spoken, ...]
    figures: tuple[str, ...]
    hash: str

    @property
    def number(self) -> str:
        """The number that names a take, as it is printed."""
        return f"{self.clip.number:03}"


def script_lines(
    hotline: Hotline, found: Survey, language: str, spoken: Iterable[Spoken], everything: bool
) -> tuple[ScriptLine, ...]:
    """Return the lines of a language: what is missing or not true any more, or `everything`.

    What changes from day to day is never among them. A term that `spoken` does not tell how to say
    is said as the voice says it.
    """
    befores = _befores(hotline)
    spoken = [one for one in spoken if one.language == language]
    spoken += _of_the_voice(hotline, language, spoken)
    return tuple(
        ScriptLine(
            one.clip,
            one.state,
            befores.get(one.clip.name, ()),
            one.clip.words[language],
            one.seconds,
            *_pronounced(one.clip.words[language], spoken),
            words_hash(language, one.clip.words[language]),
        )
        for one in found.in_language(language)
        if one.state in WANTED or (everything and one.state != "voice")
    )


def _of_the_voice(hotline: Hotline, language: str, listed: Sequence[Spoken]) -> Iterator[Spoken]:
    """Yield the pronunciations of service.yaml that are not in the list of the operators."""
    known = {one.written for one in listed}
    for place, (term, how) in enumerate(hotline.service.pronunciations.items(), len(listed) + 1):
        if language in how and term not in known:
            yield Spoken(place, language, term, how[language].told)


def _pronounced(
    words: Paragraphs, spoken: Iterable[Spoken]
) -> tuple[tuple[Spoken, ...], tuple[str, ...]]:
    """Return which pronunciations words need, and the figures in them that have none."""
    text, found = "\n".join(words), []
    rest = text
    for one in spoken:
        written = find_terms([one.written])
        if written.search(text):
            found.append(one)
            rest = written.sub("", rest)
    return tuple(found), tuple(dict.fromkeys(FIGURES.findall(rest)))


def _befores(hotline: Hotline) -> dict[str, tuple[Before, ...]]:
    """Find what is heard before each clip: in its own state, else in those that lead to it."""
    clips = {name: clip for clip in clips_of(hotline) for name in clip.names}
    parts = {name: _heard(name, state) for name, state in hotline.call.states.items()}
    leading: dict[str, list[tuple[str, str]]] = {}
    for name, state in hotline.call.states.items():
        for way in state.ways():
            key = way.by if way.path[0] == "menu" else ""
            leading.setdefault(way.to, []).append((name, key))

    def lead_to(target: str, seen: set[str]) -> Iterator[Before]:
        """Yield the last clip of each state that leads to one, through those that say nothing."""
        if target == hotline.call.start:
            yield Before(None)
        yield from (Before(None, key) for key, to in hotline.call.anywhere.items() if to == target)
        for name, key in leading.get(target, ()):
            if parts[name]:
                yield Before(clips[parts[name][-1]], key)
            elif name not in seen:
                seen.add(name)
                yield from lead_to(name, seen)

    befores: dict[str, dict[Before, None]] = {}
    for state_name, heard in parts.items():
        for place, clip in enumerate(heard):
            before = [Before(clips[heard[place - 1]])] if place else lead_to(state_name, set())
            befores.setdefault(clips[clip].name, {}).update(dict.fromkeys(before))
    return {name: tuple(found) for name, found in befores.items()}


def _heard(name: str, state: FlowState) -> list[str]:
    """Name the clips that a caller hears in a state."""
    return [clip_name(name, part) for part in state.parts() if part != WHISPER]


def read_pronunciation(folder: Path) -> tuple[Spoken, ...]:
    """Read the operators' list of pronunciations; none if there is no file, FlowError if broken."""
    path = folder / PRONUNCIATION
    if not path.exists():
        return ()
    cure = f"Let its first line be {','.join(SPOKEN)}."
    return tuple(Spoken(place, *cells) for place, cells in enumerate(_read(path, SPOKEN, cure), 1))


@dataclass(frozen=True)
class SheetLine:
    """What an artist was asked to read under a number: the clip, and the hash of its words."""

    number: int
    name: str
    words: str


@dataclass(frozen=True)
class Sheet:
    """The script as it was when the artist read it, written as CSV."""

    path: Path
    lines: tuple[SheetLine, ...]

    def find(self, take: str) -> SheetLine | None:
        """Find the line of a take by its number or its name."""
        return next(
            (one for one in self.lines if take in (str(one.number), one.name)),
            None,
        )


SHEET = ("number", "name", "before", "words", "seconds", "pronunciation", "hash")


READ = ("number", "name", "hash")  # what an import needs of it


def read_sheet(path: Path) -> Sheet:
    """Read a script that was written as CSV, as a spreadsheet may have saved it; else FlowError."""
    cure = "Take the sheet as it was written before the takes were read: only that one tells"
    cure += " which words were read."
    rows = _read(path, READ, cure, errors="replace")  # what is read of it is ASCII
    return Sheet(
        path,
        tuple(
            SheetLine(int(number), name, said) for number, name, said in rows if number.isdecimal()
        ),
    )


def _read(
    path: Path, columns: tuple[str, ...], cure: str, errors: str = "strict"
) -> list[tuple[str, ...]]:
    try:
        content = path.read_bytes()
        encoding = "utf-16" if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
        text = content.decode(encoding, errors)
    except (OSError, UnicodeDecodeError) as error:
        saved = "Save it as UTF-8 text that may be read."
        message = f"this file cannot be read: {error}"
        raise FlowError([Problem(str(path), 1, 1, "bad-table", message, saved)]) from error
    rows = list(read_columns(text, str(path), columns, cure))
    if problems := [problem for _, problem in rows if problem]:
        raise FlowError(problems)
    return [cells for cells, _ in rows]
