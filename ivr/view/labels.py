"""Names in words of one language, alike in pictures and in reports: of states, kinds and keys.

What people hear or read of a hotline is in the flow files, never here: the catalogs of
translations/ hold the words of pictures, reports and pages for those who look after it.
"""

import gettext
from collections.abc import Callable
from functools import cache
from pathlib import Path

from ivr.model.states import CALL_STATES, TEXT_STATES
from ivr.model.states.state import ANSWERED, message

CATALOGS = Path(__file__).parent.parent / "translations"

Translate = Callable[[str], str]
"""Gives an English message in another language, with the same named placeholders."""


@cache
def translator(language: str) -> Translate:
    """Return what translates messages into a language; without a catalog, they stay English."""
    return gettext.translation("messages", CATALOGS, [language], fallback=True).gettext


def title(name: str) -> str:
    """Write a name as words; the names of states stay theirs in every language."""
    return name.replace("_", " ").capitalize()


def kind_name(kind: str, translate: Translate) -> str:
    """Name a kind of state; one that is gone, as the flow files did."""
    name, _ = kinds().get(kind, (title(kind), ""))
    return translate(name)


def kinds() -> dict[str, tuple[str, str]]:
    """Return the name and the meaning of every kind of state, in the order of legends."""
    declared = {**CALL_STATES, **TEXT_STATES}
    named = {key: (kind.TITLE, kind.MEANING) for key, kind in declared.items()}
    return named | {"reserved": (message("End"), message("End: ends the call"))}


def key_cap(key: str) -> str:
    """Write a key as it stands on a telephone."""
    return "*" if key == "star" else key


def milestone_name(milestone: str, translate: Translate) -> str:
    """Name a milestone: the one that we know in a language, any other as its file does."""
    return translate("answered") if milestone == ANSWERED else milestone


def heading(flow: str, name: str, translate: Translate) -> str:
    """Name a picture by its hotline and its flow."""
    words = translate("%(name)s: the text messages")
    if flow == "call":
        words = translate("%(name)s: the call")
    return words % {"name": name}
