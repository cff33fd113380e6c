"""What a way depends on: answers by name, the language, the hours, how an act came out."""

from datetime import datetime

import pytest

from ivr.check.documents import ProvedDocuments
from ivr.check.explore_calls import explore_calls
from ivr.check.paths import explore
from ivr.check.worlds import worlds_of
from ivr.dialog.events import Arrived, Conditions, Event, HangUp, Key, Listen, Outcome
from ivr.dialog.hours import Duty
from ivr.dialog.keys import keys_now
from ivr.dialog.session import Session, read_session, session_address
from ivr.dialog.voice_engine import step
from ivr.loader import read_flows, read_hotline
from ivr.model.hotline import Hotline
from tests.loader.mistakes.mistake import CALL, MINI, SERVICE, edited

OPEN = Conditions(Duty(True, datetime(2026, 11, 24, 9), ()), staffed=True)  # noqa: DTZ001  local
CLOSED = Conditions(Duty(False, datetime(2026, 11, 24, 9), ()), staffed=True)  # noqa: DTZ001
LINE = "    route: {any_yes: exposed, otherwise: more}\n"
ROUTE = """\
    route:
      - when: {birth: yes, language: fr}
        next: exposed
      - when: {agent: not_connected}
        next: goodbye
      - when: {open: no}
        next: texted
      - otherwise: more
"""
SECOND = "      - key: 3\n        next: agent\n"
ASKING = "      - key: 3\n        when: {open: yes, birth: no}\n        next: agent\n"


def hotline_of(*changes: tuple[str, str]) -> Hotline:
    call = MINI[CALL]
    for old, new in changes:
        call = edited(call, old, new)
    return read_flows({**MINI, CALL: call}).hotline


def walked(hotline: Hotline, events: list[Event], conditions: Conditions) -> Session:
    """Let events happen, and read each session from its address, as a webhook does."""
    session = Session(hotline.release, hotline.call.start)
    for event in [Arrived(), *events]:
        reply = step(hotline, session, event, conditions)
        if isinstance(reply.actions[-1], HangUp):
            return Session(hotline.release, "hang_up", reply.session.language)
        path, _, query = session_address(reply.session).partition("?")
        pairs: dict[str, list[str]] = {}
        for pair in query.split("&") if query else ():
            name, _, value = pair.partition("=")
            pairs.setdefault(name, []).append(value.replace("+", " "))
        session = read_session(hotline, hotline.call, path.rpartition("/")[2], pairs)
        assert session == reply.session
    return session


@pytest.mark.parametrize(
    ("keys", "conditions", "state"),
    [
        (["2", "1"], OPEN, "more"),
        (["1", "1"], OPEN, "more"),
        (["2", "2"], OPEN, "more"),
        (["1", "2"], CLOSED, "hang_up"),
    ],
)
def test_the_first_way_whose_conditions_hold_is_taken(
    keys: list[str], conditions: Conditions, state: str
) -> None:
    hotline = hotline_of((LINE, ROUTE))
    assert walked(hotline, [Key(key) for key in keys], conditions).state == state


def test_what_is_said_on_a_way_is_that_of_the_state_it_leads_to() -> None:
    hotline = hotline_of((LINE, ROUTE))
    session = walked(hotline, [Key("2"), Key("1")], OPEN)
    assert session.prompt_start == "result"
    assert session.answers == (("birth", True),)


def test_how_an_act_came_out_is_kept_only_where_a_condition_looks_at_it() -> None:
    not_connected = "      not_connected: goodbye"
    again = (not_connected, "      not_connected: birth")
    calls: list[Event] = [Key("1"), Key("2"), Key("3"), Outcome("busy")]
    looking = walked(hotline_of((LINE, ROUTE), again), calls, OPEN)
    assert looking.outcomes == (("agent", "busy", "not_connected"),)
    assert walked(hotline_of(again), calls, OPEN).outcomes == ()
    over = walked(hotline_of((LINE, ROUTE), again), [*calls, Key("2")], OPEN)
    assert over.state == "hang_up"


@pytest.mark.parametrize(
    ("keys", "conditions", "stands"),
    [(["1", "2"], OPEN, True), (["1", "1"], OPEN, False), (["1", "2"], CLOSED, False)],
)
def test_a_choice_stands_and_is_said_only_when_its_conditions_hold(
    keys: list[str], conditions: Conditions, stands: bool
) -> None:
    hotline = hotline_of((SECOND, ASKING))
    session = walked(hotline, [Key(key) for key in keys], conditions)
    assert ("3" in keys_now(hotline, session, conditions)) is stands
    reply = step(hotline, session, Key("5"), conditions)
    first = next(action for action in reply.actions if isinstance(action, Listen))
    said = [say.part for say in first.says]
    assert said == ["choice_1", "choice_2"] if stands else ["choice_1"]
    assert walked(hotline, [*map(Key, keys), Key("3")], conditions).state == (
        "agent" if stands else "more"
    )


def test_a_state_may_give_a_key_another_meaning() -> None:
    menu = "    patience: {then: goodbye}\n"
    hotline = hotline_of((menu, f"{menu}    anywhere: {{0: birth}}\n"))
    keys: list[Event] = [Key("1"), Key("2"), Key("0")]
    assert walked(hotline, keys, OPEN).state == "birth"
    assert walked(hotline, [Key("1"), Key("0")], OPEN).state == "agent"


def test_back_leads_to_the_menu_before() -> None:
    more = "      - key: 2\n        next: birth\n"
    below = (
        "  below:\n    menu:\n      - key: 1\n        next: exposed\n        say:\n"
        "          en: |\n            For more\n          fr: |\n            Pour plus\n"
        "      - key: 8\n        next: back\n        say:\n"
        "          en: |\n            To go back\n          fr: |\n            Pour revenir\n\n"
    )
    hotline = hotline_of(
        (more, "      - key: 2\n        next: below\n"), ("  agent:\n", f"{below}  agent:\n")
    )
    keys: list[Event] = [Key("1"), Key("2"), Key("2")]
    session = walked(hotline, keys, OPEN)
    assert (session.state, session.back) == ("below", ("more",))
    again = walked(hotline, [*keys, Key("8")], OPEN)
    assert (again.state, again.back, again.prompt_start) == ("more", (), None)


@pytest.mark.parametrize(
    "changes",
    [[(LINE, ROUTE)], [(SECOND, ASKING)], [(LINE, ROUTE), (SECOND, ASKING)]],
    ids=["a route", "a choice", "both"],
)
def test_every_situation_is_explored(changes: list[tuple[str, str]]) -> None:
    call = MINI[CALL]
    for old, new in changes:
        call = edited(call, old, new)
    found = explore(read_flows({**MINI, CALL: call}))
    assert {problem.rule for problem in found.problems} <= {"texts-unasked", "no-agent"}
    assert found.calls > explore(read_flows(MINI)).calls


def test_a_key_may_lead_back_to_the_choice_of_a_language() -> None:
    offer = "        Pour le français\n    next: birth\n"
    hotline = hotline_of((offer, f"{offer}    anywhere: {{7: greeting}}\n"))
    assert walked(hotline, [Key("7")], OPEN).state == "greeting"


AFTER = """\
  after:
    route:
      - when: {agent: not_staffed}
        next: birth
      - when: {agent: busy}
        next: busy
      - otherwise: goodbye

  busy:
    menu:
      - key: 2
        next: birth
        say:
          en: |
            To begin again
          fr: |
            Pour recommencer

"""
NOT_CONNECTED = "      not_connected: goodbye"
BY_OUTCOME = (
    (NOT_CONNECTED, "      not_connected: after"),
    ("  goodbye:\n", f"{AFTER}  goodbye:\n"),
)


def test_a_condition_knows_of_an_act_that_could_not_begin() -> None:
    hotline = hotline_of(*BY_OUTCOME)
    nobody = Conditions(OPEN.duty, staffed=False)
    session = walked(hotline, [Key("1"), Key("2"), Key("3")], nobody)
    assert session.state == "birth"
    assert session.outcomes == (("agent", "not_staffed", "not_connected"),)


def test_every_outcome_is_explored_where_a_condition_tells_them_apart() -> None:
    hotline = hotline_of(*BY_OUTCOME)
    explored = explore_calls(hotline, ProvedDocuments(hotline))
    assert "busy" in {one.session.state for one in explored.situations if one.found}


GROUP = ("  ring: 25 s", "  ring: 25 s\n  groups: {nurses: {}}")
RINGS_GROUP = ("  agent:\n    transfer:\n", "  agent:\n    transfer:\n      group: nurses\n")


def test_a_group_without_a_number_is_explored() -> None:
    call = MINI[CALL]
    for old, new in (*BY_OUTCOME, RINGS_GROUP):
        call = edited(call, old, new)
    hotline = read_hotline({**MINI, CALL: call, SERVICE: edited(MINI[SERVICE], *GROUP)})
    explored = explore_calls(hotline, ProvedDocuments(hotline))
    came = {outcome for one in explored.situations for _, outcome, _ in one.session.outcomes}
    assert "not_staffed" in came


@pytest.mark.parametrize(
    "more",
    [
        "",
        ', seasons: [{from: 07-01, until: 07-31, open: {sat: "09:00-12:00"}}]',
        ', seasons: [{from: 02-29, until: 03-31, open: {sat: "09:00-12:00"}}]',
    ],
    ids=["on a date of the service", "in a season", "from a leap day on"],
)
def test_a_group_on_duty_while_the_service_is_not_is_explored(more: str) -> None:
    hours = f'{{timezone: America/Toronto, open: {{mon-fri: "10:00-11:00"}}{more}}}'
    groups = f"  ring: 25 s\n  groups: {{nurses: {{hours: {hours}}}}}"
    service = edited(MINI[SERVICE], "  ring: 25 s", groups)
    service = edited(service, '2026-12-24: "09:00-12:00"', "2026-12-24: closed")
    worlds = worlds_of(read_hotline({**MINI, SERVICE: service}))
    on_duty = {(one.conditions.open, one.conditions.is_open("nurses")) for one in worlds}
    assert (False, True) in on_duty
