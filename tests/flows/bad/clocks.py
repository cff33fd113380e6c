"""Flows that break the rules of time zones and calendars."""

# ruff: noqa: E501  the problems stand as they are printed

from tests.flows.bad.flow import Bad
from tests.flows.edit import SERVICE, Edit

FLOWS = (
    Bad(
        "steady-timezone",
        Edit(SERVICE, "timezone: America/Toronto", "timezone: EST"),
        """
        service.yaml:9:3: warning: "EST" never changes its clock, and most of CA does (steady-timezone)
            Write America/Toronto, or the zone of the place where the agents are.
        """,
    ),
    Bad(
        "foreign-hours",
        Edit(SERVICE, "timezone: America/Toronto", "timezone: America/New_York"),
        """
        service.yaml:9:3: warning: "America/New_York" is of US, and the locales are en_CA, fr_CA (foreign-hours)
            Write that of the place where the agents are, or locales of its country.
        """,
    ),
)
