"""The ends of a take are cut where its own noise ends, and never into what is said."""

import math
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr.recordings.trim import EDGE, trim

RATE = 8000
EDGES = array("h", bytes(2 * round(EDGE * RATE)))


def wave(seconds: float, loudness: float, pitch: int = 440) -> "array[int]":
    step, most = 2 * math.pi * pitch / RATE, 32767 * 10 ** (loudness / 20)
    return array("h", (round(most * math.sin(step * n)) for n in range(round(seconds * RATE))))


def test_what_fills_its_take_only_gets_edges() -> None:
    said = wave(2, -10)
    assert trim(said, RATE) == EDGES + said + EDGES


@pytest.mark.parametrize("noise", [-24.0, -40.0, -60.0])
def test_the_noise_at_the_ends_is_cut_however_loud(noise: float) -> None:
    hum = wave(2, noise, 60)
    found = trim(hum + wave(3, -6) + hum, RATE)
    assert len(found) / RATE == pytest.approx(3 + 2 * EDGE, abs=0.05)
    assert any(found[: len(EDGES) // 2])


def test_silence_that_an_editor_has_put_there_is_no_measure_of_noise() -> None:
    silence, hum = array("h", bytes(2 * RATE)), wave(1, -40, 60)
    found = trim(silence * 3 + hum + wave(3, -6) + hum + silence * 3, RATE)
    assert len(found) / RATE == pytest.approx(3 + 2 * EDGE, abs=0.05)


def test_a_soft_sound_at_the_beginning_is_kept() -> None:
    hum, soft, loud = wave(1, -60, 60), wave(0.2, -30), wave(2, -6)
    found = trim(hum + soft + loud + hum, RATE)
    assert len(found) / RATE == pytest.approx(2.2 + 2 * EDGE, abs=0.05)


@given(st.lists(st.integers(-32768, 32767), max_size=2000))
def test_any_samples_can_be_trimmed(samples: list[int]) -> None:
    found = trim(array("h", samples), RATE)
    assert len(found) <= len(samples) + 2 * len(EDGES)
