"""Flows that break the rules of slips of the keyboard, and of letters that were lost."""

# ruff: noqa: E501  the problems stand as they are printed

from tests.flows.bad.flow import Bad
from tests.flows.edit import CALL, SERVICE, TEXT, Edit

FLOWS = (
    Bad(
        "unsayable-character",
        Edit(CALL, "        Hello.", "        *Hello*."),
        """
        call.yaml:13:9: error: "greeting.say" has a sign that cannot be said: ASTERISK (U+002A) (unsayable-character)
            Write it out in words, or leave it out.
        """,
    ),
    Bad(
        "broken-letters",
        Edit(SERVICE, "      Nous sommes désolés.", "      Nous sommes d?sol?s."),
        """
        service.yaml:90:19: error: "apology" has a word whose letters are broken: "d?sol?s" (broken-letters)
            Write it anew, and save the file as UTF-8 text.
        """,
    ),
    Bad(
        "lost-accents",
        Edit(SERVICE, "      Nous sommes désolés.", "      Nous sommes desoles."),
        """
        service.yaml:90:19: warning: "apology" has words without their accents: "desoles" (lost-accents)
            Write "désolés".
        """,
    ),
    Bad(
        "many-capitals",
        Edit(TEXT, "You will get no more texts.", "You WILL GET NO more texts."),
        """
        text.yaml:115:13: warning: "stopped.say" has words in capitals: "WILL GET NO" (many-capitals)
            Write them in small letters.
        """,
    ),
    Bad(
        "doubled-word",
        Edit(CALL, "On {learned_on} we learned that", "On {learned_on} we learned that the the"),
        """
        call.yaml:38:46: error: "exposed.say" says "the" twice in a row (doubled-word)
            Delete one of the two.
        """,
    ),
    Bad(
        "unfinished-words",
        Edit(CALL, "        Un appel.", "        Un appel. À TRADUIRE"),
        """
        call.yaml:70:21: error: "connect.transfer.whisper" is not finished: it says "À TRADUIRE" (unfinished-words)
            Write what is to be said; notes stand in comments above the key.
        """,
    ),
)
