"""Keys that are missing or unknown, and values of the wrong make."""

# ruff: noqa: E501  the problems stand as they are printed

from tests.loader.mistakes.mistake import CALL, MINI, SERVICE, Mistake

MISTAKES = (
    Mistake(
        "an unknown key with a near miss",
        CALL,
        "budget: {to_answer",
        "budget: {to_anser",
        """
        call.yaml:7:10: error: "budget" cannot have "to_anser" (unknown-key)
            Did you mean "to_answer"?
        """,
    ),
    Mistake(
        "an unknown key with none",
        CALL,
        "start: greeting",
        "start: greeting\ncolour: blue",
        """
        call.yaml:4:1: error: call.yaml cannot have "colour" (unknown-key)
            Allowed here: answers, anywhere, budget, channel, flow, languages, patience, start, states.
        """,
    ),
    Mistake(
        "an unknown key of a phrase",
        SERVICE,
        "  dot:\n",
        "  full_stop:\n    en: |\n      stop\n    fr: |\n      point\n  dot:\n",
        """
        service.yaml:151:3: error: "phrases" cannot have "full_stop" (unknown-key)
            Allowed here: accept, and_last, apology, around_the_clock, around_the_clock_on, at_sign, brief_closed_from, brief_closed_on, brief_day, brief_day_range, brief_hours, brief_open_from, brief_open_on, brief_times, choice, closed_from, closed_on, day, day_range, digits_confirm, digits_odd, dot, essentials, except_for, finish, from_then_on, goodbye, help, help_without_agents, hours, hyphen, key, no_input, no_input_again, no_match, no_match_again, open_all_day_on, open_from, open_on, plus, pound, public_holidays, reopens, reopens_at_midnight, reopens_today, season, slash, star, switch_language, times, times_overnight, underscore, yes_no.
        """,
    ),
    Mistake(
        "an optional key misspelt",
        CALL,
        "    milestone: answered",
        "    milestones: answered",
        """
        call.yaml:35:5: error: "exposed" cannot have "milestones" (unknown-key)
            Did you mean "milestone"?
        """,
    ),
    Mistake(
        "a missing key of the file",
        CALL,
        "channel: voice\n",
        "",
        """
        call.yaml:1:1: error: call.yaml has no "channel" (missing-key)
            Add channel: to it.
        """,
    ),
    Mistake(
        "a missing key of a state",
        CALL,
        "    next: hang_up\n",
        "",
        """
        call.yaml:71:3: error: "goodbye" has no "next" (missing-key)
            Add next: to it.
        """,
    ),
    Mistake(
        "a missing key of a choice",
        CALL,
        "      - key: 3\n        next",
        "      - next",
        """
        call.yaml:52:9: error: entry 2 of "menu" has no "key" (missing-key)
            Add key: to it.
        """,
    ),
    Mistake(
        "a phrase that is missing although another is misspelt like it",
        SERVICE,
        (
            "  no_match:\n"
            "    en: |\n"
            "      Not a choice.\n"
            "    fr: |\n"
            "      Pas un choix.\n"
            "  no_match_again:"
        ),
        "  no_match_agan:",
        """
        service.yaml:40:1: error: "phrases" has no "no_match" (missing-key)
            Add no_match: to it.
        service.yaml:76:3: error: "phrases" cannot have "no_match_agan" (unknown-key)
            Did you mean "no_match_again"?
        """,
    ),
    Mistake(
        "a misspelt kind of state",
        CALL,
        "    ask:\n",
        "    asks:\n",
        """
        call.yaml:24:5: error: "birth" cannot have "asks" (unknown-key)
            Did you mean "ask"?
        """,
    ),
    Mistake(
        "a misspelt kind of fact",
        SERVICE,
        "{month: 2010-04",
        "{mont: 2010-04",
        """
        service.yaml:23:16: error: "birth_from" cannot have "mont" (unknown-key)
            Did you mean "month"?
        """,
    ),
    Mistake(
        "a state of two kinds",
        CALL,
        "    ask:\n",
        "    route: {otherwise: more}\n    ask:\n",
        """
        call.yaml:23:3: error: this state is of no kind, or of more than one (bad-state)
            Give it one of choose_language, ask, digits, menu, route, transfer, send_text, say; say may stand beside the others.
        """,
    ),
    Mistake(
        "a state without a kind",
        CALL,
        "    route: {any_yes: exposed, otherwise: more}\n",
        "    next: more\n",
        """
        call.yaml:31:3: error: this state is of no kind, or of more than one (bad-state)
            Give it one of choose_language, ask, digits, menu, route, transfer, send_text, say; say may stand beside the others.
        """,
    ),
    Mistake(
        "a state that is a word",
        CALL,
        "    route: {any_yes: exposed, otherwise: more}\n",
        "    more\n",
        """
        call.yaml:31:3: error: this state is of no kind, or of more than one (bad-state)
            Give it one of choose_language, ask, digits, menu, route, transfer, send_text, say; say may stand beside the others.
        """,
    ),
    Mistake(
        "a fact without a value",
        SERVICE,
        "{month: 2010-04, source: S0}",
        "{source: S0}",
        """
        service.yaml:23:3: error: this fact has no value, or more than one (bad-fact)
            Give it one of month, date, year, time, duration, number, money, percentage, phone, email, web, code, name, words, and its source.
        """,
    ),
    Mistake(
        "a fact of two values",
        SERVICE,
        "{month: 2010-04",
        "{month: 2010-04, date: 2010-04-01",
        """
        service.yaml:23:3: error: this fact has no value, or more than one (bad-fact)
            Give it one of month, date, year, time, duration, number, money, percentage, phone, email, web, code, name, words, and its source.
        """,
    ),
    Mistake(
        "a question that leads nowhere",
        CALL,
        "    next: result\n",
        "",
        """
        call.yaml:23:3: error: it is not clear where this question leads (question-leads-nowhere)
            Give it next, or both yes and no, with the state that follows.
        """,
    ),
    Mistake(
        "a question that leads to two places",
        CALL,
        "    next: result\n",
        "    next: result\n    yes: exposed\n",
        """
        call.yaml:23:3: error: it is not clear where this question leads (question-leads-nowhere)
            Give it next, or both yes and no, with the state that follows.
        """,
    ),
    Mistake(
        "a question without a way for no",
        CALL,
        "    next: result\n",
        "    yes: exposed\n",
        """
        call.yaml:23:3: error: it is not clear where this question leads (question-leads-nowhere)
            Give it next, or both yes and no, with the state that follows.
        """,
    ),
    Mistake(
        "a route with an unknown condition",
        CALL,
        "any_yes: exposed",
        "any_maybe: exposed",
        """
        call.yaml:32:5: error: this route has an unknown condition, or does not end with otherwise (bad-route)
            The conditions are any_yes, open, staffed; then otherwise, last.
        """,
    ),
    Mistake(
        "a route that does not end with otherwise",
        CALL,
        "{any_yes: exposed, otherwise: more}",
        "{otherwise: more, any_yes: exposed}",
        """
        call.yaml:32:5: error: this route has an unknown condition, or does not end with otherwise (bad-route)
            The conditions are any_yes, open, staffed; then otherwise, last.
        """,
    ),
    Mistake(
        "an empty route",
        CALL,
        "{any_yes: exposed, otherwise: more}",
        "{}",
        """
        call.yaml:32:5: error: this route has an unknown condition, or does not end with otherwise (bad-route)
            The conditions are any_yes, open, staffed; then otherwise, last.
        """,
    ),
    Mistake(
        "a menu without choices",
        CALL,
        "    route: {any_yes: exposed, otherwise: more}\n",
        "    menu: []\n",
        """
        call.yaml:32:5: error: "menu" is empty (bad-value)
            Write what belongs there, or delete the line.
        """,
    ),
    Mistake(
        "a choice that is a word",
        CALL,
        "    route: {any_yes: exposed, otherwise: more}\n",
        "    menu: [more]\n",
        """
        call.yaml:32:12: error: entry 1 of "menu" needs keys of its own (bad-value)
            Indent what belongs to it on the lines below, each with its own key.
        """,
    ),
    Mistake(
        "a menu of keys",
        CALL,
        "    route: {any_yes: exposed, otherwise: more}\n",
        "    menu: {1: more}\n",
        """
        call.yaml:32:5: error: "menu" needs a list (bad-value)
            Write each entry on a line that begins with - or all in [brackets].
        """,
    ),
    Mistake(
        "states as a list",
        CALL,
        MINI[CALL],
        (
            "flow: call\n"
            "channel: voice\n"
            "start: a\n"
            "anywhere: {}\n"
            "answers: {1: yes, 2: no}\n"
            "patience: {wait: 7 s, tries: 3, then: a, otherwise: a}\n"
            "states: [a]\n"
        ),
        """
        call.yaml:7:1: error: "states" needs keys of its own (bad-value)
            Indent what belongs to it on the lines below, each with its own key.
        """,
    ),
    Mistake(
        "no states",
        CALL,
        MINI[CALL],
        (
            "flow: call\n"
            "channel: voice\n"
            "start: a\n"
            "anywhere: {}\n"
            "answers: {1: yes, 2: no}\n"
            "patience: {wait: 7 s, tries: 3, then: a, otherwise: a}\n"
            "states:\n"
        ),
        """
        call.yaml:7:1: error: "states" needs keys of its own (bad-value)
            Indent what belongs to it on the lines below, each with its own key.
        """,
    ),
    Mistake(
        "a prompt of nothing",
        CALL,
        "    say:\n      en: |\n        Hello.\n      fr: |\n        Bonjour.\n",
        "    say: {}\n",
        """
        call.yaml:11:5: error: "say" is empty (bad-value)
            Write what belongs there, or delete the line.
        """,
    ),
    Mistake(
        "a prompt as a list",
        CALL,
        "    say:\n      en: |\n        Hello.\n      fr: |\n        Bonjour.\n",
        "    say: [Hello, Bonjour]\n",
        """
        call.yaml:11:5: error: "say" needs keys of its own (bad-value)
            Indent what belongs to it on the lines below, each with its own key.
        """,
    ),
    Mistake(
        "a prompt left empty",
        CALL,
        "    say:\n      en: |\n        Hello.\n      fr: |\n        Bonjour.\n",
        "    say:\n",
        """
        call.yaml:11:5: error: "say" needs keys of its own (bad-value)
            Indent what belongs to it on the lines below, each with its own key.
        """,
    ),
    Mistake(
        "languages as a word",
        SERVICE,
        "[en, fr]",
        "en",
        """
        service.yaml:2:1: error: "languages" needs a list (bad-value)
            Write each entry on a line that begins with - or all in [brackets].
        """,
    ),
    Mistake(
        "no languages",
        SERVICE,
        "[en, fr]",
        "[]",
        """
        service.yaml:2:1: error: "languages" is empty (bad-value)
            Write what belongs there, or delete the line.
        """,
    ),
    Mistake(
        "too many languages",
        SERVICE,
        "[en, fr]",
        "[en, fr, a, b, c, d, e, f, g, h]",
        """
        service.yaml:2:1: error: "languages" has too many or too few entries (bad-value)
            It has at most 9.
        """,
    ),
    Mistake(
        "a language twice",
        SERVICE,
        "[en, fr]",
        "[en, fr, en]",
        """
        service.yaml:2:1: error: a language stands here twice (language-twice)
            Keep it once.
        """,
    ),
    Mistake(
        "a name left empty",
        SERVICE,
        "name: Mini hotline",
        "name:",
        """
        service.yaml:1:1: error: "name" is empty (bad-value)
            Write what belongs there, or delete the line.
        """,
    ),
    Mistake(
        "a name as a list",
        SERVICE,
        "name: Mini hotline",
        "name: [Mini, hotline]",
        """
        service.yaml:1:1: error: "name" is one value, no list or keys (bad-value)
            Write it behind the colon.
        """,
    ),
    Mistake(
        "a list where a name belongs",
        CALL,
        "start: greeting",
        "start: [greeting, more]",
        """
        call.yaml:3:1: error: one value belongs here, no list or keys (bad-name)
            Names are small letters, digits and _, 64 at most, and begin with a letter: pregnancy_2.
        """,
    ),
    Mistake(
        "a state named like a mark of the reader's own",
        CALL,
        "  goodbye:\n    say:\n      en: |\n        Goodbye.",
        (
            "  <x>:\n"
            "    say:\n"
            "      en: Hello\n"
            "    next: hang_up\n"
            "\n"
            "  goodbye:\n"
            "    say:\n"
            "      en: |\n"
            "        Goodbye."
        ),
        """
        call.yaml:71:3: error: "<x>" cannot be a name (bad-name)
            Names are small letters, digits and _, 64 at most, and begin with a letter: pregnancy_2.
        call.yaml:73:7: error: words stand on the key's own line, where a # or a : in them would be lost or misread (inline-prompt)
            Write "|" after the key, and the words on the next line, indented further.
        """,
    ),
)
