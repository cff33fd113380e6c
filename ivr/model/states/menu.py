"""A menu: in a call each choice has a key; in texts it offers keywords, which work anywhere.

A choice may stand only `when` something holds: then each choice of its menu is said by itself.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, ClassVar

from pydantic import Field

from ivr.model.prompt import Prompt
from ivr.model.states.condition import (
    Condition,
    Standing,
    When,
    World,
    all_hold,
    conditions_of,
)
from ivr.model.states.listening import KeyMeaning, ListeningState
from ivr.model.states.state import (
    QUESTION,
    SAY,
    Bindings,
    Line,
    Look,
    Path,
    Shape,
    State,
    Way,
    message,
)
from ivr.model.values import Key, Name, Node


class Menu(State):
    """Offers choices."""

    KEY: ClassVar = "menu"
    TITLE: ClassVar = message("Menu")
    MEANING: ClassVar = message("Menu: offers choices")
    LOOK: ClassVar = Look("barred", "#fde6d3", "#a8480a", pauses=True)
    SHAPE: ClassVar[Shape] = "listens"
    PARTS: ClassVar = (QUESTION,)

    @property
    def offers(self) -> tuple["Choice | Offer", ...]:
        """The lines of the menu."""
        raise NotImplementedError

    @cached_property
    def _needed(self) -> tuple[tuple[Condition, ...], ...]:
        return tuple(conditions_of(offer.when or {}) for offer in self.offers)

    @cached_property
    def depends(self) -> bool:
        """Whether some line stands only when something holds."""
        return any(self._needed)

    def standing(self, standing: Standing, world: World) -> Iterator[int]:
        """Yield the places of the lines that stand."""
        for place, needed in enumerate(self._needed):
            if all_hold(needed, standing, world):
                yield place

    def cases(self) -> Iterator[tuple[Condition, ...]]:
        """Yield what each line needs to stand."""
        yield from self._needed

    def conditions(self) -> Iterator[tuple[tuple[Condition, ...], Path]]:
        """Yield the conditions of each line that has some."""
        for place, needed in enumerate(self._needed):
            if needed:
                yield needed, (self.KEY, place, "when")

    def parts(self) -> tuple[str, ...]:
        """Name the words of the menu: one part, or one for each line where some may not stand."""
        if not self.depends:
            return super().parts()
        lines = tuple(map(_part_of, range(len(self.offers))))
        return (SAY, *lines) if self.say else lines

    def asked(self, standing: Standing, world: World) -> tuple[str, ...]:
        """Name the words of the lines that stand."""
        if not self.depends:
            return super().asked(standing, world)
        return tuple(map(_part_of, self.standing(standing, world)))

    def lines(self, part: str, bindings: Bindings, language: str) -> tuple[Line, ...]:
        """Return what the menu says, or one of its lines."""
        own = [place for place in range(len(self.offers)) if part == _part_of(place)]
        if own:
            return tuple(self.own_lines(QUESTION, bindings, language)[place] for place in own)
        return super().lines(part, bindings, language)


def _part_of(place: int) -> str:
    return f"choice_{place + 1}"


class Choice(Node):
    """One line of a menu: its key, its words (the key is added to them), and where it leads."""

    key: Key = Field(description="its key")
    next: Name = Field(description="the state that it leads to, back or hang_up")
    say: Prompt = Field(description="its words; the key is said by itself")
    when: When | None = Field(default=None, description="what must hold for it to be offered")


class MenuState(Menu, ListeningState):
    """Offers up to nine choices; more than four are hard to keep in mind."""

    EXAMPLE: ClassVar = """\
more:
  menu:
    - key: 1
      next: rights
      say:
        en: |
          For your privacy rights
"""
    BACK_TO: ClassVar = True

    menu: Annotated[tuple[Choice, ...], Field(min_length=1, max_length=9)] = Field(
        description="the choices, nine at most"
    )

    @property
    def offers(self) -> tuple[Choice, ...]:
        """The choices."""
        return self.menu

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

    def keys_now(
        self, bindings: Bindings, standing: Standing, world: World
    ) -> Mapping[str, KeyMeaning]:
        """Return the keys of the choices that stand."""
        if not self.depends:
            return self.keys(bindings)
        choices = [self.menu[place] for place in self.standing(standing, world)]
        return {one.key: KeyMeaning(one.next, one.key, one.next) for one in choices}

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

    next: Name = Field(description="the state whose keyword is offered")
    say: Prompt = Field(description="why one would want it")
    when: When | None = Field(default=None, description="what must hold for it to be offered")


class TextMenuState(Menu):
    """Offers keywords."""

    EXAMPLE: ClassVar = """\
hello:
  menu:
    - next: rights
      say:
        en: |
          your privacy rights
"""
    FOLLOWED_BY: ClassVar = ("switch_language",)

    menu: Annotated[tuple[Offer, ...], Field(min_length=1)] = Field(
        description="the keywords that are offered"
    )

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What is offered."""
        return self.menu

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
