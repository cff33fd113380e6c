"""Flows that break the rules of the words: keys, keywords, reproaches, links and numbers."""

# ruff: noqa: E501  the problems stand as they are printed

from tests.flows.bad.flow import Bad
from tests.flows.edit import CALL, SERVICE, TEXT, Edit

FLOWS = (
    Bad(
        "key-in-words",
        Edit(CALL, "        Pour un agent", "        Pour un agent, faites le 3"),
        """
        call.yaml:58:28: error: "more.menu.2.say" names a key in its words: "faites le 3" (key-in-words)
            Leave it out: keys are spoken by themselves. Elsewhere write {agent_key}.
        """,
    ),
    Bad(
        "keyword-in-words",
        Edit(
            TEXT,
            "        Text {birth_word}, {data_word}, or {stopped_word} to end.\n",
            "        Text DATA, {birth_word}, {data_word}, or {stopped_word} to end.\n",
        ),
        """
        text.yaml:108:14: error: "help.say" writes the word DATA out (keyword-in-words)
            Write {data_word} for a keyword; answers are written by themselves.
        """,
    ),
    Bad(
        "harsh-word",
        Edit(SERVICE, "      Not a choice.", "      Invalid choice."),
        """
        service.yaml:78:7: error: "no_match" has a word that callers should not meet: "Invalid" (harsh-word)
            Say what can be done instead.
        """,
    ),
    Bad(
        "link-in-words",
        Edit(TEXT, "        A name. We say", "        A name. See www.example.ca/incident. We say"),
        """
        text.yaml:93:21: error: "data.say" has a link: "www.example.ca/incident" (link-in-words)
            Say where it is in words: "on our website".
        """,
    ),
    Bad(
        "contact-in-words",
        Edit(
            SERVICE,
            "      Call {centre}, {hours}, or",
            "      Call {centre} or 416-555-0123, {hours}, or",
        ),
        """
        service.yaml:93:24: error: "essentials" has a telephone number in its words: "416-555-0123" (contact-in-words)
            Make it a fact in service.yaml, and write its name in braces.
        """,
    ),
)
