"""Keys that are indented as the words above them, which YAML then takes for words."""

# ruff: noqa: E501  the problems stand as they are printed

from tests.loader.mistakes.mistake import CALL, SERVICE, Mistake

MISTAKES = (
    Mistake(
        "next among the words",
        CALL,
        "        Pour le fran\xe7ais\n    next: birth\n",
        "        Pour le fran\xe7ais\n        next: birth\n",
        """
        call.yaml:21:9: error: "next" of "greeting" is indented as the words above it, and would be said (swallowed-key)
            Give this line 4 spaces, as "choose_language" has.
        """,
    ),
    Mistake(
        "next further than the words",
        CALL,
        "        Pour le fran\xe7ais\n    next: birth\n",
        "        Pour le fran\xe7ais\n          next: birth\n",
        """
        call.yaml:21:11: error: "next" of "greeting" is indented as the words above it, and would be said (swallowed-key)
            Give this line 4 spaces, as "choose_language" has.
        """,
    ),
    Mistake(
        "a language among the words of another",
        CALL,
        "        Hello.\n      fr: |\n        Bonjour.\n",
        "        Hello.\n        fr: |\n        Bonjour.\n",
        """
        call.yaml:14:9: error: "fr" of "say" is indented as the words above it, and would be said (swallowed-key)
            Give this line 6 spaces, as "en" has.
        """,
    ),
    Mistake(
        "a language and its words among those of another",
        CALL,
        "        Hello.\n      fr: |\n        Bonjour.\n",
        "        Hello.\n        fr: |\n          Bonjour.\n",
        """
        call.yaml:14:9: error: "fr" of "say" is indented as the words above it, and would be said (swallowed-key)
            Give this line 6 spaces, as "en" has.
        """,
    ),
    Mistake(
        "a prompt among the words of another",
        CALL,
        "        Bonjour.\n    choose_language:",
        "        Bonjour.\n        choose_language:",
        """
        call.yaml:16:9: error: "choose_language" of "greeting" is indented as the words above it, and would be said (swallowed-key)
            Give this line 4 spaces, as "say" has.
        """,
    ),
    Mistake(
        "patience among the words of a menu",
        CALL,
        "            Pour un agent\n    patience",
        "            Pour un agent\n            patience",
        """
        call.yaml:59:13: error: "patience" of "more" is indented as the words above it, and would be said (swallowed-key)
            Give this line 4 spaces, as "menu" has.
        """,
    ),
    Mistake(
        "the kind of a state among its words",
        CALL,
        "    next: hang_up\n",
        "        route: {any_yes: more, otherwise: exposed}\n",
        """
        call.yaml:77:9: error: "route" of "goodbye" is indented as the words above it, and would be said (swallowed-key)
            Give this line 4 spaces, as "say" has.
        """,
    ),
    Mistake(
        "two keys among the words",
        CALL,
        "      fr: |\n        Oui. Nous disons {advice}.\n    next: more\n",
        "        fr: |\n          Oui. Nous disons {advice}.\n          next: more\n",
        """
        call.yaml:39:9: error: "fr" of "say" is indented as the words above it, and would be said (swallowed-key)
            Give this line 6 spaces, as "en" has.
        call.yaml:41:11: error: "next" of "exposed" is indented as the words above it, and would be said (swallowed-key)
            Give this line 4 spaces, as "say" has.
        """,
    ),
    Mistake(
        "the source of a fact among its words",
        SERVICE,
        "        ne faites rien\n    source: S0\n",
        "        ne faites rien\n        source: S0\n",
        """
        service.yaml:34:9: error: "source" of "advice" is indented as the words above it, and would be said (swallowed-key)
            Give this line 4 spaces, as "words" has.
        """,
    ),
    Mistake(
        "a phrase among the words of another",
        SERVICE,
        "  star:\n    en: |\n      star\n",
        "      star:\n    en: |\n      star\n",
        """
        service.yaml:46:7: error: "star" of "phrases" is indented as the words above it, and would be said (swallowed-key)
            Give this line 2 spaces, as "key" has.
        """,
    ),
    Mistake(
        "next among the words, and a mistake besides",
        CALL,
        "        Pour le fran\xe7ais\n    next: birth\n",
        "        Pour le fran\xe7ais\n        next: brith\n",
        """
        call.yaml:21:5: error: state "greeting" goes to "brith", which does not exist (unknown-state)
            Did you mean "birth"?
        call.yaml:21:9: error: "next" of "greeting" is indented as the words above it, and would be said (swallowed-key)
            Give this line 4 spaces, as "choose_language" has.
        """,
    ),
)
