"""Every example can be published, and is called and texted from greeting to end, in each language.

An example is a folder under `examples/`; nothing here knows which ones there are.
"""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ivr.check.prove import prove
from ivr.dialog.hours import duty_of
from ivr.dialog.text_composition import lines_that_fit
from ivr.dialog.wording import wording_of
from ivr.loader import Reading, read_flows, read_folder
from ivr.model.states.state import ANSWERED, SAY
from ivr.recordings import NO_RECORDINGS, Edition
from tests.conftest import WORKDAY
from tests.walks import Heard, call_through, text_through

FOLDERS = sorted(path.parent for path in Path(__file__).parents[2].glob("examples/*/service.yaml"))
READ = {folder.name: read_flows(read_folder(folder)) for folder in FOLDERS}
SPOKEN = [(name, one) for name, reading in READ.items() for one in reading.hotline.spoken]
WRITTEN = [(name, one) for name, reading in READ.items() for one in reading.hotline.written]
MOST_NUMBERS = 6  # ways of the numbers of one state that are called


def answers_of(reading: Reading, language: str, written: bool) -> set[str]:
    """Return how each state begins that gives the answer; in texts, its first line."""
    hotline, duty = reading.hotline, duty_of(reading.hotline, WORKDAY)
    states = hotline.text.states if written else hotline.call.states
    found = set()
    for name, state in states.items():
        if state.milestone == ANSWERED and state.say:
            if written:
                found.add(lines_that_fit(hotline, language, duty, (name, SAY))[0])
            else:
                found.add(wording_of(hotline, language).render(state.say, duty)[0])
    return found


def apologies(reading: Reading, language: str, heard: Heard) -> list[str]:
    wording = wording_of(reading.hotline, language)
    said = [wording.phrase("apology")] if language in reading.hotline.spoken else []
    said += [wording.line(reading.hotline.text.phrases.apology)] if reading.hotline.written else []
    return [words for words in heard.words if any(one in words for one in said)]


def test_there_are_examples() -> None:
    assert FOLDERS


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_an_example_has_no_problem(folder: Path) -> None:
    proof = prove(folder, datetime(2026, 11, 27, tzinfo=UTC))
    assert not proof.problems, "\n".join(map(str, proof.problems))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_an_example_says_what_was_written_and_how_it_is_called(folder: Path) -> None:
    page = (folder / "README.md").read_text(encoding="utf-8")
    assert f"make run FLOWS=examples/{folder.name}" in page.split("```")[1]
    assert not [line for line in page.splitlines() if len(line) > 100 and not line.startswith("|")]


@pytest.mark.parametrize(("name", "language"), SPOKEN)
def test_an_example_is_called_to_its_end(name: str, language: str) -> None:
    reading = READ[name]
    edition = Edition(reading, NO_RECORDINGS)
    said = ""
    for answer in ("yes", "no"):
        for number in range(MOST_NUMBERS):
            heard = call_through(edition, language, number, answer)
            assert not apologies(reading, language, heard)
            said += "\n".join(heard.words)
    assert not {words for words in answers_of(reading, language, False) if words not in said}


@pytest.mark.parametrize(("name", "language"), WRITTEN)
def test_an_example_is_texted_to_its_end(name: str, language: str) -> None:
    reading = READ[name]
    edition = Edition(reading, NO_RECORDINGS)
    said = ""
    for answer in ("yes", "no"):
        heard = text_through(edition, language, answer)
        assert not apologies(reading, language, heard)
        said += "\n".join(heard.words)
    assert not {words for words in answers_of(reading, language, True) if words not in said}
