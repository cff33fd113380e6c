"""Flows that break the rules of the hours, and agents outside of them."""

# ruff: noqa: E501  the problems stand as they are printed

from tests.flows.bad.flow import Bad
from tests.flows.edit import CALL, SERVICE, Edit

FLOWS = (
    Bad(
        "past-date",
        Edit(SERVICE, "{2026-12-24:", "{2025-12-24:"),
        """
        service.yaml:13:11: note: 2025-12-24 is over (past-date)
            Delete it, or write the year that you mean.
        """,
    ),
    Bad(
        "past-notice",
        Edit(
            SERVICE,
            "agents:\n  ring: 25 s\n",
            'notice:\n  from: "2025-12-01 08:00"\n  until: "2025-12-03 18:00"\n  say:\n    en: |\n'
            "      Boil your water.\n    fr: |\n      Faites bouillir l'eau.\n\nagents:\n  ring: 25 s\n",
        ),
        """
        service.yaml:17:3: note: the notice has ended on 2025-12-03 and is said no more (past-notice)
            Delete it, or write until when it is to be said.
        """,
    ),
    Bad(
        "idle-date",
        Edit(SERVICE, '{2026-12-24: "09:00-12:00"}', "{2026-12-26: closed}"),
        """
        service.yaml:13:11: note: 2026-12-26 is closed anyway: it is a public holiday, Boxing Day (idle-date)
            Delete it, or write the date that you mean.
        """,
    ),
    Bad(
        "missing-phrase",
        Edit(SERVICE, 'mon-fri: "09:00-17:00"', 'mon-fri: "22:00-06:00"'),
        """
        service.yaml:8:1: error: the hours are said by the phrase "times_overnight", which is not there (missing-phrase)
            Add times_overnight: to phrases, with words around {start} and {end}.
        """,
    ),
    Bad(
        "agent-when-closed",
        Edit(
            CALL,
            "    route: {open: connect, otherwise: goodbye}",
            "    route: {staffed: connect, otherwise: goodbye}",
        ),
        """
        call.yaml:64:3: error: state "connect" rings an agent, and can be reached outside the hours (agent-when-closed)
            Lead to it by a route only: {open: connect, otherwise: …}.
        """,
    ),
)
