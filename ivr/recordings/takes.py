"""Turn a folder of takes into recordings, or into the reasons why not; each take for itself.

A take is named by the number or the name of its clip. The sheet that the artist read from lies
beside the takes: it tells which words stood under which number, so that no take is kept for words
that have changed since.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ivr.model.hotline import Hotline
from ivr.problems import FlowError, Problem, near_miss
from ivr.recordings.clips import SAY, Clip, clips_of
from ivr.recordings.folder import Recordings, read_recordings, save_recordings
from ivr.recordings.index import Recording, audio_hash, words_hash
from ivr.recordings.script import Sheet
from ivr.recordings.sound import EDGE, NotSound, convert_take, measure_take, seconds_of
from ivr.wording import wording_of

SOUNDS = (".wav", ".mp3", ".flac", ".ogg", ".m4a", ".aif", ".aiff")
PAPERS = (".csv", ".html", ".md", ".pdf", ".txt")  # may lie beside the takes
SHORTEST, LONGEST = 0.5, 2.0  # times what the words take at the language's pace
CLIPPED = 0.0005  # share of the samples at full scale; a take that just touches it has far less
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
        take = measure_take(path)
        if take.peak < SILENT:
            raise _Refused(
                "silent-take",
                f"nothing can be heard: the loudest sample is at {take.peak:.0f} dB",
                "Record it again; speech peaks between -12 and -3 dB.",
            )
        if take.clipped > CLIPPED:
            raise _Refused(
                "clipped-take",
                f"it is clipped: {take.clipped:.1%} of its samples are at full scale",
                "Record it again, less loud; speech peaks between -12 and -3 dB.",
            )
        audio = convert_take(path)
        seconds = seconds_of(audio)
        self._check_length(words, seconds - 2 * EDGE)
        return Recording(
            f"{self.language}/{clip.name}.wav",
            words_hash(self.language, words),
            self.voice,
            self.day,
            round(seconds, 2),
            audio_hash(audio),
        ), audio

    def _check_length(self, words: tuple[str, ...], spoken: float) -> None:
        aim = wording_of(self.hotline, self.language).seconds(words)
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
    problems: list[Problem] = []
    found: dict[str, list[tuple[Path, Clip]]] = {}
    for path in sorted(path for path in takes.iterdir() if path.is_file()):
        if path.name.startswith(".") or path.suffix.lower() in PAPERS:
            continue
        try:
            clip = _clip_of(path, clips, booth)
            found.setdefault(clip.name, []).append((path, clip))
        except _Refused as refusal:
            problems.append(_problem(path, refusal))
    rows, audio = {}, {}
    for several in found.values():
        for path, clip in several:
            try:
                _check_alone(path, several)
                row, sound = booth.record(path, clip)
                rows[clip.name], audio[row.file] = row, sound
            except NotSound:
                cure = "Save it as WAV or MP3."
                problems.append(_problem(path, _Refused("not-sound", "it is no sound file", cure)))
            except _Refused as refusal:
                problems.append(_problem(path, refusal))
    named = {clip.name: clip for clip in clips}
    places = {file for name in rows for file in named[name].files(booth.language)}
    after = _save(recordings, places, rows.values(), audio)
    return Imported(after, tuple(rows.values()), tuple(sorted(problems)))


def _save(
    recordings: Recordings,
    places: set[str],
    new: Iterable[Recording],
    audio: Mapping[str, bytes],
) -> Recordings:
    """Write new recordings, in place of whatever lay in any of the places of their clips."""
    assert recordings.folder  # noqa: S101  an import has a folder
    if not audio:
        return recordings
    rows = sorted((*(row for row in recordings.rows if row.file not in places), *new))
    save_recordings(recordings.folder, rows, audio)
    for file in places - audio.keys():
        (recordings.folder / file).unlink(missing_ok=True)
    return read_recordings(recordings.folder)


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
        if 1 <= int(number[1]) <= len(clips):
            return clips[int(number[1]) - 1]
        message = f"there is no number {number[1]} in the script"
        raise _Refused("no-such-clip", message, f"The numbers go from 1 to {len(clips)}.")
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
