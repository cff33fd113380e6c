"""A menu: in a call each choice has a key; in texts it offers keywords, which work anywhere."""

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from ivr.model.prompt import Prompt
from ivr.model.states.listening import KeyMeaning, ListeningState
from ivr.model.states.state import QUESTION, Bindings, Line, Look, Path, Shape, State, Way, message
from ivr.model.values import Key, Name, Node


class Menu(State):
    """Offers choices."""

    KEY: ClassVar = "menu"
    TITLE: ClassVar = message("Menu")
    MEANING: ClassVar = message("Menu: offers choices")
    LOOK: ClassVar = Look("barred", "#fde6d3", "#a8480a", pauses=True)
    SHAPE: ClassVar[Shape] = "listens"
    PARTS: ClassVar = (QUESTION,)


class Choice(Node):
    """One line of a menu: its key, its words (the key is added to them), and where it leads."""

    key: Key
    next: Name
    say: Prompt


class MenuState(Menu, ListeningState):
    """Offers up to nine choices; more than four are hard to keep in mind."""

    BACK_TO: ClassVar = True

    menu: Annotated[tuple[Choice, ...], Field(min_length=1, max_length=9)]

    def ways(self) -> Iterator[Way]:
        """Yield each choice, then patience."""
        for place, choice in enumerate(self.menu):
            yield Way(choice.key, choice.next, (self.KEY, place, "next"), "key")
        yield from ListeningState.ways(self)

    def keys(self, bindings: Bindings) -> Mapping[str, KeyMeaning]:
        """Return the key of each choice; the first one counts where two have the same."""
        choices = reversed(self.menu)
        keys = {one.key: KeyMeaning(one.next, one.key, one.next) for one in choices}
        return dict(reversed(keys.items()))

    def bound(self) -> Iterator[tuple[str, str, Path]]:
        """Yield the key of each choice."""
        for place, choice in enumerate(self.menu):
            yield choice.key, choice.next, (self.KEY, place, "key")

    def own_lines(self, part: str, bindings: Bindings, language: str) -> tuple[Line, ...]:
        """Offer each choice with its key."""
        return tuple(
            Line(choice.say, (self.KEY, place, "say"), choice=choice.key, to=choice.next)
            for place, choice in enumerate(self.menu)
        )


class Offer(Node):
    """One line of a text menu: a state, and why one would want it; its keyword is added."""

    next: Name
    say: Prompt


class TextMenuState(Menu):
    """Offers keywords."""

    FOLLOWED_BY: ClassVar = ("switch_language",)

    menu: Annotated[tuple[Offer, ...], Field(min_length=1)]

    def ways(self) -> Iterator[Way]:
        """Yield each offer."""
        for place, offer in enumerate(self.menu):
            yield Way("keyword", offer.next, (self.KEY, place, "next"), "keyword")

    def own_lines(self, part: str, bindings: Bindings, language: str) -> tuple[Line, ...]:
        """Offer each state with its keyword."""
        return tuple(
            Line(offer.say, (self.KEY, place, "say"), choice=offer.next, to=offer.next)
            for place, offer in enumerate(self.menu)
        )
