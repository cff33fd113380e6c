"""The choice of a language: each is offered in its own words, on the keys 1, 2, … in order."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from pydantic import Field

from ivr.model.prompt import Prompt
from ivr.model.states.condition import Standing, World
from ivr.model.states.listening import BACK, KeyMeaning, ListeningState
from ivr.model.states.state import Bindings, Line, Look, Way, message
from ivr.model.values import Name


class LanguageOffer(ListeningState):
    """Offers the languages, each in its own words, on the keys 1, 2, … in their order."""

    KEY: ClassVar = "choose_language"
    TITLE: ClassVar = message("Language")
    MEANING: ClassVar = message("Language: offers the languages")
    LOOK: ClassVar = Look("hexagon", "#efe6fa", "#6b3fa0")
    OFFERS_LANGUAGES: ClassVar = True

    choose_language: Prompt = Field(description="the offer of each language, in its own words")

    def own_lines(self, part: str, bindings: Bindings, language: str) -> tuple[Line, ...]:
        """Offer a language in its own words."""
        keys = {one: key for key, one in language_keys(bindings.languages).items()}
        return (Line(self.choose_language, (self.KEY,), choice=keys[language]),)


class LanguageListState(LanguageOffer):
    """Lists the languages for a caller who wants another one, and leads back to where they were.

    No file has it: it stands where more than two languages are too many for one key.
    """

    def keys(self, bindings: Bindings) -> Mapping[str, KeyMeaning]:
        """Return the key of each language."""
        return {
            key: KeyMeaning(language, language, BACK, language=language)
            for key, language in language_keys(bindings.languages).items()
        }


class ChooseLanguageState(LanguageOffer):
    """Offers the languages; a caller whose language is known passes through."""

    EXAMPLE: ClassVar = """\
greeting:
  choose_language:
    en: |
      For English
    fr: |
      Pour le français
  next: birth
"""

    next: Name = Field(description="the state that follows")

    @property
    def waits(self) -> bool:
        """Whether nobody passes: who has a language does."""
        return False

    def ways(self) -> Iterator[Way]:
        """Yield the one way on, then patience."""
        yield Way("language", self.next, ("next",), "language")
        yield from super().ways()

    def onward(self, standing: Standing, world: World) -> tuple[str, str] | None:
        """Let a caller pass whose language is known."""
        return (standing.language, self.next) if standing.language else None

    def keys(self, bindings: Bindings) -> Mapping[str, KeyMeaning]:
        """Return the key of each language."""
        return {
            key: KeyMeaning(language, language, self.next, language=language)
            for key, language in language_keys(bindings.languages).items()
        }


def language_keys(languages: tuple[str, ...]) -> dict[str, str]:
    """Return the keys that choose a language, in the order in which languages are offered."""
    return {str(place): language for place, language in enumerate(languages, 1)}
