"""Flows that say facts amiss: typed out, or the later before the earlier."""

# ruff: noqa: E501  the problems stand as they are printed

from tests.flows.bad.flow import Bad
from tests.flows.edit import CALL, Edit

FLOWS = (
    Bad(
        "counted-questions",
        Edit(CALL, "        Hello.", "        Hello. Two questions."),
        """
        call.yaml:13:16: warning: "greeting.say" counts 2 questions; on the way there are 1 (counted-questions)
            Count them anew.
        """,
    ),
    Bad(
        "typed-fact",
        Edit(CALL, "        Goodbye.\n", "        Goodbye since April 2010.\n"),
        """
        call.yaml:77:23: error: "goodbye.say" types out a fact: "April 2010" (typed-fact)
            Write {birth_from} instead.
        """,
    ),
    Bad(
        "backward-dates",
        Edit(
            CALL,
            "after {birth_from}?\n      fr: |\n        Votre enfant est-il né après {birth_from}?",
            "between {learned_on} and {birth_from}?\n      fr: |\n        Votre enfant est-il né avant le {learned_on}, et après {birth_from}?",
        ),
        """
        call.yaml:26:29: error: "birth.ask" says {learned_on} before {birth_from}, which is not later (backward-dates)
            Write the earlier of the two first, or look both up in service.yaml.
        """,
    ),
)
