"""Flows that break the rules of the ways: states that nobody reaches or leaves, routes that decide nothing."""

# ruff: noqa: E501  the problems stand as they are printed

from tests.flows.bad.flow import Bad
from tests.flows.edit import CALL, Edit

FLOWS = (
    Bad(
        "unreachable-state",
        Edit(
            CALL,
            "states:\n",
            "states:\n  extra:\n    say:\n      en: |\n        Hello.\n      fr: |\n        Bonjour.\n    next: goodbye\n\n",
        ),
        """
        call.yaml:10:3: error: no call ever gets to state "extra" (unreachable-state)
            Lead to it from another state, or delete it.
        """,
    ),
    Bad(
        "no-end",
        Edit(CALL, "    next: hang_up", "    next: more"),
        """
        call.yaml:80:5: error: the call can never end from any state (no-end)
            Let a state that says goodbye lead to hang_up.
        """,
    ),
    Bad(
        "idle-route",
        Edit(
            CALL,
            "    route: {any_yes: exposed, otherwise: more}",
            "    route: {any_yes: exposed, otherwise: exposed}",
        ),
        """
        call.yaml:32:31: error: state "result" goes to "exposed" whatever the case (idle-route)
            Give otherwise another state, or lead to this one without a route.
        """,
    ),
    Bad(
        "missing-milestone",
        Edit(CALL, "    milestone: answered", "    milestone: answerd"),
        """
        call.yaml:35:5: error: state "exposed" is the milestone "answerd", which nothing measures (missing-milestone)
            Did you mean "answered"?
        """,
    ),
)
