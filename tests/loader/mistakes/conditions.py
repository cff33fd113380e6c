"""Conditions that look at what there is not, and routes that leave a case out."""

# ruff: noqa: E501  the problems stand as they are printed

from tests.loader.mistakes.mistake import CALL, TEXT, Mistake

LINE = "    route: {any_yes: exposed, otherwise: more}\n"


def route(*ways: str) -> str:
    """Write a route as a list."""
    return "    route:\n" + "".join(f"      - {way}\n" for way in ways)


OTHERWISE = "otherwise: more"

MISTAKES = (
    Mistake(
        "a condition on a question that there is not",
        CALL,
        LINE,
        route("when: {brith: yes}\n        next: exposed", OTHERWISE),
        """
        call.yaml:33:16: error: a condition looks at "brith": no question, group or state that acts (unknown-condition)
            Did you mean "birth"?
        """,
    ),
    Mistake(
        "a condition on an answer that nobody can give",
        CALL,
        LINE,
        route("when: {birth: maybe}\n        next: exposed", OTHERWISE),
        """
        call.yaml:33:16: error: "birth" is never "maybe" (unknown-condition)
            Allowed here: no, unanswered, yes.
        """,
    ),
    Mistake(
        "a condition on a language that is not spoken",
        CALL,
        LINE,
        route("when: {language: [fr, es]}\n        next: exposed", OTHERWISE),
        """
        call.yaml:33:16: error: "language" is never "es" (unknown-condition)
            Allowed here: en, fr.
        """,
    ),
    Mistake(
        "a condition on an outcome that there is not",
        CALL,
        LINE,
        route("when: {agent: taken}\n        next: exposed", OTHERWISE),
        """
        call.yaml:33:16: error: "agent" is never "taken" (unknown-condition)
            Allowed here: busy, canceled, connected, declined, failed, no_answer, not_connected, not_staffed.
        """,
    ),
    Mistake(
        "a condition on the hours that is neither yes nor no",
        CALL,
        LINE,
        route("when: {open: maybe}\n        next: exposed", OTHERWISE),
        """
        call.yaml:33:9: error: "open" cannot be "maybe" (bad-condition)
            It is yes or no.
        """,
    ),
    Mistake(
        "one of several questions that there is not",
        CALL,
        LINE,
        route("when: {any_yes: [birth, pregnancy]}\n        next: exposed", OTHERWISE),
        """
        call.yaml:33:16: error: "any_yes" is never "pregnancy" (unknown-condition)
            Allowed here: all, birth.
        """,
    ),
    Mistake(
        "a way of a route that is never taken",
        CALL,
        LINE,
        route(
            "when: {birth: yes}\n        next: exposed",
            "when: {birth: yes, language: fr}\n        next: agent",
            OTHERWISE,
        ),
        """
        call.yaml:36:9: error: state "result" never takes the way of "birth yes, language fr": one before it is taken (idle-way)
            Put it first, change what it asks for, or delete it.
        """,
    ),
    Mistake(
        "a route that leaves a case out",
        CALL,
        LINE,
        route(
            "when: {birth: yes}\n        next: exposed",
            "when: {birth: no, open: yes}\n        next: agent",
        ),
        """
        call.yaml:32:5: error: state "result" leads nowhere with birth no, open no (bad-route)
            Add - otherwise: and a state, as the last of its ways.
        """,
    ),
    Mistake(
        "a menu in which nothing may stand",
        CALL,
        """\
      - key: 2
        next: birth
        say:
          en: |
            To begin again
          fr: |
            Pour recommencer
      - key: 3
        next: agent
        say:
          en: |
            For an agent
""",
        """\
      - key: 2
        next: birth
        when: {birth: yes}
        say:
          en: |
            To begin again
          fr: |
            Pour recommencer
      - key: 3
        next: agent
        when: {open: yes}
        say:
          en: |
            For an agent
""",
        """
        call.yaml:44:5: error: the menu "more" offers nothing with birth no, open no (empty-menu)
            Let a choice stand without when:.
        """,
    ),
    Mistake(
        "otherwise before the end of a route",
        CALL,
        LINE,
        route(OTHERWISE, "when: {birth: yes}\n        next: exposed"),
        """
        call.yaml:32:5: error: what stands below otherwise in this route is never reached (bad-route)
            Let otherwise be the last of its ways.
        """,
    ),
    Mistake(
        "a way of a route that leads to a state that there is not",
        CALL,
        LINE,
        route("when: {birth: yes}\n        next: exposd", OTHERWISE),
        """
        call.yaml:34:9: error: state "result" goes to "exposd", which does not exist (unknown-state)
            Did you mean "exposed"?
        """,
    ),
    Mistake(
        "a choice that stands on nothing",
        CALL,
        "      - key: 2\n        next: birth\n",
        "      - key: 2\n        when: {brith: yes}\n        next: birth\n",
        """
        call.yaml:46:16: error: a condition looks at "brith": no question, group or state that acts (unknown-condition)
            Did you mean "birth"?
        """,
    ),
    Mistake(
        "a text menu that looks at an act of calls",
        TEXT,
        "      - next: birth\n",
        "      - next: birth\n        when: {agent: busy}\n",
        """
        text.yaml:63:16: error: a condition looks at "agent": no question, group or state that acts (unknown-condition)
            Allowed here: all_yes, any_yes, birth, language, none_yes, open, staffed.
        """,
    ),
    Mistake(
        "conditions on more answers than can be proved",
        CALL,
        LINE,
        "    route: {any_yes: exposed, otherwise: more}\n"
        + "".join(
            f"\n  q{n}:\n    ask:\n      en: |\n        One?\n      fr: |\n        Un?\n    next: r{n}\n"
            f"\n  r{n}:\n    route:\n      - when: {{q{n}: yes}}\n        next: exposed\n      - otherwise: more\n"
            for n in range(7)
        ),
        """
        call.yaml:128:9: error: conditions name the answers to 7 questions (too-many-answers)
            Name 6 at most: with more, not every call could be proved.
        """,
    ),
)
