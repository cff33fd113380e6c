"""What a new service is written from is read or refused; what is written can be published."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ivr.check.prove import Proof, prove
from ivr.loader import BUNDLED, read_flows, read_folder
from ivr.loader.new_answers import (
    Answers,
    Channels,
    Contact,
    read_contact,
    read_languages,
    read_name,
    read_opening,
)
from ivr.loader.new_service import MARK, write_service
from ivr.recordings import NO_RECORDINGS, Edition
from tests.walks import call_through, text_through

NOW = datetime(2026, 11, 27, tzinfo=UTC)
USUAL = "mon-fri 09:00-17:00 America/Toronto"
PHONE = "+1 416 555 0142"
BEGUN: tuple[tuple[str, Channels, int], ...] = (
    ("en", "calls", 0),
    ("en", "texts", 2),
    ("en", "both", 3),
    ("fr, en", "calls", 3),
    ("fr, en", "texts", 0),
    ("fr, en", "both", 0),
    ("en, fr, es", "calls", 0),
    ("en, fr, es", "texts", 3),
    ("en, fr, es", "both", 1),
    ("es", "both", 1),
)


def begun(
    folder: Path,
    languages: str = "en, fr",
    channels: Channels = "both",
    questions: int = 2,
    hours: str = USUAL,
    contact: str = PHONE,
    name: str = "Harbour Clinic line",
) -> Proof:
    """Write a new service into a folder, and prove it."""
    answers = Answers(
        read_name(name),
        read_languages(languages),
        channels,
        read_opening(hours),
        read_contact(contact),
        questions,
    )
    for file, text in write_service(answers).items():
        (folder / file).write_text(text, encoding="utf-8")
    return prove(folder, NOW)


@pytest.mark.parametrize(("languages", "channels", "questions"), BEGUN)
def test_a_new_service_has_no_problem_and_is_called_and_texted_to_its_end(
    tmp_path: Path, languages: str, channels: Channels, questions: int
) -> None:
    proof = begun(tmp_path, languages, channels, questions)
    assert proof.reading
    assert not proof.problems, "\n".join(map(str, proof.problems))
    hotline, edition = proof.reading.hotline, Edition(proof.reading, NO_RECORDINGS)
    codes = read_languages(languages)
    assert hotline.spoken == (codes if channels != "texts" else ())
    assert hotline.written == (codes if channels != "calls" else ())
    for language in hotline.spoken:
        heard = call_through(edition, language)
        assert "Harbour Clinic line" in heard.words[0]
        asked = {state for state in heard.states if state.startswith("question_")}
        assert len(asked) == questions
    for language in hotline.written:
        assert text_through(edition, language).words


@pytest.mark.parametrize(
    ("hours", "contact", "name"),
    [
        pytest.param("mon-sun 00:00-24:00", PHONE, "Line", id="around the clock"),
        pytest.param("mon-fri 22:00-06:00", PHONE, "Line", id="at night"),
        pytest.param(
            "mon, wed 09:00-12:00, 13:00-17:00, sat 10:00-12:00 America/Vancouver",
            "help@sea-side_clinic.example.ca",
            "Line",
            id="several days, and an address with signs",
        ),
        pytest.param("mon-fri 09:00-17:00 America/New_York", PHONE, "Line", id="another country"),
        pytest.param("mon-fri 09:00-17:00 Europe/Paris", "+33 1 99 00 12 34", "Line", id="Paris"),
        pytest.param(USUAL, PHONE, 'Ligne "Forêt" de l’hôpital: réponses', id="letters and signs"),
    ],
)
def test_whatever_is_answered_can_be_published(
    tmp_path: Path, hours: str, contact: str, name: str
) -> None:
    proof = begun(tmp_path, "fr, es", questions=0, hours=hours, contact=contact, name=name)
    assert not proof.problems, "\n".join(map(str, proof.problems))


def test_a_language_without_words_has_those_of_english_until_they_are_translated(
    tmp_path: Path,
) -> None:
    proof = begun(tmp_path, "fr, pa")
    assert {problem.rule for problem in proof.problems} >= {"unfinished-words"}
    unfinished = [one for one in proof.problems if one.rule == "unfinished-words"]
    text = "".join(read_folder(tmp_path).values())
    assert len(unfinished) == text.count(MARK) > 80
    assert proof.reading
    assert proof.reading.hotline.service.voices["pa"].locale == "pa_Guru_IN"


def test_phrases_are_those_of_the_bundled_hotline(tmp_path: Path) -> None:
    """So that a word that was found better there is found here as well."""
    proof = begun(tmp_path)
    assert proof.reading
    new, bundled = (
        reading.hotline.service for reading in (proof.reading, read_flows(read_folder(BUNDLED)))
    )
    own = {"essentials", "public_holidays"}
    for name in set(type(new.phrases).model_fields) - own:
        assert getattr(new.phrases, name) == getattr(bundled.phrases, name), name
    assert {one: new.formats[one] for one in ("en", "fr")} == dict(bundled.formats)


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("mon-fri 09:00-17:00", {"mon-fri": "09:00-17:00"}),
        (
            " mon-thu 09:00-12:00,13:00-17:00 , sat 10:00-12:00 America/Toronto ",
            {"mon-thu": "09:00-12:00, 13:00-17:00", "sat": "10:00-12:00"},
        ),
        ("mon, wed 09:00-12:00", {"mon, wed": "09:00-12:00"}),
    ],
)
def test_hours_are_read(text: str, open_: dict[str, str]) -> None:
    opening = read_opening(text)
    assert (opening.open, opening.timezone) == (open_, "America/Toronto")


@pytest.mark.parametrize("text", ["", "9-5", "mon-fri", "mon-fri 9-17", "mon 09:00-10:00 A/B"])
def test_other_hours_are_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="Write them as mon-fri 09:00-17:00"):
        read_opening(text)


def test_contacts_are_read_or_refused() -> None:
    assert read_contact(" help@example.ca ") == Contact("email", "help@example.ca")
    assert read_contact(PHONE) == Contact("phone", PHONE)
    for text, told in {
        "555 0142": "Write it in international form",
        "+1 416 022 3333": "Nobody has this number",
        "help@": "Write it as privacy@example.ca",
    }.items():
        with pytest.raises(ValueError, match=told):
            read_contact(text)


@pytest.mark.parametrize(
    "text", ["", "english", "xx", "en, en", "en, fr, es, de, it, pt, nl, pl, ru, uk"]
)
def test_other_languages_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Write"):
        read_languages(text)


@pytest.mark.parametrize("text", ["", "  ", "A & B", "<b>Line</b>", "{line}"])
def test_a_name_that_cannot_be_said_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="without signs"):
        read_name(text)
