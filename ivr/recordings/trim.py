"""Turn sound into the same without the noise at its ends; how loud the noise is, the sound tells.

A take has a noise of its own, of a room or a microphone: what is sound there is noise elsewhere.
"""

import math
from array import array
from itertools import pairwise

EDGE = 0.15  # seconds that are kept at either end, or added
FRAME = 0.02  # seconds of which the loudness is measured
QUIETEST = 0.1  # share of the frames that is taken for noise
OVER_NOISE = 8.0  # dB by which sound is louder than noise
UNDER_SPEECH = (12.0, 35.0)  # dB by which sound may be softer than the loudest: at least, at most
NOTHING = -120.0  # dB of a frame without a sound


def trim(samples: "array[int]", rate: int) -> "array[int]":
    """Cut what is no louder than noise from both ends of mono samples, but for EDGE seconds."""
    edge, frame = round(EDGE * rate), round(FRAME * rate)
    places = [*range(0, len(samples), frame), len(samples)]
    frames = [(start, end, _loudness(samples[start:end])) for start, end in pairwise(places)]
    least = _threshold([loudness for _, _, loudness in frames])
    sound = [(start, end) for start, end, loudness in frames if loudness > least]
    start, end = (sound[0][0], sound[-1][1]) if sound else (0, 0)
    before = array("h", bytes(2 * max(0, edge - start)))
    after = array("h", bytes(2 * max(0, end + edge - len(samples))))
    return before + samples[max(0, start - edge) : end + edge] + after


def _loudness(samples: "array[int]") -> float:
    power = sum(sample * sample for sample in samples) / len(samples)
    return 10 * math.log10(power / 32768**2) if power else NOTHING


def _threshold(loudness: list[float]) -> float:
    """Return what is louder than the noise of a take, and surely softer than its speech."""
    # Silence itself is no noise: an editor or a gate has put it there.
    heard = sorted(one for one in loudness if one > NOTHING)
    if not heard:
        return NOTHING
    noise, loudest = heard[int(QUIETEST * len(heard))], heard[-1]
    least, most = UNDER_SPEECH
    return min(max(noise + OVER_NOISE, loudest - most), loudest - least)
