"""A kind of state goes through everything by its own modules alone: its state and its two verbs."""

import json
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from ivr.check import check_rules
from ivr.check.paths import explore
from ivr.cli import main
from ivr.dialog.events import ARRIVED, Outcome
from ivr.dialog.session import Session
from ivr.dialog.wording import wording_of
from ivr.loader import Reading, read_flows
from ivr.loader.problems import FlowError
from ivr.loader.schema import schema_files
from ivr.metrics.report import make_report
from ivr.metrics.report.section import write_csv
from ivr.recordings import Edition
from ivr.recordings.clips import clips_of
from ivr.releases import RequestWorld
from ivr.releases.documents import Documents
from ivr.store import Count
from ivr.view.difference import differences_of
from ivr.view.graph import graph_of
from ivr.view.labels import translator
from ivr.view.pictures.mermaid import draw_mermaid
from ivr.view.pictures.svg import draw_svg
from ivr.view.sentences import sentences_of
from tests.conftest import WORKDAY, settings_with

TODAY = date(2026, 11, 23)


def problems_of(files: dict[str, str], old: str, new: str) -> str:
    """Return what is printed of flow files after a change that they cannot be read with."""
    assert old in files["call.yaml"]
    with pytest.raises(FlowError) as raised:
        read_flows({**files, "call.yaml": files["call.yaml"].replace(old, new)})
    return str(raised.value)


def changed(files: dict[str, str], old: str, new: str) -> Reading:
    assert old in files["call.yaml"]
    return read_flows({**files, "call.yaml": files["call.yaml"].replace(old, new)})


# Read


def test_it_is_read_and_its_schema_written(held: Reading) -> None:
    assert held.hotline.call.states["held"].KEY == "hold"
    schema = json.loads(dict(schema_files())["call.schema.json"])
    (kinds,) = schema["properties"]["states"]["patternProperties"].values()
    assert {"$ref": "#/$defs/HoldState"} in kinds["oneOf"]
    assert set(schema["$defs"]["HoldPlan"]["properties"]) == {
        "most", "words", "taken", "full", "given_up",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("      full: connect\n", "", '"hold" has no "full" (missing-key)'),
        ("given_up: busy", "given_up: bussy", 'goes to "bussy", which does not exist'),
        ("      most: 40 s", "      most: 40", '"40" is not a number of seconds (bad-seconds)'),
        ("    hold:\n", "    holds:\n", 'cannot have "holds" (unknown-key)'),
        ("Quelqu'un vous", "{nobody} vous", 'the fact "nobody", which does not exist'),
    ],
    ids=["a way missing", "a way to nowhere", "seconds", "its key misspelt", "a fact unknown"],
)
def test_a_mistake_in_it_is_told_with_its_line(
    held_files: dict[str, str], old: str, new: str, message: str
) -> None:
    assert message in problems_of(held_files, old, new)


def test_a_misspelt_key_is_offered_its_own(held_files: dict[str, str]) -> None:
    assert 'Did you mean "hold"?' in problems_of(held_files, "    hold:\n", "    holds:\n")


# Checked, explored, proved


def test_it_passes_every_rule_and_every_proof(held: Reading) -> None:
    assert not check_rules(held, TODAY)
    assert not explore(held).problems


def test_what_it_says_is_held_against_the_rules(held_files: dict[str, str]) -> None:
    reading = changed(held_files, "Somebody will be with you soon.", "Invalid choice, press 1.")
    found = {problem.rule for problem in check_rules(reading, TODAY)}
    assert {"harsh-word", "key-in-words"} <= found


def test_a_state_behind_it_alone_can_be_reached(held_files: dict[str, str]) -> None:
    reading = changed(held_files, "      full: connect\n", "      full: busy\n")
    told = {problem.message for problem in check_rules(reading, TODAY)}
    assert 'no call ever gets to state "connect"' in told


def test_it_may_not_be_reached_when_closed(held_files: dict[str, str]) -> None:
    reading = changed(held_files, "otherwise: closed}", "otherwise: held}")
    rules = {problem.rule for problem in check_rules(reading, TODAY)}
    assert "agent-when-closed" in rules


def test_what_it_must_not_do_twice_is_shown_with_the_call_that_does(
    held_files: dict[str, str],
) -> None:
    patience = "patience: {then: goodbye}\n\n  closed:"
    again = patience.replace("goodbye}", "goodbye, otherwise: agent}")
    reading = changed(held_files, patience, again)
    found = {
        one.message: one.cure for one in explore(reading).problems if one.rule == "holds-twice"
    }
    cure = found['state "busy": silence holds a caller a second time by itself']
    assert "--dial given-up" in cure
    assert cure.endswith("Let this way lead elsewhere.")


# Drawn, told, compared


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_is_drawn_as_it_declares(held: Reading, language: str) -> None:
    graph = graph_of(held.hotline, "call", language)
    wording = wording_of(held.hotline, language)
    picture = draw_svg(graph, "A hotline", wording, translator(language))
    assert "#9c1c3c" in picture
    words = " ".join(ElementTree.fromstring(picture).itertext())  # noqa: S314  our own
    assert "Hold: keeps a caller waiting" in words
    assert translator(language)("given up") in words
    assert "state_held([" in draw_mermaid(graph, "A hotline", translator(language))


def test_its_sentences_stand_in_their_places(held: Reading) -> None:
    own = [one for one in sentences_of(held, WORKDAY) if one.name == "held"]
    assert [(one.part, one.renderings["fr"].words) for one in own] == [
        ("say", ("Nos agents sont tous occupés.",)),
        ("waiting", ("Quelqu'un vous répondra bientôt.",)),
    ]
    line = held.sources["call.yaml"].text.splitlines()[own[1].line - 1]
    assert line.strip() == "words:"


def test_a_difference_tells_its_words_ways_and_seconds(
    held: Reading, held_files: dict[str, str]
) -> None:
    text = held_files["call.yaml"].replace("most: 40 s", "most: 50 s")
    text = text.replace("full: connect", "full: busy").replace("be with you soon", "answer soon")
    new = read_flows({**held_files, "call.yaml": text})
    names = {change.name for change in differences_of(held, new, WORKDAY)}
    assert {"call held waiting", "call held: full", "call held: most"} <= names


def test_it_is_recorded_part_by_part(held: Reading) -> None:
    names = {name for clip in clips_of(held.hotline) for name in clip.names}
    assert {"call.held", "call.held.waiting"} <= names


# Called, counted, reported


@pytest.mark.parametrize(
    ("ending", "heard"),
    [("taken", "Goodbye"), ("full", "we ring an agent"), ("given-up", "To try again")],
)
def test_a_call_in_the_terminal_is_held_and_goes_on_by_each_outcome(
    folder: Path, ending: str, heard: str
) -> None:
    options = ["--keys", "1,0", "--dial", ending, "--at", "2026-11-23 10:00", "--transcript"]
    result = CliRunner(env={"IVR_FLOWS": ""}).invoke(main, ["call", str(folder), *options])
    assert result.exit_code == 0, result.output
    before, after = result.output.split(f"> {ending}\n", 1)
    assert "Our agents are all busy." in before
    assert "Somebody will be with you soon." in before
    assert "  hold    for 40 s\n" in before
    assert heard in after
    assert heard not in before


@pytest.fixture
def folder(held_files: dict[str, str], tmp_path: Path) -> Path:
    for name, text in held_files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_each_outcome_is_counted_by_its_name(held_edition: Edition) -> None:
    hotline = held_edition.reading.hotline
    documents = Documents(hotline, settings_with())
    session = Session(hotline.release, "held", "en")
    world = RequestWorld(WORKDAY)
    for name in ("taken", "full", "given_up"):
        transitions = documents.voice(session, Outcome(name), world).transitions
        assert (transitions[0].origin, transitions[0].by) == ("held", name)


def test_its_outcomes_are_reported_in_a_section_of_its_own(held: Reading) -> None:
    hotline = held.hotline
    about = ("2026-11-23T10", hotline.release, "call", "en")
    counts = [
        (Count(*about, "", ARRIVED, "greeting"), 5),
        (Count(*about, "held", "taken", "goodbye"), 2),
        (Count(*about, "held", "given_up", "busy"), 3),
    ]
    report = make_report(counts, hotline, TODAY, TODAY, str)
    section = next(one for one in report.sections if one.name == "holds")
    assert section.title == "What became of those who were held?"
    told = " ".join(str(row) for row in section.shown)
    assert "Somebody took the call" in told
    assert "Nobody took the call" in told
    assert "All were busy" not in told
    assert "holds,,,taken,all,2" in write_csv(report).splitlines()
