"""A fact of every kind is said in each language, and written as people write it."""

from pathlib import Path

import pytest
from babel import localedata

from ivr.dialog.wording import wording_of
from ivr.loader import read_flows, read_folder
from ivr.model.fact_values import UNITS, say_unit
from ivr.model.facts import FACT_KINDS, Fact
from ivr.model.hotline import Hotline
from ivr.model.prompt import Block

ROOT = Path(__file__).parents[2]
PEOPLE = {
    "en": {"one": "person", "other": "people"},
    "fr": {"one": "personne", "other": "personnes", "many": "de personnes"},
}


def fact_of(kind: str, value: str, **more: object) -> Fact:
    """Make a fact as the reader does."""
    return FACT_KINDS[kind].model_validate({kind: value, "source": "S0", **more})


def spoken(hotline: Hotline, fact: Fact) -> tuple[str, str]:
    """Return how English and French say a fact."""
    return wording_of(hotline, "en").fact(fact), wording_of(hotline, "fr").fact(fact)


def written(hotline: Hotline, fact: Fact) -> tuple[str, str]:
    """Return how English and French write a fact in a text."""
    english, french = wording_of(hotline, "en", written=True), wording_of(hotline, "fr", True)
    return english.fact(fact), french.fact(fact)


@pytest.mark.parametrize(
    ("kind", "value", "in_english", "in_french"),
    [
        ("month", "2010-04", "April 2010", "avril 2010"),
        ("date", "2023-05-31", "May 31, 2023", "31 mai 2023"),
        ("date", "2023-05-01", "May 1, 2023", "1er mai 2023"),
        ("date", "2023-08-11", "August 11, 2023", "11 août 2023"),
        ("year", "2016", "2016", "2016"),
        ("time", "17:00", "5 p.m.", "17 h"),
        ("time", "9:05", "9:05 a.m.", "9 h 05"),
        ("time", "12:00", "noon", "midi"),
        ("time", "00:00", "midnight", "minuit"),
        ("duration", "1 hour", "1 hour", "1 heure"),
        ("duration", "2 hours", "2 hours", "2 heures"),
        ("duration", "90 minutes", "90 minutes", "90 minutes"),
        ("duration", "2 years", "2 years", "2 ans"),
        ("number", "12", "12", "12"),
        ("number", "999", "999", "999"),
        ("number", "2500", "2500", "2500"),
        ("number", "3567", "3600", "3600"),
        ("number", "340000", "340,000", "340 000"),
        ("number", "345000", "350,000", "350 000"),
        ("number", "999999", "1 million", "1 million"),
        ("number", "1000000", "1 million", "1 million"),
        ("number", "1400000", "1.4 million", "1,4 million"),
        ("number", "1960000", "2 million", "2 millions"),
        ("number", "3400000", "3.4 million", "3,4 millions"),
        ("number", "12345678", "12 million", "12 millions"),
        ("number", "1000000000", "1 billion", "1 milliard"),
        ("number", "2100000000", "2.1 billion", "2,1 milliards"),
        ("name", "MOVEit", "MOVEit", "MOVEit"),
    ],
)
def test_a_fact_that_is_said_as_it_is_written(
    hotline: Hotline, kind: str, value: str, in_english: str, in_french: str
) -> None:
    fact = fact_of(kind, value)
    assert spoken(hotline, fact) == written(hotline, fact) == (in_english, in_french)


@pytest.mark.parametrize(
    ("kind", "value", "english", "french", "english_text", "french_text"),
    [
        ("money", "1 CAD", "1 Canadian dollar", "1 dollar canadien", "$1", "1 $"),
        (
            "money", "12.50 CAD", "12.50 Canadian dollars", "12,50 dollars canadiens",
            "$12.50", "12,50 $",
        ),
        (
            "money", "2500000 CAD", "2,500,000 Canadian dollars", "2 500 000 dollars canadiens",
            "$2,500,000", "2 500 000 $",
        ),
        (
            "money", "2000000 EUR", "2,000,000 euros", "2 000 000 d'euros",
            "€2,000,000", "2 000 000 €",
        ),
        ("percentage", "12.5", "12.5 percent", "12,5 pour cent", "12.5%", "12,5 %"),
        ("percentage", "100", "100 percent", "100 pour cent", "100%", "100 %"),
        (
            "phone", "+1 833 622 1361", "1, 8 3 3, 6 2 2, 1 3 6 1", "1, 8 3 3, 6 2 2, 1 3 6 1",
            "1-833-622-1361", "1-833-622-1361",
        ),
        (
            "phone", "+33 1 42 68 53 00", "plus, 3 3, 1, 4 2, 6 8, 5 3, 0 0",
            "plus, 3 3, 1, 4 2, 6 8, 5 3, 0 0", "+33 1 42 68 53 00", "+33 1 42 68 53 00",
        ),
        (
            "email", "privacy@bornontario.ca", "privacy at bornontario dot c a",
            "privacy arobase bornontario point c a",
            "privacy@bornontario.ca", "privacy@bornontario.ca",
        ),
        (
            "email", "vie-privee@example.org", "vie hyphen privee at example dot org",
            "vie trait d'union privee arobase example point org",
            "vie-privee@example.org", "vie-privee@example.org",
        ),
        (
            "email", "privacy_office@example.on.ca",
            "privacy underscore office at example dot on dot c a",
            "privacy trait de soulignement office arobase example point on point c a",
            "privacy_office@example.on.ca", "privacy_office@example.on.ca",
        ),
        (
            "email", "j.doe27+a@example.ca", "j dot doe 2 7 plus a at example dot c a",
            "j point doe 2 7 plus a arobase example point c a",
            "j.doe27+a@example.ca", "j.doe27+a@example.ca",
        ),
        (
            "web", "https://www.born-ontario.ca/fr/",
            "w w w dot born hyphen ontario dot c a slash fr",
            "w w w point born trait d'union ontario point c a barre oblique fr",
            "www.born-ontario.ca/fr", "www.born-ontario.ca/fr",
        ),
        ("code", "a1b-2C3", "A 1 B, 2 C 3", "A 1 B, 2 C 3", "a1b-2C3", "a1b-2C3"),
    ],
)  # fmt: skip
def test_a_fact_that_a_voice_says_in_its_own_way(
    hotline: Hotline,
    kind: str,
    value: str,
    english: str,
    french: str,
    english_text: str,
    french_text: str,
) -> None:
    fact = fact_of(kind, value)
    assert spoken(hotline, fact) == (english, french)
    assert written(hotline, fact) == (english_text, french_text)


@pytest.mark.parametrize(
    ("number", "in_english", "in_french"),
    [
        ("1", "1 person", "1 personne"),
        ("3400", "3400 people", "3400 personnes"),
        ("340000", "340,000 people", "340 000 personnes"),
        ("1000000", "1 million people", "1 million de personnes"),
        ("1960000", "2 million people", "2 millions de personnes"),
        ("3400000", "3.4 million people", "3,4 millions de personnes"),
        ("2000000000", "2 billion people", "2 milliards de personnes"),
    ],
)
def test_the_words_after_a_number_agree_with_it(
    hotline: Hotline, number: str, in_english: str, in_french: str
) -> None:
    assert spoken(hotline, fact_of("number", number, of=PEOPLE)) == (in_english, in_french)


def test_a_name_is_said_otherwise_than_it_is_written(hotline: Hotline) -> None:
    said = {"en": Block("move it"), "fr": Block("mouve it")}
    fact = fact_of("name", "MOVEit", said=said)
    assert spoken(hotline, fact) == ("move it", "mouve it")
    assert written(hotline, fact) == ("MOVEit", "MOVEit")


def test_texts_write_the_short_form_of_a_fact(hotline: Hotline) -> None:
    short = {"en": Block("the IPC"), "fr": Block("le CIPVP")}
    fact = fact_of("name", "Information and Privacy Commissioner", short=short)
    assert spoken(hotline, fact)[0] == "Information and Privacy Commissioner"
    assert written(hotline, fact) == ("the IPC", "le CIPVP")


def test_a_length_of_time_is_said_as_long_as_a_language_has_it() -> None:
    assert say_unit(2, "duration-hour", "fr_CA") == "2 heures"
    assert say_unit(2, "duration-minute", "zh_Hans_CN") == "2分钟"


@pytest.mark.parametrize("locale", localedata.locale_identifiers()[::9])
def test_every_language_says_lengths_of_time(locale: str) -> None:
    assert "duration" not in "".join(say_unit(2, f"duration-{unit}", locale) for unit in UNITS)


def test_a_number_is_at_home_in_every_language_of_a_hotline() -> None:
    hospital = read_flows(read_folder(ROOT / "examples" / "hospital")).hotline
    number = hospital.service.facts["switchboard"]
    for language in hospital.languages:
        assert wording_of(hospital, language, written=True).fact(number) == "1-416-555-0140"
