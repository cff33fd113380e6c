"""Name states and their kinds in words of one language, alike in pictures and in reports."""

from collections.abc import Callable

from ivr.view.graph import Kind

Translate = Callable[[str], str]
"""Gives an English message in another language, with the same named placeholders."""


def title(name: str) -> str:
    """Write a name as words; the names of states stay theirs in every language."""
    return name.replace("_", " ").capitalize()


def kind_name(kind: Kind, translate: Translate) -> str:
    """Name a kind of state."""
    names: dict[Kind, str] = {
        "choose_language": translate("Language"),
        "ask": translate("Question"),
        "route": translate("Route"),
        "say": translate("Message"),
        "menu": translate("Menu"),
        "send_text": translate("Text message"),
        "transfer": translate("Transfer"),
        "reserved": translate("End"),
    }
    return names[kind]
