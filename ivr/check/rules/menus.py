"""Find the choices of menus that offer nothing, and the menus that offer too much."""

from collections.abc import Iterator

from ivr.check.rule import Subject, warning
from ivr.loader.problems import Problem

MOST_CHOICES = 4


def long_menu(subject: Subject) -> Iterator[Problem]:
    """More than four choices cannot be kept in mind while they are said. A warning.

    Passes:

        more:
          menu:
            - {key: 1, next: what_happened, say: …}
            - {key: 2, next: rights, say: …}

    Fails, with a fifth choice:

        more:
          menu:
            - {key: 1, next: what_happened, say: …}   # … and so on, to key 5
    """
    for name, state in subject.hotline.call.states.items():
        choices = [way for way in state.ways() if way.path[0] == "menu"]
        if len(choices) > MOST_CHOICES:
            message = (
                f'"{name}" offers {len(choices)} choices, and callers keep {MOST_CHOICES} in mind'
            )
            cure = "Let one of them lead to a menu of its own, with a key back."
            path = ("states", name, *choices[MOST_CHOICES].path)
            yield warning(subject.call.problem(path, "long-menu", message, cure))


def idle_choice(subject: Subject) -> Iterator[Problem]:
    """A choice that leads back to its own menu, or where another leads, was meant for elsewhere.

    Passes:

        more:
          menu:
            - {key: 1, next: what_happened, say: …}
            - {key: 2, next: rights, say: …}

    Fails, as both choices lead to one state:

        more:
          menu:
            - {key: 1, next: rights, say: …}
            - {key: 2, next: rights, say: …}
    """
    hotline = subject.hotline
    for source, states in (
        (subject.call, hotline.call.states),
        (subject.text, hotline.text.states),
    ):
        for name, state in states.items():
            choices = [way for way in state.ways() if way.path[0] == "menu"]
            targets = [way.to for way in choices]
            for place, way in enumerate(choices):
                first = targets.index(way.to)
                if way.to == name:
                    message = f'choice {place + 1} of "{name}" leads to its own menu'
                    cure = "Lead it to another state, or delete it."
                elif first != place:
                    numbers = f"{first + 1} and {place + 1}"
                    message = f'choices {numbers} of "{name}" both lead to "{way.to}"'
                    cure = "Lead one of the two to another state, or delete it."
                else:
                    continue
                yield source.problem(("states", name, *way.path), "idle-choice", message, cure)
