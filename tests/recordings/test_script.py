"""The script asks the voice artist for what is not true on the air, and for nothing else."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from ivr.loader.problems import FlowError
from ivr.model.hotline import Hotline
from ivr.recordings import Recordings, survey
from ivr.recordings.script import (
    ScriptLine,
    Spoken,
    read_pronunciation,
    read_sheet,
    script_lines,
)
from tests.recordings.booth import changed, record

PROMPTS = Path(__file__).parent.parent.parent / "prompts"


def lines_of(
    hotline: Hotline, recordings: Recordings, language: str = "en", everything: bool = False
) -> tuple[ScriptLine, ...]:
    found = survey(hotline, recordings)
    return script_lines(hotline, found, language, read_pronunciation(PROMPTS), everything)


def names(lines: tuple[ScriptLine, ...]) -> list[str]:
    return [line.clip.name for line in lines]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_changed_fact_is_all_that_is_asked_for(
    tmp_path: Path, hotline: Hotline, files: Mapping[str, str], language: str
) -> None:
    recordings = record(tmp_path, hotline)
    assert lines_of(hotline, recordings, language) == ()
    later = changed(files, "service.yaml", "month: 2010-04", "month: 2010-05")
    [line] = lines_of(later, recordings, language)
    assert (line.clip.name, line.state) == ("call.birth.question", "stale")
    assert "mai 2010" in line.words[0] or "May 2010" in line.words[0]


def test_a_clip_has_the_same_number_with_and_without_the_others(
    tmp_path: Path, hotline: Hotline
) -> None:
    every = {line.clip.name: line.number for line in lines_of(hotline, Recordings(), "fr", True)}
    recordings = record(tmp_path, hotline, set(every) - {"call.goodbye", "service.help"})
    some = {line.clip.name: line.number for line in lines_of(hotline, recordings, "fr")}
    assert some.items() <= every.items()
    assert some == {"call.goodbye": "022", "service.help": "027"}


def test_what_changes_from_day_to_day_is_never_asked_for(hotline: Hotline) -> None:
    assert "call.closed" not in names(lines_of(hotline, Recordings(), everything=True))


def test_a_line_tells_what_is_heard_before_it(hotline: Hotline) -> None:
    lines = {line.clip.name: line for line in lines_of(hotline, Recordings())}

    def before(name: str) -> set[tuple[str, str]]:
        found = lines[name].before
        return {(before.clip.name if before.clip else "", before.key) for before in found}

    assert before("call.greeting") == {("", "")}
    assert before("call.exposed") == {("call.fertility.question", "")}
    assert before("call.rights") == {("call.more.question", "3"), ("call.instead.question", "3")}
    assert ("", "0") in before("call.connect")
    assert before("call.busy.question") == {("call.busy", "")}


def test_names_come_with_their_pronunciation(hotline: Hotline) -> None:
    lines = {line.clip.name: line for line in lines_of(hotline, Recordings(), "fr")}
    said = {one.written: one.said for one in lines["call.what_happened"].spoken}
    assert {"MOVEit", "Progress"} == set(said)
    assert said["Progress"] == "« pro-gress », à l'anglaise"
    assert {one.written for one in lines["call.rights"].spoken} == {"bornontario"}


def test_a_term_that_the_operators_do_not_list_is_said_as_the_voice_says_it(
    files: Mapping[str, str],
) -> None:
    terms = "MOVEit: {en: {say: mouve it}}, flaw: {en: {phoneme: flɔː}}, Progress: {fr: {say: pro}}"
    entry = f"\npronunciations: {{{terms}}}\n\nhours:\n"
    told = changed(files, "service.yaml", "\nhours:\n", entry)
    lines = {line.clip.name: line for line in lines_of(told, Recordings(), "en")}
    said = {one.written: one.said for one in lines["call.what_happened"].spoken}
    assert said == {
        "MOVEit": "move it",
        "Progress": "PROG-ress, as the noun",
        "flaw": "/flɔː/",
    }


def test_figures_without_a_pronunciation_are_named(hotline: Hotline) -> None:
    lines = {line.clip.name: line for line in lines_of(hotline, Recordings(), "fr")}
    assert {"3,4", "2010", "2023"} <= {*lines["call.what_happened"].figures}
    assert lines["call.connect"].figures == ()


def test_a_changed_fact_brings_its_own_figures(files: Mapping[str, str]) -> None:
    later = changed(files, "service.yaml", "number: 3400000", "number: 3567")
    lines = {line.clip.name: line for line in lines_of(later, Recordings())}
    assert "3600" in lines["call.what_happened"].figures
    assert "3.4" not in lines["call.what_happened"].figures


def test_a_pronunciation_of_figures_is_the_operators_to_give(hotline: Hotline) -> None:
    found = survey(hotline, Recordings())
    spoken = [Spoken(1, "en", "3.4 million", "three point four million")]
    lines = {line.clip.name: line for line in script_lines(hotline, found, "en", spoken, True)}
    assert lines["call.what_happened"].spoken == (*spoken,)
    assert "3.4" not in lines["call.what_happened"].figures
    assert "2010" in lines["call.what_happened"].figures


def test_every_pronunciation_that_ships_occurs(hotline: Hotline) -> None:
    used = {
        one
        for language in hotline.languages
        for line in lines_of(hotline, Recordings(), language, everything=True)
        for one in line.spoken
    }
    assert used == {*read_pronunciation(PROMPTS)}


def test_no_list_of_pronunciations_is_none(tmp_path: Path) -> None:
    assert read_pronunciation(tmp_path) == ()


def test_a_list_of_pronunciations_is_read(tmp_path: Path) -> None:
    path = tmp_path / "pronunciation.csv"
    path.write_text('language,written,said\nen,CHEO,"chee-oh, as a word"\n')
    assert read_pronunciation(tmp_path) == (Spoken(1, "en", "CHEO", "chee-oh, as a word"),)


def test_a_broken_table_names_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "pronunciation.csv"
    path.write_text("language,written,said\nen,CHEO\nen,MOVEit,move it\nfr\n")
    with pytest.raises(FlowError) as caught:
        read_pronunciation(tmp_path)
    assert [problem.line for problem in caught.value.problems] == [2, 4]
    assert caught.value.problems[0].rule == "bad-table"


def test_a_sheet_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(FlowError, match="cannot be read"):
        read_sheet(tmp_path / "script.csv")
