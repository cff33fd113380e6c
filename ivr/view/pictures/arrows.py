"""Turn the edges of a graph into the arrows of its picture, and their causes into short labels.

Ways between the same two states share an arrow. The usual patience of a flow has none. An arrow
that goes back, or that would run across the picture, is marked to be short.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from ivr.view.graph import Edge, Graph
from ivr.view.labels import Translate
from ivr.view.pictures.words import key_cap, tag_text, way_name


@dataclass(frozen=True)
class Label:
    """What stands on an arrow for one way: a key, words, or both; emphasised on the YES path."""

    key: str | None
    words: str
    main: bool = False


@dataclass(frozen=True)
class Arrow:
    """One line of the picture: `faint` for no input, `back` to where the path has been.

    A `short` one ends in a `tag` that names its target, so as not to run across the picture.
    """

    origin: str
    target: str
    labels: tuple[Label, ...]
    main: bool = False
    faint: bool = False
    back: bool = False
    tag: str = ""

    @property
    def short(self) -> bool:
        """Whether this arrow ends in a tag."""
        return bool(self.tag)


def arrows_of(graph: Graph, translate: Translate) -> tuple[Arrow, ...]:
    """Return the arrows of a graph, those of the YES path first."""
    path = graph.main_path
    steps = set(pairwise(path))
    shown: dict[tuple[str, str, bool], list[Edge]] = {}
    for edge in graph.edges:
        if not edge.usual:
            faint = edge.cause == "no input"
            shown.setdefault((edge.origin, edge.target, faint), []).append(edge)
    arrows = [
        _arrow(edges, translate, main=not faint and (origin, target) in steps, faint=faint)
        for (origin, target, faint), edges in shown.items()
    ]
    arrows.sort(key=lambda arrow: not arrow.main)
    return tuple(_shortened(graph, arrows, translate))


def _shortened(graph: Graph, arrows: list[Arrow], translate: Translate) -> Iterator[Arrow]:
    """Shorten what would clutter the picture: ways back, silence, another choice of a state."""
    back = set(_back_steps(graph, arrows))
    nearest = dict(_first_steps(graph, arrows))
    for arrow in arrows:
        step = (arrow.origin, arrow.target)
        again = nearest.get(arrow.target) != arrow.origin or arrow.target in graph.main_path
        choice = bool(graph.nodes[arrow.origin].offers)
        short = step in back or arrow.faint or (choice and again)
        if not arrow.main:
            tag = tag_text(arrow.target, step in back, translate) if short else ""
            arrow = replace(arrow, back=step in back, tag=tag)
        yield arrow


def _first_steps(graph: Graph, arrows: Iterable[Arrow]) -> Iterator[tuple[str, str]]:
    """Walk breadth first from every way in; yield each state with the one it is reached from."""
    seen: set[str] = set()
    for first in (graph.start, *graph.nodes):
        names = [] if first in seen else [first]
        seen.add(first)
        for name in names:
            for arrow in arrows:
                if arrow.origin == name and arrow.target not in seen and not arrow.faint:
                    seen.add(arrow.target)
                    names.append(arrow.target)
                    yield arrow.target, name


def _arrow(edges: Iterable[Edge], translate: Translate, main: bool, faint: bool) -> Arrow:
    first, *_ = edges
    labels = dict.fromkeys(_label(edge, translate, main) for edge in edges)
    named = tuple(label for label in labels if label.key or label.words)
    return Arrow(first.origin, first.target, named, main, faint)


def _label(edge: Edge, translate: Translate, main: bool) -> Label:
    return Label(
        edge.key and key_cap(edge.key), way_name(edge, translate), main and edge.by != "no"
    )


def _back_steps(graph: Graph, arrows: Iterable[Arrow]) -> Iterator[tuple[str, str]]:
    """Walk depth first from every way in; yield the steps to a state that the walk stands in."""
    ways: dict[str, list[str]] = {name: [] for name in graph.nodes}
    for arrow in arrows:
        ways[arrow.origin].append(arrow.target)
    done: set[str] = set()
    for first in (graph.start, *graph.nodes):
        standing = {first: iter(ways[first])} if first not in done else {}
        while standing:
            name = next(reversed(standing))
            target = next(standing[name], None)
            if target is None:
                del standing[name]
                done.add(name)
            elif target in standing:
                yield name, target
            elif target not in done:
                standing[target] = iter(ways[target])
