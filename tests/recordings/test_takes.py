"""Takes become recordings that telephony can play, or are refused with the reason and the cure."""

import io
import math
import random
import shutil
import subprocess
import sys
import wave
from array import array
from collections.abc import Mapping
from pathlib import Path

import pytest

from ivr.loader.problems import FlowError
from ivr.model.hotline import Hotline
from ivr.recordings import Recordings, clips_of, read_recordings, words_hash
from ivr.recordings.index import MOST_BYTES
from ivr.recordings.script import Sheet, SheetLine
from ivr.recordings.sound import NoFfmpeg, NotSound, convert_take, measure_take, seconds_of
from ivr.recordings.takes import Booth, Imported, import_takes
from ivr.recordings.trim import EDGE
from tests.recordings.booth import DAY, SAMPLES, changed, needs_ffmpeg, record, standing, tone, wav

BIRTH, HOLD, TAKE_YOUR_TIME = "call.birth.question", "call.connect", "service.no_input_again"


@pytest.fixture
def takes(tmp_path: Path) -> Path:
    folder = tmp_path / "takes"
    folder.mkdir()
    return folder


@pytest.fixture
def prompts(tmp_path: Path) -> Path:
    return tmp_path / "prompts"


def take_in(takes: Path, prompts: Path, hotline: Hotline, sheet: Sheet | None = None) -> Imported:
    booth = Booth(hotline, "en", "Ada", DAY, sheet)
    return import_takes(takes, booth, read_recordings(prompts))


def refused(imported: Imported) -> list[tuple[str, str]]:
    return [(Path(problem.file).name, problem.rule) for problem in imported.problems]


def samples_of(audio: bytes) -> "array[int]":
    with wave.open(io.BytesIO(audio)) as file:
        samples = array("h", file.readframes(file.getnframes()))
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


@needs_ffmpeg
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_sample_takes_are_imported(hotline: Hotline, prompts: Path, language: str) -> None:
    booth = Booth(hotline, language, "espeak-ng", DAY)
    imported = import_takes(SAMPLES / language, booth, Recordings(folder=prompts))
    assert imported.problems == ()
    assert standing(hotline, imported.recordings, "recorded") == {
        f"{language}/{name}"
        for name in (
            "call.greeting",
            BIRTH,
            "call.pregnancy.question",
            "call.goodbye",
            TAKE_YOUR_TIME,
        )
    }
    row = next(row for row in imported.new if row.name == BIRTH)
    assert (row.voice, row.date, row.file) == ("espeak-ng", DAY, f"{language}/{BIRTH}.wav")
    assert read_recordings(prompts) == imported.recordings


@needs_ffmpeg
def test_a_recording_is_what_telephony_wants() -> None:
    audio = convert_take(SAMPLES / "en" / "call.goodbye.mp3", 60)
    with wave.open(io.BytesIO(audio)) as file:
        shape = file.getnchannels(), file.getsampwidth(), file.getframerate()
    assert shape == (1, 2, 8000)


@needs_ffmpeg
def test_silence_is_trimmed_but_for_a_breath(tmp_path: Path) -> None:
    path = tmp_path / "take.wav"
    quiet = array("h", bytes(2 * 8000))
    path.write_bytes(wav(quiet * 2 + samples_of(tone(2)) + quiet * 3, 8000))
    assert seconds_of(convert_take(path, 60)) == pytest.approx(2 + 2 * EDGE, abs=0.05)


@needs_ffmpeg
def test_the_noise_of_a_soft_take_is_trimmed_like_silence(tmp_path: Path) -> None:
    rate, noise = 48000, random.Random(7)  # noqa: S311  noise, no secret
    samples = array("h")
    for place in range(8 * rate):
        value = 10 ** (-52 / 20) * noise.uniform(-1, 1)
        if 2 * rate <= place < 5 * rate:
            value += 10 ** (-34 / 20) * math.sin(2 * math.pi * 440 * place / rate)
        samples.append(round(32767 * value))
    path = tmp_path / "take.wav"
    path.write_bytes(wav(samples, rate))
    assert seconds_of(convert_take(path, 60)) == pytest.approx(3 + 2 * EDGE, abs=0.05)


@needs_ffmpeg
@pytest.mark.parametrize("suffix", ["mp3", "flac", "ogg", "m4a", "aif", "aiff"])
def test_every_format_that_is_promised_is_read(tmp_path: Path, suffix: str) -> None:
    (tmp_path / "take.wav").write_bytes(tone(2, rate=48000))
    path = tmp_path / f"take.{suffix}"
    command = ["ffmpeg", "-v", "error", "-i", str(tmp_path / "take.wav"), str(path)]
    subprocess.run(command, check=True)  # noqa: S603  a command of ours
    assert measure_take(path, 60).seconds == pytest.approx(2, abs=0.1)
    assert seconds_of(convert_take(path, 60)) == pytest.approx(2 + 2 * EDGE, abs=0.1)


@needs_ffmpeg
def test_a_list_of_files_brings_none_of_them_in(tmp_path: Path) -> None:
    (tmp_path / "other.wav").write_bytes(tone(3))
    path = tmp_path / "take.wav"
    path.write_text("ffconcat version 1.0\nfile other.wav\n")
    for read in (measure_take, convert_take):
        with pytest.raises(NotSound):
            read(path, 60)


@needs_ffmpeg
def test_a_soft_and_a_loud_take_come_out_alike(tmp_path: Path) -> None:
    peaks = []
    for loudness in (0.02, 0.7):
        path = tmp_path / "take.wav"
        path.write_bytes(tone(3, loudness))
        peaks.append(max(samples_of(convert_take(path, 60))) / 32768)
    assert peaks[0] == pytest.approx(peaks[1], rel=0.05)
    assert peaks[1] <= 10 ** (-1.5 / 20) + 0.01


@needs_ffmpeg
def test_the_same_take_makes_the_same_recording(tmp_path: Path) -> None:
    take = SAMPLES / "fr" / "call.greeting.mp3"
    assert convert_take(take, 60) == convert_take(take, 60)


@needs_ffmpeg
def test_a_full_but_not_clipped_take_is_told_from_a_clipped_one(tmp_path: Path) -> None:
    path = tmp_path / "take.wav"
    path.write_bytes(tone(1, 0.9))
    assert measure_take(path, 60).clipped == 0
    path.write_bytes(tone(1, 1.5))
    assert measure_take(path, 60).clipped > 0.1


@needs_ffmpeg
@pytest.mark.parametrize("rate", [8000, 48000])
def test_a_wave_that_is_cut_flat_below_full_scale_is_clipped(tmp_path: Path, rate: int) -> None:
    path = tmp_path / "take.wav"
    most = round(0.97 * 32767)
    overdriven = (1.5 * sample for sample in samples_of(tone(1, 0.99, rate)))
    cut = array("h", (round(max(-most, min(most, sample))) for sample in overdriven))
    path.write_bytes(wav(cut, rate))
    assert measure_take(path, 60).clipped > 0.1


@needs_ffmpeg
def test_a_channel_without_a_sound_is_not_clipped(tmp_path: Path) -> None:
    path = tmp_path / "take.wav"
    both = array("h", (one for sample in samples_of(tone(1, 0.9)) for one in (sample, 0)))
    path.write_bytes(wav(both, 8000, channels=2))
    assert measure_take(path, 60).clipped == 0
    assert measure_take(path, 60).seconds == 1


@needs_ffmpeg
@pytest.mark.parametrize(
    ("name", "audio", "rule", "message"),
    [
        (HOLD, tone(3, 2.0), "clipped-take", "it is clipped:"),
        (HOLD, tone(3, 0.0), "silent-take", "nothing can be heard:"),
        (HOLD, tone(3, 0.005), "silent-take", "nothing can be heard:"),
        (HOLD, tone(0.6), "short-take", "it speaks for 0.6 s, and its words take about 2.8 s"),
        (HOLD, tone(9), "long-take", "it speaks for 9.0 s, and its words take about 2.8 s"),
        (HOLD, tone(0.1), "short-take", "it speaks for 0.1 s"),
        (HOLD, b"Dear Sir or Madam,", "not-sound", "it is no sound file"),
        (HOLD, b"#EXTM3U\nhttp://127.0.0.1:9/a.mp3\n", "not-sound", "it is no sound file"),
        (HOLD, b"", "not-sound", "it is no sound file"),
        ("call.conect", tone(3), "no-such-clip", 'no clip has the name "call.conect"'),
        (HOLD, b"ffconcat version 1.0\nfile other.flac\n", "not-sound", "it is no sound file"),
        (HOLD, tone(61), "long-take", "it lasts for more than 60 s, and its words take about 2.8"),
        ("0099", tone(3), "no-sheet", "only the sheet that was read tells which words stood"),
        ("call.closed", tone(3), "changing-words", "the words of call.closed name the next"),
    ],
    ids=[
        "clipped", "silent", "far too soft", "too short", "too long", "a mere moment", "no sound",
        "a playlist", "empty", "misspelt", "a list of files", "over a minute",
        "a number", "changing words",
    ],
)  # fmt: skip
def test_a_bad_take_is_refused(
    takes: Path, prompts: Path, hotline: Hotline, name: str, audio: bytes, rule: str, message: str
) -> None:
    path = takes / f"{name}.wav"
    path.write_bytes(audio)
    imported = take_in(takes, prompts, hotline)
    [problem] = imported.problems
    assert (problem.file, problem.rule) == (str(path), rule)
    assert problem.message.startswith(message)
    assert problem.cure
    assert not prompts.exists()


@needs_ffmpeg
def test_good_takes_are_imported_and_every_bad_one_is_named(
    takes: Path, prompts: Path, hotline: Hotline
) -> None:
    (takes / f"{HOLD}.wav").write_bytes(tone(3))
    (takes / f"{TAKE_YOUR_TIME}.wav").write_bytes(tone(30))
    (takes / "welcome.wav").write_bytes(tone(3))
    (takes / "notes.docx").write_bytes(b"?")
    (takes / "script.csv").write_text("The sheet is none of the takes.")
    (takes / ".DS_Store").write_bytes(b"?")
    imported = take_in(takes, prompts, hotline)
    assert [row.name for row in imported.new] == [HOLD]
    assert refused(imported) == [
        ("notes.docx", "not-sound"),
        (f"{TAKE_YOUR_TIME}.wav", "long-take"),
        ("welcome.wav", "no-such-clip"),
    ]


@needs_ffmpeg
@pytest.mark.parametrize(
    "name",
    ["015", "15", "0015", "015 - second try", "015_take2", HOLD, f"{HOLD}.say", f"{HOLD} - 2"],
)
def test_a_take_is_known_by_its_number_or_its_name(
    takes: Path, prompts: Path, hotline: Hotline, name: str
) -> None:
    (takes / f"{name}.WAV").write_bytes(tone(3))
    imported = take_in(takes, prompts, hotline, sheet_of(hotline, 15, HOLD))
    assert [row.file for row in imported.new] == [f"en/{HOLD}.wav"]


@needs_ffmpeg
def test_two_takes_of_one_clip_are_both_refused(
    takes: Path, prompts: Path, hotline: Hotline
) -> None:
    for name in ("015.wav", f"{HOLD}.wav"):
        (takes / name).write_bytes(tone(3))
    imported = take_in(takes, prompts, hotline, sheet_of(hotline, 15, HOLD))
    assert refused(imported) == [("015.wav", "two-takes"), (f"{HOLD}.wav", "two-takes")]
    assert "call.connect.wav is a take of the same clip" in imported.problems[0].message


@needs_ffmpeg
def test_a_new_take_replaces_the_recording_of_its_clip(
    takes: Path, prompts: Path, hotline: Hotline
) -> None:
    record(prompts, hotline, ["call.greeting.question", HOLD])
    index = (prompts / "index.csv").read_text()
    (prompts / "index.csv").write_text(index.replace("en/call.connect.wav", "en/call.connect.mp3"))
    (prompts / "en" / "call.connect.wav").rename(prompts / "en" / "call.connect.mp3")
    (takes / f"{HOLD}.wav").write_bytes(tone(3))
    after = take_in(takes, prompts, hotline).recordings
    assert sorted(row.file for row in after.rows if row.name == HOLD) == [
        "en/call.connect.wav",
        "fr/call.connect.wav",
    ]
    assert not (prompts / "en" / "call.connect.mp3").exists()
    assert "en/call.greeting.question" in standing(hotline, after, "recorded")


@needs_ffmpeg
def test_a_refused_take_leaves_the_recording_that_was_there(
    takes: Path, prompts: Path, hotline: Hotline
) -> None:
    before = record(prompts, hotline, [HOLD])
    (takes / f"{HOLD}.wav").write_bytes(tone(30))
    assert take_in(takes, prompts, hotline).recordings == before
    assert read_recordings(prompts) == before


@needs_ffmpeg
def test_a_sound_that_was_copied_under_another_name_is_refused(
    takes: Path, prompts: Path, hotline: Hotline
) -> None:
    for name in (HOLD, "call.goodbye"):
        (takes / f"{name}.wav").write_bytes(tone(3))
    imported = take_in(takes, prompts, hotline)
    assert refused(imported) == [
        (f"{HOLD}.wav", "same-sound"),
        ("call.goodbye.wav", "same-sound"),
    ]
    message = "it is the same sound as call.goodbye.wav, which says other words"
    assert imported.problems[0].message == message
    assert imported.new == ()
    (takes / f"{HOLD}.wav").unlink()
    assert [row.name for row in take_in(takes, prompts, hotline).new] == ["call.goodbye"]
    (takes / "call.goodbye.wav").rename(takes / f"{HOLD}.wav")
    [problem] = take_in(takes, prompts, hotline).problems
    assert problem.rule == "same-sound"
    assert "en/call.goodbye.wav, which says other words" in problem.message


@needs_ffmpeg
def test_the_same_take_may_be_imported_again(takes: Path, prompts: Path, hotline: Hotline) -> None:
    (takes / f"{HOLD}.wav").write_bytes(tone(3))
    first = take_in(takes, prompts, hotline)
    assert take_in(takes, prompts, hotline) == first


@needs_ffmpeg
def test_a_take_that_could_not_be_published_is_refused(
    takes: Path, prompts: Path, files: Mapping[str, str]
) -> None:
    later = changed(files, "call.yaml", "Please hold while we", "Please hold " + "on " * 200)
    (takes / f"{HOLD}.wav").write_bytes(tone(132))
    imported = take_in(takes, prompts, later)
    assert refused(imported) == [(f"{HOLD}.wav", "large-take")]
    assert f"and {MOST_BYTES} may be published" in imported.problems[0].message


@needs_ffmpeg
def test_what_was_imported_meanwhile_stays(takes: Path, prompts: Path, hotline: Hotline) -> None:
    before = read_recordings(prompts)
    (takes / f"{HOLD}.wav").write_bytes(tone(3))
    take_in(takes, prompts, hotline)
    (takes / f"{HOLD}.wav").unlink()
    (takes / "call.goodbye.wav").write_bytes(tone(2.9))
    imported = import_takes(takes, Booth(hotline, "en", "Ada", DAY), before)
    assert [row.name for row in imported.recordings.rows] == [HOLD, "call.goodbye"]


def sheet_of(hotline: Hotline, number: int, name: str) -> Sheet:
    """Make the sheet on which a clip stood under a number."""
    clip = next(clip for clip in clips_of(hotline) if clip.name == name)
    words = words_hash("en", clip.words["en"])
    return Sheet(Path("script.csv"), (SheetLine(number, name, words),))


@needs_ffmpeg
def test_the_sheet_tells_what_a_number_stood_for(
    takes: Path, prompts: Path, hotline: Hotline
) -> None:
    (takes / "003.wav").write_bytes(tone(3))
    imported = take_in(takes, prompts, hotline, sheet_of(hotline, 3, HOLD))
    assert [row.name for row in imported.new] == [HOLD]


@needs_ffmpeg
def test_words_that_have_changed_since_they_were_read_are_not_imported(
    takes: Path, prompts: Path, hotline: Hotline, files: Mapping[str, str]
) -> None:
    for name in ("015.wav", "016.wav"):
        (takes / name).write_bytes(tone(3))
    sheet = sheet_of(hotline, 15, HOLD)
    later = changed(files, "call.yaml", "Please hold while we", "Please wait while we")
    imported = take_in(takes, prompts, later, sheet)
    assert refused(imported) == [("015.wav", "words-changed"), ("016.wav", "no-such-clip")]
    message = "the words of call.connect have changed since script.csv was written"
    assert imported.problems[0].message == message


def test_without_ffmpeg_nothing_is_touched(
    takes: Path, prompts: Path, hotline: Hotline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    (takes / f"{HOLD}.wav").write_bytes(tone(3))
    with pytest.raises(NoFfmpeg):
        take_in(takes, prompts, hotline)
    assert not prompts.exists()


def test_a_broken_index_is_not_written_over(takes: Path, prompts: Path, hotline: Hotline) -> None:
    prompts.mkdir()
    (prompts / "index.csv").write_text("nonsense\n")
    with pytest.raises(FlowError, match="bad-index"):
        take_in(takes, prompts, hotline)
    assert (prompts / "index.csv").read_text() == "nonsense\n"
