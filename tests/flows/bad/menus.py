"""Flows that break one rule of menus each: a choice that offers nothing, and too many."""

from tests.flows.bad.flow import Bad
from tests.flows.edit import CALL, Edit

MORE = """\
      - key: 4
        next: exposed
        say:
          en: |
            For what we say
          fr: |
            Pour ce que nous disons
      - key: 5
        next: goodbye
        say:
          en: |
            To end
          fr: |
            Pour terminer
      - key: 6
        next: texted
        say:
          en: |
            For a text
          fr: |
            Pour un texto
"""

FLOWS = (
    Bad(
        "long-menu",
        Edit(CALL, "    patience: {then: goodbye}\n", f"{MORE}    patience: {{then: goodbye}}\n"),
        """
        call.yaml:74:9: warning: "more" offers 5 choices, and callers keep 4 in mind (long-menu)
            Let one of them lead to a menu of its own, with a key back.
        """,
    ),
    Bad(
        "idle-choice",
        Edit(CALL, "      - key: 2\n        next: birth\n", "      - key: 2\n        next: more\n"),
        """
        call.yaml:46:9: error: choice 1 of "more" leads to its own menu (idle-choice)
            Lead it to another state, or delete it.
        """,
    ),
)
