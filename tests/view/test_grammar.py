"""Whatever value a fact is given, each sentence that ships is good English and good French."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ivr.dialog.fact_wording import NO_WORDS
from ivr.dialog.wording import wording_of
from ivr.loader import BUNDLED, Reading, read_flows, read_folder
from ivr.loader.fact_forms import form_problems
from ivr.loader.problems import FlowError
from ivr.model.facts import FACT_KINDS, Fact
from ivr.model.prompt import Block, freeze, read_words
from ivr.view.sentences import sentences_of
from tests.conftest import WORKDAY
from tests.flows.edit import SERVICE as SERVICE_FILE
from tests.flows.edit import Edit

FILES = read_folder(BUNDLED)
READING = read_flows(FILES)
SERVICE = READING.hotline.service
OF = {"en": {"other": "people"}, "fr": {"other": "personnes", "many": "de personnes"}}

VOWEL = "[aeiouàâéèêëîïôû]"
LONE = r"(?<![\d,.])"
WRONG = {
    "en": [
        rf"{LONE}1 people",
        r"\d{5} people",
        r"\bmillions\b",
    ],
    "fr": [
        rf"\b(?:de|que|jusque|le|la) {VOWEL}\w",
        rf"\b(?:d|l|qu)'(?!{VOWEL}|[hy])",
        r"\b(?:de|à) les? \w",
        rf"{LONE}[01] personnes",
        r"milli(?:on|ard)s? personnes",
        r"\d de personnes",
        r"\d{5} personnes",
        rf"{LONE}(?!1[ ,])\d[\d,]* milli(?:on|ard)\b",
        rf"{LONE}1(?:,\d)? milli(?:on|ard)s",
        r"\b1 (?:janvier|avril|mai|août)\b",
    ],
}
EVERYWHERE = [r"  ", r"[^\S ]", r" [,.]", r"\{"]
LITTLE_WORDS = {"de", "que", "le", "la", "les", "jusque"}  # would look amiss before an @

days = st.dates(date(1000, 1, 1), date(2999, 12, 31))
months = days.map(lambda day: f"{day:%Y-%m}")
numbers = st.integers(0, 10**12 - 1) | st.integers(0, 11).flatmap(
    lambda zeros: st.integers(1, 99).map(lambda digits: digits * 10**zeros)
).filter(lambda number: number < 10**12)
centimes = st.decimals(0, 10**9, places=2).map(lambda amount: f"{amount:.2f}")
label = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,6}[a-z0-9])?", fullmatch=True)
host = st.builds("{}.{}".format, label, st.sampled_from(["ca", "com", "on.ca", "quebec"]))
VALUES: Mapping[str, st.SearchStrategy[str]] = {
    "month": months,
    "date": days.map(str),
    "year": st.integers(1000, 2999).map(str),
    "time": st.times().map(lambda moment: f"{moment:%H:%M}"),
    "duration": st.builds(
        "{} {}".format, st.integers(0, 9999), st.sampled_from(["hour", "days", "weeks", "years"])
    ),
    "number": numbers.map(str),
    "money": st.builds(
        "{} {}".format, numbers.map(str) | centimes, st.sampled_from(["CAD", "USD", "EUR", "JPY"])
    ),
    "percentage": st.decimals(0, 9999, places=2).map(lambda percentage: f"{percentage:.2f}"),
    "phone": st.sampled_from(["+1", "+33", "+44", "+49", "+52", "+81"]).flatmap(
        lambda code: st.integers(2 * 10**8, 9 * 10**9).map(lambda number: f"{code}{number}")
    ),
    "email": st.builds(
        "{}@{}".format, st.from_regex("[a-z0-9][a-z0-9._+-]{0,12}", fullmatch=True), host
    ).filter(lambda email: not LITTLE_WORDS.intersection(re.split("[^a-z]", email))),
    "web": st.builds("{}/{}".format, host, label),
    "code": st.from_regex("[A-Z0-9]{1,4}([ -][A-Z0-9]{1,4}){0,2}", fullmatch=True),
    "name": st.sampled_from(["Ontario Santé", "le Commissariat", "MOVEit", "Hydro-Québec", "HEC"]),
}


@st.composite
def facts(draw: st.DrawFn, *kinds: str) -> Fact:
    """Draw a fact of one of the kinds, as a file gives it."""
    kind = draw(st.sampled_from(kinds))
    given_as: dict[str, object] = {kind: draw(VALUES[kind]), "source": "S0"}
    if kind == "number":
        given_as["of"] = OF
    try:
        return FACT_KINDS[kind].model_validate(given_as)
    except ValueError:
        assume(False)  # as of a number that no telephone has
        raise


def assert_good(language: str, text: str) -> None:
    """Fail where something in a text is wrong in its language, whatever it says."""
    for pattern in (*WRONG[language], *EVERYWHERE):
        assert not re.search(pattern, text, re.I), text


def with_facts(facts: Mapping[str, Fact]) -> Reading:
    """Make the hotline with other facts; what the reader would refuse is not tried."""
    service = SERVICE.model_copy(update={"facts": freeze(facts)})
    assume(not list(form_problems(service, READING.sources["service.yaml"])))
    return Reading(replace(READING.hotline, service=service), READING.sources)


@given(
    st.fixed_dictionaries(
        {
            "learned_on": facts("date"),
            "people": facts("number"),
            "care_from": facts("month", "year"),
            "birth_from": facts("month", "year"),
            "pregnancy_from": facts("month", "year"),
            "fertility_from": facts("month", "year"),
            "known_until": facts("month", "year"),
            "call_centre": facts("phone"),
            "privacy_email": facts("email", "web", "name"),
        }
    )
)
def test_each_sentence_that_ships_is_right_with_any_value(values: dict[str, Fact]) -> None:
    assert values.keys() == SERVICE.facts.keys()
    for sentence in sentences_of(with_facts(values), WORKDAY):
        for language, rendering in sentence.renderings.items():
            if sentence.slots:
                for paragraph in rendering.words:
                    assert_good(language, paragraph)


@given(facts(*VALUES), st.booleans())
def test_a_fact_of_any_kind_is_right_behind_any_word(fact: Fact, written: bool) -> None:
    hotline = with_facts({"it": fact}).hotline
    plain = Block("It is {it}; écrire à {it}."), Block("C'est {it}.")
    joined = plain[0], Block("C'est de {it}, à {it}, jusqu'à {it}, plus que {it} et plus d'{it}.")
    for language, block in zip(
        ("en", "fr"), plain if isinstance(fact, NO_WORDS) else joined, strict=True
    ):
        wording = wording_of(hotline, language, written)
        assert_good(language, wording.line({language: read_words(block)}))


@given(facts(*VALUES))
def test_what_is_spoken_has_no_sign_that_a_voice_leaves_out(fact: Fact) -> None:
    hotline = with_facts({"it": fact}).hotline
    for language in hotline.languages:
        said = wording_of(hotline, language).fact(fact)
        signs = set("@_+/-" if isinstance(fact, NO_WORDS) else "@_+/")
        assert not signs.intersection(said), said


@pytest.mark.parametrize("number", ["0", "1"])
def test_a_number_whose_word_is_missing_is_refused_with_its_cure(number: str) -> None:
    text = FILES["service.yaml"].replace("number: 3400000", f"number: {number}")
    with pytest.raises(FlowError) as refused:
        read_flows({**FILES, "service.yaml": text})
    assert {problem.rule for problem in refused.value.problems} == {"missing-form"}
    assert "Add one: to fr" in refused.value.problems[-1].cure


@pytest.mark.parametrize(
    ("old", "new", "sentences"),
    [
        ("3400000", "340000", ("about 340,000 people.", "Environ 340 000 personnes sont")),
        ("3400000", "3400", ("about 3400 people.", "Environ 3400 personnes sont")),
        ("3400000", "1960000", ("about 2 million people.", "Environ 2 millions de personnes")),
        ("month: 2010-01", "month: 2010-04", ("from April 2010 to", "d'avril 2010 à mai 2023")),
        ("month: 2010-01", "month: 2010-08", ("from August 2010 to", "d'août 2010 à mai 2023")),
        ("month: 2010-01", "month: 2010-10", ("from October 2010", "d'octobre 2010 à mai 2023")),
        ("date: 2023-05-31", "date: 2023-05-01", ("On May 1, 2023, we", "Le 1er mai 2023, nous")),
    ],
)
def test_an_edit_of_a_fact_leaves_its_sentences_right(
    old: str, new: str, sentences: tuple[str, str]
) -> None:
    reading = read_flows(Edit(SERVICE_FILE, old, new).apply(FILES))
    (told,) = (
        sentence
        for sentence in sentences_of(reading, WORKDAY)
        if sentence.name == "what_happened" and sentence.part == "say"
    )
    for language, words in zip(("en", "fr"), sentences, strict=True):
        assert words in " ".join(told.renderings[language].words)
