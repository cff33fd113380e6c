"""A report counts moves: what came in, what was sent, where people left, what they chose."""

from datetime import date

import hypothesis.strategies as st
import pytest
from hypothesis import given

from ivr.dialog.events import (
    Arrived,
    Conditions,
    Event,
    HangUp,
    Key,
    NoInput,
    Outcome,
    Transition,
)
from ivr.dialog.hours import duty_at
from ivr.dialog.session import Session
from ivr.dialog.voice_engine import step
from ivr.metrics.report import Report, make_report
from ivr.metrics.report.data import Amount, Choice, Ended, Language, Leaving, Transfer, Trouble
from ivr.model.hotline import Hotline
from ivr.model.states.acting import ActingState
from ivr.store import Count
from tests.conftest import WORKDAY
from tests.metrics.report.kept import kept_counts, read_counts

FIRST, LAST = date(2026, 11, 15), date(2026, 11, 21)
PERIOD = "2026-11-21T14"


def report_on(hotline: Hotline, *lines: str) -> Report:
    return make_report(read_counts("\n".join(lines)), hotline, FIRST, LAST)


@pytest.fixture(scope="module")
def kept(hotline: Hotline) -> Report:
    return make_report(kept_counts(), hotline, FIRST, LAST)


def leaving(report: Report, state: str) -> Leaving:
    return next(one for one in report.call.leavings if one.state == state)


def chosen(report: Report, state: str) -> tuple[Choice, ...]:
    flows = (*report.call.choices, *report.text.choices)
    return next(one.choices for one in flows if one.state == state)


# What came in


def test_days_are_reported_with_the_quiet_ones(kept: Report) -> None:
    assert [(day.day.day, day.calls, day.closed) for day in kept.days] == [
        (15, 0, 0),
        (16, 363, 0),
        (17, 301, 0),
        (18, 74, 0),
        (19, 0, 0),
        (20, 39, 37),
        (21, 0, 0),
    ]
    assert [day.texts for day in kept.days[:4]] == [0, 155, 54, 22]


def test_of_a_long_time_only_the_days_between_counts_are_reported(hotline: Hotline) -> None:
    report = make_report(kept_counts(), hotline, date.min, date.max)
    assert [day.day.day for day in report.days] == [16, 17, 18, 19, 20]


def test_counts_of_other_days_are_left_out(hotline: Hotline) -> None:
    report = make_report(kept_counts(), hotline, date(2026, 11, 20), LAST)
    assert (report.call.answer.arrived, report.text.answer.arrived) == (39, 0)


def test_hours_are_reported_where_they_are_known(kept: Report) -> None:
    assert [hour.hour for hour in kept.hours] == list(range(8, 22))
    assert sum(hour.calls for hour in kept.hours) == kept.call.answer.arrived - 363
    assert kept.folded == 1


def test_a_call_has_the_language_chosen_where_it_arrived(kept: Report) -> None:
    calls = [(one.language, one.calls) for one in kept.languages]
    assert calls == [("en", 643), ("fr", 111), ("", 23)]
    assert sum(n for _, n in calls) == kept.call.answer.arrived


def test_the_language_of_a_number_counts_where_none_is_chosen(hotline: Hotline) -> None:
    report = report_on(
        hotline,
        "call 2026-11-20 fr 2: arrived(fr) birth, yes pregnancy",
        "call 2026-11-20 - 1: arrived birth, no_input agent",
    )
    assert report.languages == (Language("fr", 2, 0), Language("", 1, 0))


def test_each_text_counts_once_in_its_language(hotline: Hotline) -> None:
    """Going on from state to state unasked is no other text."""
    report = report_on(
        hotline,
        "text 2026-11-20 fr 2: arrived hello, keyword data, next not_copied, next nothing_to_do",
        "text 2026-11-20 fr 3: received -",
    )
    assert report.languages == (Language("fr", 0, 2), Language("", 0, 1))


# The answer


def test_an_answer_that_is_repeated_was_sent_once(hotline: Hotline) -> None:
    way = "arrived fertility, yes result, any_yes exposed, next guidance, next more"
    report = report_on(
        hotline,
        f"call 2026-11-20 en 5: {way}",
        f"call 2026-11-20 en 2: {way}, star result, any_yes exposed, next guidance, next more",
        f"call 2026-11-20 fr 1: {way}, 9 result, any_yes exposed, next guidance, next more",
    )
    answer = report.call.answer
    assert (answer.arrived, answer.sent, answer.again) == (8, 8, 3)
    assert answer.states == (Amount("exposed", 11), Amount("not_likely", 0))


def test_a_question_that_is_repeated_is_no_answer(hotline: Hotline) -> None:
    report = report_on(hotline, "call 2026-11-20 en 5: arrived birth, star welcome, next birth")
    assert report.call.answer.again == 0


# Where people leave


def test_a_state_is_left_by_who_entered_and_did_not_go_on(kept: Report) -> None:
    assert leaving(kept, "more") == Leaving("more", "menu", 835, 707, 128, 0, 0)


def test_staying_in_a_state_is_neither_coming_nor_going(hotline: Hotline) -> None:
    report = report_on(hotline, "call 2026-11-20 en 3: arrived birth, no_match birth, star birth")
    assert leaving(report, "birth") == Leaving("birth", "ask", 3, 0, 3, 0, 0)


def test_who_talked_with_an_agent_and_hung_up_is_told_apart(hotline: Hotline) -> None:
    report = report_on(
        hotline,
        "call 2026-11-20 en 3: arrived connect, completed -",
        "call 2026-11-20 en 2: arrived connect, canceled -",
        "call 2026-11-20 en 1: arrived connect, completed goodbye, next hang_up",
    )
    assert leaving(report, "connect") == Leaving("connect", "transfer", 6, 1, 5, 0, 3)
    assert report.call.ended == 1


def test_rows_that_were_lost_are_missing_and_nobody_left(hotline: Hotline) -> None:
    report = report_on(hotline, "call 2026-11-20 en 3: birth yes pregnancy")
    assert leaving(report, "birth") == Leaving("birth", "ask", 0, 3, 0, 3, 0)


def test_a_state_that_waits_for_nobody_cannot_be_left(hotline: Hotline) -> None:
    report = report_on(hotline, "call 2026-11-20 en 3: arrived welcome")
    assert report.call.leavings == ()


def test_a_conversation_that_was_stopped_is_not_left(hotline: Hotline) -> None:
    report = report_on(hotline, "text 2026-11-20 en 3: arrived hello, keyword stopped")
    assert [(one.state, one.left) for one in report.text.leavings] == [("hello", 0)]


def test_states_that_are_gone_are_still_reported(kept: Report) -> None:
    assert kept.call.leavings[-1] == Leaving("pregnancy_help", "", 57, 0, 57, 0, 0)


def test_a_question_that_is_gone_is_still_reported(hotline: Hotline) -> None:
    report = report_on(hotline, "call 2026-11-20 en 3: arrived old, 7 older, next oldest")
    assert [one.state for one in report.call.choices] == ["old"]
    assert report.call.choices[0].kind == ""


# What they choose


def test_choices_stand_in_the_order_in_which_they_are_offered(kept: Report) -> None:
    assert [(one.by, one.means, one.targets, one.n) for one in chosen(kept, "more")] == [
        ("1", "", ("text_me",), 142),
        ("2", "", ("what_happened",), 17),
        ("3", "", ("rights",), 17),
        ("0", "", ("agent",), 17),
        ("star", "repeat", ("result",), 64),
        ("no input", "", ("goodbye",), 450),
    ]


def test_a_keyword_is_told_by_where_it_leads(kept: Report) -> None:
    assert [(one.by, one.targets, one.n) for one in chosen(kept, "hello")] == [
        ("keyword", ("check",), 47),
        ("keyword", ("data",), 6),
        ("did_you_mean", ("hello",), 5),
        ("not_understood", ("hello",), 5),
    ]


def test_one_cause_with_two_ends_is_one_choice(hotline: Hotline) -> None:
    report = report_on(
        hotline, "call 2026-11-20 en 3: arrived birth, no_match birth, no_match agent"
    )
    assert [(one.by, set(one.targets), one.n) for one in chosen(report, "birth")] == [
        ("no match", {"birth", "agent"}, 6)
    ]


# What else there is


def test_transfers_are_told_by_their_fate(kept: Report) -> None:
    assert kept.transfers == (
        Transfer("completed", 47, 38),
        Transfer("declined", 3, 0),
        Transfer("no-answer", 21, 0),
        Transfer("busy", 17, 0),
        Transfer("canceled", 4, 4),
    )


def test_ended_calls_are_told_by_status_and_duration(kept: Report) -> None:
    assert kept.ended == (
        Ended("completed", "<10", 22),
        Ended("completed", "<120", 240),
        Ended("completed", "<180", 363),
        Ended("completed", "600+", 41),
        Ended("canceled", "<30", 2),
    )


def test_texts_are_counted_with_their_parts(kept: Report) -> None:
    texts = kept.texts
    assert (texts.received, texts.stopped) == (231, 3)
    assert (texts.segments, texts.call_segments) == (1204, 280)
    assert [(one.state, one.words, one.n) for one in texts.keywords][-1] == ("talk", ("AGENT",), 6)
    assert texts.odd[0] == Amount("not_understood", 5)
    assert texts.asked_for == (Amount("sent", 140), Amount("not_textable", 2))


def test_troubles_are_told_by_channel(kept: Report) -> None:
    assert kept.troubles == (Trouble("call", 7, 0), Trouble("text", 0, 1))


def test_without_counts_a_report_is_empty(hotline: Hotline, kept: Report) -> None:
    assert report_on(hotline).is_empty
    assert not kept.is_empty


# Whole calls, whatever callers do

KEYS = st.sampled_from(["0", "1", "2", "3", "9", "star", ""])


@given(st.lists(st.tuples(st.lists(KEYS | st.none(), max_size=25), st.booleans()), max_size=4))
def test_every_call_was_left_somewhere_or_ended(
    hotline: Hotline, calls: list[tuple[list[str | None], bool]]
) -> None:
    """Who left and who went on are who came; every call is one that was left, or ended."""
    counts = []
    for keys, sound in calls:
        counts += [
            (Count(PERIOD, hotline.release, "call", "", move.origin, move.by, move.target), 1)
            for move in walk_call(hotline, keys, sound)
        ]
    report = make_report(counts, hotline, LAST, LAST)
    for one in report.call.leavings:
        assert one.entered == one.went_on + one.left
    assert not sum(one.missing for one in report.call.leavings)
    left = sum(one.left for one in report.call.leavings)
    assert left + report.call.ended == report.call.answer.arrived == len(calls)
    for state in report.call.choices:
        assert state.n == sum(choice.n for choice in state.choices)


def walk_call(hotline: Hotline, keys: list[str | None], sound: bool) -> list[Transition]:
    """Return the moves of a call in which these keys are pressed; None is silence."""
    conditions = Conditions(duty_at(hotline, WORKDAY), staffed=sound, textable=False)
    session, moves = Session(hotline.release, hotline.call.start), list[Transition]()
    event: Event = Arrived()
    for key in [None, *keys]:
        if moves:
            state = hotline.call.states[session.state]
            event = Key(key) if key is not None else NoInput()
            if isinstance(state, ActingState):
                assert state.RINGS_AGENTS
                event = Outcome("connected" if key is None else "no_answer")
        reply = step(hotline, session, event, conditions)
        moves += reply.transitions
        last = reply.actions[-1]
        if isinstance(last, HangUp):
            break
        session = getattr(last, "session", session)
    return moves
