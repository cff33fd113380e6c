"""Small values that are not what their key needs."""

# ruff: noqa: E501  the problems stand as they are printed

from tests.loader.mistakes.mistake import CALL, SERVICE, Mistake

MISTAKES = (
    Mistake(
        "a warning that is accepted in a sentence",
        SERVICE,
        "agents:\n  ring",
        "accepted:\n  Many capitals: for the union\n\nagents:\n  ring",
        """
        service.yaml:16:3: error: "Many capitals" does not name a rule (bad-acceptance)
            Write the name of a rule, and behind it the place if it is for one place alone: many-capitals text.talk.
        """,
    ),
    Mistake(
        "a warning that is accepted without a reason",
        SERVICE,
        "agents:\n  ring",
        "accepted:\n  many-capitals:\n\nagents:\n  ring",
        """
        service.yaml:16:3: error: "many-capitals" is empty (bad-value)
            Write what belongs there, or delete the line.
        """,
    ),
    Mistake(
        "a number of seconds without a unit",
        CALL,
        "wait: 7 s",
        "wait: 7",
        """
        call.yaml:6:12: error: "7" is not a number of seconds (bad-seconds)
            Write it with its unit: 7 s.
        """,
    ),
    Mistake(
        "a wait that is too short",
        CALL,
        "wait: 7 s",
        "wait: 2 s",
        """
        call.yaml:6:12: error: "wait" cannot be "2 s" (bad-value)
            It is at least 3.
        """,
    ),
    Mistake(
        "a wait that is too long",
        CALL,
        "wait: 7 s",
        "wait: 61 s",
        """
        call.yaml:6:12: error: "wait" cannot be "61 s" (bad-value)
            It is at most 60.
        """,
    ),
    Mistake(
        "a pace that is too slow",
        SERVICE,
        "pace: 150",
        "pace: 59",
        """
        service.yaml:5:68: error: "pace" cannot be "59" (bad-value)
            It is at least 60.
        """,
    ),
    Mistake(
        "a number in words",
        SERVICE,
        "pace: 150",
        "pace: fast",
        """
        service.yaml:5:68: error: "fast" is not a whole number (bad-number)
            Write digits only, without spaces: 3400000.
        """,
    ),
    Mistake(
        "a number in hexadecimal",
        SERVICE,
        "number: 3400000",
        "number: 0x10",
        """
        service.yaml:25:12: error: "0x10" is not a whole number (bad-number)
            Write digits only, without spaces: 3400000.
        """,
    ),
    Mistake(
        "a key that no telephone has",
        CALL,
        "{1: yes, 2: no}",
        "{1: yes, 2: no, x: no}",
        """
        call.yaml:5:26: error: "x" is not a key of the telephone (bad-key)
            The keys are 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, star.
        """,
    ),
    Mistake(
        "the number sign as a key",
        CALL,
        "{0: agent,",
        '{"#": agent,',
        """
        call.yaml:4:12: error: "#" is not a key of the telephone (bad-key)
            The keys are 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, star.
        """,
    ),
    Mistake(
        "a capital in a state's name",
        CALL,
        "  result:\n",
        "  Result:\n",
        """
        call.yaml:31:3: error: "Result" cannot be a name (bad-name)
            Write result. Names are small letters, digits and _, 64 at most, and begin with a letter: pregnancy_2.
        """,
    ),
    Mistake(
        "a name of two lines",
        CALL,
        "start: greeting",
        "start: |\n  greeting\n  birth",
        """
        call.yaml:3:1: error: "greeting birth" cannot be a name (bad-name)
            Names are small letters, digits and _, 64 at most, and begin with a letter: pregnancy_2.
        """,
    ),
    Mistake(
        "a name of 65 characters",
        CALL,
        "start: greeting",
        f"start: {'g' * 65}",
        f"""
        call.yaml:3:1: error: "{"g" * 65}" cannot be a name (bad-name)
            Names are small letters, digits and _, 64 at most, and begin with a letter: pregnancy_2.
        """,
    ),
    Mistake(
        "an answer that is neither yes nor no",
        CALL,
        "{1: yes, 2: no}",
        "{1: yes, 2: maybe}",
        """
        call.yaml:5:19: error: "2" cannot be "maybe" (bad-value)
            Allowed here: yes or no.
        """,
    ),
    Mistake(
        "no key for no",
        CALL,
        "{1: yes, 2: no}",
        "{1: yes}",
        """
        call.yaml:5:1: error: yes and no need a key each (bad-answers)
            Write answers: {1: yes, 2: no}.
        """,
    ),
    Mistake(
        "two keys for yes",
        CALL,
        "{1: yes, 2: no}",
        "{1: yes, 2: yes}",
        """
        call.yaml:5:1: error: yes and no need a key each (bad-answers)
            Write answers: {1: yes, 2: no}.
        """,
    ),
    Mistake(
        "a channel that is not a call",
        CALL,
        "channel: voice",
        "channel: sms",
        """
        call.yaml:2:1: error: "channel" cannot be "sms" (bad-value)
            Allowed here: voice.
        """,
    ),
    Mistake(
        "a month in words",
        SERVICE,
        "month: 2010-04",
        "month: April 2010",
        """
        service.yaml:23:16: error: "April 2010" is not a month (bad-month)
            Write the year and the month: 2010-04.
        """,
    ),
    Mistake(
        "a month that does not exist",
        SERVICE,
        "month: 2010-04",
        "month: 2010-13",
        """
        service.yaml:23:16: error: "2010-13" is not a month (bad-month)
            Write the year and the month: 2010-04.
        """,
    ),
    Mistake(
        "a day that does not exist",
        SERVICE,
        "date: 2023-05-31",
        "date: 2023-06-31",
        """
        service.yaml:24:16: error: "2023-06-31" is not a date (bad-date)
            Write the year, the month and the day: 2026-12-24.
        """,
    ),
    Mistake(
        "a telephone number of one digit too few",
        SERVICE,
        "+1 833 622 136",
        "+1 833 62",
        """
        service.yaml:26:12: error: "+1 833 621" is not a telephone number (bad-phone)
            Write it in international form, in quotes: "+1 833 622 1361".
        """,
    ),
    Mistake(
        "a national telephone number",
        SERVICE,
        "+1 833 622 1361",
        "833 622 1361",
        """
        service.yaml:26:12: error: "833 622 1361" is not a telephone number (bad-phone)
            Write it in international form, in quotes: "+1 833 622 1361".
        """,
    ),
    Mistake(
        "an email address without a host",
        SERVICE,
        "privacy@example.ca",
        "privacy@",
        """
        service.yaml:27:13: error: "privacy@" is not an email address (bad-email)
            Write it as privacy@example.ca.
        """,
    ),
    Mistake(
        "a time zone that does not exist",
        SERVICE,
        "America/Toronto",
        "America/Ottawa",
        """
        service.yaml:9:3: error: "America/Ottawa" is not a time zone (bad-timezone)
            Write a name from the tz database: America/Toronto.
        """,
    ),
    Mistake(
        "a time zone that is a region",
        SERVICE,
        "America/Toronto",
        "America",
        """
        service.yaml:9:3: error: "America" is not a time zone (bad-timezone)
            Write a name from the tz database: America/Toronto.
        """,
    ),
    Mistake(
        "a locale with a hyphen",
        SERVICE,
        "locale: en_CA",
        "locale: en-CA",
        """
        service.yaml:5:53: error: "en-CA" is not a locale that Babel knows (bad-locale)
            Write the language and the country: fr_CA; a script stands between them: zh_Hans_CN.
        """,
    ),
    Mistake(
        "a locale that nobody speaks",
        SERVICE,
        "locale: en_CA",
        "locale: xx_CA",
        """
        service.yaml:5:53: error: "xx_CA" is not a locale that Babel knows (bad-locale)
            Write the language and the country: fr_CA; a script stands between them: zh_Hans_CN.
        """,
    ),
    Mistake(
        "a voice's language with an underline",
        SERVICE,
        "language: en-US",
        "language: en_US",
        """
        service.yaml:5:36: error: "en_US" is not a language of Twilio's voices (bad-voice-language)
            Write it as Twilio does: fr-CA, cmn-CN, arb.
        """,
    ),
    Mistake(
        "days that end nowhere",
        SERVICE,
        "    mon-fri:",
        "    mon-:",
        """
        service.yaml:11:5: error: "mon-" are not days of the week (bad-days)
            The days are mon, tue, wed, thu, fri, sat, sun; write mon-fri, or mon, wed, fri.
        """,
    ),
    Mistake(
        "a French day",
        SERVICE,
        "    mon-fri:",
        "    lundi:",
        """
        service.yaml:11:5: error: "lundi" are not days of the week (bad-days)
            The days are mon, tue, wed, thu, fri, sat, sun; write mon-fri, or mon, wed, fri.
        """,
    ),
    Mistake(
        "a clock of no place",
        SERVICE,
        "America/Toronto",
        "PST8PDT",
        """
        service.yaml:9:3: error: "PST8PDT" is not a time zone (bad-timezone)
            Write a name from the tz database: America/Vancouver.
        """,
    ),
    Mistake(
        "hours by a clock of twelve hours",
        SERVICE,
        'mon-fri: "09:00-17:00"',
        'mon-fri: "09:00-05:00"',
        """
        service.yaml:11:5: error: "09:00-05:00" are not opening hours (bad-hours)
            Write "09:00-17:00", "09:00-12:00, 13:00-17:00" or closed; a night is "22:00-06:00", and ends before noon.
        """,
    ),
    Mistake(
        "hours without minutes",
        SERVICE,
        'mon-fri: "09:00-17:00"',
        'mon-fri: "9-17"',
        """
        service.yaml:11:5: error: "9-17" are not opening hours (bad-hours)
            Write "09:00-17:00", "09:00-12:00, 13:00-17:00" or closed; a night is "22:00-06:00", and ends before noon.
        """,
    ),
    Mistake(
        "a day that no year has",
        SERVICE,
        "  holidays: CA-ON\n",
        "  seasons: [{from: 06-31, until: 08-31, open: {mon: closed, tue: '9:00-12:00'}}]\n",
        """
        service.yaml:12:14: error: "06-31" is not a day of each year (bad-day-of-year)
            Write the month and the day: 06-15.
        """,
    ),
    Mistake(
        "two seasons at once",
        SERVICE,
        "  holidays: CA-ON\n",
        """\
  seasons:
    - {from: 06-15, until: 08-31, open: {mon-fri: "09:00-12:00"}}
    - {from: 08-31, until: 01-05, open: {mon-fri: "10:00-12:00"}}
""",
        """
        service.yaml:12:3: error: two seasons have a day in common (seasons-overlap)
            Let each season end the day before another begins.
        """,
    ),
    Mistake(
        "a season with a key too many",
        SERVICE,
        "  holidays: CA-ON\n",
        "  seasons: [{from: 06-15, to: 08-31, open: {tue: '9:00-12:00'}}]\n",
        """
        service.yaml:12:13: error: entry 1 of "seasons" has no "until" (missing-key)
            Add until: to it.
        service.yaml:12:27: error: entry 1 of "seasons" cannot have "to" (unknown-key)
            Allowed here: from, open, until.
        """,
    ),
    Mistake(
        "a weekday in two entries",
        SERVICE,
        '    mon-fri: "09:00-17:00"\n',
        '    mon-fri: "09:00-17:00"\n    fri: "09:00-12:00"\n',
        """
        service.yaml:10:3: error: a day of the week has its hours twice (weekday-twice)
            Give each day once; write two stretches as 09:00-12:00, 13:00-17:00.
        """,
    ),
    Mistake(
        "the same weekdays written in two ways",
        SERVICE,
        '    mon-fri: "09:00-17:00"\n',
        '    mon-tue: "09:00-17:00"\n    mon, tue: closed\n',
        """
        service.yaml:10:3: error: two of the keys below mean the same (duplicate-key)
            Keep one of the two: only one can count.
        """,
    ),
    Mistake(
        "no hour at which anybody is there",
        SERVICE,
        'mon-fri: "09:00-17:00"',
        "mon-fri: closed",
        """
        service.yaml:10:3: error: there is no hour at which agents are on duty (never-open)
            Give at least one day its hours: mon-fri: "09:00-17:00".
        """,
    ),
    Mistake(
        "a holiday calendar that does not exist",
        SERVICE,
        "holidays: CA-ON",
        "holidays: CA-XX",
        """
        service.yaml:12:3: error: no public holidays are known for "CA-XX" (unknown-holidays)
            Write the country and the province: CA-ON.
        """,
    ),
    Mistake(
        "a holiday calendar named in words",
        SERVICE,
        "holidays: CA-ON",
        "holidays: Ontario",
        """
        service.yaml:12:3: error: no public holidays are known for "Ontario" (unknown-holidays)
            Write the country and the province: CA-ON.
        """,
    ),
    Mistake(
        "a holiday calendar left empty",
        SERVICE,
        "holidays: CA-ON",
        "holidays:",
        """
        service.yaml:12:3: error: no public holidays are known for "" (unknown-holidays)
            Write the country and the province: CA-ON.
        """,
    ),
    Mistake(
        "a date pattern with an unknown letter",
        SERVICE,
        'month: MMMM y, date: "',
        'month: MMMM ggg, date: "',
        """
        service.yaml:37:8: error: "MMMM ggg" is not a pattern with which a date can be said (bad-format)
            Compare it with the other patterns; plain words stand in 'quotes'.
        """,
    ),
    Mistake(
        "a time pattern that speaks of a month",
        SERVICE,
        "time: h a",
        "time: h a MMMM",
        """
        service.yaml:37:72: error: "h a MMMM" is not a pattern with which a time can be said (bad-format)
            Compare it with the other patterns; plain words stand in 'quotes'.
        """,
    ),
    Mistake(
        "a date pattern that speaks of an hour",
        SERVICE,
        "date: d MMMM y,",
        "date: d MMMM y H,",
        """
        service.yaml:38:23: error: "d MMMM y H" is not a pattern with which a date can be said (bad-format)
            Compare it with the other patterns; plain words stand in 'quotes'.
        """,
    ),
    Mistake(
        "a pronunciation that tells nothing",
        SERVICE,
        "\nhours:\n",
        "\npronunciations:\n  BORN: {en: {}}\n\nhours:\n",
        """
        service.yaml:9:10: error: this pronunciation tells nothing, or two things (bad-pronunciation)
            Give it one of say, phoneme.
        """,
    ),
    Mistake(
        "a pronunciation that tells two things",
        SERVICE,
        "\nhours:\n",
        "\npronunciations:\n  BORN: {en: {say: born, phoneme: bɔːɹn}}\n\nhours:\n",
        """
        service.yaml:9:10: error: this pronunciation tells nothing, or two things (bad-pronunciation)
            Give it one of say, phoneme.
        """,
    ),
    Mistake(
        "a pronunciation of no kind",
        SERVICE,
        "\nhours:\n",
        "\npronunciations:\n  BORN: {en: {sy: born}}\n\nhours:\n",
        """
        service.yaml:9:15: error: "en" cannot have "sy" (unknown-key)
            Did you mean "say"?
        """,
    ),
    Mistake(
        "sounds that are not written in IPA",
        SERVICE,
        "\nhours:\n",
        "\npronunciations:\n  BORN: {en: {phoneme: /bO:Rn/}}\n\nhours:\n",
        """
        service.yaml:9:15: error: "/bO:Rn/" is not written in the letters of IPA (bad-phoneme)
            Write the sounds alone, without slashes: ˈtʃiːoʊ.
        """,
    ),
    Mistake(
        "a pronunciation in a language that is not offered",
        SERVICE,
        "\nhours:\n",
        "\npronunciations:\n  BORN: {en: {say: born}, de: {say: born}}\n\nhours:\n",
        """
        service.yaml:9:27: error: "de" is not a language of this hotline (unknown-language)
            Allowed here: en, fr.
        """,
    ),
    Mistake(
        "a notice that begins at no moment",
        SERVICE,
        "agents:\n  ring: 25 s\n",
        'notice:\n  from: tomorrow\n  until: "2026-12-03 18:00"\n  say:\n    en: |\n      Boil.\n'
        "    fr: |\n      Bouillir.\nagents:\n  ring: 25 s\n",
        """
        service.yaml:16:3: error: "tomorrow" is not a date and a time (bad-moment)
            Write the day and the time, in quotes: "2026-12-24 09:00".
        """,
    ),
    Mistake(
        "a notice that ends before it begins",
        SERVICE,
        "agents:\n  ring: 25 s\n",
        'notice:\n  from: "2026-12-05 08:00"\n  until: "2026-12-03 18:00"\n  say:\n    en: |\n'
        "      Boil.\n    fr: |\n      Bouillir.\nagents:\n  ring: 25 s\n",
        """
        service.yaml:15:1: error: this notice ends before it begins (bad-notice)
            Look at from and until: the later of the two is until.
        """,
    ),
    Mistake(
        "dates in a row that end before they begin",
        SERVICE,
        '{2026-12-24: "09:00-12:00"}',
        '{2026-12-24: "09:00-12:00", 2026-12-18..2026-11-25: closed}',
        """
        service.yaml:13:38: error: "2026-12-18..2026-11-25" is not a date, nor dates in a row (bad-date)
            Write the year, the month and the day: 2026-12-24; days in a row from the first to the last: 2026-12-24..2026-12-31, 366 at most.
        """,
    ),
    Mistake(
        "dates in a row that hold another date",
        SERVICE,
        '{2026-12-24: "09:00-12:00"}',
        '{2026-12-24: "09:00-12:00", 2026-12-18..2026-12-31: closed}',
        """
        service.yaml:13:3: error: 2026-12-18..2026-12-31 and 2026-12-24 have a day in common (duplicate-key)
            Let each day stand in one of them only.
        """,
    ),
)
