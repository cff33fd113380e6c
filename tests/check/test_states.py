from datetime import date

import pytest

from ivr.check import check_rules
from ivr.loader import read_flows
from tests.check.found import found
from tests.flows.edit import CALL, SERVICE, TEXT, Edit
from tests.loader.mistakes.mistake import MINI, edited


def test_each_state_that_is_left_alone_is_reported() -> None:
    edit = Edit(CALL, "any_yes: exposed, otherwise: more", "any_yes: more, otherwise: agent")
    assert found(edit) == ["call.yaml:34:3 error unreachable-state"]


def test_a_key_from_anywhere_leads_to_a_state() -> None:
    edit = Edit(CALL, "        next: agent\n", "        next: goodbye\n")
    assert found(edit) == []


def test_a_text_state_that_only_calls_send_is_reached() -> None:
    edits = (
        Edit(TEXT, "{any_yes: data, otherwise: essentials}", "{any_yes: data, otherwise: help}"),
        Edit(TEXT, "    next: essentials\n", ""),
    )
    assert found(*edits) == []
    gone = Edit(CALL, "send_text: text.essentials", "send_text: text.help")
    assert found(*edits, gone) == ["text.yaml:97:3 error unreachable-state"]


def test_states_from_which_nobody_comes_to_an_end_are_reported_once_where_they_begin() -> None:
    edits = (
        Edit(CALL, "    patience: {then: goodbye}", "    patience: {then: birth}"),
        Edit(CALL, "    next: birth\n\n", "    next: birth\n    patience: {then: goodbye}\n\n"),
        Edit(CALL, "otherwise: goodbye}\nbudget", "otherwise: birth}\nbudget"),
        Edit(CALL, "{open: connect, otherwise: goodbye}", "{open: connect, otherwise: more}"),
        Edit(CALL, "not_connected: goodbye", "not_connected: more"),
        Edit(CALL, "next: goodbye\n    not_sent: goodbye", "next: more\n    not_sent: more"),
    )
    assert found(*edits) == ["call.yaml:24:3 error no-end"]


def test_a_route_of_a_text_may_not_be_idle_either() -> None:
    edit = Edit(TEXT, "{any_yes: data, otherwise: essentials}", "{any_yes: data, otherwise: data}")
    assert found(edit) == ["text.yaml:87:28 error idle-route"]


def test_a_flow_without_any_answer_is_reported_at_its_states() -> None:
    edit = Edit(TEXT, "    milestone: answered\n", "")
    assert found(edit) == ["text.yaml:62:1 error missing-milestone"]


@pytest.mark.parametrize(
    ("hours", "about", "is_right"),
    [
        ("{}", "{nurses: open}", True),
        ("{}", "{open: yes}", True),
        ('{hours: {timezone: America/Toronto, open: {sat: "09:00-12:00"}}}', "{open: yes}", False),
        (
            '{hours: {timezone: America/Toronto, open: {sat: "09:00-12:00"}}}',
            "{nurses: open}",
            True,
        ),
    ],
)
def test_a_group_is_rung_in_the_hours_that_it_has(hours: str, about: str, is_right: bool) -> None:
    transfer = "  agent:\n    transfer:\n"
    route = f"""\
  agent:
    route:
      - when: {about}
        next: connect
      - otherwise: goodbye

  connect:
    transfer:
      group: nurses
"""
    service = edited(MINI[SERVICE], "  ring: 25 s", f"  ring: 25 s\n  groups: {{nurses: {hours}}}")
    files = {**MINI, CALL: edited(MINI[CALL], transfer, route), SERVICE: service}
    found = check_rules(read_flows(files), date(2026, 11, 21))
    assert ("agent-when-closed" not in {one.rule for one in found}) is is_right
