"""A flow as a graph: its states, the ways between them, and what works everywhere.

It only says what leads where; it never decides what a caller meets on the way.
"""

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from ivr.model.hotline import Hotline
from ivr.model.prompt import Prompt
from ivr.model.states.listening import NO_INPUT, ListeningState
from ivr.model.states.state import ANSWERED, QUESTION, Cause, Look, Shape, State
from ivr.model.voice_flow import RESERVED, SWITCH_LANGUAGE

FlowName = Literal["call", "text"]
LOOK_OF_END = Look(
    "pill", "#2b3442", "#2b3442", "#ffffff", "#ffffff", pauses=True
)  # where a call ends


@dataclass(frozen=True)
class GraphNode:
    """A state, or a reserved target such as `hang_up`, which has no kind and no shape.

    `prompt` is what is said first there, `sends` the state of the other flow that a caller is
    texted, and where a state is `texted`, a call sends its words. Where a conversation `rests`,
    the next text begins it anew. A menu's `offers` stand in the order of its edges.
    """

    name: str
    kind: str
    shape: Shape | None
    look: Look
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
    so, if one does. An edge is `usual` where it is the patience of the whole flow, and `welcome`
    where a YES path may take it. Its `title` is what the kind of its origin calls it.
    """

    origin: str
    target: str
    cause: Cause
    by: str
    key: str | None = None
    usual: bool = False
    welcome: bool = True
    title: str = ""


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
    nodes: dict[str, GraphNode]
    edges: tuple[Edge, ...]
    anywhere: tuple[Anywhere, ...]

    @cached_property
    def ways(self) -> dict[str, tuple[Edge, ...]]:
        """The edges that leave each node."""
        return {
            name: tuple(edge for edge in self.edges if edge.origin == name) for name in self.nodes
        }

    @cached_property
    def main_path(self) -> tuple[str, ...]:
        """The YES path: from the start to the answer by yes, then on to where a caller chooses.

        Empty if no path of yes leads to a state with the milestone `answered`.
        """
        answer = self._path(self.start, lambda node: node.milestone == ANSWERED)
        if not answer:
            return ()
        onward = self._path(answer[-1], lambda node: node.look.pauses or node.rests)
        return (*answer, *onward[1:])

    def _path(self, first: str, wanted: Callable[[GraphNode], bool]) -> tuple[str, ...]:
        """Walk breadth first, by welcome ways only; return the shortest path to a wanted node."""
        paths: deque[tuple[str, ...]] = deque([(first,)])
        seen = {first}
        while paths:
            path = paths.popleft()
            if wanted(self.nodes[path[-1]]):
                return path
            for edge in self.ways[path[-1]]:
                if edge.welcome and edge.target not in seen:
                    seen.add(edge.target)
                    paths.append((*path, edge.target))
        return ()


def graph_of(hotline: Hotline, flow: FlowName, language: str = "") -> Graph:
    """Return the graph of a flow, its keywords in a language, the hotline's first by default."""
    spoken = hotline.languages_in(flow)
    language = language if language in spoken else next(iter(spoken), "")
    of_flow = hotline.call if flow == "call" else hotline.text
    states: Mapping[str, State] = of_flow.states
    edges = tuple(
        edge for name, state in states.items() for edge in _edges(hotline, name, state, language)
    )
    calls = hotline.call.states.values() if flow == "text" else ()
    texted = {sent for state in calls for sent, _ in state.sends()}
    nodes = {name: _node(hotline, name, state, name in texted) for name, state in states.items()}
    targets = {edge.target for edge in edges}
    ends = {
        name: GraphNode(name, "reserved", None, LOOK_OF_END) for name in RESERVED if name in targets
    }
    anywhere = tuple(_anywhere(hotline, flow, language))
    return Graph(flow, of_flow.start, nodes | ends, edges, anywhere)


def _node(hotline: Hotline, name: str, state: State, texted: bool) -> GraphNode:
    language = next(iter(hotline.spoken), "")
    lines = state.lines(QUESTION, hotline.bindings, language)
    asked = next((line.prompt for line in lines if not line.choice), None)
    return GraphNode(
        name,
        state.KEY,
        state.SHAPE,
        state.LOOK,
        state.say or asked,
        state.milestone,
        next((sent for sent, _ in state.sends()), None),
        texted,
        state.SHAPE == "passes" and not any(state.ways()),
        tuple(line.prompt for line in lines if line.to),
    )


def _edges(hotline: Hotline, name: str, state: State, language: str) -> Iterator[Edge]:
    keys = state.keys(hotline.bindings) if isinstance(state, ListeningState) else {}
    pressed = {meaning.by: key for key, meaning in keys.items()}
    for way in state.ways():
        bys = [way.by]
        if way.cause == NO_INPUT:
            bys = [str(way.path[-1])]
        elif way.cause == "language":
            bys = list(hotline.spoken)
        elif way.cause == "keyword":
            bys = [hotline.text.keywords[way.to][language][0]]
        for by in bys:
            title = state.WAYS.get(by, "")
            key = pressed.get(by)
            yield Edge(name, way.to, way.cause, by, key, welcome=way.welcome, title=title)
    if isinstance(state, ListeningState):
        for by in ("then", "otherwise"):
            if not getattr(state.patience, by, None):
                target = getattr(hotline.call.patience, by)
                yield Edge(name, target, NO_INPUT, by, usual=True, welcome=False)


def _anywhere(hotline: Hotline, flow: FlowName, language: str) -> Iterator[Anywhere]:
    if flow == "call":
        yield from (Anywhere((key,), target) for key, target in hotline.call.anywhere.items())
        return
    for target, words in hotline.text.keywords.items():
        yield Anywhere(words[language], target)
    words_of_languages = (word for words in hotline.text.languages.values() for word in words)
    yield Anywhere(tuple(words_of_languages), SWITCH_LANGUAGE)
