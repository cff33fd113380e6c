"""Characters that are not what they look like, and tabs, where a program reads."""

# ruff: noqa: E501  the problems stand as they are printed

from tests.loader.mistakes.mistake import CALL, SERVICE, Mistake

MISTAKES = (
    Mistake(
        "a no-break space before a key",
        CALL,
        "    next: birth\n\n",
        "   \xa0next: birth\n\n",
        """
        call.yaml:21:4: error: a no-break space (U+00A0) stands here: it looks like a space and is none (syntax)
            Delete it and press the space bar.
        """,
    ),
    Mistake(
        "no-break spaces alone before a key",
        CALL,
        "    next: birth\n\n",
        "\xa0\xa0\xa0\xa0next: birth\n\n",
        """
        call.yaml:21:1: error: a no-break space (U+00A0) stands here: it looks like a space and is none (syntax)
            Delete it and press the space bar.
        """,
    ),
    Mistake(
        "a no-break space behind a colon",
        CALL,
        "    next: birth\n\n",
        "    next:\xa0birth\n\n",
        """
        call.yaml:21:10: error: a no-break space (U+00A0) stands here: it looks like a space and is none (syntax)
            Delete it and press the space bar.
        """,
    ),
    Mistake(
        "a no-break space before a colon, as in French",
        CALL,
        "    next: birth\n\n",
        "    next\xa0: birth\n\n",
        """
        call.yaml:21:9: error: a no-break space (U+00A0) stands here: it looks like a space and is none (syntax)
            Delete it and press the space bar.
        """,
    ),
    Mistake(
        "a no-break space before hours",
        SERVICE,
        'mon-fri: "',
        'mon-fri:\xa0"',
        """
        service.yaml:11:13: error: a no-break space (U+00A0) stands here: it looks like a space and is none (syntax)
            Delete it and press the space bar.
        """,
    ),
    Mistake(
        "a no-break space at the end of a line that keys follow",
        CALL,
        "  birth:\n    ask:\n",
        "  birth:\n    ask:\xa0\n",
        """
        call.yaml:24:9: error: a no-break space (U+00A0) stands here: it looks like a space and is none (syntax)
            Delete it and press the space bar.
        """,
    ),
    Mistake(
        "a no-break space behind the bar of words",
        CALL,
        "      en: |\n        Hello.",
        "      en: |\xa0\n        Hello.",
        """
        call.yaml:12:12: error: a no-break space (U+00A0) stands here: it looks like a space and is none (syntax)
            Delete it and press the space bar.
        """,
    ),
    Mistake(
        "a no-break space before the bar of words",
        CALL,
        "      en: |\n        Hello.",
        "      en:\xa0|\n        Hello.",
        """
        call.yaml:12:10: error: a no-break space (U+00A0) stands here: it looks like a space and is none (syntax)
            Delete it and press the space bar.
        """,
    ),
    Mistake(
        "no-break spaces before words",
        CALL,
        "        Hello.",
        "\xa0\xa0\xa0\xa0\xa0\xa0\xa0\xa0Hello.",
        """
        call.yaml:13:1: error: a no-break space (U+00A0) stands here: it looks like a space and is none (syntax)
            Delete it and press the space bar.
        """,
    ),
    Mistake(
        "a no-break space on an empty line",
        CALL,
        "    next: birth\n\n",
        "    next: birth\n\xa0\n",
        """
        call.yaml:22:1: error: a no-break space (U+00A0) stands here: it looks like a space and is none (syntax)
            Delete it and press the space bar.
        """,
    ),
    Mistake(
        "no-break spaces in braces",
        CALL,
        "wait: 7 s, tries",
        "wait:\xa07 s,\xa0tries",
        """
        call.yaml:6:17: error: a no-break space (U+00A0) stands here: it looks like a space and is none (syntax)
            Delete it and press the space bar.
        """,
    ),
    Mistake(
        "a no-break space in a list",
        SERVICE,
        "[en, fr]",
        "[en,\xa0fr]",
        """
        service.yaml:2:16: error: a no-break space (U+00A0) stands here: it looks like a space and is none (syntax)
            Delete it and press the space bar.
        """,
    ),
    Mistake(
        "a no-break space on each of two lines",
        CALL,
        "start: greeting\nanywhere:",
        "start:\xa0greeting\nanywhere\xa0:",
        """
        call.yaml:3:7: error: a no-break space (U+00A0) stands here: it looks like a space and is none (syntax)
            Delete it and press the space bar.
        call.yaml:4:9: error: a no-break space (U+00A0) stands here: it looks like a space and is none (syntax)
            Delete it and press the space bar.
        """,
    ),
    Mistake(
        "a no-break space behind the hyphen of an entry",
        CALL,
        "      - key: 3",
        "      -\xa0key: 3",
        """
        call.yaml:52:8: error: a no-break space (U+00A0) stands here: it looks like a space and is none (syntax)
            Delete it and press the space bar.
        """,
    ),
    Mistake(
        "a byte order mark before a key",
        CALL,
        "    next: birth\n\n",
        "    \ufeffnext: birth\n\n",
        """
        call.yaml:21:5: error: a zero width no-break space (U+FEFF) stands here: it cannot be seen (syntax)
            Delete the word around it and type it again.
        """,
    ),
    Mistake(
        "a zero width space behind a key",
        CALL,
        "  birth:\n    ask:\n",
        "  birth:\n    ask:\u200b\n",
        """
        call.yaml:24:9: error: a zero width space (U+200B) stands here: it cannot be seen (syntax)
            Delete the word around it and type it again.
        """,
    ),
    Mistake(
        "a mark of direction before a key",
        CALL,
        "    next: birth\n\n",
        "    \u200enext: birth\n\n",
        """
        call.yaml:21:5: error: a left-to-right mark (U+200E) stands here: it cannot be seen (syntax)
            Delete the word around it and type it again.
        """,
    ),
    Mistake(
        "a fullwidth colon behind a key",
        CALL,
        "    next: birth\n\n",
        "    next\uff1abirth\n\n",
        """
        call.yaml:21:9: error: a fullwidth colon (U+FF1A) stands here: it looks like : and is none (syntax)
            Write the : of the keyboard.
        """,
    ),
    Mistake(
        "a fullwidth bar before words",
        CALL,
        "      en: |\n        Hello.",
        "      en: \uff5c\n        Hello.",
        """
        call.yaml:12:11: error: a fullwidth vertical line (U+FF5C) stands here: it looks like | and is none (syntax)
            Write the | of the keyboard.
        """,
    ),
    Mistake(
        "fullwidth braces",
        CALL,
        "{1: yes, 2: no}",
        "\uff5b1: yes, 2: no\uff5d",
        """
        call.yaml:5:10: error: a fullwidth left curly bracket (U+FF5B) stands here: it looks like { and is none (syntax)
            Write the { of the keyboard.
        """,
    ),
    Mistake(
        "a long dash before an entry",
        CALL,
        "      - key: 3",
        "      \u2013 key: 3",
        """
        call.yaml:52:7: error: a long dash (U+2013) stands here: it looks like a hyphen and is none (syntax)
            Write the hyphen of the keyboard.
        """,
    ),
    Mistake(
        "a bullet before an entry",
        CALL,
        "      - key: 3",
        "      \u2022 key: 3",
        """
        call.yaml:52:7: error: a bullet (U+2022) stands here: it looks like a hyphen and is none (syntax)
            Write the hyphen of the keyboard.
        """,
    ),
    Mistake(
        "curly quotation marks round a colon",
        SERVICE,
        "name: Mini hotline",
        "name: \u201cMini: hotline\u201d",
        """
        service.yaml:1:7: error: a curly quotation mark (U+201C) stands here: it looks like " and is none (syntax)
            Write the " of the keyboard.
        """,
    ),
    Mistake(
        "a tab behind a colon",
        CALL,
        "    next: birth\n\n",
        "    next:\tbirth\n\n",
        """
        call.yaml:21:10: error: a tab stands where spaces belong (syntax)
            Delete it and press the space bar instead; indent with spaces only.
        """,
    ),
    Mistake(
        "a tab at the end of a line",
        CALL,
        "    next: birth\n\n",
        "    next: birth\t\n\n",
        """
        call.yaml:21:16: error: a tab stands where spaces belong (syntax)
            Delete it and press the space bar instead; indent with spaces only.
        """,
    ),
    Mistake(
        "a tab before a comment",
        CALL,
        "    next: birth\n\n",
        "    next: birth\t# then\n\n",
        """
        call.yaml:21:16: error: a tab stands where spaces belong (syntax)
            Delete it and press the space bar instead; indent with spaces only.
        """,
    ),
    Mistake(
        "a tab behind the bar of words",
        CALL,
        "      en: |\n        Hello.",
        "      en: |\t\n        Hello.",
        """
        call.yaml:12:12: error: a tab stands where spaces belong (syntax)
            Delete it and press the space bar instead; indent with spaces only.
        """,
    ),
    Mistake(
        "tabs before words",
        CALL,
        "        Hello.",
        "\t\tHello.",
        """
        call.yaml:13:1: error: a tab stands where spaces belong (syntax)
            Delete it and press the space bar instead; indent with spaces only.
        """,
    ),
    Mistake(
        "a tab on an empty line",
        CALL,
        "    next: birth\n\n",
        "    next: birth\n\t\n",
        """
        call.yaml:22:1: error: a tab stands where spaces belong (syntax)
            Delete it and press the space bar instead; indent with spaces only.
        """,
    ),
    Mistake(
        "a tab before a unit",
        CALL,
        "wait: 7 s",
        "wait: 7\ts",
        """
        call.yaml:6:19: error: a tab stands where spaces belong (syntax)
            Delete it and press the space bar instead; indent with spaces only.
        """,
    ),
    Mistake(
        "spaces and a tab before a key",
        CALL,
        "    next: birth\n\n",
        "  \tnext: birth\n\n",
        """
        call.yaml:21:3: error: a tab stands where spaces belong (syntax)
            Delete it and press the space bar instead; indent with spaces only.
        """,
    ),
)
