"""Flows that break the rules of the languages: what one says and another does not."""

# ruff: noqa: E501  the problems stand as they are printed

from tests.flows.bad.flow import Bad
from tests.flows.edit import CALL, SERVICE, TEXT, Edit

FLOWS = (
    Bad(
        "uneven-facts",
        Edit(CALL, "Nous disons {advice}.", "Nous disons de ne rien faire."),
        """
        call.yaml:39:7: error: "exposed.say" says {advice} in the language "en", but not in "fr" (uneven-facts)
            Say it in all languages, or in none.
        """,
    ),
    Bad(
        "uneven-lengths",
        Edit(
            TEXT,
            "        You will get no more texts.\n",
            "        You will get no more texts from this line, whatever you send to it from now on, this week or next year.\n",
        ),
        """
        text.yaml:116:7: warning: "stopped.say" has 32 characters in the language "fr", and 103 in "en" (uneven-lengths)
            See whether one of the two says more than the other.
        """,
    ),
    Bad(
        "uneven-pauses",
        Edit(CALL, "        Yes. On", "        Yes.\n\n        On"),
        """
        call.yaml:41:7: warning: "exposed.say" has paragraphs in the language "fr": 1, and in "en": 2 (uneven-pauses)
            Divide both alike with blank lines, and see whether one has lost words.
        """,
    ),
    Bad(
        "wrong-language",
        Edit(TEXT, "Vous ne recevrez plus de textos.", "You will get no more texts."),
        """
        text.yaml:116:7: error: "stopped.say" has words of "en" under "fr" (wrong-language)
            Write it in the language fr.
        """,
    ),
    Bad(
        "first-of-month",
        Edit(SERVICE, """, date_on_the_first: "'1er' MMMM y\"""", ""),
        """
        service.yaml:38:23: error: "date" says "1" for the first of a month, not "1er" (first-of-month)
            Add date_on_the_first: "'1er' MMMM y"
        """,
    ),
)
