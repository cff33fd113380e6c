"""Any text becomes an event, and a word means the same however it is typed."""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr.dialog.events import (
    Answered,
    Asked,
    ChoseLanguage,
    Courtesy,
    NearMiss,
    NotUnderstood,
    Reaction,
    Sensitive,
    TextEvent,
)
from ivr.dialog.intent import fold, understand, vocabulary
from ivr.dialog.reactions import is_reaction
from ivr.dialog.session import Session
from tests.dialog.test_session import HOTLINE

FLOW = HOTLINE.text
NEW = Session(HOTLINE.release, FLOW.start)
ASKED = Session(HOTLINE.release, "birth", "en")
QUESTIONS = tuple(name for name, state in FLOW.states.items() if state.TAKES_ANSWERS)

ACCENTS = "\u0300\u0301\u0302\u0303\u0308\u030c\u0327"
AROUND = " .,;:!?¡¿…«»“”’'\"()[]{}*_~/\\-–—\t\n\u00a0\u202f\u200b\u200d\ufe0f🙏👶🏽❤️🇨🇦😀"
WORDS = sorted(vocabulary(HOTLINE))
FILLERS = sorted({word for words in FLOW.fillers.values() for word in words})

sessions = st.builds(
    Session,
    release=st.just(HOTLINE.release),
    state=st.sampled_from(sorted(FLOW.states)),
    language=st.sampled_from([None, *HOTLINE.languages]),
)
decorations = st.text(st.sampled_from(AROUND), max_size=4)


@st.composite
def typed(draw: st.DrawFn, word: str) -> str:
    """Draw a word as somebody may type it: accents, small letters, punctuation and emoji."""
    letters = "".join(
        letter + draw(st.sampled_from(["", "", *ACCENTS])) if letter.isalpha() else letter
        for letter in word
    )
    cased = "".join(draw(st.sampled_from([one.lower(), one])) for one in letters)
    composed = unicodedata.normalize("NFC", cased) if draw(st.booleans()) else cased
    return draw(decorations) + composed + draw(decorations)


def keywords(*, alone: bool) -> Iterator[str]:
    for state, words in FLOW.keywords.items():
        if (state in FLOW.alone) is alone:
            yield from dict.fromkeys(word for by in words.values() for word in by)


@given(st.data(), sessions)
def test_a_word_means_the_same_however_it_is_typed(data: st.DataObject, session: Session) -> None:
    word = data.draw(st.sampled_from([word for word in WORDS if len(word) > 1]))
    event = understand(HOTLINE, session, word)
    assert understand(HOTLINE, session, data.draw(typed(word))) == event


@given(st.data(), sessions)
def test_fillers_around_a_word_change_nothing(data: st.DataObject, session: Session) -> None:
    word = data.draw(
        st.sampled_from([word for word in WORDS if len(word) > 1 and word not in FILLERS])
    )
    before, after = (
        data.draw(st.lists(st.sampled_from(FILLERS).flatmap(typed), max_size=3)) for _ in range(2)
    )
    body = " ".join([*before, data.draw(typed(word)), *after])
    assert understand(HOTLINE, session, body) == understand(HOTLINE, session, word)


@given(st.text(st.characters()), sessions, st.integers(0, 10))
def test_whatever_is_sent_becomes_an_event(body: str, session: Session, pictures: int) -> None:
    assert isinstance(understand(HOTLINE, session, body, pictures), TextEvent)


@given(st.text(st.characters(), max_size=200))
def test_words_are_folded_to_capitals_and_digits(text: str) -> None:
    """Letters of any script are letters; surrogates and punctuation are no words."""
    words = fold(text)
    assert all(any(map(str.isalnum, word)) and word.upper() == word for word in words)
    assert fold(" ".join(words)) == words


@pytest.mark.parametrize("word", WORDS)
def test_every_word_of_the_flow_is_understood(word: str) -> None:
    for state in ("hello", "birth"):
        session = Session(HOTLINE.release, state)
        if state == "birth" or vocabulary(HOTLINE)[word][0].kind != "answer":
            assert understand(HOTLINE, session, word) != NotUnderstood()


@pytest.mark.parametrize("state", FLOW.keywords)
def test_a_keyword_belongs_to_the_languages_that_have_it(state: str) -> None:
    words = FLOW.keywords[state]
    for word in {word for by in words.values() for word in by}:
        spoken = tuple(language for language in HOTLINE.languages if word in words[language])
        assert understand(HOTLINE, NEW, word) == Asked(state, spoken, exact=True)


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("yes", [True, False], ids=["yes", "no"])
def test_an_answer_counts_while_a_question_is_pending(question: str, yes: bool) -> None:
    words = FLOW.answers.yes if yes else FLOW.answers.no
    for language in HOTLINE.languages:
        for word in words[language]:
            event = understand(HOTLINE, Session(HOTLINE.release, question), word)
            assert isinstance(event, Answered)
            assert event.yes is yes
            assert language in event.languages
            assert not isinstance(understand(HOTLINE, NEW, word), Answered)


def test_an_exact_answer_to_the_pending_question_wins_over_a_keyword() -> None:
    """A flow may give one word both meanings."""
    talk = {**FLOW.keywords["talk"], "en": ("YES",)}
    flow = FLOW.model_copy(update={"keywords": {**FLOW.keywords, "talk": talk}})
    hotline = replace(HOTLINE, text=flow)
    assert understand(hotline, ASKED, "Yes!") == Answered(True, ("en",))
    assert understand(hotline, NEW, "Yes!") == Asked("talk", ("en",), exact=True)


def test_a_keyword_alone_is_followed_while_a_question_is_pending() -> None:
    assert understand(HOTLINE, ASKED, "données") == Asked("data", ("fr",), exact=True)


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("bonjour, DONNÉES svp", Asked("data", ("fr",), True)),
        ("Hi! What data was it?", Asked("data", ("en",), False)),
        ("l'aide", Asked("help", ("fr",), False)),
        ("Quels sont mes droits?", Asked("rights", ("fr",), False)),
        ("What are my rights to privacy?", Asked("rights", ("en",), False)),
        ("ARRÊT", Asked("stopped", ("fr",), True)),
        ("Stop, please", Asked("stopped", ("en",), True)),
        ("français", ChoseLanguage("fr")),
        ("English please", ChoseLanguage("en")),
        ("ｄａｔａ", Asked("data", ("en",), True)),
        ("DATA data Data", Asked("data", ("en",), True)),
    ],
)
def test_surrounding_words_are_forgiven(body: str, event: TextEvent) -> None:
    assert understand(HOTLINE, NEW, body) == event


@pytest.mark.parametrize(
    "body", ["1️⃣", "1!", "1.", "Oui!!!", "y", "Yes 👍🏽", "oui merci", "yes, thank you"]
)
def test_a_yes_takes_many_shapes(body: str) -> None:
    event = understand(HOTLINE, ASKED, body)
    assert isinstance(event, Answered)
    assert event.yes


@given(st.data(), sessions)
def test_two_keywords_are_not_guessed(data: st.DataObject, session: Session) -> None:
    one, other = data.draw(
        st.lists(st.sampled_from(sorted(keywords(alone=False))), min_size=2, max_size=2)
    )
    states = {meaning.name for word in (one, other) for meaning in vocabulary(HOTLINE)[word]}
    body = f"{one} or {other}"
    if len(states) > 1:
        assert understand(HOTLINE, session, body) == NotUnderstood()
    else:
        assert isinstance(understand(HOTLINE, session, body), Asked)


@pytest.mark.parametrize(
    "body",
    [
        "my child was born in Ontario",
        "please do not stop",
        "when does this end",
        "menu du jour",
        "cancel my appointment",
        "in English or French",
    ],
)
@pytest.mark.parametrize("session", [NEW, ASKED], ids=["new", "asked"])
def test_some_words_count_only_by_themselves(body: str, session: Session) -> None:
    assert understand(HOTLINE, session, body) == NotUnderstood()


@pytest.mark.parametrize("word", sorted(keywords(alone=True)))
def test_a_word_that_must_stand_alone_counts_in_no_sentence(word: str) -> None:
    assert understand(HOTLINE, NEW, f"so {word} then") == NotUnderstood()


@pytest.mark.parametrize(
    ("body", "word", "language"),
    [
        ("DATTA", "DATA", "en"),
        ("donées", "DONNEES", "fr"),
        ("privcy", "PRIVACY", "en"),
        ("agnet", "AGENT", "en"),
        ("securite2", "SECURITE", "fr"),
    ],
)
def test_a_near_miss_is_offered(body: str, word: str, language: str) -> None:
    assert understand(HOTLINE, NEW, body) == NearMiss(word, language)


def test_a_near_miss_is_offered_in_the_texters_language() -> None:
    french = Session(HOTLINE.release, "data", "fr")
    assert understand(HOTLINE, french, "agnet") == NearMiss("AGENT", "fr")


@given(st.sampled_from(WORDS), st.data())
def test_no_near_miss_is_acted_upon_or_ends_anything(word: str, data: st.DataObject) -> None:
    """With a letter dropped, a word is itself still a word, is offered, or is not understood."""
    place = data.draw(st.integers(0, len(word) - 1))
    slip = word[:place] + word[place + 1 :]
    event = understand(HOTLINE, NEW, slip)
    match event:
        case NearMiss(offered, language):
            assert language in HOTLINE.languages
            assert offered in set(keywords(alone=False)), "never STOP, an answer or a language"
        case Asked() | ChoseLanguage():
            assert slip in WORDS
        case _:
            assert event == (Courtesy() if slip in FILLERS else NotUnderstood())


@given(st.sampled_from(QUESTIONS), st.text())
def test_nothing_is_offered_while_a_question_is_pending(question: str, body: str) -> None:
    session = Session(HOTLINE.release, question)
    for sent in (body, "DATTA", "yess", "stopp"):
        assert not isinstance(understand(HOTLINE, session, sent), NearMiss)


@pytest.mark.parametrize("body", ["STOPP", "STPO", "arret2", "yeahh", "frenh", "sto"])
def test_what_is_nearly_a_stop_or_an_answer_is_not_offered(body: str) -> None:
    assert understand(HOTLINE, NEW, body) == NotUnderstood()


def test_nothing_is_guessed_in_a_long_text() -> None:
    padding = ["lorem"] * 11
    assert understand(HOTLINE, NEW, " ".join([*padding, "data"])) == Asked("data", ("en",), False)
    assert understand(HOTLINE, NEW, " ".join([*padding, "x", "data"])) == NotUnderstood()


def test_a_word_repeated_is_no_long_text() -> None:
    assert understand(HOTLINE, ASKED, "no " * 400) == Answered(False, ("en",))


@pytest.mark.parametrize(
    "body",
    [
        "1234567890",
        "1234-567-890",
        "1234 567 890 AB",
        "my card is 1234-567-890-XY thanks",
        "123 456 789",
        "123-456-789",
        "123.456.789",
        "123 - 456 - 789",
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "3782 822463 10005",
        "4111\u00a01111\u00a01111\u00a01111",
        "12–345–6789",
        "1234567",
        "00123-004-1234567",
        "003 00123 1234-567",
        "(416) 555-0123",
        "١٢٣٤٥٦٧٨٩",
        "yes 123456789",
    ],
)
@pytest.mark.parametrize("session", [NEW, ASKED], ids=["new", "asked"])
def test_what_looks_like_a_number_of_a_card_or_an_account_is_sensitive(
    body: str, session: Session
) -> None:
    assert understand(HOTLINE, session, body) == Sensitive()


@pytest.mark.parametrize(
    "body",
    [
        "2012-05-14",
        "14/05/2012",
        "14.05.2012",
        "2012-05-14 10:30",
        "05 14 2012",
        "May 14, 2012",
        "2012",
        "2010-2012",
        "2010, 2011 and 2012",
        "1",
        "2",
        "$29.99",
        "1 234,50 $",
        "$1,234.56",
        "7726",
    ],
)
@pytest.mark.parametrize("session", [NEW, ASKED], ids=["new", "asked"])
def test_dates_years_prices_and_answers_are_not_sensitive(body: str, session: Session) -> None:
    assert understand(HOTLINE, session, body) != Sensitive()


@given(st.lists(st.integers(0, 9), min_size=9, max_size=19), st.data())
def test_nine_digits_are_sensitive_however_they_are_parted(
    digits: list[int], data: st.DataObject
) -> None:
    """Unless they are parted as dates are."""
    parted = "".join(
        f"{digit}{data.draw(st.sampled_from(['', '', ' ', ' - ']))}" for digit in digits
    )
    assert understand(HOTLINE, NEW, f"it is {parted}") == Sensitive()


@pytest.mark.parametrize("body", ["", "DATA", "yes"])
def test_a_picture_is_sensitive(body: str) -> None:
    assert understand(HOTLINE, NEW, body, pictures=1) == Sensitive()


@pytest.mark.parametrize("body", ["STOP", "arrêt", "AIDE", "help", "Stop 123 456 789"])
def test_a_stop_or_a_help_is_one_whatever_comes_with_it(body: str) -> None:
    event = understand(HOTLINE, ASKED, body, pictures=1)
    assert isinstance(event, Asked)
    assert event.state in FLOW.mandatory
    assert event.exact


@pytest.mark.parametrize(
    ("body", "language"),
    [("stop it now", "en"), ("please stop texting me", "en"), ("Arrêtez de m'écrire", "fr")],
)
def test_a_stop_that_begins_a_sentence_is_a_stop(body: str, language: str) -> None:
    assert understand(HOTLINE, ASKED, body) == Asked("stopped", (language,), exact=True)


@pytest.mark.parametrize(
    ("body", "language"),
    [("in English", "en"), ("en français svp", "fr"), ("parlez-vous français?", "fr")],
)
def test_a_language_is_understood_in_a_sentence(body: str, language: str) -> None:
    for session in (NEW, ASKED):
        assert understand(HOTLINE, session, body) == ChoseLanguage(language)


@pytest.mark.parametrize("body", ["1 child", "2 of them", "1 please", "O Canada", "1:"])
def test_an_answer_of_one_sign_counts_only_by_itself(body: str) -> None:
    assert not isinstance(understand(HOTLINE, ASKED, body), Answered)


def test_an_answer_of_one_sign_is_in_the_texters_language() -> None:
    """An O is no OUI of somebody who writes English."""
    assert understand(HOTLINE, ASKED, "o") == NotUnderstood()
    assert understand(HOTLINE, replace(ASKED, language="fr"), "o") == Answered(True, ("fr",))
    assert understand(HOTLINE, replace(ASKED, language=None), "o") == Answered(True, ("fr",))


@pytest.mark.parametrize("body", ["thank you", "Merci!", "ok 👍", "OK merci"])
def test_thanks_are_a_courtesy(body: str) -> None:
    assert understand(HOTLINE, NEW, body) == Courtesy()


@pytest.mark.parametrize(
    "body",
    [
        "Liked “Call 1-833-622-1361, Monday to Friday, from 9 a.m. to 5 p.m.”",
        'Loved "Three questions."',
        "Laughed at “…”",
        "Emphasized “You do not need to do anything.”",
        "Removed a like from “STOP to end”",
        "Reacted 👍 to “Did you give birth in Ontario?”",
        "👍 to “Did you give birth in Ontario?”",
        "A aimé « Appelez le 1-833-622-1361 »",
        "A adoré « Trois questions. »",
        "N’a pas aimé « Frais possibles. »",
        "A ri de « Textez ARRET »",
        "A réagi par ❤️ à « Répondez OUI ou NON. »",
        "Liked an image",
    ],
)
@pytest.mark.parametrize("state", ["hello", "birth"])
def test_a_reaction_of_a_telephone_is_met_with_silence(body: str, state: str) -> None:
    assert understand(HOTLINE, Session("597bc820", state, "en"), body) == Reaction()


@pytest.mark.parametrize("body", ["I liked it", "what is “MOVEit”?", "J'ai aimé", '"OUI"', "loved"])
def test_what_a_person_writes_is_no_reaction(body: str) -> None:
    assert understand(HOTLINE, Session("597bc820", "hello", "en"), body) != Reaction()


@pytest.mark.parametrize(
    "body",
    ['Liked "' + '"' * 64_000 + "a", " " * 64_000, "a retiré x de" + " " * 64_000 + "x"],
    ids=["quotes", "spaces", "spaces inside"],
)
def test_a_long_text_is_no_work(body: str) -> None:
    began = process_time()
    assert not is_reaction(body)
    assert process_time() - began < 1  # it grew with the square of the length
