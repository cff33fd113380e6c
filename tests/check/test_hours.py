"""Agents are rung only while they are on duty, by whatever hours those are."""

from datetime import date

import pytest

from tests.check.found import found
from tests.flows.edit import CALL, SERVICE, Edit

NURSES = Edit(SERVICE, "  ring: 25 s\n", "  ring: 25 s\n  groups: {nurses: {accept: yes}}\n")
ACCEPT = Edit(
    SERVICE,
    "phrases:\n",
    "phrases:\n  accept:\n    en: |\n      Press {key}.\n    fr: |\n      Faites {key}.\n",
)
RUNG = Edit(CALL, "    transfer:\n", "    transfer:\n      group: nurses\n")
ROUTE = "    route: {open: connect, otherwise: goodbye}"
WHEN = f"{ROUTE.partition('{')[0].rstrip()}\n      - when: {{%s}}\n        next: %s\n"
OTHERWISE = "      - otherwise: %s"


DATE = '{2026-12-24: "09:00-12:00"}'


FROM_TO = """
    en: |
      from {first} to {last}
    fr: |
      du {first} au {last}
"""


def dated(dates: str) -> Edit:
    return Edit(SERVICE, DATE, dates)


def routed(when: str, to: str, otherwise: str) -> Edit:
    return Edit(CALL, ROUTE, WHEN % (when, to) + OTHERWISE % otherwise)


@pytest.mark.parametrize(
    "route",
    [
        pytest.param(routed("nurses: open", "connect", "goodbye"), id="the group's"),
        pytest.param(routed("open: yes", "connect", "goodbye"), id="the service's"),
        pytest.param(routed("nurses: closed", "goodbye", "connect"), id="the other way around"),
    ],
)
def test_a_group_without_hours_of_its_own_may_be_rung_in_those_of_the_service(route: Edit) -> None:
    assert found(NURSES, ACCEPT, RUNG, route) == []


def test_dates_in_a_row_are_over_after_the_last_of_them() -> None:
    strike = dated("{2026-11-18..2026-12-18: closed}")
    assert found(strike, today=date(2026, 12, 18)) == []
    over = found(strike, today=date(2026, 12, 19))
    assert over == ["service.yaml:13:11 note past-date"]


def test_dates_in_a_row_may_hold_days_that_are_closed_anyway_unless_all_are() -> None:
    assert found(dated("{2026-11-27..2026-11-28: closed}")) == []
    idle = found(dated("{2026-11-28..2026-11-29: closed}"))
    assert idle == ["service.yaml:13:11 error idle-date"]


def test_dates_in_a_row_need_a_phrase_of_their_own() -> None:
    strike = dated("{2026-11-25..2026-12-18: closed}")
    gone = Edit(SERVICE, f"\n  closed_from:{FROM_TO}", "\n")
    assert found(strike) == []
    assert "service.yaml:8:1 error missing-phrase" in found(strike, gone)


def test_all_agents_may_be_rung_while_a_group_with_the_same_hours_is_on_duty() -> None:
    assert found(NURSES, ACCEPT, routed("nurses: open", "connect", "goodbye")) == []


def test_a_group_with_hours_of_its_own_may_not_be_rung_in_those_of_another() -> None:
    hours = '{timezone: America/Toronto, open: {sat: "10:00-12:00"}}'
    both = Edit(
        SERVICE,
        "  ring: 25 s\n",
        f"  ring: 25 s\n  groups:\n    doctors: {{}}\n    nurses: {{hours: {hours}}}\n",
    )
    assert found(both, RUNG, routed("nurses: open", "connect", "goodbye")) == []
    for of_others in ("open: yes", "doctors: open"):
        (problem,) = found(both, RUNG, routed(of_others, "connect", "goodbye"))
        assert problem.endswith("error agent-when-closed")
