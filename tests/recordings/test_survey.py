"""A change silences just the recordings that said what it changed, in both languages."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ivr.dialog.hours import duty_of
from ivr.dialog.prompts import words_of
from ivr.model.hotline import Hotline
from ivr.recordings import Recordings, read_recordings, recording_problems, survey
from tests.conftest import WORKDAY
from tests.recordings.booth import changed, record, standing


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory, hotline: Hotline) -> Recordings:
    return record(tmp_path_factory.mktemp("prompts"), hotline)


def both(*names: str) -> set[str]:
    return {f"{language}/{name}" for language in ("en", "fr") for name in names}


@pytest.mark.parametrize(
    ("file", "old", "new", "stale"),
    [
        pytest.param(
            "service.yaml", "month: 2010-04", "month: 2010-05", both("call.birth.question"),
            id="a fact",
        ),
        pytest.param(
            "service.yaml", "month: 2023-05", "month: 2023-06",
            both(
                "call.birth.question", "call.pregnancy.question", "call.fertility.question",
                "call.not_likely", "call.what_happened",
            ),
            id="a fact that is said in many places",
        ),
        pytest.param(
            "service.yaml", "09:00-17:00", "09:00-16:00", both("call.busy"), id="an hour"
        ),
        pytest.param(
            "call.yaml", "Please hold while we", "Please wait while we", {"en/call.connect"},
            id="a word of one language",
        ),
        pytest.param(
            "call.yaml", "{1: yes, 2: no}", "{2: yes, 1: no}",
            both("call.birth.question", "call.pregnancy.question", "call.fertility.question"),
            id="keys of answers",
        ),
        pytest.param(
            "service.yaml", "Take your time.", "Take all your time.",
            {"en/service.no_input_again"}, id="a phrase",
        ),
        pytest.param(
            "service.yaml", "dates: {}", "dates: {2026-12-24: closed}", set(),
            id="a date of its own",
        ),
        pytest.param(
            "service.yaml", "number: 3400000", "number: 3410000", set(),
            id="a figure that is said in the same round form",
        ),
    ],
)  # fmt: skip
def test_a_change_makes_just_the_right_recordings_stale(
    files: Mapping[str, str],
    recorded: Recordings,
    file: str,
    old: str,
    new: str,
    stale: set[str],
) -> None:
    hotline = changed(files, file, old, new)
    assert standing(hotline, recorded, "stale") == stale
    assert standing(hotline, recorded, "missing") == set()
    problems = recording_problems(hotline, recorded)
    assert {problem.rule for problem in problems} == ({"stale-recording"} if stale else set())
    assert len(problems) == len(stale)


def test_everything_that_can_be_recorded_is(hotline: Hotline, recorded: Recordings) -> None:
    found = survey(hotline, recorded)
    assert standing(hotline, recorded, "voice") == both("call.closed")
    assert found.count("en", "recorded") == found.count("fr", "recorded") == 28
    assert 0.9 < found.covered("fr") < 1
    assert recording_problems(hotline, recorded) == []


def test_nothing_recorded_is_no_problem(hotline: Hotline) -> None:
    assert survey(hotline, Recordings()).covered("en") == 0
    assert recording_problems(hotline, Recordings()) == []


def test_the_voice_says_the_hours_in_a_week_that_differs(
    files: Mapping[str, str], recorded: Recordings
) -> None:
    hotline = changed(files, "service.yaml", "dates: {}", "dates: {2026-11-27: closed}")

    def plays(moment: datetime) -> bool:
        words = words_of(hotline, "fr", duty_of(hotline, moment), ("busy", "say"))
        return recorded.find("fr", words) is not None

    assert not plays(WORKDAY)
    assert plays(WORKDAY + timedelta(days=7))


def test_words_that_come_back_are_played_again(
    files: Mapping[str, str], hotline: Hotline, recorded: Recordings
) -> None:
    other = changed(files, "call.yaml", "Please hold while we", "Please wait while we")
    assert standing(other, recorded, "stale")
    assert not standing(hotline, recorded, "stale")


def test_a_state_that_was_only_renamed_keeps_its_recording(
    files: Mapping[str, str], recorded: Recordings
) -> None:
    call = (
        files["call.yaml"].replace("  goodbye:\n", "  parting:\n").replace(": goodbye", ": parting")
    )
    hotline = changed({**files, "call.yaml": call}, "call.yaml", "#", "#")
    assert "en/call.parting" in standing(hotline, recorded, "recorded")
    assert recording_problems(hotline, recorded) == []


def test_a_recording_that_nothing_plays_is_an_orphan(
    tmp_path: Path, files: Mapping[str, str], hotline: Hotline
) -> None:
    recordings = record(tmp_path, hotline, ["call.goodbye", "call.connect"])
    call = (
        files["call.yaml"].replace("  goodbye:\n", "  parting:\n").replace(": goodbye", ": parting")
    )
    other = changed(
        {**files, "call.yaml": call}, "call.yaml", "Ontario. Au revoir", "Ontario. Adieu"
    )
    assert survey(other, recordings).orphans == ("fr/call.goodbye.wav",)
    one_sided, orphan = recording_problems(other, recordings)
    place = f"{tmp_path}/index.csv:5:1"
    assert str(orphan).startswith(f"{place}: note: nothing plays fr/call.goodbye.wav (orphaned-")
    assert one_sided.message == 'call.parting is recorded in "en" only, not in "fr"'


def test_a_file_that_is_not_in_the_index_is_told(tmp_path: Path, hotline: Hotline) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "call.welcome.wav").write_bytes(b"?")
    [problem] = recording_problems(hotline, read_recordings(tmp_path))
    assert "is not in the index" in problem.message
    assert (problem.rule, problem.level) == ("orphaned-recording", "note")


def test_what_is_recorded_in_one_language_only_is_told(
    tmp_path: Path, files: Mapping[str, str], hotline: Hotline
) -> None:
    recordings = record(tmp_path, hotline, ["call.connect", "call.goodbye"])
    (tmp_path / "index.csv").write_text(
        "".join(
            line
            for line in recordings.to_index().splitlines(keepends=True)
            if "fr/call.connect" not in line
        )
    )
    (tmp_path / "fr" / "call.connect.wav").unlink()
    [problem] = recording_problems(hotline, read_recordings(tmp_path))
    assert problem.rule == "recording-in-one-language"
    assert problem.message == 'call.connect is recorded in "en" only, not in "fr"'
    assert problem.cure.endswith("ivr prompts script fr")


def test_a_language_without_any_recording_is_told_once(tmp_path: Path, hotline: Hotline) -> None:
    recordings = record(tmp_path, hotline)
    index = [line for line in recordings.to_index().splitlines() if not line.startswith("fr/")]
    [problem] = recording_problems(hotline, Recordings.from_index("\n".join(index)))
    assert problem.message == 'nothing is recorded in "fr", and something in "en"'


def test_a_file_that_is_gone_or_altered_is_told(tmp_path: Path, hotline: Hotline) -> None:
    record(tmp_path, hotline, ["call.connect"])
    (tmp_path / "en" / "call.connect.wav").unlink()
    (tmp_path / "fr" / "call.connect.wav").write_bytes(b"something else")
    recordings = read_recordings(tmp_path)
    assert standing(hotline, recordings, "unreadable") == both("call.connect")
    gone, altered = recording_problems(hotline, recordings)
    assert "en/call.connect.wav is not there" in gone.message
    assert "fr/call.connect.wav is not what was imported" in altered.message
    assert {gone.rule, altered.rule} == {"unreadable-recording"}


def test_a_problem_of_the_index_is_an_error(hotline: Hotline) -> None:
    [problem] = recording_problems(hotline, Recordings.from_index("nonsense\n"))
    assert (problem.line, problem.level) == (1, "error")
