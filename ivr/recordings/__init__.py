"""Keep recorded voices true: a recording is played for the very words it says, or not at all.

A prompt is what is said at once: one part of a state in one language. It is recorded whole or said
by the voice whole.
"""

from ivr.recordings.clips import Clip, clips_of, words_of_recording
from ivr.recordings.edition import (
    Edition,
    audio_of,
    edition_in,
    make_edition,
    read_edition,
    recording_changes,
)
from ivr.recordings.folder import NO_RECORDINGS, Recordings, read_recordings, remove_recordings
from ivr.recordings.index import INDEX, Recording, audio_hash, words_hash
from ivr.recordings.survey import ClipStanding, Survey, recording_problems, survey

__all__ = [
    "INDEX",
    "NO_RECORDINGS",
    "Clip",
    "ClipStanding",
    "Edition",
    "Recording",
    "Recordings",
    "Survey",
    "audio_hash",
    "audio_of",
    "clips_of",
    "edition_in",
    "make_edition",
    "read_edition",
    "read_recordings",
    "recording_changes",
    "recording_problems",
    "remove_recordings",
    "survey",
    "words_hash",
    "words_of_recording",
]
