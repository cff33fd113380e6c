"""Names of states and their kinds in words of one language, alike in pictures and in reports."""

from collections.abc import Callable

from ivr.model.states import CALL_STATES, TEXT_STATES
from ivr.model.states.state import message

Translate = Callable[[str], str]
"""Gives an English message in another language, with the same named placeholders."""

END = {"reserved": (message("End"), message("End: ends the call"))}


def title(name: str) -> str:
    """Write a name as words; the names of states stay theirs in every language."""
    return name.replace("_", " ").capitalize()


def kind_name(kind: str, translate: Translate) -> str:
    """Name a kind of state."""
    return translate(_declared()[kind][0])


def kind_meaning(kind: str, translate: Translate) -> str:
    """Name a kind of state and say what it does."""
    return translate(_declared()[kind][1])


def kinds() -> tuple[str, ...]:
    """Return every kind, in the order of legends."""
    return tuple(_declared())


def _declared() -> dict[str, tuple[str, str]]:
    declared = {**CALL_STATES, **TEXT_STATES}
    return {key: (kind.TITLE, kind.MEANING) for key, kind in declared.items()} | END
