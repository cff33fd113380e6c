"""`ivr prompts` takes a voice from the script to the air, and says what became of each clip."""

import csv
import io
import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ivr.cli.prompts import prompts
from ivr.loader import BUNDLED, read_flows, read_folder
from ivr.model.hotline import Hotline
from ivr.recordings import read_recordings
from ivr.recordings.script import read_sheet
from tests.cli.test_words import Reader
from tests.recordings.booth import SAMPLES, needs_ffmpeg, record, tone

SHIPPED = Path(__file__).parent.parent.parent / "prompts"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "prompts"))


@pytest.fixture
def flows(tmp_path: Path) -> Path:
    """Flow files in which the first question asks about another month."""
    copy = Path(shutil.copytree(BUNDLED, tmp_path / "flows"))
    service = copy / "service.yaml"
    text = service.read_text(encoding="utf-8")
    service.write_text(text.replace("month: 2010-04", "month: 2010-05"), encoding="utf-8")
    return copy


def run(folder: Path, *arguments: str | Path, answer: str = "") -> Result:
    environ = {"IVR_FLOWS": "", "IVR_PROMPTS": str(folder)}
    return CliRunner(env=environ).invoke(prompts, [*map(str, arguments)], input=answer)


def test_nothing_is_recorded_in_the_hotline_that_ships(folder: Path) -> None:
    result = run(folder, "status")
    assert result.exit_code == 0, result.output
    assert "004 │ call.birth.question         │ missing │ missing" in result.output
    line = "fr: 0 recorded, 0 stale, 28 missing, 0 unreadable, 1 left to the voice; 0% of the"
    assert line in result.output


def test_a_changed_fact_is_stale_and_asked_for_in_both_languages(
    folder: Path, flows: Path, hotline: Hotline
) -> None:
    record(folder, hotline)
    assert run(folder, "status").exit_code == 0
    result = run(folder, "status", flows)
    assert result.exit_code == 1
    stale = [line for line in result.output.splitlines() if "stale 2.5 s" in line]
    assert [line.split("│")[1].strip() for line in stale] == ["call.birth.question"]
    assert stale[0].count("stale") == 2
    for language, month in (("en", "May 2010"), ("fr", "mai 2010")):
        sheet = run(folder, "script", language, flows, "--format", "csv").output
        [row] = csv.DictReader(io.StringIO(sheet.removeprefix("\ufeff")))
        assert (row["number"], row["name"]) == ("004", "call.birth.question")
        assert month in row["words"]


def test_status_is_json_for_programs(folder: Path, flows: Path, hotline: Hotline) -> None:
    record(folder, hotline, ["call.birth.question", "call.goodbye"])
    result = run(folder, "status", flows, "--format", "json")
    found = json.loads(result.stdout)
    counts = {"recorded": 1, "stale": 1, "missing": 26, "unreadable": 0, "voice": 1}
    assert counts.items() <= found["languages"]["fr"].items()
    assert 0 < found["languages"]["fr"]["covered"] < 0.1
    clip = next(clip for clip in found["clips"] if "call.goodbye" in clip["names"])
    assert clip["languages"]["fr"] == {
        "state": "recorded",
        "aim": 2.5,
        "file": "fr/call.goodbye.wav",
        "seconds": 2.5,
        "voice": "a voice",
    }
    assert found["orphans"] == []


def test_a_broken_index_is_named_with_its_line(folder: Path) -> None:
    with (folder / "index.csv").open("a") as index:
        index.write("en/call.connect.wav,what,Ada,2026-11-23,2.5,3258e1902e8eb164\n")
    for command in ("status", "prune"):
        result = run(folder, command)
        assert result.exit_code == 1
        assert f'{folder}/index.csv:2:21: error: words "what" is not the hash' in result.stderr


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_is_well_formed_and_loads_nothing(folder: Path, language: str) -> None:
    page = run(folder, "script", language).output
    reader = Reader(page)
    assert reader.open == []
    assert page.endswith("</html>\n")
    assert {"script", "link", "img", "iframe"}.isdisjoint(reader.tags)
    assert not re.search(r"url\(|@import|https?:", page)
    names = reader.values("id")
    assert len(names) == len(set(names)) == 28


def test_the_page_speaks_the_language_that_is_read(folder: Path) -> None:
    page = run(folder, "script", "fr").output
    assert '<html lang="fr-CA">' in page
    for said in (
        "Texte à enregistrer",
        "Après 010 call.more.question, à la touche 2",
        "Tout au début",
        "À lire comme ils sont écrits : 0 · 1 · ",
        "<h1>Texte à enregistrer</h1>",
        '<p class="name" lang="en-US">BORN Ontario incident line</p>',
        "S&#39;entend aussi dans call.questions.question",
    ):
        assert said in page
    for english in ("Before you begin", "After ", "At the very", "Pronunciation", "Takes"):
        assert english not in page


def test_the_page_tells_why_a_take_is_asked_for(
    folder: Path, flows: Path, hotline: Hotline
) -> None:
    record(folder, hotline, ["call.birth.question", "call.goodbye"])
    (folder / "en" / "call.goodbye.wav").unlink()
    page = run(folder, "script", "en", flows, "--all").output
    assert page.count("the words have changed") == 1
    assert page.count("the file was lost") == 1
    assert "is recorded</em>" not in page


def test_a_page_with_nothing_to_read_says_so(folder: Path, hotline: Hotline) -> None:
    record(folder, hotline)
    page = run(folder, "script", "en").output
    assert "Everything that can be recorded is recorded" in page
    assert Reader(page).open == []
    assert run(folder, "script", "en", "--all").output.count("is recorded</em>") == 28


def test_the_script_is_written_to_a_file(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "script.html"
    result = run(folder, "script", "fr", "--output", path)
    sheet = tmp_path / "script.csv"
    assert result.output == (
        f"28 takes of 5 min 33 s are asked for in {path}.\n"
        f"Its sheet is {sheet}: put it among the takes as script.csv.\n"
    )
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert sheet.read_bytes().startswith(b"\xef\xbb\xbfnumber,name,")
    assert [line.number for line in read_sheet(sheet).lines] == [
        int(number) for number in re.findall(r'id="take-(\d+)"', path.read_text(encoding="utf-8"))
    ]
    assert run(folder, "script", "fr", "--output", tmp_path / "no" / "such").exit_code == 2


def test_a_page_does_not_lie_where_its_sheet_does(folder: Path, tmp_path: Path) -> None:
    result = run(folder, "script", "fr", "--output", tmp_path / "script.csv")
    assert result.exit_code == 2
    assert "is no name of a page" in result.output
    assert not (tmp_path / "script.csv").exists()


@needs_ffmpeg
def test_a_state_that_is_added_leaves_every_take_its_words(
    folder: Path, flows: Path, tmp_path: Path
) -> None:
    takes = Path(shutil.copytree(SAMPLES / "en", tmp_path / "takes"))
    (takes / "call.goodbye.mp3").rename(takes / "022.mp3")
    run(folder, "script", "en", flows, "--output", takes / "script.html")
    call = flows / "call.yaml"
    text = call.read_text(encoding="utf-8")
    assert "\n  goodbye:\n" in text
    hello = "\n  goodbye:\n    say:\n      en: |\n        So long.\n      fr: |\n        Salut.\n"
    hello += "    next: farewell\n"
    text = text.replace("\n  goodbye:\n", hello + "\n  farewell:\n", 1)
    call.write_text(text, encoding="utf-8")
    options = ("--language", "en", "--voice", "espeak-ng")
    result = run(folder, "import", takes, flows, *options)
    assert f"{folder}/en/call.farewell.wav: " in result.stdout, result.output
    assert "call.goodbye.wav" not in result.stdout
    (takes / "script.csv").unlink()
    result = run(folder, "import", takes, flows, *options)
    assert result.exit_code == 1
    assert f"{takes}/022.mp3:1:1: error: only the sheet that was read tells" in result.stderr
    assert "(no-sheet)" in result.stderr


@needs_ffmpeg
def test_the_sheet_of_another_language_is_named(folder: Path, tmp_path: Path) -> None:
    takes = Path(shutil.copytree(SAMPLES / "fr", tmp_path / "takes"))
    run(folder, "script", "fr", "--output", takes / "script.html")
    result = run(folder, "import", takes, "--language", "en", "--voice", "A")
    assert result.exit_code == 1
    assert f'{takes}/script.csv is the sheet of "fr", not of "en" (words-changed)' in result.stderr
    assert "Import the takes with --language fr" in result.stderr


@needs_ffmpeg
def test_a_voice_is_a_name_that_can_be_printed(folder: Path) -> None:
    options = ("--language", "en", "--voice", " A\u2028B\x1b[31m\n")
    result = run(folder, "import", SAMPLES / "en", *options)
    assert result.exit_code == 0, result.output
    assert {row.voice for row in read_recordings(folder).rows} == {"A B [31m"}


def test_a_folder_with_the_name_of_a_sound_file_is_left_alone(
    folder: Path, hotline: Hotline
) -> None:
    record(folder, hotline, ["call.goodbye"])
    (folder / "en" / "call.goodbye.mp3").mkdir()
    (folder / "en" / "call.nothing.wav").mkdir()
    (folder / "en" / "call.nothing.mp3").write_bytes(b"?")
    result = run(folder, "prune", "--yes")
    assert result.exit_code == 0, result.output
    assert "Removed 1; 2 recordings left." in result.output
    assert (folder / "en" / "call.nothing.wav").is_dir()
    assert not (folder / "en" / "call.nothing.mp3").exists()


def test_a_language_that_is_not_spoken_is_misuse(folder: Path) -> None:
    for command in (
        ["script", "de"],
        ["import", SAMPLES / "en", "--language", "de", "--voice", "A"],
    ):
        result = run(folder, *command)
        assert result.exit_code == 2
        assert 'does not speak "de"; its languages are en, fr' in result.output


def test_a_broken_list_of_pronunciations_is_named(folder: Path) -> None:
    (folder / "pronunciation.csv").write_text("language;written\n")
    result = run(folder, "script", "en")
    assert result.exit_code == 1
    assert "pronunciation.csv:1:1: error: the first line names no column said" in result.stderr


@needs_ffmpeg
def test_from_the_sheet_to_the_air(folder: Path, tmp_path: Path) -> None:
    takes = Path(shutil.copytree(SAMPLES / "fr", tmp_path / "takes"))
    run(folder, "script", "fr", "--format", "csv", "--output", takes / "script.csv")
    (takes / "call.goodbye.mp3").rename(takes / "022.mp3")
    result = run(folder, "import", takes, "--language", "fr", "--voice", "espeak-ng")
    assert result.exit_code == 0, result.output
    assert f"{folder}/fr/call.goodbye.wav: 3." in result.stdout
    assert '5 recordings, 0 refused; 9% of the spoken seconds of "fr"' in result.stdout
    assert result.stderr == ""
    assert len(read_recordings(folder).rows) == 5


@needs_ffmpeg
def test_a_sheet_of_older_words_keeps_its_takes_off_the_air(
    folder: Path, flows: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "read.csv"
    run(folder, "script", "en", "--format", "csv", "--output", sheet)
    options = ("--language", "en", "--voice", "espeak-ng", "--script", sheet)
    result = run(folder, "import", SAMPLES / "en", flows, *options)
    assert result.exit_code == 1
    assert "the words of call.birth.question have changed since" in result.stderr
    assert "(words-changed)" in result.stderr
    assert "4 recordings, 1 refused" in result.stdout


@needs_ffmpeg
def test_every_bad_take_is_named_and_the_good_ones_are_kept(folder: Path, tmp_path: Path) -> None:
    takes = tmp_path / "takes"
    takes.mkdir()
    named = {"call.connect": 3, "call.goodbye": 30, "call.welcom": 3, "015": 3}
    for name, audio in ((name, tone(seconds)) for name, seconds in named.items()):
        (takes / f"{name}.wav").write_bytes(audio)
    result = run(folder, "import", takes, "--language", "en", "--voice", "Ada")
    assert result.exit_code == 1
    assert "There is no script.csv among the takes" in result.stderr
    assert (
        f"{takes}/call.goodbye.wav:1:1: error: it speaks for 30.0 s, and its words take about 2.8"
        in (result.stderr)
    )
    assert 'Did you mean "call.welcome"?' in result.stderr
    assert result.stdout.startswith(f"{folder}/en/call.connect.wav: 3.3 s\n1 recording, 3 refused")
    assert "(no-sheet)" in result.stderr


def test_takes_in_a_folder_within_are_not_passed_over(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(SAMPLES / "en", tmp_path / "takes" / "day 1")
    result = run(folder, "import", tmp_path / "takes", "--language", "en", "--voice", "Ada")
    assert result.exit_code == 1
    assert f"{tmp_path}/takes/day 1:1:1: error: 5 takes lie in this folder" in result.stderr


def test_without_ffmpeg_the_message_tells_what_to_install(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    result = run(folder, "import", SAMPLES / "en", "--language", "en", "--voice", "Ada")
    assert result.exit_code == 2
    assert "ffmpeg is not installed" in result.output
    assert "apt-get install ffmpeg" in result.output
    assert list(read_recordings(folder).rows) == []


def test_orphans_are_removed_once_somebody_agrees(folder: Path, hotline: Hotline) -> None:
    record(folder, hotline, ["call.goodbye", "call.connect"])
    (folder / "fr" / "call.connect.wav").unlink()
    (folder / "en" / "call.nothing.mp3").write_bytes(b"?")
    result = run(folder, "status")
    assert result.exit_code == 1
    assert "Nothing plays: en/call.nothing.mp3. Remove them: ivr prompts prune" in result.output
    result = run(folder, "prune", answer="n\n")
    assert result.exit_code == 1
    assert (folder / "en" / "call.nothing.mp3").exists()
    result = run(folder, "prune", "--yes")
    assert result.exit_code == 0
    assert f"{folder}/fr/call.connect.wav (its row: the file is gone)" in result.output
    assert "Removed 2; 3 recordings left." in result.output
    assert not (folder / "en" / "call.nothing.mp3").exists()
    assert run(folder, "prune").output == "There is nothing to remove.\n"


def test_a_stale_recording_is_not_pruned(folder: Path, flows: Path, hotline: Hotline) -> None:
    record(folder, hotline, ["call.birth.question"])
    assert run(folder, "prune", flows).output == "There is nothing to remove.\n"


def test_the_folder_of_the_recordings_is_an_option_or_a_setting(
    folder: Path, hotline: Hotline, tmp_path: Path
) -> None:
    record(tmp_path / "other", hotline, ["call.goodbye"])
    result = run(folder, "status", "--prompts", tmp_path / "other")
    assert "en: 1 recorded" in result.output
    assert "en: 0 recorded" in run(folder, "status").output


def test_flows_with_problems_are_named(folder: Path, flows: Path) -> None:
    (flows / "service.yaml").unlink()
    result = run(folder, "status", flows)
    assert result.exit_code == 1
    assert "service.yaml:1:1: error: this file is missing" in result.stderr


def test_words_cannot_become_markup(folder: Path, flows: Path) -> None:
    call = flows / "call.yaml"
    text = call.read_text(encoding="utf-8").replace("Please hold while", "<b>Hold</b> & wait as")
    call.write_text(text, encoding="utf-8")
    assert read_flows(read_folder(flows))
    page = run(folder, "script", "en", flows).output
    assert "&lt;b&gt;Hold&lt;/b&gt; &amp; wait as" in page
