"""Turn a flow into a graph: its states, the ways between them, and what works everywhere.

It only says what leads where; it never decides what a caller meets on the way.
"""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from ivr.model.flow import OTHERWISE, Question, RouteState, State, Way
from ivr.model.hotline import Hotline
from ivr.model.prompt import Prompt
from ivr.model.text_flow import TextMenuState, TextSayState
from ivr.model.voice_flow import (
    RESERVED,
    SWITCH_LANGUAGE,
    AskState,
    ChooseLanguageState,
    ListeningState,
    MenuState,
    SendTextState,
    TransferState,
)

TEXT = "text."  # before the name of a state of the text flow
ANSWERED = "answered"  # the milestone at which a caller has the answer
FlowName = Literal["call", "text"]
Kind = Literal[
    "say", "choose_language", "ask", "menu", "route", "transfer", "send_text", "reserved"
]
Cause = Literal["next", "language", "answer", "key", "keyword", "condition", "outcome", "no input"]
UNWELCOME = {"no", OTHERWISE, "not_connected", "not sent"}  # what no YES path goes through


@dataclass(frozen=True)
class Node:
    """A state, or a reserved target such as `hang_up`.

    `prompt` is what is said first there, `sends` the state of the other flow that a caller is
    texted, and where a state is `texted`, a call sends its words. Where a conversation `rests`,
    the next text begins it anew. A menu's `offers` stand in the order of its edges.
    """

    name: str
    kind: Kind
    prompt: Prompt | None = None
    milestone: str | None = None
    sends: str | None = None
    texted: bool = False
    rests: bool = False
    offers: tuple[Prompt, ...] = ()


@dataclass(frozen=True)
class Edge:
    """A way from a state to another.

    `by` is what leads there, by its cause: a language, yes or no, a key, a word that is texted, a
    condition, an outcome, `then` or `otherwise` after the last try; `key` is the key that says
    so, if one does. An edge is `usual` where it is the patience of the whole flow.
    """

    origin: str
    target: str
    cause: Cause
    by: str
    key: str | None = None
    usual: bool = False


@dataclass(frozen=True)
class Anywhere:
    """What leads to a state from everywhere: a key, or the words that mean the same."""

    by: tuple[str, ...]
    target: str


@dataclass(frozen=True)
class Graph:
    """A flow: nodes by name in the order of its file, edges in the order of their states."""

    flow: FlowName
    start: str
    nodes: dict[str, Node]
    edges: tuple[Edge, ...]
    anywhere: tuple[Anywhere, ...]

    @cached_property
    def ways(self) -> dict[str, tuple[Edge, ...]]:
        """The edges that leave each node."""
        ways: dict[str, list[Edge]] = {name: [] for name in self.nodes}
        for edge in self.edges:
            ways[edge.origin].append(edge)
        return {name: tuple(edges) for name, edges in ways.items()}

    @cached_property
    def main_path(self) -> tuple[str, ...]:
        """The YES path: from the start to the answer by yes, then on to where a caller chooses.

        Empty if no path of yes leads to a state with the milestone `answered`.
        """
        answer = next(self._paths(self.start, self._is_answer), ())
        onward = next(self._paths(answer[-1], self._is_pause), ()) if answer else ()
        return (*answer, *onward[1:])

    def _is_answer(self, node: Node) -> bool:
        return node.milestone == ANSWERED

    def _is_pause(self, node: Node) -> bool:
        return node.kind in ("menu", "transfer", "reserved") or node.rests

    def _paths(self, first: str, wanted: Callable[[Node], bool]) -> Iterator[tuple[str, ...]]:
        """Walk breadth first, by welcome ways only, and yield the shortest paths to some nodes."""
        paths: deque[tuple[str, ...]] = deque([(first,)])
        seen = {first}
        while paths:
            path = paths.popleft()
            if wanted(self.nodes[path[-1]]):
                yield path
            for edge in self.ways[path[-1]]:
                welcome = edge.by not in UNWELCOME and edge.cause != "no input"
                if welcome and edge.target not in seen:
                    seen.add(edge.target)
                    paths.append((*path, edge.target))


def graph_of(hotline: Hotline, flow: FlowName, language: str = "") -> Graph:
    """Return the graph of a flow, its keywords in a language, the hotline's first by default."""
    language = language or hotline.languages[0]
    states: dict[str, State] = {**(hotline.call.states if flow == "call" else hotline.text.states)}
    edges = tuple(
        edge for name, state in states.items() for edge in _edges(hotline, name, state, language)
    )
    texted = _texted(hotline) if flow == "text" else frozenset()
    nodes = {name: _node(name, state, name in texted) for name, state in states.items()}
    targets = {edge.target for edge in edges}
    nodes |= {name: Node(name, "reserved") for name in RESERVED if name in targets}
    start = hotline.call.start if flow == "call" else hotline.text.start
    return Graph(flow, start, nodes, edges, tuple(_anywhere(hotline, flow, language)))


def _texted(hotline: Hotline) -> frozenset[str]:
    """Return the states of the text flow whose words a call sends."""
    states = hotline.call.states.values()
    targets = (state.send_text for state in states if isinstance(state, SendTextState))
    return frozenset(target.removeprefix(TEXT) for target in targets)


def _node(name: str, state: State, texted: bool) -> Node:
    return Node(
        name,
        _kind(state),
        state.say or (state.ask if isinstance(state, Question) else None),
        state.milestone,
        state.send_text.removeprefix(TEXT) if isinstance(state, SendTextState) else None,
        texted,
        isinstance(state, TextSayState) and not state.next,
        tuple(line.say for line in state.menu)
        if isinstance(state, MenuState | TextMenuState)
        else (),
    )


def _kind(state: State) -> Kind:
    match state:
        case Question():
            return "ask"
        case MenuState() | TextMenuState():
            return "menu"
        case ChooseLanguageState():
            return "choose_language"
        case RouteState():
            return "route"
        case TransferState():
            return "transfer"
        case SendTextState():
            return "send_text"
    return "say"


def _edges(hotline: Hotline, name: str, state: State, language: str) -> Iterator[Edge]:
    for way in state.ways():
        if way.by == "no input":
            yield Edge(name, way.to, "no input", str(way.path[-1]))
        elif way.by == "language":
            for key, chosen in enumerate(hotline.languages, start=1):
                yield Edge(name, way.to, "language", chosen, str(key))
        else:
            yield _edge(hotline, name, state, way, language)
    if isinstance(state, ListeningState):
        own = state.patience
        for by in ("then", "otherwise"):
            if not (own and getattr(own, by)):
                yield Edge(name, getattr(hotline.call.patience, by), "no input", by, usual=True)


def _edge(hotline: Hotline, name: str, state: State, way: Way, language: str) -> Edge:
    match state:
        case AskState():
            keys: dict[str, str] = {answer: key for key, answer in hotline.call.answers.items()}
            return Edge(name, way.to, "answer", way.by, keys[way.by])
        case Question():
            return Edge(name, way.to, "answer", way.by)
        case MenuState():
            return Edge(name, way.to, "key", way.by, way.by)
        case TextMenuState():
            word = hotline.text.keywords[way.to][language][0]
            return Edge(name, way.to, "keyword", word)
        case RouteState():
            return Edge(name, way.to, "condition", way.by)
        case TransferState() | SendTextState():
            return Edge(name, way.to, "outcome", way.by)
    return Edge(name, way.to, "next", way.by)


def _anywhere(hotline: Hotline, flow: FlowName, language: str) -> Iterator[Anywhere]:
    if flow == "call":
        yield from (Anywhere((key,), target) for key, target in hotline.call.anywhere.items())
        return
    for target, words in hotline.text.keywords.items():
        yield Anywhere(words[language], target)
    words_of_languages = (word for words in hotline.text.languages.values() for word in words)
    yield Anywhere(tuple(words_of_languages), SWITCH_LANGUAGE)
