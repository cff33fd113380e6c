"""Prompts: the words themselves, their languages and their facts."""

# ruff: noqa: E501  the problems stand as they are printed

from tests.loader.mistakes.mistake import CALL, SERVICE, Mistake

MISTAKES = (
    Mistake(
        "words on the key's own line",
        CALL,
        "      en: |\n        Hello.",
        "      en: Hello.",
        """
        call.yaml:12:7: error: words stand on the key's own line, where a # or a : in them would be lost or misread (inline-prompt)
            Write "|" after the key, and the words on the next line, indented further.
        """,
    ),
    Mistake(
        "a # in words on the key's own line",
        CALL,
        "      en: |\n        Hello.",
        "      en: Press # to go on.",
        """
        call.yaml:12:7: error: of the words on this line, YAML would leave out: # to go on. (inline-prompt)
            Write "|" after the key, and the words on the next line, indented further.
        """,
    ),
    Mistake(
        "a fact at the beginning of words on the key's own line",
        CALL,
        "      en: |\n        Hello.",
        "      en: {people}",
        """
        call.yaml:12:7: error: words stand on the key's own line, where a # or a : in them would be lost or misread (inline-prompt)
            Write "|" after the key, and the words on the next line, indented further.
        """,
    ),
    Mistake(
        "a comment among the words",
        CALL,
        "      en: |\n        Hello.",
        "      en: |\n        # To be signed off.\n        Hello.",
        """
        call.yaml:12:7: error: a line of these words begins with "#", and would be said (comment-in-words)
            Move the comment to a line of its own above the key.
        """,
    ),
    Mistake(
        "a phrase that leaves out what only it says",
        SERVICE,
        "      {choice}, press {key}.",
        "      {choice}, press a key.",
        """
        service.yaml:52:5: error: "choice" does not say {key} in the language "en" (missing-slot)
            Write {key} where it belongs: nothing else says it.
        """,
    ),
    Mistake(
        "a prompt without words",
        CALL,
        "        Hello.\n",
        "\n",
        """
        call.yaml:12:7: error: there are no words here (empty-prompt)
            Write what is to be said.
        """,
    ),
    Mistake(
        "a brace left open",
        CALL,
        "{advice}.\n      fr",
        "{advice.\n      fr",
        """
        call.yaml:37:7: error: there is a brace here that does not enclose the name of a fact (stray-brace)
            Write a fact as {birth_from}: small letters, digits and _ in braces.
        """,
    ),
    Mistake(
        "a capital in a fact's name",
        CALL,
        "We say {advice}",
        "We say {Advice}",
        """
        call.yaml:37:7: error: there is a brace here that does not enclose the name of a fact (stray-brace)
            Write a fact as {birth_from}: small letters, digits and _ in braces.
        """,
    ),
    Mistake(
        "a deleted French prompt",
        CALL,
        "      fr: |\n        Bonjour.\n",
        "",
        """
        call.yaml:11:5: error: "greeting.say" says nothing in the language "fr" (missing-language)
            Add fr: | and the words below it, equal to the others in content.
        """,
    ),
    Mistake(
        "a deleted French phrase",
        SERVICE,
        "    fr: |\n      l'étoile\n",
        "",
        """
        service.yaml:46:3: error: "star" says nothing in the language "fr" (missing-language)
            Add fr: | and the words below it, equal to the others in content.
        """,
    ),
    Mistake(
        "a deleted French choice",
        CALL,
        "          fr: |\n            Pour recommencer\n",
        "",
        """
        call.yaml:47:9: error: "more.menu.1.say" says nothing in the language "fr" (missing-language)
            Add fr: | and the words below it, equal to the others in content.
        """,
    ),
    Mistake(
        "a deleted French whisper",
        CALL,
        "        fr: |\n          Un appel.\n",
        "",
        """
        call.yaml:63:7: error: "agent.transfer.whisper" says nothing in the language "fr" (missing-language)
            Add fr: | and the words below it, equal to the others in content.
        """,
    ),
    Mistake(
        "a fact in words that lacks a language",
        SERVICE,
        "      fr: |\n        ne faites rien\n",
        "",
        """
        service.yaml:29:5: error: "advice.words" says nothing in the language "fr" (missing-language)
            Add fr: | and the words below it, equal to the others in content.
        """,
    ),
    Mistake(
        "a language without a voice",
        SERVICE,
        "  fr: {voice: Polly.Gabrielle-Neural, language: fr-CA, locale: fr_CA, pace: 165}\n",
        "",
        """
        service.yaml:4:1: error: voices has nothing for the language "fr" (missing-language)
            Add fr: to voices, like the other languages.
        """,
    ),
    Mistake(
        "a language without formats",
        SERVICE,
        "  fr: {month: MMMM y, date: d MMMM y, weekday_date: EEEE d MMMM, time: H 'h', time_with_minutes: H 'h' mm}\n",
        "",
        """
        service.yaml:36:1: error: formats has nothing for the language "fr" (missing-language)
            Add fr: to formats, like the other languages.
        """,
    ),
    Mistake(
        "a language that is not offered",
        CALL,
        "        Hello.\n",
        "        Hello.\n      de: |\n        Guten Tag.\n",
        """
        call.yaml:14:7: error: "de" is not a language of this hotline (unknown-language)
            Allowed here: en, fr.
        """,
    ),
    Mistake(
        "a misspelt fact",
        CALL,
        "We say {advice}",
        "We say {advise}",
        """
        call.yaml:38:21: error: "exposed.say" speaks of the fact "advise", which does not exist (unknown-fact)
            Did you mean "advice"?
        """,
    ),
    Mistake(
        "a misspelt fact on the second line of words",
        CALL,
        "        Yes. We say {advice}.",
        "        Yes.\n        We say {advise}.",
        """
        call.yaml:39:16: error: "exposed.say" speaks of the fact "advise", which does not exist (unknown-fact)
            Did you mean "advice"?
        """,
    ),
    Mistake(
        "a fact that resembles no other",
        CALL,
        "We say {advice}",
        "We say {zzz}",
        """
        call.yaml:38:21: error: "exposed.say" speaks of the fact "zzz", which does not exist (unknown-fact)
            Allowed here: address, advice, agent_key, birth_from, centre, hours, learned_on, people, reopens, repeat_key, switch_language_key.
        """,
    ),
    Mistake(
        "a slot of another phrase",
        SERVICE,
        "      {first} to {last}",
        "      {first} to {end}",
        """
        service.yaml:108:18: error: "day_range" speaks of the fact "end", which does not exist (unknown-fact)
            Allowed here: first, last.
        """,
    ),
    Mistake(
        "a fact in words that speaks of a fact",
        SERVICE,
        "        do nothing",
        "        do nothing before {learned_on}",
        """
        service.yaml:31:27: error: "advice.words" cannot speak of "learned_on" (misplaced-fact)
            Write the words out.
        """,
    ),
    Mistake(
        "hours that speak of the hours",
        SERVICE,
        "      {days}, {times}\n    fr",
        "      {days}, {hours}\n    fr",
        """
        service.yaml:118:15: error: "hours" cannot speak of "hours" (misplaced-fact)
            Allowed here: days, times.
        """,
    ),
    Mistake(
        "a key that speaks of a fact",
        SERVICE,
        "      star\n",
        "      star {people}\n",
        """
        service.yaml:48:12: error: "star" cannot speak of "people" (misplaced-fact)
            Write the words out.
        """,
    ),
    Mistake(
        "a source that is not listed",
        SERVICE,
        '"S0, S1"',
        '"S0, S2"',
        """
        service.yaml:24:34: error: the fact "learned_on" has the source "S2", which is not listed (unknown-source)
            Allowed here: S0, S1.
        """,
    ),
    Mistake(
        "a fact without a source's name",
        SERVICE,
        "number: 3400000, source: S0",
        "number: 3400000, source: ''",
        """
        service.yaml:25:29: error: "source" is empty (bad-value)
            Write what belongs there, or delete the line.
        """,
    ),
    Mistake(
        "a fact named like the hours",
        SERVICE,
        "  people:",
        "  hours:",
        """
        service.yaml:25:3: error: "hours" has a meaning of its own in prompts and cannot name a fact (reserved-name)
            Rename the fact.
        """,
    ),
    Mistake(
        "a fact named like the key for an agent",
        SERVICE,
        "  people:",
        "  agent_key:",
        """
        service.yaml:25:3: error: "agent_key" has a meaning of its own in prompts and cannot name a fact (reserved-name)
            Rename the fact.
        """,
    ),
    Mistake(
        "a fact named like a phrase's own slot",
        SERVICE,
        "  people:",
        "  digit:",
        """
        service.yaml:25:3: error: "digit" has a meaning of its own in prompts and cannot name a fact (reserved-name)
            Rename the fact.
        """,
    ),
    Mistake(
        "a fact that is not numbered like one",
        CALL,
        "  goodbye:\n",
        "  goodbye:\n    facts: [people]\n",
        """
        call.yaml:72:13: error: "people" is not the number of a registered fact (bad-fact-id)
            Write the numbers of docs/facts.md: facts: [F2, T1].
        """,
    ),
)
