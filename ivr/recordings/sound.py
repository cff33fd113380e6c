"""Turn a take into what telephony wants, by ffmpeg: 8 kHz, mono, 16 bits, levelled and trimmed.

ffmpeg is a program of its own (https://ffmpeg.org); it reads the takes, and no address but theirs.
"""

import io
import math
import re
import shutil
import struct
import subprocess
import sys
import wave
from array import array
from dataclasses import dataclass
from pathlib import Path

from ivr.recordings.trim import trim

RATE = 8000  # samples a second: https://www.twilio.com/docs/voice/twiml/play#supported-audio-file-types
LOUDNESS = -16.0  # LUFS
PEAK = 10 ** (-1.5 / 20)  # of full scale
PATIENCE = 120  # seconds that ffmpeg may take
FORMATS = "wav,mp3,flac,ogg,mov,aiff"  # what ffmpeg calls those that are read; mov is M4A too
FLAT = 3  # samples on end at the same peak; a wave that is not cut flat has a round top
AU = struct.Struct(">4s5I")  # mark, where the sound begins, its bytes, encoding, rate, channels
MONO = f"aformat=channel_layouts=mono,aresample={RATE}"


class NoFfmpeg(Exception):
    """The program ffmpeg is not installed."""


class NotSound(Exception):
    """A file in which ffmpeg finds no sound."""


@dataclass(frozen=True)
class Take:
    """What a take is before anything is done to it.

    `peak` is its loudest sample in dB of full scale, `clipped` the share of the samples of a
    channel that are at full scale or cut flat below it.
    """

    path: Path
    peak: float
    clipped: float
    seconds: float


def find_ffmpeg() -> str:
    """Return where ffmpeg is; NoFfmpeg if it is nowhere."""
    program = shutil.which("ffmpeg")
    if program is None:
        raise NoFfmpeg
    return program


def measure_take(path: Path, longest: float) -> Take:
    """Look at every sample of a take, `longest` seconds at most; NotSound if it has none."""
    # An AU file: https://pubs.opengroup.org/external/auformat.html
    sound = _run(path, longest, "-f", "au", "-c:a", "pcm_s16be", "-")
    if len(sound) < AU.size:
        raise NotSound
    _, offset, _, _, rate, count = AU.unpack_from(sound)
    samples = _samples(sound[offset:], "big")
    channels = [samples[place::count] for place in range(count)]
    if not samples:
        raise NotSound
    loudest = max(max(samples), -min(samples))
    return Take(
        path,
        20 * math.log10(max(loudest, 1) / 32768),
        max(_clipped(channel, loudest) for channel in channels if channel),
        len(channels[0]) / rate,
    )


def _clipped(channel: "array[int]", loudest: int) -> float:
    """Return the share of samples at full scale, or in a row at the channel's own peak.

    `loudest` is that of all channels: one that is dead or all but dead is flat, and not clipped.
    """
    flat = 0
    for peak, full in ((max(channel), 32767), (min(channel), -32768)):
        if abs(peak) < loudest / 2:
            continue
        at_peak = bytes(map(peak.__eq__, channel))
        fewest = 1 if peak == full else FLAT
        flat += sum(map(len, re.findall(rb"\x01{%d,}" % fewest, at_peak)))
    return flat / len(channel)


def convert_take(path: Path, longest: float) -> bytes:
    """Make a WAV file of a take: its loudness levelled, its peaks limited, its ends trimmed."""
    report = _run(
        path,
        longest,
        *("-af", f"{MONO},loudnorm=print_format=json", "-f", "null", "-"),
        wants_report=True,
    )
    found = re.search(rb'"input_i"\s*:\s*"(-?[\d.]+)"', report)  # -inf for a mere moment
    loudness = float(found[1]) if found else LOUDNESS
    # The limiter keeps the last samples to itself: what it keeps is the silence put after them.
    chain = (
        f"{MONO},apad=pad_dur=0.02,volume={LOUDNESS - loudness:.2f}dB,"
        f"alimiter=limit={PEAK:.4f}:level=disabled"
    )
    sound = _run(path, longest, "-af", chain, "-f", "s16le", "-c:a", "pcm_s16le", "-")
    trimmed = trim(_samples(sound, "little"), RATE)
    if sys.byteorder == "big":
        trimmed.byteswap()
    stream = io.BytesIO()
    with wave.open(stream, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(trimmed.tobytes())
    return stream.getvalue()


def seconds_of(audio: bytes) -> float:
    """Return how long a WAV file takes to play."""
    with wave.open(io.BytesIO(audio)) as file:
        return float(file.getnframes() / file.getframerate())


def _run(path: Path, longest: float, *options: str, wants_report: bool = False) -> bytes:
    """Let ffmpeg read a take; return what it writes, or what it reports."""
    level = "info" if wants_report else "error"
    command = [find_ffmpeg(), "-nostdin", "-hide_banner", "-nostats", "-v", level]
    # A take may be any file: without the lists, a playlist in it could bring in other files.
    command += ["-protocol_whitelist", "file", "-format_whitelist", FORMATS]
    command += ["-t", f"{longest:.1f}", "-i", f"file:{path}", "-map", "0:a:0", *options]
    try:
        done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=True)  # noqa: S603  no shell, and nothing of a take is an option
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise NotSound from error
    return done.stderr if wants_report else done.stdout


def _samples(sound: bytes, order: str) -> "array[int]":
    samples = array("h")
    samples.frombytes(sound[: len(sound) // 2 * 2])
    if sys.byteorder != order:
        samples.byteswap()
    return samples
