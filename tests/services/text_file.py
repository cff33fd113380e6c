"""Any text.yaml: keywords in each language, and a few states of every kind."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hypothesis import strategies as st

from ivr.model.states import TEXT_STATES
from ivr.model.text_flow import TextPhrases
from tests.services.conditions import conditions_in, routes, whens
from tests.services.digits import digits_plans
from tests.services.service_file import Node, Outline
from tests.services.tongues import TONGUES, Tongue
from tests.services.words import Prompt, prompts

NAMES = ("hello", "birth", "data", "end", "x")
TABLE = "codes.csv"
Words = dict[str, list[str]]


@dataclass(frozen=True)
class TextPlan:
    """The names and kinds of the states of the texts, and the states to which keywords lead."""

    kinds: Mapping[str, str]
    keywords: tuple[str, ...]

    @property
    def sendable(self) -> tuple[str, ...]:
        """The states whose words a call may send."""
        return tuple(name for name, kind in self.kinds.items() if kind == "say")


@st.composite
def text_plans(draw: st.DrawFn, outline: Outline) -> TextPlan:
    """Draw the states of the texts, the last of which just says something."""
    if not outline.written:
        return TextPlan({}, ())
    kinds = st.sampled_from([*TEXT_STATES])
    drawn = [*draw(st.lists(kinds, min_size=2, max_size=len(NAMES) - 1)), "say"]
    names = NAMES[: len(drawn)]
    keywords = draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
    return TextPlan(dict(zip(names, drawn, strict=True)), tuple(keywords))


@dataclass
class _Dictionary:
    """Words that nobody has used yet, in each language."""

    draw: st.DrawFn
    tongues: Sequence[Tongue]
    used: Counter[str] = field(default_factory=Counter)

    def lists(self) -> Words:
        """Draw a list of words for each language; at times they are the same in all."""
        if self.draw(st.integers(0, 3)):
            return {one.code: self.list_in(one) for one in self.tongues}
        same = self.list_in(TONGUES[0])
        return {one.code: same for one in self.tongues}

    def list_in(self, tongue: Tongue) -> list[str]:
        """Draw a list of words of one language."""
        return [self._word(tongue) for _ in range(self.draw(st.integers(1, 2)))]

    def _word(self, tongue: Tongue) -> str:
        root = self.draw(st.sampled_from(tongue.words))
        self.used[root] += 1
        return root if self.used[root] == 1 else f"{root}{'X' * root.isascii()}{self.used[root]}"


@st.composite
def text_files(draw: st.DrawFn, outline: Outline, plan: TextPlan) -> tuple[Node, str]:
    """Draw text.yaml, and the table beside it, empty if there is none."""
    dictionary = _Dictionary(draw, outline.written)
    states = _TextStates(draw, outline, plan)
    some = st.lists(st.sampled_from(plan.keywords), max_size=2, unique=True)
    file: Node = {
        "flow": "text",
        "channel": "sms",
        "start": draw(st.sampled_from([*plan.kinds][:2])),
        "tries": str(draw(st.integers(1, 5))),
        "parts": str(draw(st.integers(1, 2))),
        "keywords": {name: dictionary.lists() for name in plan.keywords},
        "phrases": {
            name: draw(prompts(outline.written, states.slots, TextPhrases.SLOTS.get(name, ())))
            for name in TextPhrases.model_fields
        },
        "states": {name: states.state(place) for place, name in enumerate(plan.kinds)},
        "alone": draw(some),
        "mandatory": draw(some),
    }
    if "ask" in plan.kinds.values() or draw(st.booleans()):
        file["answers"] = {"yes": dictionary.lists(), "no": dictionary.lists()}
    if len(outline.tongues) > 1:
        file["languages"] = {one.code: dictionary.list_in(one) for one in outline.written}
    if draw(st.booleans()):
        file["fillers"] = dictionary.lists()
    return file, states.table


class _TextStates:
    """Draws the states of the texts, one after the other."""

    def __init__(self, draw: st.DrawFn, outline: Outline, plan: TextPlan) -> None:
        self.draw, self.plan = draw, plan
        self.names = [*plan.kinds]
        self.found = conditions_in(outline, outline.written, plan.kinds)
        self.slots = (*outline.slots, *(f"{name}_word" for name in plan.keywords))
        self.words = prompts(outline.written, self.slots)
        self.table = ""

    def state(self, place: int) -> Node:
        """Draw the state at a place."""
        kind = self.plan.kinds[self.names[place]]
        state: Node = getattr(self, f"_{kind}")(self.names[place + 1 :])
        if kind != "say" and self.draw(st.booleans()):
            state["say"] = self._prompt()
        return state

    def _prompt(self) -> Prompt:
        return self.draw(self.words)

    def _one_of(self, names: Sequence[str]) -> str:
        return self.draw(st.sampled_from(names))

    def _say(self, later: Sequence[str]) -> Node:
        goes_on: bool = self.draw(st.booleans())
        if later and goes_on:
            return {"say": self._prompt(), "next": self._one_of(later)}
        return {"say": self._prompt(), "ends": self._one_of(["no", "yes"])}

    def _ask(self, later: Sequence[str]) -> Node:
        ways = ["next"] if self.draw(st.booleans()) else ["yes", "no"]
        return {"ask": self._prompt(), **{way: self._one_of(self.names) for way in ways}}

    def _menu(self, later: Sequence[str]) -> Node:
        offered = self.draw(
            st.lists(st.sampled_from(self.plan.keywords), min_size=1, max_size=4, unique=True)
        )
        always, *others = offered
        lines = [self._offer(always), *(self._offer(name, may=True) for name in others)]
        return {"menu": lines}

    def _offer(self, name: str, may: bool = False) -> Node:
        offer: Node = {"next": name, "say": self._prompt()}
        if may and not self.draw(st.integers(0, 2)):
            offer["when"] = self.draw(whens(self.found))
        return offer

    def _digits(self, later: Sequence[str]) -> Node:
        ways = self.draw(digits_plans(self.names, self.names, TABLE))
        self.table = self.table or ways.table
        return {"digits": {"ask": self._prompt(), **ways.plan}}

    def _route(self, later: Sequence[str]) -> Node:
        return {"route": self.draw(routes(self.found, later))}
