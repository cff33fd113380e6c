"""Any conditions on which a way may depend, and any route whose every way is taken by somebody."""

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from ivr.model.states import CALL_STATES
from ivr.model.states.acting import ActingState
from tests.services.service_file import Outline
from tests.services.tongues import Tongue

Node = dict[str, Any]
OF_ANSWERS = ("any_yes", "all_yes", "none_yes")
ONE_WORD = ("any_yes", "open", "staffed")


def conditions_in(
    outline: Outline, tongues: Sequence[Tongue], kinds: Mapping[str, str]
) -> Mapping[str, tuple[str, ...]]:
    """Return what a condition of a flow may be about, each with the values that it may have.

    `kinds` are the states of the flow by name.
    """
    found: dict[str, tuple[str, ...]] = {
        "language": tuple(one.code for one in tongues),
        "open": ("yes", "no"),
        "staffed": ("yes", "no"),
        **dict.fromkeys(outline.groups, ("open", "closed")),
    }
    asking = [name for name, kind in kinds.items() if kind == "ask"]
    found |= dict.fromkeys(OF_ANSWERS, ("all", *asking))
    found |= dict.fromkeys(asking[:5], ("yes", "no", "unanswered"))
    for name, kind in kinds.items():
        acting = CALL_STATES[kind]
        if issubclass(acting, ActingState):
            words = (word for one in acting.OUTCOMES for word in (one.name, one.way))
            found[name] = tuple(dict.fromkeys(words))
    return found


@st.composite
def whens(draw: st.DrawFn, found: Mapping[str, tuple[str, ...]]) -> Node:
    """Draw some conditions, whether they can hold together or not."""
    about = draw(st.sets(st.sampled_from(sorted(found)), min_size=1, max_size=2))
    return {name: draw(_values(name, found[name])) for name in sorted(about)}


@st.composite
def routes(
    draw: st.DrawFn, found: Mapping[str, tuple[str, ...]], targets: Sequence[str]
) -> Node | list[Node]:
    """Draw a route in either form; no two of its ways are about the same."""
    target = st.sampled_from(targets)
    if draw(st.booleans()):
        words = draw(st.lists(st.sampled_from(ONE_WORD), max_size=3, unique=True))
        return {word: draw(target) for word in (*words, "otherwise")}
    asking = {name for name, values in found.items() if "unanswered" in values}
    abouts = draw(st.permutations([one for one in found if one not in (*OF_ANSWERS, *asking)]))
    of_answers = asking if draw(st.booleans()) and asking else {draw(st.sampled_from(OF_ANSWERS))}
    abouts = [*abouts[:3], *sorted(of_answers)[:3]]
    cases: list[Node] = []
    while abouts and len(cases) < 4:
        taken = [abouts.pop() for _ in range(min(len(abouts), draw(st.integers(1, 2))))]
        when = {name: draw(_values(name, found[name], strict=True)) for name in taken}
        cases.append({"when": when, "next": draw(target)})
    if draw(st.booleans()):
        return [
            {"when": {"staffed": "yes"}, "next": draw(target)},
            {"when": {"staffed": "no", "open": "no"}, "next": draw(target)},
            {"when": {"open": "yes"}, "next": draw(target)},
        ]
    return [*cases, {"otherwise": draw(target)}]


def _values(
    about: str, values: Sequence[str], strict: bool = False
) -> st.SearchStrategy[str | list[str]]:
    """Draw one value or several, not all if it is to be strict; all answers stand alone."""
    one = st.sampled_from(values)
    several = values[1:] or values if about in OF_ANSWERS else values
    most = len(several) - 1 if strict else len(several)
    return one | st.lists(st.sampled_from(several), min_size=1, max_size=max(most, 1), unique=True)
