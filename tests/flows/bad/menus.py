"""A flow that breaks the rule of menus: a choice that offers nothing."""

from tests.flows.bad.flow import Bad
from tests.flows.edit import CALL, Edit

FLOWS = (
    Bad(
        "idle-choice",
        Edit(CALL, "      - key: 2\n        next: birth\n", "      - key: 2\n        next: more\n"),
        """
        call.yaml:46:9: error: choice 1 of "more" leads to its own menu (idle-choice)
            Lead it to another state, or delete it.
        """,
    ),
)
