"""A report counts moves: what came in, what was sent, where people left, what they chose."""

import json
from collections import Counter
from datetime import date
from typing import Any

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
from ivr.dialog.hours import duty_of
from ivr.dialog.session import Session
from ivr.dialog.voice_engine import step
from ivr.metrics.report import make_report
from ivr.metrics.report.amounts import Counts
from ivr.metrics.report.section import Cell, Ratio, Report, write_json
from ivr.model.hotline import Hotline
from ivr.model.states.acting import ActingState
from ivr.store import Count
from ivr.view.labels import translator
from tests.conftest import WORKDAY
from tests.metrics.report.kept import kept_counts, read_counts

FIRST, LAST = date(2026, 11, 15), date(2026, 11, 21)
PERIOD = "2026-11-21T14"


ENGLISH = translator("en")
Rows = list[dict[str, Any]]


def make(counts: Counts, hotline: Hotline, first: date = FIRST, last: date = LAST) -> Report:
    return make_report(counts, hotline, first, last, ENGLISH)


def report_on(hotline: Hotline, *lines: str) -> Report:
    return make(read_counts("\n".join(lines)), hotline)


@pytest.fixture(scope="module")
def kept(hotline: Hotline) -> Report:
    return make(kept_counts(), hotline)


def rows_of(report: Report, section: str) -> Rows:
    """Return the rows of a section as programs read them."""
    rows: Rows = json.loads(write_json(report))[section]
    return rows


def figures(report: Report, section: str, *names: str) -> list[tuple[Any, ...]]:
    """Return some cells of each row of a section, None where there is none."""
    return [tuple(row.get(name) for name in names) for row in rows_of(report, section)]


def amounts(report: Report, section: str) -> dict[str, int]:
    """Return the numbers of a section by what was counted; those of states are left out."""
    return {row["by"]: row["n"] for row in rows_of(report, section) if "state" not in row}


LEAVING = ("state", "kind", "entered", "went_on", "left", "missing", "after_talk")


def leavings(report: Report, flow: str = "call") -> list[tuple[Any, ...]]:
    """Return who left at each state that can be left; the calls that the line ended are no such."""
    return [row for row in figures(report, f"{flow}_left", *LEAVING) if row[0] != "hang_up"]


def leaving(report: Report, state: str) -> tuple[Any, ...]:
    return next(row for row in leavings(report) if row[0] == state)


def ended(report: Report) -> int:
    """Return how many calls the line itself ended."""
    rows = figures(report, "call_left", "state", "entered")
    return next(int(entered) for state, entered in rows if state == "hang_up")


def chosen(report: Report, state: str) -> Rows:
    rows = rows_of(report, "call_choices") + rows_of(report, "text_choices")
    return [row for row in rows if row["state"] == state]


def shown(report: Report, title: str) -> dict[Cell, Cell]:
    """Return the labels and numbers that people read in a section."""
    found = next(one for one in report.sections if one.title == title)
    return {row.cells["label"]: row.cells.get("n") for row in found.shown}


# What came in


def test_days_are_reported_with_the_quiet_ones(kept: Report) -> None:
    assert figures(kept, "days", "day", "calls", "closed") == [
        ("2026-11-15", 0, 0),
        ("2026-11-16", 363, 0),
        ("2026-11-17", 301, 0),
        ("2026-11-18", 74, 0),
        ("2026-11-19", 0, 0),
        ("2026-11-20", 39, 37),
        ("2026-11-21", 0, 0),
    ]
    assert figures(kept, "days", "texts")[:4] == [(0,), (155,), (54,), (22,)]


def test_of_a_long_time_only_the_days_between_counts_are_reported(hotline: Hotline) -> None:
    report = make(kept_counts(), hotline, date.min, date.max)
    assert [day for (day,) in figures(report, "days", "day")] == [
        f"2026-11-{day}" for day in range(16, 21)
    ]


def test_counts_of_other_days_are_left_out(hotline: Hotline) -> None:
    report = make(kept_counts(), hotline, date(2026, 11, 20))
    assert amounts(report, "call_answer")["arrived"] == 39
    assert amounts(report, "text_answer")["arrived"] == 0


def test_hours_are_reported_where_they_are_known(kept: Report) -> None:
    hours = figures(kept, "hours", "hour", "calls")
    assert [hour for hour, _ in hours] == list(range(8, 22))
    assert sum(calls for _, calls in hours) == amounts(kept, "call_answer")["arrived"] - 363
    assert rows_of(kept, "folded") == [{"days": 1}]


def test_a_call_has_the_language_chosen_where_it_arrived(kept: Report) -> None:
    calls = figures(kept, "languages", "language", "calls")
    assert calls == [("en", 643), ("fr", 111), ("", 23)]
    assert sum(n for _, n in calls) == amounts(kept, "call_answer")["arrived"]


def test_the_language_of_a_number_counts_where_none_is_chosen(hotline: Hotline) -> None:
    report = report_on(
        hotline,
        "call 2026-11-20 fr 2: arrived(fr) birth, yes pregnancy",
        "call 2026-11-20 - 1: arrived birth, no_input agent",
    )
    languages = figures(report, "languages", "language", "calls", "texts")
    assert languages == [("fr", 2, 0), ("", 1, 0)]


def test_each_text_counts_once_in_its_language(hotline: Hotline) -> None:
    """Going on from state to state unasked is no other text."""
    report = report_on(
        hotline,
        "text 2026-11-20 fr 2: arrived hello, keyword data, next not_copied, next nothing_to_do",
        "text 2026-11-20 fr 3: received -",
    )
    languages = figures(report, "languages", "language", "calls", "texts")
    assert languages == [("fr", 0, 2), ("", 0, 1)]


# The answer


def test_an_answer_that_is_repeated_was_sent_once(hotline: Hotline) -> None:
    way = "arrived fertility, yes result, any_yes exposed, next guidance, next more"
    report = report_on(
        hotline,
        f"call 2026-11-20 en 5: {way}",
        f"call 2026-11-20 en 2: {way}, star result, any_yes exposed, next guidance, next more",
        f"call 2026-11-20 fr 1: {way}, 9 result, any_yes exposed, next guidance, next more",
    )
    assert amounts(report, "call_answer") == {"arrived": 8, "sent": 8, "again": 3}
    states = figures(report, "call_answer", "state", "n")[3:]
    assert states == [("exposed", 11), ("not_likely", 0)]


def test_a_question_that_is_repeated_is_no_answer(hotline: Hotline) -> None:
    report = report_on(hotline, "call 2026-11-20 en 5: arrived birth, star welcome, next birth")
    assert amounts(report, "call_answer")["again"] == 0


# Where people leave


def test_a_state_is_left_by_who_entered_and_did_not_go_on(kept: Report) -> None:
    assert leaving(kept, "more") == ("more", "menu", 835, 707, 128, 0, 0)


def test_staying_in_a_state_is_neither_coming_nor_going(hotline: Hotline) -> None:
    report = report_on(hotline, "call 2026-11-20 en 3: arrived birth, no_match birth, star birth")
    assert leaving(report, "birth") == ("birth", "ask", 3, 0, 3, 0, 0)


def test_who_talked_with_an_agent_and_hung_up_is_told_apart(hotline: Hotline) -> None:
    report = report_on(
        hotline,
        "call 2026-11-20 en 3: arrived connect, connected -",
        "call 2026-11-20 en 2: arrived connect, canceled -",
        "call 2026-11-20 en 1: arrived connect, connected goodbye, next hang_up",
    )
    assert leaving(report, "connect") == ("connect", "transfer", 6, 1, 5, 0, 3)
    assert ended(report) == 1


def test_rows_that_were_lost_are_missing_and_nobody_left(hotline: Hotline) -> None:
    report = report_on(hotline, "call 2026-11-20 en 3: birth yes pregnancy")
    assert leaving(report, "birth") == ("birth", "ask", 0, 3, 0, 3, 0)


def test_a_state_that_waits_for_nobody_cannot_be_left(hotline: Hotline) -> None:
    report = report_on(hotline, "call 2026-11-20 en 3: arrived welcome")
    assert leavings(report) == []


def test_a_conversation_that_was_stopped_is_not_left(hotline: Hotline) -> None:
    report = report_on(hotline, "text 2026-11-20 en 3: arrived hello, keyword stopped")
    assert figures(report, "text_left", "state", "left") == [("hello", 0)]


def test_states_that_are_gone_are_still_reported(kept: Report) -> None:
    assert leavings(kept)[-1] == ("pregnancy_help", "", 57, 0, 57, 0, 0)


def test_a_question_that_is_gone_is_still_reported(hotline: Hotline) -> None:
    report = report_on(hotline, "call 2026-11-20 en 3: arrived old, 7 older, next oldest")
    assert figures(report, "call_choices", "state", "kind") == [("old", "")]
    assert shown(report, "What did callers choose?") == {"Old": None, "7": 3}


# What they choose


def test_choices_stand_in_the_order_in_which_they_are_offered(kept: Report) -> None:
    found = [(one["by"], one["means"], one["targets"], one["n"]) for one in chosen(kept, "more")]
    assert found == [
        ("1", "", ["text_me"], 142),
        ("2", "", ["what_happened"], 17),
        ("3", "", ["rights"], 17),
        ("0", "", ["agent"], 17),
        ("star", "repeat", ["result"], 64),
        ("no input", "", ["goodbye"], 450),
    ]


def test_a_keyword_is_told_by_where_it_leads(kept: Report) -> None:
    assert [(one["by"], one["targets"], one["n"]) for one in chosen(kept, "hello")] == [
        ("keyword check", ["check"], 47),
        ("keyword data", ["data"], 6),
        ("did_you_mean", ["hello"], 5),
        ("not_understood", ["hello"], 5),
    ]


def test_one_cause_with_two_ends_is_one_choice(hotline: Hotline) -> None:
    report = report_on(
        hotline, "call 2026-11-20 en 3: arrived birth, no_match birth, no_match agent"
    )
    assert [(one["by"], {*one["targets"]}, one["n"]) for one in chosen(report, "birth")] == [
        ("no match", {"birth", "agent"}, 6)
    ]


# What else there is


def test_transfers_are_told_by_their_outcome(kept: Report) -> None:
    assert figures(kept, "transfers", "outcome", "all", "hung_up") == [
        ("connected", 47, 38),
        ("declined", 3, 0),
        ("no_answer", 21, 0),
        ("busy", 17, 0),
        ("canceled", 4, 4),
    ]


def test_a_transfer_that_could_not_begin_rang_nobody(hotline: Hotline) -> None:
    report = report_on(
        hotline,
        "call 2026-11-20 en 3: arrived connect, not_staffed busy",
        "call 2026-11-20 en 1: arrived connect, busy busy",
    )
    assert figures(report, "transfers", "outcome", "all") == [("busy", 1), ("not_staffed", 3)]
    assert shown(report, "How many called and texted?")["An agent was rung"] == 1


def test_outcomes_of_a_state_that_is_gone_are_still_reported(hotline: Hotline) -> None:
    report = report_on(hotline, "call 2026-11-20 en 3: arrived old, connected -")
    assert figures(report, "transfers", "outcome", "all", "hung_up") == [("connected", 3, 3)]
    assert leaving(report, "old") == ("old", "", 3, 0, 3, 0, 3)


def test_texts_that_callers_asked_for_are_told_by_their_outcome(kept: Report) -> None:
    assert figures(kept, "send_texts", "outcome", "all", "hung_up") == [
        ("sent", 140, 0),
        ("not_textable", 2, 0),
    ]


def test_ended_calls_are_told_by_status_and_duration(kept: Report) -> None:
    assert figures(kept, "ended", "status", "seconds", "n") == [
        ("completed", "<10", 22),
        ("completed", "<120", 240),
        ("completed", "<180", 363),
        ("completed", "600+", 41),
        ("canceled", "<30", 2),
    ]


def test_texts_are_counted_with_their_parts(kept: Report) -> None:
    texts = amounts(kept, "texts")
    assert (texts["received"], texts["stopped"]) == (231, 3)
    assert (texts["segments"], texts["call_segments"]) == (1204, 280)
    assert texts["not_understood"] == 5
    talk = {"state": "talk", "by": "keyword", "words": ["AGENT"], "n": 6}
    assert [one for one in rows_of(kept, "texts") if "state" in one][-1] == talk
    odd = shown(kept, "Which texts were neither a keyword nor an answer?")
    assert next(iter(odd)) == "something else"


def test_troubles_are_told_by_channel(kept: Report) -> None:
    assert figures(kept, "trouble", "channel", "refused", "failed") == [
        ("call", 7, 0),
        ("text", 0, 1),
    ]


def test_without_counts_a_report_is_empty(hotline: Hotline, kept: Report) -> None:
    assert report_on(hotline).nothing.startswith("Nothing was counted")
    assert not kept.nothing


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
    report = make(counts, hotline, LAST)
    left = 0
    for _, _, entered, went_on, gone, missing, _ in leavings(report):
        assert entered == went_on + gone
        assert not missing
        left += gone
    assert left + ended(report) == amounts(report, "call_answer")["arrived"] == len(calls)
    section = next(one for one in report.sections if one.name == "call_choices")
    shares = [(row.cells["state"], row.cells["share"]) for row in section.rows if not row.heads]
    sums = Counter[Cell]()
    for state, share in shares:
        assert isinstance(share, Ratio)
        sums[state] += share.n
    for state, share in shares:
        assert isinstance(share, Ratio)
        assert share.of == sums[state]


def walk_call(hotline: Hotline, keys: list[str | None], sound: bool) -> list[Transition]:
    """Return the moves of a call in which these keys are pressed; None is silence."""
    conditions = Conditions(duty_of(hotline, WORKDAY), staffed=sound, textable=False)
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
