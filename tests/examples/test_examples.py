"""Every example can be published, and is called and texted from greeting to end, in each language.

An example is a folder under `examples/`; nothing here knows which ones there are.
"""

from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pytest

from ivr.check.prove import prove
from ivr.check.worlds import worlds_of
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


def answers_of(
    reading: Reading, language: str, written: bool, moment: datetime = WORKDAY
) -> dict[str, str]:
    """Return how each state begins at a moment that gives the answer; in texts, its first line."""
    hotline, duty = reading.hotline, duty_of(reading.hotline, moment)
    states = hotline.text.states if written else hotline.call.states
    found = {}
    for name, state in states.items():
        if state.milestone == ANSWERED and state.say:
            if written:
                found[name] = lines_that_fit(hotline, language, duty, (name, SAY))[0]
            else:
                found[name] = wording_of(hotline, language).render(state.say, duty)[0]
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
    """Every answer is heard, at one hour or another."""
    reading = READ[name]
    edition = Edition(reading, NO_RECORDINGS)
    states = reading.hotline.call.states.values()
    answers = ("yes", "no") if any(state.TAKES_ANSWERS for state in states) else ("yes",)
    numbers = MOST_NUMBERS if any(state.entry for state in states) else 1
    unheard = set(answers_of(reading, language, False))
    for moment in dict.fromkeys(world.moment for world in worlds_of(reading.hotline)):
        told = answers_of(reading, language, False, moment)
        for answer, number in product(answers, range(numbers)):
            heard = call_through(edition, language, number, answer, moment)
            assert not apologies(reading, language, heard)
            said = "\n".join(heard.words)
            unheard -= {state for state, words in told.items() if words in said}
    assert not unheard


@pytest.mark.parametrize(("name", "language"), WRITTEN)
def test_an_example_is_texted_to_its_end(name: str, language: str) -> None:
    reading = READ[name]
    edition = Edition(reading, NO_RECORDINGS)
    said = ""
    for answer in ("yes", "no"):
        heard = text_through(edition, language, answer)
        assert not apologies(reading, language, heard)
        said += "\n".join(heard.words)
    assert not {
        words for words in answers_of(reading, language, True).values() if words not in said
    }
