"""Turn a folder of takes into recordings, or into the reasons why not; each take for itself.

A take is named by the name of its clip, or by its number on the sheet that the artist read from.
The sheet lies beside the takes: it tells which words stood under which number, so that no take is
kept for words that have changed since. Nothing here listens to the words of a take: a person must.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ivr.dialog.wording import wording_of
from ivr.loader.problems import FlowError, Problem, near_miss
from ivr.model.hotline import Hotline
from ivr.model.states.state import SAY
from ivr.recordings.clips import Clip, clips_of
from ivr.recordings.folder import Recordings
from ivr.recordings.index import MOST_BYTES, Recording, audio_hash, words_hash
from ivr.recordings.merge import add_recordings, locked
from ivr.recordings.script import Sheet
from ivr.recordings.sound import NotSound, convert_take, measure_take, seconds_of
from ivr.recordings.takes_folder import SHEET_FILE, SOUNDS, folder_problems, list_takes
from ivr.recordings.trim import EDGE

SHORTEST, LONGEST = 0.5, 2.0  # times what the words take at the language's pace
LOOKED_AT = 4.0, 60.0  # times what its words take that a take may last, or these seconds
CLIPPED = 0.0005  # share of the samples that are cut flat; a round wave has far less
SILENT = -40.0  # dB of full scale
NUMBER = re.compile(r"0*(\d{1,4})(?=$|[ _-])")
NAME = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)+(?=$|[ -])")


class _Refused(Exception):
    """A take that is not imported: its rule, what is wrong, the cure."""


@dataclass(frozen=True)
class Imported:
    """What came of an import: the recordings as they are now, what is new, what was refused."""

    recordings: Recordings
    new: tuple[Recording, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class _Made:
    """A take, and the recording that was made of it."""

    path: Path
    row: Recording
    audio: bytes


@dataclass(frozen=True)
class Booth:
    """What every take of an import is held against."""

    hotline: Hotline
    language: str
    voice: str
    day: date
    sheet: Sheet | None = None

    def record(self, path: Path, clip: Clip) -> tuple[Recording, bytes]:
        """Make a recording of a take, or refuse it."""
        words = clip.words[self.language]
        aim = wording_of(self.hotline, self.language).seconds(words)
        times, always = LOOKED_AT
        longest = max(times * aim, always)
        take = measure_take(path, longest + 1)
        if take.seconds > longest:
            raise _Refused(
                "long-take",
                f"it lasts for more than {longest:.0f} s, and its words take about {aim:.1f} s",
                f'Record nothing but "{words[0]}", without long pauses.',
            )
        if take.peak < SILENT:
            raise _Refused(
                "silent-take",
                f"nothing can be heard: the loudest sample is at {take.peak:.0f} dB",
                "Record it again; speech peaks between -12 and -3 dB.",
            )
        if take.clipped > CLIPPED:
            raise _Refused(
                "clipped-take",
                f"it is clipped: {take.clipped:.1%} of its samples are cut flat",
                "Record it again, less loud; speech peaks between -12 and -3 dB.",
            )
        audio = convert_take(path, longest)
        seconds = seconds_of(audio)
        _check_length(words, aim, seconds - 2 * EDGE)
        if len(audio) > MOST_BYTES:
            raise _Refused(
                "large-take",
                f"its recording has {len(audio)} bytes, and {MOST_BYTES} may be published",
                "Divide its words between two states, or leave them to the voice.",
            )
        return Recording(
            f"{self.language}/{clip.name}.wav",
            words_hash(self.language, words),
            self.voice,
            self.day,
            round(seconds, 2),
            audio_hash(audio),
        ), audio


def _check_length(words: tuple[str, ...], aim: float, spoken: float) -> None:
    if SHORTEST * aim <= spoken <= LONGEST * aim:
        return
    is_short = spoken < SHORTEST * aim
    raise _Refused(
        "short-take" if is_short else "long-take",
        f"it speaks for {max(spoken, 0):.1f} s, and its words take about {aim:.1f} s",
        f'Record "{words[0]}" whole.'
        if is_short
        else f'Record nothing but "{words[0]}", without long pauses.',
    )


def import_takes(takes: Path, booth: Booth, recordings: Recordings) -> Imported:
    """Import the good takes of a folder into the folder of recordings, and tell of the others.

    Whatever is refused leaves the recording that was there. ffmpeg does the sound: NoFfmpeg if it
    is missing. FlowError if the index cannot be read: it would be written anew without its rows.
    """
    if recordings.problems:
        raise FlowError(recordings.problems)
    clips = clips_of(booth.hotline)
    problems = folder_problems(takes)
    found: dict[str, list[tuple[Path, Clip]]] = {}
    for path in list_takes(takes):
        try:
            clip = _clip_of(path, clips, booth)
            said = words_hash(booth.language, clip.words[booth.language])
            found.setdefault(said, []).append((path, clip))
        except _Refused as refusal:
            problems.append(_problem(path, refusal))
    made: list[_Made] = []
    for several in found.values():
        for path, clip in several:
            try:
                _check_alone(path, several)
                made.append(_Made(path, *booth.record(path, clip)))
            except NotSound:
                cure = "Save it as WAV or MP3."
                problems.append(_problem(path, _Refused("not-sound", "it is no sound file", cure)))
            except _Refused as refusal:
                problems.append(_problem(path, refusal))
    if not made:
        return Imported(recordings, (), tuple(sorted(problems)))
    assert recordings.folder  # noqa: S101  an import has a folder
    with locked(recordings.folder) as there:
        good = []
        for one in made:
            try:
                _check_sound(one, made, there)
                good.append(one)
            except _Refused as refusal:
                problems.append(_problem(one.path, refusal))
        rows = tuple(one.row for one in good)
        after = add_recordings(there, rows, {one.row.file: one.audio for one in good}, clips)
    return Imported(after, rows, tuple(sorted(problems)))


def _check_sound(one: _Made, made: list[_Made], there: Recordings) -> None:
    """Refuse a sound that is said to say other words as well: a copy under a wrong name."""
    takes = [(other.path.name, other.row) for other in made if other is not one]
    for name, row in (*takes, *((row.file, row) for row in there.rows)):
        if (row.audio, row.words) == (one.row.audio, one.row.words) or row.audio != one.row.audio:
            continue
        message = f"it is the same sound as {name}, which says other words"
        cure = "Record these words in a take of their own"
        cure += f"; if {name} is the wrong one, delete it and its row." if row.line else "."
        raise _Refused("same-sound", message, cure)


def _check_alone(path: Path, several: list[tuple[Path, Clip]]) -> None:
    others = [other.name for other, _ in several if other != path]
    if others:
        message = f"{' and '.join(others)} is a take of the same clip, {several[0][1].name}"
        raise _Refused("two-takes", message, "Keep the best one in this folder.")


def _clip_of(path: Path, clips: tuple[Clip, ...], booth: Booth) -> Clip:
    """Find the clip that a take is of."""
    if path.suffix.lower() not in SOUNDS:
        raise _Refused("not-sound", "it is no sound file", "Save it as WAV or MP3.")
    clip = _from_sheet(path, clips, booth) if booth.sheet else _named(path.stem, clips)
    if clip.changing:
        raise _Refused(
            "changing-words",
            f"the words of {clip.name} name the next opening, and differ from day to day",
            "Leave it to the voice, which says it in time.",
        )
    return clip


def _named(stem: str, clips: tuple[Clip, ...]) -> Clip:
    if number := NUMBER.match(stem):
        raise _Refused(
            "no-sheet",
            f"only the sheet that was read tells which words stood under number {number[1]}",
            f"Put {SHEET_FILE} among the takes, or name the take by its clip: {clips[0].name}.wav",
        )
    names = {name: clip for clip in clips for name in clip.names}
    name = _name_in(stem)
    if name in names:
        return names[name]
    near = near_miss(name, names)
    cure = f'Did you mean "{near}"?' if near else "Every name is shown by: ivr prompts status"
    raise _Refused("no-such-clip", f'no clip has the name "{name}"', cure)


def _from_sheet(path: Path, clips: tuple[Clip, ...], booth: Booth) -> Clip:
    """Find the clip that says the words which stood on the artist's sheet."""
    assert booth.sheet  # noqa: S101  the caller looked
    number = NUMBER.match(path.stem)
    line = booth.sheet.find(number[1] if number else _name_in(path.stem))
    if line is None:
        message = f"{path.stem} is not on {booth.sheet.path}"
        cure = "Name the take by the number that stands before its words on the sheet."
        raise _Refused("no-such-clip", message, cure)
    for clip in clips:
        if words_hash(booth.language, clip.words[booth.language]) == line.words:
            return clip
    for other in booth.hotline.spoken:
        if any(words_hash(other, clip.words[other]) == line.words for clip in clips):
            message = f'{booth.sheet.path} is the sheet of "{other}", not of "{booth.language}"'
            cure = f"Import the takes with --language {other}, or with the sheet that was read."
            raise _Refused("words-changed", message, cure)
    message = f"the words of {line.name} have changed since {booth.sheet.path} was written"
    cure = f"Have the new ones recorded: ivr prompts script {booth.language}"
    raise _Refused("words-changed", message, cure)


def _name_in(stem: str) -> str:
    """Return the name at the beginning of a file's name: "call.busy - take 2" is call.busy."""
    found = NAME.match(stem)
    return (found[0] if found else stem).removesuffix(f".{SAY}")


def _problem(path: Path, refusal: _Refused) -> Problem:
    rule, message, cure = refusal.args
    return Problem(str(path), 1, 1, rule, message, cure)
