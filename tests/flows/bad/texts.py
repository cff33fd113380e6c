"""Flows that break the rules of the texts: their length, their alphabet and the words that must be answered."""

# ruff: noqa: E501  the problems stand as they are printed

from tests.flows.bad.flow import Bad
from tests.flows.edit import TEXT, Edit

FLOWS = (
    Bad(
        "long-text",
        Edit(
            TEXT,
            "        You will get no more texts.\n      fr: |\n        Vous ne recevrez plus de textos.",
            "        You will get no more texts from us. You will get no more texts from us. You will get no more texts from us. You will get no more texts from us. You will get no more texts from us. \n      fr: |\n        Vous ne recevrez plus de textos. Vous ne recevrez plus de textos. Vous ne recevrez plus de textos. Vous ne recevrez plus de textos. ",
        ),
        """
        text.yaml:114:7: error: "stopped.say" takes 2 parts in the language "en" (GSM-7); 1 may be taken (long-text)
            Shorten it, or divide it in two states.
        """,
    ),
    Bad(
        "costly-character",
        Edit(TEXT, "N'envoyez", "N’envoyez"),
        """
        text.yaml:55:8: warning: "sensitive" has a character that makes texts longer: RIGHT SINGLE QUOTATION MARK (U+2019) (costly-character)
            Write "N'envoyez".
        """,
    ),
    Bad(
        "missing-word",
        Edit(TEXT, "[HELP, INFO]", "[HELP]"),
        """
        text.yaml:14:3: error: no keyword answers INFO in the language "en" (missing-word)
            Add INFO to the words of the state that answers it.
        """,
    ),
    Bad(
        "stop-that-goes-on",
        Edit(TEXT, "    ends: true\n", ""),
        """
        text.yaml:112:3: error: state "stopped" answers STOP, and does not end the conversation (stop-that-goes-on)
            Add ends: true to it, and no next.
        """,
    ),
    Bad(
        "unlisted-keyword",
        Edit(
            TEXT,
            "{birth_word}, {data_word}, or {stopped_word} to end.\n      fr: |\n        Textez {birth_word}, ",
            "{data_word}, or {stopped_word} to end.\n      fr: |\n        Textez ",
        ),
        """
        text.yaml:12:3: warning: the answer to HELP does not list CHECK, the word of "birth" (unlisted-keyword)
            Add {birth_word} to it.
        """,
    ),
    Bad(
        "too-many-texts",
        Edit(
            TEXT,
            "        Un nom. Nous disons {advice}.\n    next: essentials\n",
            "        Un nom. Nous disons {advice}.\n    next: part_1\n\n  part_1:\n    say:\n      en: |\n        These are the words of a text that is long enough. These are the words of a text that is long enough. These are the words of a text that is long enough. These are the words of a text that is long enough. These are the words of a text that is long enough.\n      fr: |\n        Ce sont les mots du texto, et il est assez long. Ce sont les mots du texto, et il est assez long. Ce sont les mots du texto, et il est assez long. Ce sont les mots du texto, et il est assez long. Ce sont les mots du texto, et il est assez long.\n    next: part_2\n\n  part_2:\n    say:\n      en: |\n        These are the words of a text that is long enough. These are the words of a text that is long enough. These are the words of a text that is long enough. These are the words of a text that is long enough. These are the words of a text that is long enough.\n      fr: |\n        Ce sont les mots du texto, et il est assez long. Ce sont les mots du texto, et il est assez long. Ce sont les mots du texto, et il est assez long. Ce sont les mots du texto, et il est assez long. Ce sont les mots du texto, et il est assez long.\n    next: part_3\n\n  part_3:\n    say:\n      en: |\n        These are the words of a text that is long enough. These are the words of a text that is long enough. These are the words of a text that is long enough. These are the words of a text that is long enough. These are the words of a text that is long enough.\n      fr: |\n        Ce sont les mots du texto, et il est assez long. Ce sont les mots du texto, et il est assez long. Ce sont les mots du texto, et il est assez long. Ce sont les mots du texto, et il est assez long. Ce sont les mots du texto, et il est assez long.\n    next: part_4\n\n  part_4:\n    say:\n      en: |\n        These are the words of a text that is long enough. These are the words of a text that is long enough. These are the words of a text that is long enough. These are the words of a text that is long enough. These are the words of a text that is long enough.\n      fr: |\n        Ce sont les mots du texto, et il est assez long. Ce sont les mots du texto, et il est assez long. Ce sont les mots du texto, et il est assez long. Ce sont les mots du texto, et il est assez long. Ce sont les mots du texto, et il est assez long.\n    next: part_5\n\n  part_5:\n    say:\n      en: |\n        These are the words of a text that is long enough. These are the words of a text that is long enough. These are the words of a text that is long enough. These are the words of a text that is long enough. These are the words of a text that is long enough.\n      fr: |\n        Ce sont les mots du texto, et il est assez long. Ce sont les mots du texto, et il est assez long. Ce sont les mots du texto, et il est assez long. Ce sont les mots du texto, et il est assez long. Ce sont les mots du texto, et il est assez long.\n    next: part_6\n\n  part_6:\n    say:\n      en: |\n        These are the words of a text that is long enough. These are the words of a text that is long enough. These are the words of a text that is long enough. These are the words of a text that is long enough. These are the words of a text that is long enough.\n      fr: |\n        Ce sont les mots du texto, et il est assez long. Ce sont les mots du texto, et il est assez long. Ce sont les mots du texto, et il est assez long. Ce sont les mots du texto, et il est assez long. Ce sont les mots du texto, et il est assez long.\n    next: essentials\n",
        ),
        """
        text.yaml:89:3: error: state "data" begins 14 messages in a row (too-many-texts)
            Leave out next somewhere: Twilio sends 10 at most.
        """,
    ),
)
