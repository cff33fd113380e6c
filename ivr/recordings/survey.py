"""Turn a hotline and its recordings into how they stand to each other, clip by clip."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from ivr.dialog.wording import wording_of
from ivr.loader.problems import Problem
from ivr.model.hotline import Hotline
from ivr.recordings.clips import Clip, clips_of
from ivr.recordings.folder import Recordings
from ivr.recordings.index import Recording, words_hash

State = Literal["recorded", "stale", "missing", "unreadable", "voice"]
STATES: tuple[State, ...] = ("recorded", "stale", "missing", "unreadable", "voice")
WANTED = ("stale", "missing", "unreadable")  # what the voice artist is asked for


@dataclass(frozen=True)
class ClipStanding:
    """How a clip stands in one language, and the recording that says it or was made for it.

    It is `recorded` if a recording says its very words, `stale` if the recording of its name says
    others, `unreadable` if its sound file is gone or altered, and left to the `voice` if its words
    change from day to day. `seconds` are those that its words take at the language's pace.
    """

    clip: Clip
    language: str
    state: State
    seconds: float
    recording: Recording | None = None


@dataclass(frozen=True)
class Survey:
    """How all clips stand in all languages, clip by clip, and the files that no clip plays."""

    languages: tuple[str, ...]
    standings: tuple[ClipStanding, ...]
    orphans: tuple[str, ...]

    def in_language(self, language: str) -> tuple[ClipStanding, ...]:
        """Return how the clips stand in one language."""
        return tuple(one for one in self.standings if one.language == language)

    def count(self, language: str, state: State) -> int:
        """Count the clips of a language that stand so."""
        return sum(one.state == state for one in self.in_language(language))

    def covered(self, language: str) -> float:
        """Return the share of a language's spoken seconds that is recorded, each clip once."""
        standings = self.in_language(language)
        recorded = sum(one.seconds for one in standings if one.state == "recorded")
        return recorded / (sum(one.seconds for one in standings) or 1)

    @cached_property
    def by_clip(self) -> tuple[tuple[ClipStanding, ...], ...]:
        """The standings of each clip, in the order of the languages."""
        step = len(self.languages) or 1  # none where no calls are answered
        places = range(0, len(self.standings), step)
        return tuple(self.standings[place : place + step] for place in places)


def survey(hotline: Hotline, recordings: Recordings) -> Survey:
    """Hold recordings against everything that a hotline says."""
    clips = clips_of(hotline)
    standings = [
        _standing(hotline, recordings, clip, language)
        for clip in clips
        for language in hotline.spoken
    ]
    of_clips = {one.recording.file for one in standings if one.recording}
    of_clips |= {
        file
        for clip in clips
        for language in hotline.spoken
        if not clip.changing
        for file in clip.files(language)
    }
    orphans = (row.file for row in recordings.rows if row.file not in of_clips)
    return Survey(hotline.spoken, tuple(standings), tuple(sorted((*orphans, *recordings.strays))))


def _standing(hotline: Hotline, recordings: Recordings, clip: Clip, language: str) -> ClipStanding:
    words = clip.words[language]
    seconds = wording_of(hotline, language).seconds(words)
    if clip.changing:
        return ClipStanding(clip, language, "voice", seconds)
    if found := recordings.find(language, words):
        return ClipStanding(clip, language, "recorded", seconds, found)
    if row := recordings.by_words.get((language, words_hash(language, words))):
        return ClipStanding(clip, language, "unreadable", seconds, row)
    named = (recordings.by_file.get(file) for file in clip.files(language))
    if row := next(filter(None, named), None):
        return ClipStanding(clip, language, "stale", seconds, row)
    return ClipStanding(clip, language, "missing", seconds)


def recording_problems(hotline: Hotline, recordings: Recordings) -> list[Problem]:
    """Return what is wrong with recordings: errors in the index, else notes; sorted.

    The voice says whatever has a problem, so that none of them is heard.
    """
    found = survey(hotline, recordings)
    return sorted(
        {
            *recordings.problems,
            *_broken(found, recordings),
            *_one_sided(found, recordings),
            *_orphaned(found, recordings),
        }
    )


def _broken(found: Survey, recordings: Recordings) -> Iterator[Problem]:
    for one in found.standings:
        row, name, language = one.recording, one.clip.name, one.language
        if row and one.state == "stale":
            message = f"{row.file} does not say the words of {name} any more; the voice does"
            cure = f"Have it recorded anew: ivr prompts script {language}"
            yield _note(recordings, row.line, "stale-recording", message, cure)
        elif row and one.state == "unreadable":
            why = "is not there" if row.file in recordings.missing else "is not what was imported"
            message = f"the sound file {row.file} {why}; the voice says {name}"
            cure = "Put back the file, or import its take again."
            yield _note(recordings, row.line, "unreadable-recording", message, cure)


def _one_sided(found: Survey, recordings: Recordings) -> Iterator[Problem]:
    """Yield each language that lacks what another has; one line if it has nothing at all."""
    rule = "recording-in-one-language"
    empty = {one for one in found.languages if not found.count(one, "recorded")}
    spoken = [one for one in found.languages if one not in empty]
    for language in found.languages if spoken else ():
        if language in empty and not any(
            one.state in ("stale", "unreadable") for one in found.in_language(language)
        ):
            message = f'nothing is recorded in "{language}", and something in "{spoken[0]}"'
            cure = f"Have it recorded as well: ivr prompts script {language}"
            yield _note(recordings, 1, rule, message, cure)
    for standings in found.by_clip:
        recorded = next((one for one in standings if one.state == "recorded"), None)
        for one in standings:
            if recorded and recorded.recording and one.state == "missing":
                if one.language in empty:
                    continue
                message = f'{one.clip.name} is recorded in "{recorded.language}" only'
                message += f', not in "{one.language}"'
                cure = f"Have it recorded as well: ivr prompts script {one.language}"
                yield _note(recordings, recorded.recording.line, rule, message, cure)


def _orphaned(found: Survey, recordings: Recordings) -> Iterator[Problem]:
    for file in found.orphans:
        row = recordings.by_file.get(file)
        message = (
            f"nothing plays {file}"
            if row
            else f"the sound file {file} is not in the index, so that nothing plays it"
        )
        cure = "Remove it: ivr prompts prune" + ("" if row else "; or import it as a take.")
        yield _note(recordings, row.line if row else 1, "orphaned-recording", message, cure)


def _note(recordings: Recordings, line: int, rule: str, message: str, cure: str) -> Problem:
    return Problem(recordings.index_path, line, 1, rule, message, cure, "note")
