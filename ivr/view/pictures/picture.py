"""Turn a graph into a picture in SVG that stands by itself: no script, no font, no reference."""

from xml.etree.ElementTree import Element, indent, tostring

from ivr.dialog.wording import Wording
from ivr.view.graph import Graph, Node
from ivr.view.labels import Translate, title
from ivr.view.pictures.arrows import arrows_of
from ivr.view.pictures.boxes import (
    CAP,
    CAPTION,
    KEY,
    PADDING,
    TITLE,
    WORDS,
    Box,
    box_of,
    offer_indent,
    tag_size,
)
from ivr.view.pictures.layout import Point, Route, lay_out
from ivr.view.pictures.lettering import FONT, width_of
from ivr.view.pictures.looks import FAINT, INK, LINE, MAIN, PAPER, SOFT_INK
from ivr.view.pictures.panel import draw_panel, panel_size
from ivr.view.pictures.shapes import SVG, add, curve, labels, letters, outline, tip
from ivr.view.pictures.space import free_place
from ivr.view.pictures.words import describe, heading, key_cap, subtitle

MARGIN, HEAD = 36.0, 92.0


def draw_svg(graph: Graph, name: str, wording: Wording, translate: Translate) -> str:
    """Draw a graph as an SVG document; the boxes show how their words begin in one language.

    The picture may stand in a page, beside that of the other flow, under a policy that allows no
    styles: a state's group has its name in `data-state`, an arrow's the states that it joins in
    `data-from` and `data-to`.
    """
    boxes = {
        name: box_of(node, _keys(graph, node), wording, translate)
        for name, node in graph.nodes.items()
    }
    layout = lay_out(boxes, arrows_of(graph, translate), graph.main_path)
    panel = panel_size(graph, translate)
    left, top = free_place(layout, boxes, panel)
    width = max(layout.width, left + panel[0]) + 2 * MARGIN
    height = max(layout.height, top + panel[1]) + HEAD + MARGIN
    ids = [f"{graph.flow}-title", f"{graph.flow}-description"]
    root = Element("svg", {"xmlns": SVG, "role": "img", "aria-labelledby": " ".join(ids)})
    root.set("viewBox", f"0 0 {width:.0f} {height:.0f}")
    root.set("width", f"{width:.0f}")
    root.set("height", f"{height:.0f}")
    root.set("font-family", FONT)
    head = heading(graph, name, translate)
    add(root, "title", id=ids[0]).text = head
    add(root, "desc", id=ids[1]).text = describe(graph, translate)
    add(root, "rect", width="100%", height="100%", fill=PAPER)
    letters(root, MARGIN, 44, head, 24, bold=True)
    letters(root, MARGIN, 66, subtitle(graph, translate), 13, fill=SOFT_INK)
    body = add(root, "g", transform=f"translate({MARGIN:g} {HEAD:g})")
    for route in sorted(layout.routes, key=lambda route: route.arrow.main):
        group = add(body, "g", data_from=route.arrow.origin, data_to=route.arrow.target)
        _draw_lines(group, route)
        _draw_stops(group, route)
    for name, box in boxes.items():
        group = add(body, "g", data_state=name)
        _draw_box(group, box, layout.places[name], name in graph.main_path)
        _draw_flag(group, graph, box, layout.places[name])
    draw_panel(body, graph, left, top, translate)
    indent(root)
    return f"{tostring(root, encoding='unicode')}\n"


def _keys(graph: Graph, node: Node) -> tuple[str, ...]:
    offers = (edge for edge in graph.ways[node.name] if edge.cause in ("key", "keyword"))
    return tuple(key_cap(edge.key or edge.by) for edge in offers)


def _draw_lines(parent: Element, route: Route) -> None:
    arrow = route.arrow
    stroke, width = (MAIN, 4.0) if arrow.main else (FAINT, 1.3) if arrow.faint else (LINE, 1.6)
    look: dict[str, str | float] = {"stroke": stroke, "stroke_width": width}
    if arrow.faint:
        look["stroke_dasharray"] = "2 5"
    for run in route.curves:
        curve(parent, run, **look)
        tip(parent, run, stroke, 6 if arrow.main else 3.8)


def _draw_stops(parent: Element, route: Route) -> None:
    if route.labels:
        fill = FAINT if route.arrow.faint else INK
        labels(parent, route.labels, route.arrow.labels, fill)
    if route.tag:
        (x, y), (width, height) = route.tag, tag_size(route.arrow)
        frame = {"x": x - width / 2, "y": y - height / 2, "width": width, "height": height}
        add(parent, "rect", **frame, rx=height / 2, fill=PAPER, stroke=LINE, stroke_width=1.2)
        letters(parent, x - width / 2 + 12, y + 4, route.arrow.tag, KEY)


def _draw_box(group: Element, box: Box, middle: Point, main: bool) -> None:
    look = box.node.look
    x, y = middle
    add(group, "title").text = ": ".join(filter(None, (title(box.node.name), box.said)))
    outline(group, look, middle, box.width, box.height)
    if main:
        group[1].set("stroke-width", "3")
    if box.node.rests:
        foot = {"x": x - box.width / 2, "y": y + box.height / 2 - 3, "width": box.width}
        add(group, "rect", **foot, height=5, fill=LINE)
    top = y - box.height / 2 + (13 if box.node.look.outline == "diamond" else 0)
    if not box.caption:
        letters(group, x, y + 5, box.title[0], TITLE, fill=look.ink, bold=True, anchor="middle")
        return
    top += 18
    letters(group, x, top, box.caption, CAPTION, fill=look.stroke, bold=False, anchor="middle")
    for line in box.title:
        top += 18
        letters(group, x, top, line, TITLE, fill=look.ink, bold=True, anchor="middle")
    top += 2
    for line in box.words:
        top += 13.5
        letters(group, x, top, line, WORDS, fill=look.words, anchor="middle")
    top += 6 if box.words else 0
    left = x - box.width / 2 + PADDING
    for key, line in box.offers:
        top += 15
        letters(group, left, top, key, WORDS, bold=True)
        indented = left + offer_indent(key for key, _ in box.offers)
        letters(group, indented, top, line, WORDS, fill=look.words)


def _draw_flag(parent: Element, graph: Graph, box: Box, middle: Point) -> None:
    """Mark a state that is reached from everywhere with its key or its first word."""
    by = next((entry.by[0] for entry in graph.anywhere if entry.target == box.node.name), None)
    if by is None:
        return
    text = key_cap(by)
    width = max(CAP, width_of(text, KEY, bold=True) + 12)
    x, y = middle[0] + box.width / 2 - width + 6, middle[1] - box.height / 2 - 8
    if box.node.look.outline == "diamond":
        x, y = middle[0] + box.width / 4 - 4, middle[1] - box.height / 4 - 12
    add(parent, "rect", x=x, y=y, width=width, height=CAP, rx=4, fill=INK)
    letters(parent, x + width / 2, y + 13.5, text, KEY, fill=PAPER, bold=True, anchor="middle")
