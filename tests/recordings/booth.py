"""What tests of recordings share: takes made of tones, and recordings that need no ffmpeg."""

import io
import math
import shutil
import sys
import wave
from array import array
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import pytest

from ivr.loader import read_flows
from ivr.model.hotline import Hotline
from ivr.recordings import (
    Recording,
    Recordings,
    audio_hash,
    clips_of,
    read_recordings,
    survey,
    words_hash,
)
from ivr.recordings.folder import save_recordings

SAMPLES = Path(__file__).parent / "samples" / "takes"
DAY = date(2026, 11, 23)

needs_ffmpeg = pytest.mark.skipif(
    shutil.which("ffmpeg") is None, reason="ffmpeg is not installed: apt-get install ffmpeg"
)


def tone(seconds: float, loudness: float = 0.3, rate: int = 8000) -> bytes:
    """Make a WAV file of a tone; a loudness over 1 of full scale is clipped."""
    samples = array("h")
    for place in range(int(seconds * rate)):
        value = loudness * math.sin(2 * math.pi * 440 * place / rate)
        samples.append(round(32767 * max(-1.0, min(1.0, value))))
    return wav(samples, rate)


def wav(samples: "array[int]", rate: int, channels: int = 1) -> bytes:
    """Make a WAV file of samples, those of its channels in turn."""
    if sys.byteorder == "big":
        samples = array("h", samples)
        samples.byteswap()
    stream = io.BytesIO()
    with wave.open(stream, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.tobytes())
    return stream.getvalue()


def record(folder: Path, hotline: Hotline, names: Iterable[str] | None = None) -> Recordings:
    """Record clips in every language, all that can be if no names are given."""
    wanted = None if names is None else {*names}
    rows, audio = [], {}
    for clip in clips_of(hotline):
        for language in hotline.languages if not clip.changing else ():
            if wanted is None or clip.name in wanted:
                file = f"{language}/{clip.name}.wav"
                audio[file] = tone(0.2) + file.encode()  # what follows the sound tells files apart
                words = words_hash(language, clip.words[language])
                row = Recording(file, words, "a voice", DAY, 2.5, audio_hash(audio[file]))
                rows.append(row)
    save_recordings(folder, rows, audio)
    return read_recordings(folder)


def changed(files: Mapping[str, str], file: str, old: str, new: str) -> Hotline:
    """Make a hotline of flow files in which something is written in another way."""
    assert old in files[file]
    return read_flows({**files, file: files[file].replace(old, new, 1)}).hotline


def standing(hotline: Hotline, recordings: Recordings, state: str) -> set[str]:
    """Return which clips stand so: en/call.birth.question."""
    return {
        f"{one.language}/{one.clip.name}"
        for one in survey(hotline, recordings).standings
        if one.state == state
    }
