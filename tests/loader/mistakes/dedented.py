"""Keys that begin with no more spaces than the key to which they belong."""

# ruff: noqa: E501  the problems stand as they are printed

from tests.loader.mistakes.mistake import CALL, SERVICE, Mistake

MISTAKES = (
    Mistake(
        "next beside its state",
        CALL,
        "    next: birth\n\n",
        "  next: birth\n\n",
        """
        call.yaml:21:3: error: "next" belongs to "greeting", and begins with no more spaces (dedented-key)
            Give this line 4 spaces, as "say" has.
        """,
    ),
    Mistake(
        "the only key of another, beside it",
        SERVICE,
        "  ring: 25 s",
        "ring: 25 s",
        """
        service.yaml:16:1: error: "ring" belongs to "agents", and begins with no more spaces (dedented-key)
            Give this line 2 spaces.
        """,
    ),
    Mistake(
        "a weekday beside open",
        SERVICE,
        "    mon-fri:",
        "  mon-fri:",
        """
        service.yaml:11:3: error: "mon-fri" belongs to "open", and begins with no more spaces (dedented-key)
            Give this line 4 spaces.
        """,
    ),
    Mistake(
        "a language beside its prompt",
        CALL,
        "      fr: |\n        Bonjour.",
        "    fr: |\n        Bonjour.",
        """
        call.yaml:14:5: error: "fr" belongs to "say", and begins with no more spaces (dedented-key)
            Give this line 6 spaces, as "en" has.
        """,
    ),
    Mistake(
        "two keys beside their state",
        CALL,
        "    next: goodbye\n    not_sent: goodbye",
        "  next: goodbye\n  not_sent: goodbye",
        """
        call.yaml:81:3: error: "next" belongs to "texted", and begins with no more spaces (dedented-key)
            Give this line 4 spaces, as "send_text" has.
        call.yaml:82:3: error: "not_sent" belongs to "texted", and begins with no more spaces (dedented-key)
            Give this line 4 spaces, as "send_text" has.
        """,
    ),
)
