"""Where states, keys and silence lead."""

# ruff: noqa: E501  the problems stand as they are printed

from tests.loader.mistakes.mistake import CALL, Mistake

MISTAKES = (
    Mistake(
        "a misspelt state",
        CALL,
        "    next: result",
        "    next: reslut",
        """
        call.yaml:29:5: error: state "birth" goes to "reslut", which does not exist (unknown-state)
            Did you mean "result"?
        """,
    ),
    Mistake(
        "a state that resembles no other",
        CALL,
        "    next: result",
        "    next: zzz",
        """
        call.yaml:29:5: error: state "birth" goes to "zzz", which does not exist (unknown-state)
            Allowed here: agent, birth, exposed, goodbye, greeting, hang_up, more, result, texted.
        """,
    ),
    Mistake(
        "a misspelt state in a route",
        CALL,
        "any_yes: exposed",
        "any_yes: exposd",
        """
        call.yaml:32:13: error: state "result" goes to "exposd", which does not exist (unknown-state)
            Did you mean "exposed"?
        """,
    ),
    Mistake(
        "a misspelt state in a menu",
        CALL,
        "      - key: 2\n        next: birth",
        "      - key: 2\n        next: brith",
        """
        call.yaml:46:9: error: state "more" goes to "brith", which does not exist (unknown-state)
            Did you mean "birth"?
        """,
    ),
    Mistake(
        "a misspelt state after a transfer",
        CALL,
        "not_connected: goodbye",
        "not_connected: godbye",
        """
        call.yaml:69:7: error: state "agent" goes to "godbye", which does not exist (unknown-state)
            Did you mean "goodbye"?
        """,
    ),
    Mistake(
        "a misspelt state for a key anywhere",
        CALL,
        "{0: agent,",
        "{0: agnet,",
        """
        call.yaml:4:12: error: key 0 anywhere goes to "agnet", which does not exist (unknown-state)
            Did you mean "agent"?
        """,
    ),
    Mistake(
        "a misspelt state after silence",
        CALL,
        "then: agent, otherwise: goodbye",
        "then: agent, otherwise: godbye",
        """
        call.yaml:6:46: error: patience goes to "godbye", which does not exist (unknown-state)
            Did you mean "goodbye"?
        """,
    ),
    Mistake(
        "a misspelt state after silence in one state",
        CALL,
        "patience: {then: goodbye}",
        "patience: {then: godbye}",
        """
        call.yaml:59:16: error: state "more" goes to "godbye", which does not exist (unknown-state)
            Did you mean "goodbye"?
        """,
    ),
    Mistake(
        "a misspelt start",
        CALL,
        "start: greeting",
        "start: greetings",
        """
        call.yaml:3:1: error: the flow goes to "greetings", which does not exist (unknown-state)
            Did you mean "greeting"?
        """,
    ),
    Mistake(
        "a start that hangs up",
        CALL,
        "start: greeting",
        "start: hang_up",
        """
        call.yaml:3:1: error: the flow cannot start with "hang_up" (bad-start)
            Name a state here.
        """,
    ),
    Mistake(
        "a repeat by no key",
        CALL,
        "    next: hang_up",
        "    next: repeat",
        """
        call.yaml:77:5: error: state "goodbye" goes to "repeat", which only a key may do (only-by-key)
            Name a state here, or hang_up.
        """,
    ),
    Mistake(
        "a repeat by no key in a state named menu",
        CALL,
        "    next: hang_up",
        (
            "    next: menu\n"
            "\n"
            "  menu:\n"
            "    say:\n"
            "      en: |\n"
            "        Bye.\n"
            "      fr: |\n"
            "        Adieu.\n"
            "    next: repeat"
        ),
        """
        call.yaml:85:5: error: state "menu" goes to "repeat", which only a key may do (only-by-key)
            Name a state here, or hang_up.
        """,
    ),
    Mistake(
        "a change of language after silence",
        CALL,
        "patience: {then: goodbye}",
        "patience: {then: switch_language}",
        """
        call.yaml:59:16: error: state "more" goes to "switch_language", which only a key may do (only-by-key)
            Name a state here, or hang_up.
        """,
    ),
    Mistake(
        "a state with a reserved name",
        CALL,
        "  result:\n",
        "  repeat:\n    route: {otherwise: more}\n\n  result:\n",
        """
        call.yaml:31:3: error: "repeat" has a meaning of its own and cannot name a state (reserved-name)
            Rename the state.
        """,
    ),
    Mistake(
        "a key bound twice in a menu",
        CALL,
        "      - key: 3",
        "      - key: 2",
        """
        call.yaml:52:9: error: the key 2 is bound twice: it already leads to "birth" in this menu (key-twice)
            Give one of the two another key.
        """,
    ),
    Mistake(
        "a key of a menu bound anywhere",
        CALL,
        "      - key: 3\n        next: agent",
        "      - key: 0\n        next: birth",
        """
        call.yaml:52:9: error: the key 0 is bound twice: it already leads to "agent" anywhere (key-twice)
            Give one of the two another key.
        """,
    ),
    Mistake(
        "a key bound anywhere that answers and chooses as well",
        CALL,
        "{0: agent,",
        "{2: agent,",
        """
        call.yaml:4:12: error: the key 2 is bound twice: it already leads to the language "fr" (key-twice)
            Give one of the two another key.
        call.yaml:5:19: error: the key 2 is bound twice: it already leads to "agent" anywhere (key-twice)
            Give one of the two another key.
        call.yaml:45:9: error: the key 2 is bound twice: it already leads to "agent" anywhere (key-twice)
            Give one of the two another key.
        """,
    ),
    Mistake(
        "states that lead to each other",
        CALL,
        "    next: hang_up",
        (
            "    next: farewell\n"
            "\n"
            "  farewell:\n"
            "    say:\n"
            "      en: |\n"
            "        Bye.\n"
            "      fr: |\n"
            "        Adieu.\n"
            "    next: goodbye"
        ),
        """
        call.yaml:71:3: error: these states would follow each other for ever: goodbye → farewell → goodbye (endless-loop)
            Let one of these states ask, offer a menu, or lead elsewhere.
        """,
    ),
    Mistake(
        "a state that leads to itself",
        CALL,
        "any_yes: exposed, otherwise: more",
        "any_yes: exposed, otherwise: result",
        """
        call.yaml:31:3: error: these states would follow each other for ever: result → result (endless-loop)
            Let one of these states ask, offer a menu, or lead elsewhere.
        """,
    ),
    Mistake(
        "an agent who is rung for ever",
        CALL,
        "not_connected: goodbye",
        "not_connected: agent",
        """
        call.yaml:61:3: error: these states would follow each other for ever: agent → agent (endless-loop)
            Let one of these states ask, offer a menu, or lead elsewhere.
        """,
    ),
    Mistake(
        "a group of agents that there is not",
        CALL,
        "    transfer:\n",
        "    transfer:\n      group: nurses\n",
        """
        call.yaml:63:7: error: state "agent" rings the group "nurses", which does not exist (unknown-group)
            Add it to agents in service.yaml: groups: {nurses: {}}.
        """,
    ),
)
