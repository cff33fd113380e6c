"""Any event at any session is answered in a few messages, or with silence."""

from collections import deque
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr.dialog.events import (
    Answered,
    Asked,
    ChoseLanguage,
    Conditions,
    Courtesy,
    NearMiss,
    NotUnderstood,
    Sensitive,
    TextEvent,
    TextReply,
    Transition,
)
from ivr.dialog.hours import Duty
from ivr.dialog.intent import understand, vocabulary
from ivr.dialog.segments import count_segments
from ivr.dialog.session import MOST_REPEATS, Session, read_session, session_address
from ivr.dialog.text_engine import answer_text, end_conversation, write_messages
from tests.dialog.test_session import HOTLINE, QUESTIONS

FLOW = HOTLINE.text
OPEN = Conditions(Duty(True, datetime(2026, 11, 24, 9), ()), staffed=True)  # noqa: DTZ001
CLOSED = Conditions(Duty(False, datetime(2026, 11, 24, 9), ()), staffed=False)  # noqa: DTZ001
NEW = Session(HOTLINE.release, FLOW.start)
MOST_MESSAGES = 10  # that Twilio sends in answer to one
EVERY = (None, *HOTLINE.languages)

STATES = sorted(FLOW.states)
languages = st.sampled_from(HOTLINE.languages)
spoken = st.sampled_from([HOTLINE.languages, *((one,) for one in HOTLINE.languages)])
sessions = st.builds(
    Session,
    release=st.just(HOTLINE.release),
    state=st.sampled_from(STATES),
    language=st.sampled_from(EVERY),
    answers=st.dictionaries(st.sampled_from(QUESTIONS), st.booleans()).map(
        lambda answers: tuple(sorted(answers.items()))
    ),
    no_matches=st.integers(0, FLOW.tries + 1),
    repeats=st.integers(0, MOST_REPEATS),
)
events: st.SearchStrategy[TextEvent] = st.one_of(
    st.builds(Answered, st.booleans(), spoken),
    st.builds(Asked, st.sampled_from(sorted(FLOW.keywords)), spoken, st.booleans()),
    st.builds(ChoseLanguage, languages),
    st.builds(NearMiss, st.sampled_from(sorted(vocabulary(HOTLINE))), languages),
    st.sampled_from([NotUnderstood(), Courtesy(), Sensitive()]),
)
conditions = st.sampled_from([OPEN, CLOSED])


def answer(session: Session, event: TextEvent, world: Conditions) -> TextReply:
    return write_messages(HOTLINE, answer_text(HOTLINE, session, event, world), world.duty)


def send(session: Session, *bodies: str, world: Conditions = OPEN) -> TextReply:
    """Send texts, the session written out and read back between two; return the last reply."""
    reply = TextReply(None, session, ())
    for body in bodies:
        kept = read_back(reply.session)
        reply = answer(kept, understand(HOTLINE, kept, body), world)
    return reply


def read_back(session: Session) -> Session:
    url = urlsplit(f"/{session_address(session)}")
    return read_session(HOTLINE, FLOW, url.path.split("/")[2], parse_qs(url.query))


@given(sessions, events, conditions)
def test_any_event_at_any_session_is_answered_within_the_limits(
    session: Session, event: TextEvent, world: Conditions
) -> None:
    reply = answer(session, event, world)
    assert len(reply.messages) <= MOST_MESSAGES
    for message in reply.messages:
        assert message.strip() == message != ""
        assert "{" not in message
        assert count_segments(message).parts <= FLOW.parts
    assert read_back(reply.session) == reply.session


@given(sessions, events, conditions)
def test_moves_lead_from_where_the_texter_stood_to_where_they_stand(
    session: Session, event: TextEvent, world: Conditions
) -> None:
    reply = answer(session, event, world)
    assert reply.transitions[0].origin == session.state
    assert all(one.target == other.origin for one, other in pairwise(reply.transitions))
    assert reply.transitions[-1].target == reply.session.state


@given(sessions, events)
def test_both_languages_are_answered_alike(session: Session, event: TextEvent) -> None:
    """The same event leads to the same state, whatever the language."""

    def stands(language: str) -> object:
        reply = answer(replace(session, language=language), event, OPEN)
        return replace(reply.session, language=None), bool(reply.messages)

    assert stands("en") == stands("fr")


CONVERSATIONS = {
    "en": ("CHECK", "no", "YES", "2", "data", "safe", "agent", "rights", "help", "stop"),
    "fr": (
        "Vérifier",
        "non",
        "OUI",
        "2",
        "données",
        "prudence",
        "agent",
        "droits",
        "aide",
        "arrêt",
    ),
}
SAID = {
    "en": (
        "Did you give birth",
        "pregnancy care",
        "in vitro fertilization",
        "You answered yes at least once",
        "May have been copied",
        "Forward scam texts to 7726",
        "Monday to Friday",
        "right to complain",
        "STOP to end",
        "no more texts",
    ),
    "fr": (
        "Avez-vous accouché",
        "soins de grossesse",
        "fécondation in vitro",
        "Vous avez répondu oui au moins une fois",
        "Possiblement copiés",
        "Transférez-le au 7726",
        "du lundi au vendredi",
        "droit de porter plainte",
        "ARRET pour cesser",
        "plus de textos",
    ),
}


@pytest.mark.parametrize("language", HOTLINE.languages)
def test_a_whole_conversation_stays_in_its_language(language: str) -> None:
    other = SAID["fr" if language == "en" else "en"]
    session = NEW
    for body, said in zip(CONVERSATIONS[language], SAID[language], strict=True):
        reply = send(session, body)
        text = "\n".join(reply.messages)
        assert said in text
        assert not any(words in text for words in other)
        session = reply.session
    assert session == Session(HOTLINE.release, "stopped", language), "no answer is kept for longer"


@pytest.mark.parametrize("answers", ["122", "212", "221", "111"])
def test_any_yes_leads_to_what_was_copied(answers: str) -> None:
    text = "\n".join(send(NEW, "check", *answers).messages)
    assert "You answered yes" in text
    assert "May have been copied" in text
    assert "You do not need to do anything" in text


def test_three_noes_lead_to_a_very_small_chance() -> None:
    text = "\n".join(send(NEW, "check", "no", "no", "no").messages)
    assert "very small chance" in text
    assert "May have been copied" not in text


def test_a_new_round_of_questions_replaces_the_old_answers() -> None:
    text = "\n".join(send(NEW, "check", "yes", "yes", "yes", "check", "no", "no", "no").messages)
    assert "very small chance" in text


@pytest.mark.parametrize("word", ["BORN", "Menu", "AGENT"])
def test_a_word_of_both_languages_is_answered_in_both_until_one_is_chosen(word: str) -> None:
    reply = send(NEW, word)
    text = "\n".join(reply.messages)
    assert reply.session.language is None
    assert "BORN Ontario" in text or "Call" in text
    assert "Textez" in text or "Appelez" in text


@pytest.mark.parametrize("language", HOTLINE.languages)
@pytest.mark.parametrize("word", ["BORN", "Menu", "AGENT"])
def test_a_word_of_both_languages_keeps_the_one_chosen(word: str, language: str) -> None:
    chosen = send(NEW, language).session
    reply = send(chosen, word)
    assert reply.session.language == language
    assert reply.messages == send(replace(NEW, language=language), word).messages


def test_a_word_of_one_language_changes_to_it() -> None:
    assert send(NEW, "data").session.language == "en"
    assert send(NEW, "data", "droits").session.language == "fr"


def test_a_mandatory_word_is_answered_in_its_language_and_changes_no_other() -> None:
    reply = send(NEW, "data", "aide")
    assert "Textez VERIFIER" in reply.messages[0]
    assert reply.session.language == "en"


def test_an_answer_chooses_a_language_only_if_none_is_chosen() -> None:
    asked = Session(HOTLINE.release, "birth")
    assert send(asked, "oui").session.language == "fr"
    assert send(asked, "1").session.language is None
    assert send(replace(asked, language="fr"), "yes").session.language == "fr"


def test_a_language_chosen_at_a_question_asks_it_again_and_keeps_the_answers() -> None:
    session = send(NEW, "check", "yes").session
    reply = send(session, "FR")
    assert reply.session == replace(session, language="fr")
    assert "soins de grossesse" in reply.messages[0]
    assert send(reply.session, "EN").session == session


def test_a_language_chosen_elsewhere_leads_to_the_menu() -> None:
    reply = send(NEW, "rights", "français")
    assert reply.session == replace(NEW, language="fr")
    assert reply.messages[0].endswith("ENGLISH: text EN")


def test_the_menu_offers_the_other_language_in_its_own_words() -> None:
    assert send(NEW, "en").messages[-1].endswith("FRANÇAIS : textez FR")
    english, french = send(NEW, "born").messages
    assert english.endswith("ENGLISH: text EN")
    assert french.endswith("FRANÇAIS : textez FR")


def test_a_new_texter_is_not_scolded() -> None:
    text = "\n".join(send(NEW, "what is this?").messages)
    assert "Sorry" not in text
    assert text == "\n".join(send(NEW, "born").messages)


@pytest.mark.parametrize("state", STATES)
def test_after_three_texts_that_were_not_understood_there_is_silence(state: str) -> None:
    session = Session(HOTLINE.release, state, "en")
    answered = []
    for _ in range(6):
        reply = send(session, "lorem ipsum")
        answered.append(bool(reply.messages))
        session = reply.session
    tries = 0 if state == "stopped" else 3
    assert answered == [True] * tries + [False] * (6 - tries)


@pytest.mark.parametrize("word", ["data", "DONNÉES", "born", "FR", "help", "arrêt"])
def test_a_keyword_ends_the_silence(word: str) -> None:
    silent = send(NEW, *["lorem ipsum"] * 5)
    assert silent.messages == ()
    reply = send(silent.session, word)
    assert reply.messages
    assert reply.session.no_matches == 0


def test_an_answer_ends_the_silence_at_a_question() -> None:
    silent = send(NEW, "check", *["lorem ipsum"] * 5)
    assert silent.messages == ()
    assert "pregnancy care" in send(silent.session, "yes").messages[0]


def test_an_answer_that_is_not_understood_gets_the_question_again() -> None:
    first, *_ = send(NEW, "check", "perhaps").messages
    assert first.startswith("Sorry, we did not understand.")
    assert first.endswith("Reply YES or NO.")


def test_a_near_miss_is_offered_and_nothing_is_done() -> None:
    reply = send(NEW, "datta")
    assert reply.messages == ("Did you mean DATA? If so, text DATA.",)
    assert reply.session == replace(NEW, no_matches=1)


def test_what_is_sensitive_keeps_the_pending_question() -> None:
    session = send(NEW, "check", "yes").session
    reply = send(session, "123 456 789")
    assert reply.messages[0].startswith("Please do not send")
    assert reply.session == replace(session, no_matches=1)
    assert send(reply.session, "no").session.state == "fertility"


@pytest.mark.parametrize("stop", ["stop", "arrêt"])
@pytest.mark.parametrize(
    "body", ["thanks", "123 456 789", "datta", "", "yes", "I will call you by phone", "what data?"]
)
def test_after_a_stop_odd_texts_get_silence(stop: str, body: str) -> None:
    stopped = send(NEW, stop)
    assert stopped.messages
    reply = send(stopped.session, body)
    assert reply.messages == ()
    assert reply.session.state == "stopped"


@pytest.mark.parametrize("word", ["born", "Bonjour", "data", "help", "FR", "check"])
def test_after_a_stop_a_keyword_begins_again(word: str) -> None:
    reply = send(NEW, "stop", word)
    assert reply.messages
    assert reply.session.state != "stopped"


@pytest.mark.parametrize("first", ["born", "data", "check", "agent", "donnees", "verifier", "aide"])
@pytest.mark.parametrize("whole", [True, False], ids=["all at once", "one by one"])
def test_two_machines_do_not_talk_for_ever(first: str, whole: bool) -> None:
    """Another machine that sends our words back soon gets no answer."""
    session, waiting = NEW, deque([first])
    for _ in range(50):
        if not waiting:
            break
        reply = send(session, waiting.popleft())
        session = reply.session
        waiting.extend(["\n".join(reply.messages)] if whole and reply.messages else reply.messages)
    assert not waiting


@pytest.mark.parametrize(
    "body",
    [
        "Thank you for your text about your data.",
        "AUTO-REPLY: out of office, call 555",
        "yes",
        "no",
    ],
)
def test_a_machine_that_always_says_the_same_gets_silence(body: str) -> None:
    session = send(NEW, "check").session
    answers = 0
    for _ in range(50):
        reply = send(session, body)
        answers += bool(reply.messages)
        session = reply.session
    assert answers <= max(len(QUESTIONS) + FLOW.tries, MOST_REPEATS)
    assert reply.messages == ()


@pytest.mark.parametrize("language", EVERY)
def test_whoever_was_stopped_by_somebody_else_stands_at_the_end_in_their_language(
    language: str | None,
) -> None:
    asked = Session(HOTLINE.release, "fertility", language, (("birth", True),), no_matches=2)
    assert end_conversation(HOTLINE, asked) == Session(HOTLINE.release, "stopped", language)


def test_without_a_state_that_ends_a_stop_leads_to_the_start() -> None:
    states = {name: state for name, state in FLOW.states.items() if not state.is_end}
    hotline = replace(HOTLINE, text=FLOW.model_copy(update={"states": states}))
    assert end_conversation(hotline, Session(HOTLINE.release, "birth", "fr")) == replace(
        NEW, language="fr"
    )


def test_a_courtesy_is_let_be_where_nothing_was_asked() -> None:
    session = Session(HOTLINE.release, "data", "en", no_matches=1)
    stay = (Transition("data", "courtesy", "data"),)
    assert answer_text(HOTLINE, session, Courtesy(), OPEN) == TextReply(None, session, stay)


def test_a_courtesy_is_no_answer_to_a_question() -> None:
    reply = answer(Session(HOTLINE.release, "birth", "en"), Courtesy(), OPEN)
    assert reply.messages[0].startswith("Sorry, we did not understand.")


@given(sessions, st.lists(st.text(max_size=40), min_size=5, max_size=5))
def test_any_texts_in_a_row_leave_a_session_that_makes_sense(
    session: Session, bodies: list[str]
) -> None:
    after = send(session, *bodies).session
    assert after.state in FLOW.states
    assert after.no_matches in range(FLOW.tries + 2)
    assert {name for name, _ in after.answers} <= set(QUESTIONS)
