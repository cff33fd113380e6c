"""A state of a call that listens: it waits for a key, says it again, and goes on after silence."""

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Literal, NamedTuple

from pydantic import Field

from ivr.model.prompt import FROZEN, freeze
from ivr.model.states.condition import Standing, World
from ivr.model.states.state import QUESTION, Bindings, Path, Shape, State, Way
from ivr.model.values import WHOLE, Key, Name, Node, Seconds

NO_INPUT: Literal["no input"] = "no input"
BACK = "back"  # where a key leads that takes a caller back


class StatePatience(Node):
    """What a state changes of its flow's patience."""

    wait: Annotated[Seconds, Field(ge=3, le=60)] | None = Field(
        default=None, description="how long the line waits for a key"
    )
    tries: Annotated[int, Field(ge=1, le=3), WHOLE] | None = Field(
        default=None, description="how often it asks"
    )
    then: Name | None = Field(default=None, description="where it goes after the last try")
    otherwise: Name | None = Field(
        default=None, description="where it goes instead, if an agent was rung already"
    )


class Patience(Node):
    """How long and how often the line waits for a key, and where it goes after the last try.

    `then` is for a caller who has not rung an agent yet, `otherwise` for one who has: a line
    never dials twice by itself.
    """

    wait: Annotated[Seconds, Field(ge=3, le=60)] = Field(
        description="how long the line waits for a key"
    )
    tries: Annotated[int, Field(ge=1, le=3), WHOLE] = Field(description="how often it asks")
    then: Name = Field(description="where it goes after the last try")
    otherwise: Name = Field(description="where it goes instead, if an agent was rung already")

    def changed_by(self, change: StatePatience | None) -> "Patience":
        """Return this patience with what a state changes of it."""
        return self.model_copy(update=change.model_dump(exclude_none=True)) if change else self


def patience_settings(patience: Patience | StatePatience) -> Iterator[tuple[str, str]]:
    """Yield what is set of a patience, as a difference shows it."""
    for name, unit in {"wait": " s", "tries": "", "then": "", "otherwise": ""}.items():
        value = getattr(patience, name)
        if value is not None:
            yield name, f"{value}{unit}"


class KeyMeaning(NamedTuple):
    """What a key does: in a word what it means, by what a caller goes on, and to where.

    It may answer the question of the state, or choose a language.
    """

    means: str
    by: str
    to: str
    answer: bool | None = None
    language: str | None = None


class ListeningState(State):
    """Waits for a key; its `anywhere` takes the place of the flow's, key by key."""

    SHAPE: ClassVar[Shape] = "listens"
    PARTS: ClassVar = (QUESTION,)
    BACK_TO: ClassVar[bool] = False  # a key may lead back to here from where the keys lead

    patience: StatePatience | None = Field(
        default=None, description="what this state changes of the patience of the flow"
    )
    anywhere: Annotated[Mapping[Key, Name], FROZEN] = Field(
        description="keys that lead elsewhere in this state", default_factory=lambda: freeze({})
    )

    def keys(self, bindings: Bindings) -> Mapping[str, KeyMeaning]:
        """Return the keys of this state, in the order in which they are offered."""
        raise NotImplementedError

    def keys_now(
        self, bindings: Bindings, standing: Standing, world: World
    ) -> Mapping[str, KeyMeaning]:
        """Return those of its keys that lead somewhere now."""
        return self.keys(bindings)

    @property
    def depends(self) -> bool:
        """Whether its keys depend on the caller or the world."""
        return False

    def bound(self) -> Iterator[tuple[str, str, Path]]:
        """Yield each key that the state binds by itself, where it leads, where it is written."""
        yield from ()

    def ways(self) -> Iterator[Way]:
        """Yield where the keys lead that are its own, and its patience."""
        for key, target in self.anywhere.items():
            yield Way(key, target, ("anywhere", key), "key", by_itself=False)
        for name in ("then", "otherwise"):
            after = getattr(self.patience, name, None)
            if after:
                path = ("patience", name)
                yield Way(NO_INPUT, after, path, NO_INPUT, by_itself=False, welcome=False)

    def settings(self) -> Iterator[tuple[str, str, Path]]:
        """Yield the seconds and tries that differ from the flow's."""
        for name, value in patience_settings(self.patience) if self.patience else ():
            if name in ("wait", "tries"):
                yield name, value, ("patience", name)
