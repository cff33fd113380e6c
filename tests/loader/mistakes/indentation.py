"""Lines that are indented as none of their neighbours is."""

# ruff: noqa: E501  the problems stand as they are printed

from tests.loader.mistakes.mistake import CALL, SERVICE, Mistake

MISTAKES = (
    Mistake(
        "a state one space too far",
        CALL,
        "\n  birth:",
        "\n   birth:",
        """
        call.yaml:23:4: error: this line begins with 3 spaces, and what it could stand beside with 2 ("greeting", line 10) or 4 ("next", line 21) (syntax)
            Lines that belong beside each other begin with the same number of spaces.
        """,
    ),
    Mistake(
        "a state one space too little",
        CALL,
        "\n  birth:",
        "\n birth:",
        """
        call.yaml:23:2: error: this line begins with 1 space, and what it could stand beside with none ("states", line 9) or 2 ("greeting", line 10) (syntax)
            Lines that belong beside each other begin with the same number of spaces.
        """,
    ),
    Mistake(
        "a state without an indentation",
        CALL,
        "\n  birth:",
        "\nbirth:",
        """
        call.yaml:31:3: error: this line begins with 2 spaces, and what it could stand beside with none ("birth", line 23) or 4 ("next", line 29) (syntax)
            Lines that belong beside each other begin with the same number of spaces.
        """,
    ),
    Mistake(
        "a key one space too little",
        CALL,
        "    next: birth\n\n",
        "   next: birth\n\n",
        """
        call.yaml:21:4: error: this line begins with 3 spaces, and what it could stand beside with 2 ("greeting", line 10) or 4 ("choose_language", line 16) (syntax)
            Lines that belong beside each other begin with the same number of spaces.
        """,
    ),
    Mistake(
        "a key one space too far",
        CALL,
        "    next: goodbye\n    not_sent",
        "     next: goodbye\n    not_sent",
        """
        call.yaml:81:6: error: this line begins with 5 spaces, and what it could stand beside with 4 ("send_text", line 80) (syntax)
            Lines that belong beside each other begin with the same number of spaces.
        """,
    ),
    Mistake(
        "a first key that differs from the others",
        CALL,
        "  greeting:\n    say:",
        "  greeting:\n     say:",
        """
        call.yaml:16:5: error: this line begins with 4 spaces, and what it could stand beside with 5 ("say", line 11) (syntax)
            Lines that belong beside each other begin with the same number of spaces.
        """,
    ),
    Mistake(
        "a language one space too far",
        CALL,
        "      fr: |\n        Bonjour.",
        "       fr: |\n        Bonjour.",
        """
        call.yaml:14:8: error: this line begins with 7 spaces, and what it could stand beside with 6 ("en", line 12) or 8 (the words above) (syntax)
            Lines that belong beside each other begin with the same number of spaces.
        """,
    ),
    Mistake(
        "a language one space too little",
        CALL,
        "      fr: |\n        Bonjour.",
        "     fr: |\n        Bonjour.",
        """
        call.yaml:14:6: error: this line begins with 5 spaces, and what it could stand beside with 4 ("say", line 11) or 6 ("en", line 12) (syntax)
            Lines that belong beside each other begin with the same number of spaces.
        """,
    ),
    Mistake(
        "an entry one space too little",
        CALL,
        "      - key: 3",
        "     - key: 3",
        """
        call.yaml:52:6: error: this line begins with 5 spaces, and what it could stand beside with 4 ("menu", line 44) or 6 ("- key", line 45) (syntax)
            Lines that belong beside each other begin with the same number of spaces.
        """,
    ),
    Mistake(
        "an entry one space too far",
        CALL,
        "      - key: 3",
        "       - key: 3",
        """
        call.yaml:52:8: error: this line begins with 7 spaces, and what it could stand beside with 6 ("- key", line 45) or 8 ("say", line 47) (syntax)
            Lines that belong beside each other begin with the same number of spaces.
        """,
    ),
    Mistake(
        "a key of an entry one space too far",
        CALL,
        "        next: agent\n",
        "         next: agent\n",
        """
        call.yaml:53:10: error: this line begins with 9 spaces, and what it could stand beside with 8 ("key", line 52) (syntax)
            Lines that belong beside each other begin with the same number of spaces.
        """,
    ),
    Mistake(
        "words as far as their key",
        CALL,
        "        Hello.",
        "      Hello.",
        """
        call.yaml:13:7: error: these words begin with 6 spaces, and their key with 6 ("en", line 12) (syntax)
            Words are indented further than their key: give them 8 spaces.
        """,
    ),
    Mistake(
        "two lines of words less far than their key",
        CALL,
        "        Hello.",
        "     Hello.\n     You.",
        """
        call.yaml:13:6: error: these words begin with 5 spaces, and their key with 6 ("en", line 12) (syntax)
            Words are indented further than their key: give them 8 spaces.
        """,
    ),
    Mistake(
        "a second line of words one space too little",
        CALL,
        "        Hello.",
        "        Hello.\n       Welcome.",
        """
        call.yaml:14:8: error: this line begins with 7 spaces, and what it could stand beside with 8 (the words above) (syntax)
            Lines that belong beside each other begin with the same number of spaces.
        """,
    ),
    Mistake(
        "a first line of words too far",
        CALL,
        "        Hello.",
        "          Hello.\n        Welcome.",
        """
        call.yaml:14:9: error: this line begins with 8 spaces, and what it could stand beside with 10 (the words above) (syntax)
            Lines that belong beside each other begin with the same number of spaces.
        """,
    ),
    Mistake(
        "a comment between lines that do not fit",
        CALL,
        "    milestone: answered\n    say:",
        "    milestone: answered\n # so\n     say:",
        """
        call.yaml:37:6: error: this line begins with 5 spaces, and what it could stand beside with 4 ("milestone", line 35) (syntax)
            Lines that belong beside each other begin with the same number of spaces.
        """,
    ),
    Mistake(
        "a part of the file one space too far",
        SERVICE,
        "\nagents:\n",
        "\n agents:\n",
        """
        service.yaml:15:2: error: this line begins with 1 space, and what it could stand beside with none ("hours", line 8) or 2 ("dates", line 13) (syntax)
            Lines that belong beside each other begin with the same number of spaces.
        """,
    ),
    Mistake(
        "a fact one space too far",
        SERVICE,
        "  people: {",
        "   people: {",
        """
        service.yaml:25:4: error: this line begins with 3 spaces, and what it could stand beside with 2 ("learned_on", line 24) (syntax)
            Lines that belong beside each other begin with the same number of spaces.
        """,
    ),
)
