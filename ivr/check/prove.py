"""Hold a folder of flow files against everything: the reader, every rule, every situation.

Recordings count with their lengths, and what is amiss with them is told beside.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ivr.check import check_rules
from ivr.check.accepted import accept
from ivr.check.journeys import budget_problems
from ivr.check.paths import Exploration, explore
from ivr.loader import BUNDLED, Reading, read_flows, read_folder
from ivr.loader.problems import FlowError, Problem
from ivr.recordings import NO_RECORDINGS, Recordings, recording_problems


@dataclass(frozen=True)
class Proof:
    """What is wrong in a folder, sorted, and what was explored; no reading if it is no hotline.

    `notes` tell which recordings the voice speaks for, which languages have no voice, what the
    calendar has made idle, and which warnings are accepted.
    """

    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...] = ()
    reading: Reading | None = None
    exploration: Exploration | None = None


def prove(folder: Path, now: datetime, recordings: Recordings = NO_RECORDINGS) -> Proof:
    """Prove what stands in a folder, with the recordings that are made for it; `now` is aware."""
    try:
        reading = read_flows(read_folder(folder))
    except FlowError as error:
        return Proof(tuple(error.problems))
    today = now.astimezone(reading.hotline.service.hours.timezone).date()
    exploration = explore(reading, "" if folder == BUNDLED else str(folder))
    found = {*check_rules(reading, today), *exploration.problems}
    found |= {*recording_problems(reading.hotline, recordings)}
    found |= {*budget_problems(reading, recordings)}
    found = accept(found, reading)
    problems = {problem for problem in found if problem.keeps_off_the_air}
    return Proof(tuple(sorted(problems)), tuple(sorted(found - problems)), reading, exploration)


def read_proved(folder: Path, now: datetime, recordings: Recordings = NO_RECORDINGS) -> Reading:
    """Return what is in a folder; FlowError with everything that is wrong there. `now` is aware."""
    proof = prove(folder, now, recordings)
    if proof.problems or proof.reading is None:
        raise FlowError(proof.problems)
    return proof.reading
