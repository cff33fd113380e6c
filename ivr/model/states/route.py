"""A route: it goes where the first condition that holds leads, else where `otherwise` leads."""

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, ClassVar

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from ivr.model.prompt import FROZEN
from ivr.model.states.state import OTHERWISE, Look, Shape, Standing, State, Way, World, message
from ivr.model.values import Name

CONDITIONS: Mapping[str, Callable[[Standing, World], bool]] = {
    "any_yes": lambda standing, _: standing.any_yes,
    "open": lambda _, world: world.open,
    "staffed": lambda _, world: world.staffed,
}


def _conditions_are_known(route: Mapping[str, str]) -> Mapping[str, str]:
    *conditions, last = route or {"": ""}
    unknown = [name for name in conditions if name not in CONDITIONS]
    if unknown or last != OTHERWISE:
        raise PydanticCustomError(
            "bad-route",
            "this route has an unknown condition, or does not end with otherwise",
            {"cure": f"The conditions are {', '.join(CONDITIONS)}; then otherwise, last."},
        )
    return route


class RouteState(State):
    """Goes where the first condition that holds leads, else where `otherwise` leads."""

    KEY: ClassVar = "route"
    TITLE: ClassVar = message("Route")
    MEANING: ClassVar = message("Route: goes on by itself, by a condition")
    LOOK: ClassVar = Look("diamond", "#fff3c9", "#8a6500")
    SHAPE: ClassVar[Shape] = "passes"
    WAYS: ClassVar = {
        "any_yes": message("any yes"),
        "open": message("open"),
        "staffed": message("staffed"),
        OTHERWISE: message("otherwise"),
    }

    route: Annotated[Mapping[str, Name], FROZEN, AfterValidator(_conditions_are_known)]

    @property
    def looks_at_answers(self) -> bool:
        """Whether a condition is about answers."""
        return "any_yes" in self.route

    def ways(self) -> Iterator[Way]:
        """Yield a way for each condition."""
        for condition, target in self.route.items():
            welcome = condition != OTHERWISE
            yield Way(condition, target, ("route", condition), "condition", welcome=welcome)

    def onward(self, standing: Standing, world: World) -> tuple[str, str]:
        """Return the first condition that holds, and where it leads."""
        return next(
            (condition, target)
            for condition, target in self.route.items()
            if condition == OTHERWISE or CONDITIONS[condition](standing, world)
        )
