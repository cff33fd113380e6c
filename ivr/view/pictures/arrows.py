"""The arrows of a picture: which edges of a graph share one, which is short, what stands on it.

Ways between the same two states share an arrow. The usual patience of a flow has none. An arrow
that goes back, or that would run across the picture, ends in a tag that names its target.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import assert_never

from ivr.view.graph import Edge, Graph
from ivr.view.labels import Translate, key_cap, title


@dataclass(frozen=True)
class Label:
    """What stands on an arrow for one way: a key, words, or both; emphasised on the YES path."""

    key: str | None
    words: str
    main: bool = False


@dataclass(frozen=True)
class Arrow:
    """One line of the picture: `faint` for no input, `back` to where the path has been.

    A short one ends in a `tag`, so as not to run across the picture.
    """

    origin: str
    target: str
    labels: tuple[Label, ...]
    main: bool = False
    faint: bool = False
    back: bool = False
    tag: str = ""


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
    nearest = dict(_first_steps(graph, arrows))
    for arrow in arrows:
        back = arrow.target in _path_to(arrow.origin, nearest)
        again = nearest.get(arrow.target) != arrow.origin or arrow.target in graph.main_path
        choice = bool(graph.nodes[arrow.origin].offers)
        if not arrow.main:
            words = translate("back to %(state)s") if back else translate("to %(state)s")
            is_short = back or arrow.faint or (choice and again)
            tag = words % {"state": title(arrow.target)} if is_short else ""
            arrow = replace(arrow, back=back, tag=tag)
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


def _path_to(name: str, nearest: Mapping[str, str]) -> Iterator[str]:
    """Yield a state and those on the shortest path to it, the last first."""
    yield name
    if name in nearest:
        yield from _path_to(nearest[name], nearest)


def _arrow(edges: Iterable[Edge], translate: Translate, main: bool, faint: bool) -> Arrow:
    first, *_ = edges
    labels = dict.fromkeys(
        Label(edge.key and key_cap(edge.key), way_name(edge, translate), main and edge.by != "no")
        for edge in edges
    )
    named = tuple(label for label in labels if label.key or label.words)
    return Arrow(first.origin, first.target, named, main, faint)


def way_name(edge: Edge, translate: Translate) -> str:
    """Say what leads along a way, beside its key; nothing where the key or the state says it."""
    match edge.cause:
        case "next" | "key":
            return ""
        case "keyword":
            return edge.by
        case "language":
            return edge.by.upper()
        case "no input":
            return translate("no input")
        case "answer" | "digits" | "condition" | "outcome":
            return translate(edge.title) if edge.title else edge.by
    assert_never(edge.cause)
