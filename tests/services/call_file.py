"""Any call.yaml: a few states of every kind, each of which leads on, and no ring without an end.

A state that goes on by itself leads to a later one; where a caller has to do something, to any.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from ivr.model.states import CALL_STATES
from ivr.model.values import KEYS
from ivr.model.voice_flow import HANG_UP, RESERVED
from tests.services.conditions import conditions_in, routes, whens
from tests.services.digits import digits_plans
from tests.services.service_file import Node, Outline
from tests.services.words import Prompt, prompts

NAMES = ("greeting", "end", "birth", "graph", "more_2", "agent")
ANYWHERE = ("5", "6", "7", "8", "9", "0", "star")  # no language is chosen by them, nor yes or no
TABLE = "serials.csv"
SECONDS = st.sampled_from(["3 s", "7 s", "60 s"])
TRIES = st.integers(1, 3).map(str)


@dataclass(frozen=True)
class CallPlan:
    """The names and kinds of the states of a call, and the keys that work anywhere in it."""

    kinds: Mapping[str, str]
    anywhere: Mapping[str, str]

    @property
    def slots(self) -> tuple[str, ...]:
        """What words may speak of its keys."""
        return tuple(dict.fromkeys(f"{target}_key" for target in self.anywhere.values()))


@st.composite
def call_plans(draw: st.DrawFn, outline: Outline, sendable: Sequence[str]) -> CallPlan:
    """Draw the states and the keys of a call; `sendable` are the texts that it may send."""
    if not outline.spoken:
        return CallPlan({}, {})
    kinds = [kind for kind in CALL_STATES if kind != "send_text" or sendable]
    drawn = draw(st.lists(st.sampled_from(kinds), min_size=3, max_size=len(NAMES)))
    if len(outline.spoken) > 1 and draw(st.integers(0, 3)):
        drawn[0] = "choose_language"
    names = NAMES[: len(drawn)]
    targets = st.sampled_from([*RESERVED, "switch_language", *names])
    keys = draw(st.dictionaries(st.sampled_from(ANYWHERE), targets, max_size=4))
    return CallPlan(dict(zip(names, drawn, strict=True)), keys)


@st.composite
def call_files(
    draw: st.DrawFn, outline: Outline, plan: CallPlan, sendable: Sequence[str]
) -> tuple[Node, str]:
    """Draw call.yaml, and the table beside it, empty if there is none."""
    anybody = st.sampled_from([HANG_UP, *plan.kinds])
    states = _CallStates(draw, outline, plan, sendable)
    drawn = {name: states.state(place) for place, name in enumerate(plan.kinds)}
    file: Node = {
        "flow": "call",
        "channel": "voice",
        "start": next(iter(plan.kinds))
        if draw(st.integers(0, 4))
        else draw(st.sampled_from(list(plan.kinds))),
        "anywhere": plan.anywhere,
        "patience": {
            "wait": draw(SECONDS),
            "tries": draw(TRIES),
            "then": draw(anybody),
            "otherwise": draw(anybody),
        },
        "states": drawn,
    }
    if states.asks or draw(st.booleans()):
        yes, no = draw(st.permutations("1234"))[:2]
        file["answers"] = {yes: "yes", no: "no"}
    if outline.spoken != outline.tongues:
        file["languages"] = [one.code for one in outline.spoken]
    if draw(st.booleans()):
        file["budget"] = {"to_answer": "20 s", "whole": "99 s"}
    return file, states.table


class _CallStates:
    """Draws the states of a call, one after the other."""

    def __init__(
        self, draw: st.DrawFn, outline: Outline, plan: CallPlan, sendable: Sequence[str]
    ) -> None:
        self.draw, self.plan, self.sendable = draw, plan, sendable
        self.outline, self.tongues = outline, outline.spoken
        self.names = list(plan.kinds)
        self.found = conditions_in(outline, outline.spoken, plan.kinds)
        self.anybody = st.sampled_from([HANG_UP, *self.names])
        self.words = prompts(outline.spoken, (*outline.slots, *plan.slots))
        self.asks = False
        self.table = ""

    def state(self, place: int) -> Node:
        """Draw the state at a place."""
        kind = self.plan.kinds[self.names[place]]
        later = [HANG_UP, *self.names[place + 1 :]]
        state: Node = getattr(self, f"_{kind}")(later)
        if kind != "say" and self.draw(st.booleans()):
            state["say"] = self._prompt()
        if CALL_STATES[kind].SHAPE == "listens":
            state |= self._listening()
        if not self.draw(st.integers(0, 3)):
            state["milestone"] = self.draw(st.sampled_from(["answered", "halfway"]))
            state["facts"] = ["F1", "T2"]
        return state

    def _prompt(self) -> Prompt:
        return self.draw(self.words)

    def _one_of(self, names: Sequence[str]) -> str:
        return self.draw(st.sampled_from(names))

    def _listening(self) -> Node:
        """Draw what a state changes of the patience and of the keys of its flow."""
        change = {"wait": SECONDS, "tries": TRIES, "then": self.anybody, "otherwise": self.anybody}
        patience = self.draw(st.fixed_dictionaries({}, optional=change))
        targets = st.sampled_from([*RESERVED, *self.names])
        keys = self.draw(st.just({}) | st.dictionaries(st.sampled_from(KEYS), targets, max_size=2))
        return {
            **({"patience": patience} if patience else {}),
            **({"anywhere": keys} if keys else {}),
        }

    def _say(self, later: Sequence[str]) -> Node:
        return {"say": self._prompt(), "next": self._one_of(later)}

    def _choose_language(self, later: Sequence[str]) -> Node:
        return {"choose_language": self._prompt(), "next": self._one_of(later)}

    def _ask(self, later: Sequence[str]) -> Node:
        self.asks = True
        ways = ["next"] if self.draw(st.booleans()) else ["yes", "no"]
        return {"ask": self._prompt(), **{way: self.draw(self.anybody) for way in ways}}

    def _menu(self, later: Sequence[str]) -> Node:
        free = [key for key in KEYS if key not in self.plan.anywhere]
        keys = self.draw(st.lists(st.sampled_from(free), min_size=1, max_size=9, unique=True))
        choices = {key: self._one_of([*RESERVED, *self.names]) for key in keys}
        if self.plan.anywhere and len(keys) < 9 and self.draw(st.booleans()):
            choices |= [*self.plan.anywhere.items()][:1]
        always, *others = choices.items()
        lines = [self._choice(*always), *(self._choice(*one, may=True) for one in others)]
        return {"menu": lines}

    def _choice(self, key: str, target: str, may: bool = False) -> Node:
        choice: Node = {"key": key, "next": target, "say": self._prompt()}
        if may and not self.draw(st.integers(0, 2)):
            choice["when"] = self.draw(whens(self.found))
        return choice

    def _digits(self, later: Sequence[str]) -> Node:
        ways = self.draw(digits_plans([HANG_UP, *self.names], self.names, TABLE))
        self.table = self.table or ways.table
        plan = {"ask": self._prompt(), **ways.plan}
        if self.draw(st.booleans()):
            plan["confirm"] = self._one_of(["yes", "no"])
        self.asks = self.asks or plan.get("confirm") == "yes"
        return {"digits": plan}

    def _route(self, later: Sequence[str]) -> Node:
        return {"route": self.draw(routes(self.found, later))}

    def _transfer(self, later: Sequence[str]) -> Node:
        plan: dict[str, Any] = {
            "whisper": self._prompt(),
            "connected": self.draw(self.anybody),
            "not_connected": self._one_of(later),
        }
        is_of_group: bool = self.draw(st.booleans())
        if self.outline.groups and is_of_group:
            plan["group"] = self._one_of(self.outline.groups)
        return {"transfer": plan}

    def _send_text(self, later: Sequence[str]) -> Node:
        sent = f"text.{self._one_of(self.sendable)}"
        return {"send_text": sent, "next": self._one_of(later), "not_sent": self._one_of(later)}
