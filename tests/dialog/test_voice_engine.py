"""Any event at any session is answered, and silence alone always ends."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr.check.documents import ProvedDocuments
from ivr.check.explore_calls import explore_calls
from ivr.dialog import voice_engine
from ivr.dialog.events import (
    Act,
    Action,
    Arrived,
    Conditions,
    Event,
    GoOn,
    HangUp,
    Key,
    Listen,
    NoInput,
    Outcome,
    Say,
)
from ivr.dialog.hours import Duty
from ivr.dialog.prompts import put_into_words
from ivr.dialog.session import Session
from ivr.dialog.voice_engine import whisper
from ivr.dialog.walk import texting_states
from ivr.model.hotline import Hotline
from ivr.model.values import KEYS
from ivr.model.voice_flow import SWITCH_LANGUAGE
from tests.dialog.test_session import HOTLINE, sessions

OPEN = Conditions(Duty(True, datetime(2026, 11, 24, 9), ()), staffed=True)  # noqa: DTZ001
CLOSED = Conditions(Duty(False, datetime(2026, 11, 24, 9), ()), staffed=True)  # noqa: DTZ001
UNSTAFFED = Conditions(OPEN.duty, staffed=False)
PROVED = ProvedDocuments(HOTLINE)
START = Session(HOTLINE.release, HOTLINE.call.start)

conditions = st.sampled_from([OPEN, CLOSED, UNSTAFFED])
OUTCOMES = ("connected", "no_answer", "sent", "not_sent", "not_staffed", "a word of the future")
keys = st.one_of(st.sampled_from([*"0123456789#", "star"]), st.text(max_size=5)).map(Key)
events: st.SearchStrategy[Event] = st.one_of(
    st.just(Arrived()),
    st.just(NoInput()),
    st.builds(Outcome, st.sampled_from(OUTCOMES), st.booleans()),
    keys,
)


def step(hotline: Hotline, session: Session, event: Event, world: Conditions) -> tuple[Action, ...]:
    reply = voice_engine.step(hotline, session, event, world)
    return put_into_words(hotline, reply, world.duty).actions


def after(actions: tuple[Action, ...]) -> Session:
    """Return the session with which the call goes on."""
    match actions[-1]:
        case GoOn(session):
            return session
        case Act(_, session) if session:
            return session
    raise AssertionError(f"the call does not go on after {actions[-1]}")


def press(session: Session, *pressed: str, world: Conditions = OPEN) -> Session:
    for key in pressed:
        session = after(step(HOTLINE, session, Key(key), world))
    return session


def said(actions: Iterable[Action]) -> Iterator[Say]:
    for action in actions:
        if isinstance(action, Say):
            yield action
        elif isinstance(action, Listen):
            yield from action.says


@given(sessions, events, conditions)
def test_any_event_at_any_session_listens_dials_or_hangs_up(
    session: Session, event: Event, world: Conditions
) -> None:
    actions = step(HOTLINE, session, event, world)
    *before, last = actions
    assert isinstance(last, GoOn | Act | HangUp)
    assert all(isinstance(action, Say | Listen) for action in before)
    if isinstance(last, GoOn):
        assert isinstance(before[-1], Listen)
    else:
        assert isinstance(before[-1], Say), "nobody is hung up on or dialed without a word"
    for say in said(before):
        assert all(paragraph.strip() for paragraph in say.text)
        assert "{" not in "".join(say.text)


@given(sessions, events, conditions)
def test_moves_lead_from_where_the_caller_stood_to_where_they_stand(
    session: Session, event: Event, world: Conditions
) -> None:
    actions, moves, _ = voice_engine.step(HOTLINE, session, event, world)
    assert moves[0].origin == ("" if isinstance(event, Arrived) else session.state)
    assert all(one.target == other.origin for one, other in pairwise(moves))
    if isinstance(event, Outcome) and event.over and moves[0].by == event.name:
        stands = ""  # whoever has hung up goes nowhere
    else:
        stands = "hang_up" if isinstance(actions[-1], HangUp) else after(actions).state
    assert moves[-1].target == stands


def test_moves_tell_what_led_on() -> None:
    moves = voice_engine.step(HOTLINE, press(START, "1", "1", "2"), Key("2"), OPEN).transitions
    assert [(move.by, move.target) for move in moves] == [
        ("no", "result"),
        ("any_yes", "exposed"),
        ("next", "guidance"),
        ("next", "more"),
    ]


@given(sessions, conditions)
def test_silence_alone_ends_and_dials_at_most_once(session: Session, world: Conditions) -> None:
    dialed = 0
    actions = step(HOTLINE, session, NoInput(), world)
    for _ in range(10):
        match actions[-1]:
            case HangUp():
                break
            case Act():
                dialed += 1
                actions = step(HOTLINE, after(actions), Outcome("no_answer"), world)
            case _:
                actions = step(HOTLINE, after(actions), NoInput(), world)
    assert actions[-1] == HangUp()
    assert dialed <= 1


@given(sessions, events, conditions)
def test_both_languages_are_answered_alike(
    session: Session, event: Event, world: Conditions
) -> None:
    """The same events lead to the same actions at the same states, whatever the language."""

    def shape(language: str) -> list[object]:
        chosen = Session(**{**vars(session), "language": language})
        return [
            (type(action), getattr(action, "state", None), getattr(action, "wait", None))
            for action in step(HOTLINE, chosen, event, world)
        ]

    assert shape("en") == shape("fr")


def test_a_key_of_the_greeting_chooses_the_language() -> None:
    assert press(START, "1") == Session(HOTLINE.release, "birth", "en", prompt_start="welcome")
    assert press(START, "2").language == "fr"


def test_a_caller_of_a_languages_number_is_not_asked() -> None:
    session = Session(HOTLINE.release, HOTLINE.call.start, "fr")
    assert after(step(HOTLINE, session, Arrived(), OPEN)).state == "birth"


@pytest.mark.parametrize("answers", ["122", "212", "221", "111", "112"])
def test_any_yes_leads_to_what_was_exposed(answers: str) -> None:
    session = press(START, "1", *answers[:2])
    states = [say.state for say in said(step(HOTLINE, session, Key(answers[2]), OPEN))]
    assert states[:2] == ["exposed", "guidance"]


def test_three_noes_lead_to_a_very_small_chance() -> None:
    session = press(START, "1", "2", "2")
    listen = step(HOTLINE, session, Key("2"), OPEN)[0]
    assert isinstance(listen, Listen)
    assert [say.state for say in listen.says] == ["not_likely", "guidance", "more"]


def test_no_match_stands_before_the_gather_so_that_its_key_does_not_cut_it_off() -> None:
    first, *rest = step(HOTLINE, press(START, "1"), Key("5"), OPEN)
    assert isinstance(first, Say)
    assert first.part == "no_match"
    assert isinstance(rest[0], Listen)


def test_three_odd_keys_lead_to_an_agent() -> None:
    session = press(START, "1", "5", "5")
    assert session.no_matches == 2
    assert isinstance(step(HOTLINE, session, Key("5"), OPEN)[-1], Act)


def test_odd_keys_and_silences_share_three_tries() -> None:
    for misses, listens in ((0, 3), (1, 2), (2, 1)):
        session = press(START, "1", *"5" * misses)
        actions = step(HOTLINE, session, Key("star"), OPEN) if not misses else None
        actions = actions or step(HOTLINE, press(START, "1", *"5" * (misses - 1)), Key("5"), OPEN)
        assert sum(isinstance(action, Listen) for action in actions) == listens


def test_the_last_reprompt_is_the_fuller_one_after_an_odd_key_too() -> None:
    actions = step(HOTLINE, press(START, "1"), Key("5"), OPEN)
    last = [action for action in actions if isinstance(action, Listen)][-1]
    assert [say.part for say in last.says][:2] == ["no_input_again", "help"]


def test_the_fuller_reprompt_offers_no_agent_while_there_is_none() -> None:
    for world in (CLOSED, UNSTAFFED):
        parts = [say.part for say in said(step(HOTLINE, START, Key("1"), world))]
        assert "help_without_agents" in parts
        assert "help" not in parts


def test_a_good_key_forgets_the_misses() -> None:
    assert press(START, "1", "5", "1").no_matches == 0


def test_star_goes_back_to_where_the_document_began() -> None:
    session = press(START, "1", "2", "2", "1")
    assert (session.state, session.prompt_start) == ("more", "result")
    assert press(session, "star") == session


def test_star_after_a_transfer_never_dials_again() -> None:
    ringing = press(START, "1", "0")
    busy = after(step(HOTLINE, ringing, Outcome("no_answer"), OPEN))
    assert busy.state == "busy"
    assert press(busy, "star") == busy


def test_nine_changes_the_language_and_keeps_everything_else() -> None:
    session = press(START, "1", "1")
    assert press(session, "9") == Session(**{**vars(session), "language": "fr"})
    assert press(session, "9", "9") == session


def test_without_a_language_a_change_of_language_leads_to_the_first() -> None:
    """No key of this hotline means it there, and an act may lead to it in another."""
    changing = HOTLINE.call.patience.model_copy(update={"then": SWITCH_LANGUAGE})
    hotline = replace(HOTLINE, call=HOTLINE.call.model_copy(update={"patience": changing}))
    session = Session(HOTLINE.release, "birth", answers=(("birth", True),))
    assert after(step(hotline, session, NoInput(), OPEN)) == replace(session, language="en")


def test_nine_is_an_odd_key_before_a_language_is_chosen() -> None:
    assert press(START, "9").no_matches == 1


def test_without_a_language_everything_is_said_in_all_of_them() -> None:
    listen = step(HOTLINE, START, Key("0"), CLOSED)[0]
    assert isinstance(listen, Listen)
    assert [(say.language, say.state) for say in listen.says] == [
        ("en", "closed"),
        ("en", "instead"),
        ("fr", "closed"),
        ("fr", "instead"),
    ]


def test_the_agent_hears_the_whisper_in_the_callers_language() -> None:
    ringing = press(START, "2", "0")
    assert whisper(HOTLINE, ringing) == (Say("fr", "connect", "whisper"),)
    unknown = press(START, "0")
    heard = [Say(one, "connect", "whisper") for one in ("en", "fr")]
    assert whisper(HOTLINE, unknown) == tuple(heard)


def test_there_is_no_whisper_where_nobody_is_rung() -> None:
    assert whisper(HOTLINE, START) == ()


def test_when_closed_zero_never_dials() -> None:
    assert press(START, "1", "0", world=CLOSED).state == "instead"


def test_without_a_number_zero_never_dials() -> None:
    assert press(START, "1", "0", world=UNSTAFFED).state == "instead"


def test_what_makes_no_sense_leads_to_the_start() -> None:
    session = Session(HOTLINE.release, "exposed", "fr")
    assert after(step(HOTLINE, session, Key("1"), OPEN)).state == "birth"
    assert after(step(HOTLINE, session, Outcome("connected"), OPEN)).language == "fr"


def test_the_number_of_a_caller_matters_only_where_a_text_may_be_sent() -> None:
    texting = texting_states(HOTLINE.call)
    assert texting < {*HOTLINE.call.states}
    looked = set()
    for session in {one.session for one in explore_calls(HOTLINE, PROVED).situations}:
        events: list[Event] = [Arrived(), NoInput(), *map(Key, KEYS), *map(Outcome, OUTCOMES)]
        for event in events:
            answers = {
                voice_engine.step(HOTLINE, session, event, replace(OPEN, textable=textable))
                for textable in (True, False)
            }
            if len(answers) > 1:
                looked.add(session.state)
                assert {session.state, session.prompt_start} & texting
    assert looked
