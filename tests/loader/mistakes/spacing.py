"""Spaces and colons that are left out."""

# ruff: noqa: E501  the problems stand as they are printed

from tests.loader.mistakes.mistake import CALL, SERVICE, Mistake

MISTAKES = (
    Mistake(
        "no space behind the colon of a key",
        CALL,
        "    next: birth\n\n",
        "    next:birth\n\n",
        """
        call.yaml:21:10: error: no space stands behind the colon of "next" (syntax)
            Write next: and a space.
        """,
    ),
    Mistake(
        "no space behind the colon of the only key below another",
        SERVICE,
        "  ring: 25 s",
        "  ring:25 s",
        """
        service.yaml:16:8: error: no space stands behind the colon of "ring" (syntax)
            Write ring: and a space.
        """,
    ),
    Mistake(
        "no space before the bar of words",
        CALL,
        "      fr: |\n        Bonjour.",
        "      fr:|\n        Bonjour\xa0: toi.",
        """
        call.yaml:14:10: error: no space stands behind the colon of "fr" (syntax)
            Write fr: and a space.
        """,
    ),
    Mistake(
        "no spaces behind colons in braces",
        CALL,
        "{1: yes, 2: no}",
        "{1:yes, 2:no}",
        """
        call.yaml:5:13: error: no space stands behind the colon of "1" (syntax)
            Write 1: and a space.
        """,
    ),
    Mistake(
        "no space behind the hyphen of an entry",
        CALL,
        "      - key: 3",
        "      -key: 3",
        """
        call.yaml:52:8: error: no space stands behind the hyphen (syntax)
            Write - and a space.
        """,
    ),
    Mistake(
        "a semicolon for a colon",
        CALL,
        "    next: birth\n\n",
        "    next; birth\n\n",
        """
        call.yaml:21:5: error: there is no colon on this line (syntax)
            Write a key, a colon and a space; words stand under "|", indented further than their key.
        """,
    ),
)
