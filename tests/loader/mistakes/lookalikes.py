"""Characters that look like those of the keyboard, in keys, names and values."""

# ruff: noqa: E501  the problems stand as they are printed

from tests.loader.mistakes.mistake import CALL, SERVICE, Mistake

MISTAKES = (
    Mistake(
        "a Cyrillic letter in a key",
        SERVICE,
        "name: Mini hotline",
        "n\u0430me: Mini hotline",
        """
        service.yaml:1:2: error: service.yaml cannot have "n\u0430me" (unknown-key)
            Here stands a Cyrillic letter (U+0430): write the a of the keyboard. Did you mean "name"?
        """,
    ),
    Mistake(
        "a Cyrillic letter in the name of a state",
        CALL,
        "\n  birth:",
        "\n  b\u0456rth:",
        """
        call.yaml:23:4: error: "b\u0456rth" cannot be a name (bad-name)
            Here stands a Cyrillic letter (U+0456): write the i of the keyboard. Write birth. Names are small letters, digits and _, 64 at most, and begin with a letter: pregnancy_2.
        """,
    ),
    Mistake(
        "a Cyrillic letter in where a state leads",
        CALL,
        "    next: birth\n\n",
        "    next: b\u0456rth\n\n",
        """
        call.yaml:21:12: error: "b\u0456rth" cannot be a name (bad-name)
            Here stands a Cyrillic letter (U+0456): write the i of the keyboard. Write birth. Names are small letters, digits and _, 64 at most, and begin with a letter: pregnancy_2.
        """,
    ),
    Mistake(
        "a Cyrillic letter in the name of a spoken fact",
        CALL,
        "Yes. We say {advice}",
        "Yes. We say {\u0430dvice}",
        """
        call.yaml:38:22: error: there is a brace here that does not enclose the name of a fact (stray-brace)
            Here stands a Cyrillic letter (U+0430): write the a of the keyboard. Write a fact as {birth_from}: small letters, digits and _ in braces.
        """,
    ),
    Mistake(
        "a Cyrillic letter in a word that is prescribed",
        CALL,
        "channel: voice",
        "channel: voic\u0435",
        """
        call.yaml:2:14: error: "channel" cannot be "voic\u0435" (bad-value)
            Here stands a Cyrillic letter (U+0435): write the e of the keyboard. Allowed here: voice.
        """,
    ),
    Mistake(
        "a zero width space in a key",
        CALL,
        "    next: birth\n\n",
        "    ne\u200bxt: birth\n\n",
        """
        call.yaml:21:7: error: "greeting" cannot have "ne\u200bxt" (unknown-key)
            Here stands a zero width space (U+200B): delete the word around it and type it again. Did you mean "next"?
        """,
    ),
    Mistake(
        "a soft hyphen in a name",
        CALL,
        "    next: birth\n\n",
        "    next: bi\xadrth\n\n",
        """
        call.yaml:21:13: error: "bi\xadrth" cannot be a name (bad-name)
            Here stands a soft hyphen (U+00AD): delete the word around it and type it again. Write birth. Names are small letters, digits and _, 64 at most, and begin with a letter: pregnancy_2.
        """,
    ),
    Mistake(
        "a right-to-left mark behind a name",
        CALL,
        "    next: birth\n\n",
        "    next: birth\u200f\n\n",
        """
        call.yaml:21:16: error: "birth\u200f" cannot be a name (bad-name)
            Here stands a right-to-left mark (U+200F): delete the word around it and type it again. Write birth. Names are small letters, digits and _, 64 at most, and begin with a letter: pregnancy_2.
        """,
    ),
    Mistake(
        "a long dash in hours",
        SERVICE,
        "09:00-17:00",
        "09:00\u201317:00",
        """
        service.yaml:11:20: error: "09:00\u201317:00" are not opening hours (bad-hours)
            Here stands a long dash (U+2013): write the hyphen of the keyboard. Write "09:00-17:00", "09:00-12:00, 13:00-17:00" or closed; a night is "22:00-06:00", and ends before noon.
        """,
    ),
    Mistake(
        "a long dash in days",
        SERVICE,
        "mon-fri",
        "mon\u2013fri",
        """
        service.yaml:11:8: error: "mon\u2013fri" are not days of the week (bad-days)
            Here stands a long dash (U+2013): write the hyphen of the keyboard. The days are mon, tue, wed, thu, fri, sat, sun; write mon-fri, or mon, wed, fri.
        """,
    ),
    Mistake(
        "a long dash in the place of the holidays",
        SERVICE,
        "CA-ON",
        "CA\u2013ON",
        """
        service.yaml:12:15: error: no public holidays are known for "CA\u2013ON" (unknown-holidays)
            Here stands a long dash (U+2013): write the hyphen of the keyboard. Write the country and the province: CA-ON.
        """,
    ),
    Mistake(
        "minus signs in a date",
        SERVICE,
        "2026-12-24",
        "2026\u221212\u221224",
        """
        service.yaml:13:15: error: "2026\u221212\u221224" is not a date, nor dates in a row (bad-date)
            Here stands a minus sign (U+2212): write the hyphen of the keyboard. Write the year, the month and the day: 2026-12-24; days in a row from the first to the last: 2026-12-24..2026-12-31, 366 at most.
        """,
    ),
    Mistake(
        "curly quotation marks round hours",
        SERVICE,
        '"09:00-17:00"',
        "\u201c09:00-17:00\u201d",
        """
        service.yaml:11:14: error: "\u201c09:00-17:00\u201d" are not opening hours (bad-hours)
            Here stands a curly quotation mark (U+201C): write the " of the keyboard. Write "09:00-17:00", "09:00-12:00, 13:00-17:00" or closed; a night is "22:00-06:00", and ends before noon.
        """,
    ),
    Mistake(
        "French quotation marks round hours",
        SERVICE,
        '"09:00-17:00"',
        "\xab\xa009:00-17:00\xa0\xbb",
        """
        service.yaml:11:14: error: "\xab 09:00-17:00 \xbb" are not opening hours (bad-hours)
            Here stands a French quotation mark (U+00AB): write the " of the keyboard. Write "09:00-17:00", "09:00-12:00, 13:00-17:00" or closed; a night is "22:00-06:00", and ends before noon.
        """,
    ),
    Mistake(
        "curly quotation marks round a telephone number",
        SERVICE,
        '"+1 833 622 1361"',
        "\u201c+1 833 622 1361\u201d",
        """
        service.yaml:26:19: error: "\u201c+1 833 622 1361\u201d" is not a telephone number (bad-phone)
            Here stands a curly quotation mark (U+201C): write the " of the keyboard. Write it in international form, in quotes: "+1 833 622 1361".
        """,
    ),
    Mistake(
        "fullwidth digits in hours",
        SERVICE,
        "09:00-17:00",
        "\uff10\uff19:00-17:00",
        """
        service.yaml:11:15: error: "\uff10\uff19:00-17:00" are not opening hours (bad-hours)
            Here stands a fullwidth digit zero (U+FF10): write the 0 of the keyboard. Write "09:00-17:00", "09:00-12:00, 13:00-17:00" or closed; a night is "22:00-06:00", and ends before noon.
        """,
    ),
    Mistake(
        "a fullwidth colon in hours",
        SERVICE,
        "09:00-17:00",
        "09\uff1a00-17:00",
        """
        service.yaml:11:17: error: "09\uff1a00-17:00" are not opening hours (bad-hours)
            Here stands a fullwidth colon (U+FF1A): write the : of the keyboard. Write "09:00-17:00", "09:00-12:00, 13:00-17:00" or closed; a night is "22:00-06:00", and ends before noon.
        """,
    ),
    Mistake(
        "a fullwidth comma in a list",
        SERVICE,
        "[en, fr]",
        "[en\uff0c fr]",
        """
        service.yaml:2:15: error: "en\uff0c fr" cannot be a name (bad-name)
            Here stands a fullwidth comma (U+FF0C): write the , of the keyboard. Names are small letters, digits and _, 64 at most, and begin with a letter: pregnancy_2.
        """,
    ),
    Mistake(
        "a no-break space before a unit",
        CALL,
        "wait: 7 s",
        "wait: 7\xa0s",
        """
        call.yaml:6:19: error: "7 s" is not a number of seconds (bad-seconds)
            Here stands a no-break space (U+00A0): delete it and press the space bar. Write it with its unit: 7 s.
        """,
    ),
    Mistake(
        "no-break spaces in a telephone number",
        SERVICE,
        "+1 833 622 1361",
        "+1\xa0833\xa0622\xa01361",
        """
        service.yaml:26:22: error: "+1 833 622 1361" is not a telephone number (bad-phone)
            Here stands a no-break space (U+00A0): delete it and press the space bar. Write it in international form, in quotes: "+1 833 622 1361".
        """,
    ),
    Mistake(
        "a no-break space in a source",
        SERVICE,
        'source: "S0, S1"',
        'source: "S\xa00, S1"',
        """
        service.yaml:24:34: error: the fact "learned_on" has the source "S 0", which is not listed (unknown-source)
            Here stands a no-break space (U+00A0): delete it and press the space bar. Did you mean "S0"?
        """,
    ),
)
