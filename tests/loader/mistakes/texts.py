"""The text flow: its words, its states, and the texts that a call sends."""

# ruff: noqa: E501  the problems stand as they are printed

from tests.loader.mistakes.mistake import CALL, MINI, SERVICE, TEXT, Mistake

MISTAKES = (
    Mistake(
        "a text flow that is missing",
        TEXT,
        MINI[TEXT],
        "",
        """
        text.yaml:1:1: error: this file holds no keys (syntax)
            Begin each line with a key and a colon; indent what belongs to a key below it.
        """,
    ),
    Mistake(
        "a word with an accent",
        TEXT,
        "[DONNEES]",
        "[DONNÉES]",
        """
        text.yaml:13:27: error: "DONNÉES" cannot be a word that people text (bad-word)
            Write one word in capitals without accents, DONNEES: données is understood as well.
        """,
    ),
    Mistake(
        "a word in small letters",
        TEXT,
        "[CHECK]",
        "[check]",
        """
        text.yaml:12:16: error: "check" cannot be a word that people text (bad-word)
            Write one word in capitals without accents, DONNEES: données is understood as well.
        """,
    ),
    Mistake(
        "two words for one",
        TEXT,
        "[CHECK]",
        "[CHECK ME]",
        """
        text.yaml:12:16: error: "CHECK ME" cannot be a word that people text (bad-word)
            Write one word in capitals without accents, DONNEES: données is understood as well.
        """,
    ),
    Mistake(
        "a word outside a list",
        TEXT,
        "[CHECK]",
        "CHECK",
        """
        text.yaml:12:11: error: "en" needs a list (bad-value)
            Write each entry on a line that begins with - or all in [brackets].
        """,
    ),
    Mistake(
        "a list of no words",
        TEXT,
        "[CHECK]",
        "[]",
        """
        text.yaml:12:11: error: "en" is empty (bad-value)
            Write what belongs there, or delete the line.
        """,
    ),
    Mistake(
        "a keyword that leads to two states",
        TEXT,
        "[DATA]",
        "[DATA, CHECK]",
        """
        text.yaml:13:21: error: "CHECK" stands for "keywords.birth" already (word-twice)
            One word can do one thing only: take it out of one of the two.
        """,
    ),
    Mistake(
        "a keyword that answers as well",
        TEXT,
        "[DATA]",
        "[Y]",
        """
        text.yaml:13:15: error: "Y" stands for "answers.yes" already (word-twice)
            One word can do one thing only: take it out of one of the two.
        """,
    ),
    Mistake(
        "a word for two languages",
        TEXT,
        "[FRANCAIS]",
        "[FRANCAIS, ENGLISH]",
        """
        text.yaml:9:43: error: "ENGLISH" stands for "languages.en" already (word-twice)
            One word can do one thing only: take it out of one of the two.
        """,
    ),
    Mistake(
        "a keyword that chooses a language in another",
        TEXT,
        "[DATA]",
        "[FRANCAIS]",
        """
        text.yaml:13:15: error: "FRANCAIS" stands for "languages.fr" already (word-twice)
            One word can do one thing only: take it out of one of the two.
        """,
    ),
    Mistake(
        "a yes that is a no",
        TEXT,
        "[OUI]",
        "[OUI, N]",
        """
        text.yaml:8:31: error: "N" stands for "answers.yes" already (word-twice)
            One word can do one thing only: take it out of one of the two.
        """,
    ),
    Mistake(
        "a keyword without French words",
        TEXT,
        "{en: [DATA], fr: [DONNEES]}",
        "{en: [DATA]}",
        """
        text.yaml:13:3: error: "keywords.data" has no word in the language "fr" (missing-language)
            Add fr: [WORD] to it.
        """,
    ),
    Mistake(
        "a language that no word chooses",
        TEXT,
        ", fr: [FRANCAIS]",
        "",
        """
        text.yaml:9:1: error: "languages" has no word in the language "fr" (missing-language)
            Add fr: [WORD] to it.
        """,
    ),
    Mistake(
        "an answer without French words",
        TEXT,
        ", fr: [OUI]",
        "",
        """
        text.yaml:7:3: error: "answers.yes" has no word in the language "fr" (missing-language)
            Add fr: [WORD] to it.
        """,
    ),
    Mistake(
        "fillers without a language",
        TEXT,
        ", fr: [SVP]",
        "",
        """
        text.yaml:14:1: error: "fillers" has no word in the language "fr" (missing-language)
            Add fr: [WORD] to it.
        """,
    ),
    Mistake(
        "words of a language that is not offered",
        TEXT,
        "fr: [DONNEES]}",
        "fr: [DONNEES], de: [DATEN]}",
        """
        text.yaml:13:37: error: "de" is not a language of this hotline (unknown-language)
            Allowed here: en, fr.
        """,
    ),
    Mistake(
        "a language that is not offered but has a word",
        TEXT,
        "fr: [FRANCAIS]}",
        "fr: [FRANCAIS], de: [DEUTSCH]}",
        """
        text.yaml:9:44: error: "de" is not a language of this hotline (unknown-language)
            Allowed here: en, fr.
        """,
    ),
    Mistake(
        "a misspelt state in the keywords",
        TEXT,
        "  data: {en",
        "  dta: {en",
        """
        text.yaml:13:3: error: a keyword goes to "dta", which does not exist (unknown-state)
            Did you mean "data"?
        """,
    ),
    Mistake(
        "a misspelt state in a text menu",
        TEXT,
        "      - next: birth",
        "      - next: brith",
        """
        text.yaml:62:9: error: state "hello" goes to "brith", which does not exist (unknown-state)
            Did you mean "birth"?
        """,
    ),
    Mistake(
        "a misspelt start of the text flow",
        TEXT,
        "start: hello",
        "start: helo",
        """
        text.yaml:3:1: error: the flow goes to "helo", which does not exist (unknown-state)
            Did you mean "hello"?
        """,
    ),
    Mistake(
        "an offer without a keyword",
        TEXT,
        "      - next: birth",
        "      - next: essentials",
        """
        text.yaml:62:9: error: this menu offers "essentials", to which no keyword leads (no-keyword)
            Add essentials: to keywords, with a word in each language.
        """,
    ),
    Mistake(
        "a word to stand alone that is no keyword's",
        TEXT,
        "alone: [hello]",
        "alone: [helo]",
        """
        text.yaml:15:9: error: "alone" names "helo", to which no keyword leads (no-keyword)
            Did you mean "hello"?
        """,
    ),
    Mistake(
        "an offer with a key",
        TEXT,
        "      - next: birth",
        "      - key: 1\n        next: birth",
        """
        text.yaml:62:9: error: entry 1 of "menu" cannot have "key" (unknown-key)
            Allowed here: next, say, when.
        """,
    ),
    Mistake(
        "a deleted French offer",
        TEXT,
        "          fr: |\n            ce qui a été copié\n",
        "",
        """
        text.yaml:69:9: error: "hello.menu.2.say" says nothing in the language "fr" (missing-language)
            Add fr: | and the words below it, equal to the others in content.
        """,
    ),
    Mistake(
        "a misspelt fact in a text",
        TEXT,
        "We say {advice}",
        "We say {advise}",
        """
        text.yaml:90:24: error: "data.say" speaks of the fact "advise", which does not exist (unknown-fact)
            Did you mean "advice"?
        """,
    ),
    Mistake(
        "a key of the telephone in a text",
        TEXT,
        "We say {advice}",
        "Press {agent_key}",
        """
        text.yaml:90:23: error: "data.say" speaks of the key for "agent", which has none (unknown-fact)
            Allowed here: address, advice, birth_from, birth_word, centre, data_word, hello_word, hours, learned_on, people, reopens.
        """,
    ),
    Mistake(
        "the keyword of a state without one",
        TEXT,
        "We say {advice}",
        "Text {essentials_word}",
        """
        text.yaml:90:22: error: "data.say" speaks of the word for "essentials", which has none (unknown-fact)
            Allowed here: address, advice, birth_from, birth_word, centre, data_word, hello_word, hours, learned_on, people, reopens.
        """,
    ),
    Mistake(
        "a text phrase that leaves out what only it says",
        TEXT,
        "      Did you mean {word}?",
        "      Did you mean another word?",
        """
        text.yaml:44:5: error: "did_you_mean" does not say {word} in the language "en" (missing-slot)
            Write {word} where it belongs: nothing else says it.
        """,
    ),
    Mistake(
        "a fact named like a keyword's slot",
        SERVICE,
        "  people:",
        "  data_word:",
        """
        service.yaml:25:3: error: "data_word" has a meaning of its own in prompts and cannot name a fact (reserved-name)
            Rename the fact.
        """,
    ),
    Mistake(
        "a fact named like a text phrase's own slot",
        SERVICE,
        "  people:",
        "  word:",
        """
        service.yaml:25:3: error: "word" has a meaning of its own in prompts and cannot name a fact (reserved-name)
            Rename the fact.
        """,
    ),
    Mistake(
        "too many tries in texts",
        TEXT,
        "tries: 3",
        "tries: 6",
        """
        text.yaml:4:1: error: "tries" cannot be "6" (bad-value)
            It is at most 5.
        """,
    ),
    Mistake(
        "too many parts",
        TEXT,
        "parts: 2",
        "parts: 3",
        """
        text.yaml:5:1: error: "parts" cannot be "3" (bad-value)
            It is at most 2.
        """,
    ),
    Mistake(
        "a channel of calls",
        TEXT,
        "channel: sms",
        "channel: voice",
        """
        text.yaml:2:1: error: "channel" cannot be "voice" (bad-value)
            Allowed here: sms.
        """,
    ),
    Mistake(
        "a transfer in a text",
        TEXT,
        "    route: {any_yes: data, otherwise: essentials}\n",
        "    transfer:\n      connected: data\n",
        """
        text.yaml:84:5: error: "result" cannot have "transfer" (unknown-key)
            Allowed here: ask, digits, menu, route, say.
        """,
    ),
    Mistake(
        "a choice of language in a text",
        TEXT,
        "    route: {any_yes: data, otherwise: essentials}\n",
        "    choose_language:\n      en: |\n        English\n    next: data\n",
        """
        text.yaml:84:5: error: "result" cannot have "choose_language" (unknown-key)
            Allowed here: ask, digits, menu, route, say.
        """,
    ),
    Mistake(
        "a transfer beside words in a text",
        TEXT,
        "    next: essentials\n",
        "    transfer: {connected: hello}\n",
        """
        text.yaml:93:5: error: "data" cannot have "transfer" (unknown-key)
            Allowed here: ends, facts, milestone, next, say.
        """,
    ),
    Mistake(
        "an end that is neither true nor false",
        TEXT,
        "    next: essentials\n",
        "    ends: here\n",
        """
        text.yaml:93:5: error: "ends" cannot be "here" (bad-value)
            Write true, or delete the line.
        """,
    ),
    Mistake(
        "a text that hangs up",
        TEXT,
        "    next: essentials\n",
        "    next: hang_up\n",
        """
        text.yaml:93:5: error: state "data" goes to "hang_up", which only a call can do (unknown-state)
            Name a state here. A state without next waits for the next text.
        """,
    ),
    Mistake(
        "texts that lead to each other",
        TEXT,
        "        Appelez le {centre}, {hours}.\n",
        "        Appelez le {centre}, {hours}.\n    next: data\n",
        """
        text.yaml:86:3: error: these states would follow each other for ever: data → essentials → data (endless-loop)
            Let one of these states ask, offer a menu, lead elsewhere, or go without next.
        """,
    ),
    Mistake(
        "a text sent from no file",
        CALL,
        "text.essentials",
        "essentials",
        """
        call.yaml:80:5: error: "essentials" does not name a state of text.yaml (bad-text-target)
            Write text. and the name of the state: text.essentials.
        """,
    ),
    Mistake(
        "a text sent from another file",
        CALL,
        "text.essentials",
        "call.goodbye",
        """
        call.yaml:80:5: error: "call.goodbye" does not name a state of text.yaml (bad-text-target)
            Write text. and the name of the state: text.essentials.
        """,
    ),
    Mistake(
        "a text sent that does not exist",
        CALL,
        "text.essentials",
        "text.esentials",
        """
        call.yaml:80:5: error: state "texted" sends "text.esentials", which does not exist (unknown-text)
            Did you mean "text.essentials"?
        """,
    ),
    Mistake(
        "a text sent that asks",
        CALL,
        "text.essentials",
        "text.birth",
        """
        call.yaml:80:5: error: state "texted" sends "text.birth", which does more than say something (unknown-text)
            Allowed here: text.data, text.essentials.
        """,
    ),
    Mistake(
        "a text sent without a way for callers who cannot get it",
        CALL,
        "    not_sent: goodbye\n",
        "",
        """
        call.yaml:79:3: error: "texted" has no "not_sent" (missing-key)
            Add not_sent: to it.
        """,
    ),
    Mistake(
        "texts sent for ever",
        CALL,
        "    send_text: text.essentials\n    next: goodbye",
        "    send_text: text.essentials\n    next: texted",
        """
        call.yaml:79:3: error: these states would follow each other for ever: texted → texted (endless-loop)
            Let one of these states ask, offer a menu, or lead elsewhere.
        """,
    ),
    Mistake(
        "a text that ends the conversation and goes on",
        TEXT,
        "    next: essentials\n\n  essentials",
        "    next: essentials\n    ends: true\n\n  essentials",
        """
        text.yaml:86:3: error: this state ends the conversation and goes on as well (ends-and-goes-on)
            Delete ends, or delete next.
        """,
    ),
)
