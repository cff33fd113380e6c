"""Turn a take into what telephony wants, by ffmpeg: 8 kHz, mono, 16 bits, levelled and trimmed.

ffmpeg is a program of its own (https://ffmpeg.org); it reads the takes, and no address but theirs.
"""

import io
import math
import re
import shutil
import subprocess
import sys
import wave
from array import array
from dataclasses import dataclass
from pathlib import Path

RATE = 8000  # samples a second: https://www.twilio.com/docs/voice/twiml/play#supported-audio-file-types
LOUDNESS = -16.0  # LUFS
PEAK = 10 ** (-1.5 / 20)  # of full scale
EDGE = 0.15  # seconds of silence at either end
LONGEST = 600  # seconds of a take that are looked at
PATIENCE = 120  # seconds that ffmpeg may take
PAD = f"adelay={EDGE * 1000:.0f}"
TRIM = f"silenceremove=start_periods=1:start_threshold=-40dB:start_silence={EDGE}:detection=peak"
MONO = f"aformat=channel_layouts=mono,aresample={RATE}"


class NoFfmpeg(Exception):
    """The program ffmpeg is not installed."""


class NotSound(Exception):
    """A file in which ffmpeg finds no sound."""


@dataclass(frozen=True)
class Take:
    """What a take is before anything is done to it.

    `peak` is its loudest sample in dB of full scale, `clipped` the share of its samples at full
    scale.
    """

    path: Path
    peak: float
    clipped: float


def find_ffmpeg() -> str:
    """Return where ffmpeg is; NoFfmpeg if it is nowhere."""
    program = shutil.which("ffmpeg")
    if program is None:
        raise NoFfmpeg
    return program


def measure_take(path: Path) -> Take:
    """Look at every sample of a take; NotSound if it has none."""
    samples = _samples(_run(path, "-f", "s16le", "-c:a", "pcm_s16le", "-"))
    if not samples:
        raise NotSound
    loudest = max(max(samples), -min(samples))
    full = samples.count(32767) + samples.count(-32768)
    return Take(path, 20 * math.log10(max(loudest, 1) / 32768), full / len(samples))


def convert_take(path: Path) -> bytes:
    """Make a WAV file of a take: its loudness levelled, its peaks limited, its ends trimmed."""
    report = _run(
        path, "-af", f"{MONO},loudnorm=print_format=json", "-f", "null", "-", wants_report=True
    )
    found = re.search(rb'"input_i"\s*:\s*"(-?[\d.]+)"', report)  # -inf for a mere moment
    loudness = float(found[1]) if found else LOUDNESS
    chain = (
        f"{MONO},volume={LOUDNESS - loudness:.2f}dB,alimiter=limit={PEAK:.4f}:level=disabled,"
        f"{PAD},{TRIM},areverse,{PAD},{TRIM},areverse"
    )
    sound = _run(path, "-af", chain, "-f", "s16le", "-c:a", "pcm_s16le", "-")
    stream = io.BytesIO()
    with wave.open(stream, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(sound)
    return stream.getvalue()


def seconds_of(audio: bytes) -> float:
    """Return how long a WAV file takes to play."""
    with wave.open(io.BytesIO(audio)) as file:
        return float(file.getnframes() / file.getframerate())


def _run(path: Path, *options: str, wants_report: bool = False) -> bytes:
    """Let ffmpeg read a take; return what it writes, or what it reports."""
    level = "info" if wants_report else "error"
    command = [find_ffmpeg(), "-nostdin", "-hide_banner", "-nostats", "-v", level]
    # A take may be any file: without the list, a playlist in it could fetch addresses.
    command += ["-protocol_whitelist", "file", "-t", str(LONGEST), "-i", f"file:{path}"]
    command += ["-map", "0:a:0", *options]
    try:
        done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=True)  # noqa: S603  no shell, and nothing of a take is an option
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise NotSound from error
    return done.stderr if wants_report else done.stdout


def _samples(sound: bytes) -> "array[int]":
    samples = array("h")
    samples.frombytes(sound[: len(sound) // 2 * 2])
    if sys.byteorder == "big":
        samples.byteswap()
    return samples
