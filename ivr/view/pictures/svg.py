"""A flow as a picture in SVG that stands by itself: no script, no font, no reference.

Beside the graph stands a panel: what works at any moment, and how to read the picture.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from ivr.dialog.wording import Wording
from ivr.model.states.listening import NO_INPUT
from ivr.model.states.state import Look
from ivr.view.graph import Anywhere, Graph
from ivr.view.labels import Translate, heading, key_cap, kinds, title
from ivr.view.pictures.arrows import arrows_of
from ivr.view.pictures.layout import (
    AROUND,
    BETWEEN,
    GAP,
    KEY,
    Box,
    Route,
    box_of,
    label_width,
    lay_out,
)
from ivr.view.pictures.shapes import CAP, Area, Canvas, Colour, Point, fit_lines, width_of

BORDER, ABOVE = 36.0, 92.0  # around the picture, and above it
LEAST, INSET, HEADING, ROW = 330.0, 18.0, 50.0, 25.0  # of the panel: widths and heights
SYMBOL, TARGET = 64.0, 104.0  # widths before words


def draw_svg(graph: Graph, name: str, wording: Wording, translate: Translate) -> str:
    """Draw a graph as an SVG document; the boxes show how their words begin in one language.

    The picture may stand in a page, beside that of the other flow, under a policy that allows no
    styles: a state's group has its name in `data-state`, an arrow's the states that it joins in
    `data-from` and `data-to`.
    """
    boxes = {one: box_of(graph, node, wording, translate) for one, node in graph.nodes.items()}
    layout = lay_out(boxes, arrows_of(graph, translate), graph.main_path)
    rows = tuple(panel_rows(graph, translate))
    panel = layout.free_area(*panel_size(rows))
    width = max(layout.width, panel.x + panel.width) + 2 * BORDER
    size = (width, max(layout.height, panel.y + panel.height) + ABOVE + BORDER)
    canvas = Canvas.begin(
        graph.flow, heading(graph.flow, name, translate), _description(graph, translate), size
    )
    follow = translate("From %(state)s to the end. The thick line is the YES path.")
    canvas.letters(BORDER, 44, heading(graph.flow, name, translate), 24, bold=True)
    canvas.letters(BORDER, 66, follow % {"state": title(graph.start)}, 13, fill=Colour.SOFT_INK)
    body = canvas.add("g", transform=f"translate({BORDER:g} {ABOVE:g})")
    for route in sorted(layout.routes, key=lambda route: route.arrow.main):
        arrow = route.arrow
        _draw_arrow(body.add("g", data_from=arrow.origin, data_to=arrow.target), route)
    for state, box in boxes.items():
        _draw_state(body.add("g", data_state=state), graph, box, layout.areas[state])
    _draw_panel(body, rows, panel)
    return canvas.write()


def _description(graph: Graph, translate: Translate) -> str:
    """Say how large a picture is, its YES path, what works everywhere."""
    everywhere = (
        translate("%(keys)s to %(state)s")
        % {"keys": ", ".join(map(key_cap, entry.by)), "state": title(entry.target)}
        for entry in graph.anywhere
    )
    sentences = (
        translate("%(count)s states and the ways between them.") % {"count": len(graph.nodes)},
        translate("The YES path: %(path)s.") % {"path": ", ".join(map(title, graph.main_path))},
        translate("At any moment: %(ways)s.") % {"ways": "; ".join(everywhere)},
    )
    return " ".join(sentences)


def _draw_arrow(canvas: Canvas, route: Route) -> None:
    arrow = route.arrow
    _draw_line(canvas, route.curves, route.tip, arrow.main, arrow.faint)
    if route.labels:
        canvas.box(route.labels, rx=6, fill=Colour.PAPER)
        left, y = route.labels.x + AROUND, route.labels.middle[1]
        for label in arrow.labels:
            start = left + (CAP + GAP if label.key else 0)
            if label.key:
                canvas.cap(left, y, label.key, label.main)
            if label.words:
                ink = Colour.MAIN if label.main else Colour.FAINT if arrow.faint else Colour.INK
                canvas.letters(start, y + 4, label.words, KEY, fill=ink, bold=label.main)
            left += label_width(label) + BETWEEN
    if route.tag:
        _draw_tag(canvas, route.tag)
        canvas.letters(route.tag.x + 12, route.tag.middle[1] + 4, arrow.tag, KEY)


def _draw_line(
    canvas: Canvas, curves: Iterable[Iterable[Point]], tip: Iterable[Point], main: bool, faint: bool
) -> None:
    stroke, width = (
        (Colour.MAIN, 4.0) if main else (Colour.FAINT, 1.3) if faint else (Colour.LINE, 1.6)
    )
    dashes = {"stroke_dasharray": "2 5"} if faint else {}
    for points in curves:
        canvas.curve(points, stroke=stroke, stroke_width=width, **dashes)
    canvas.polygon(tip, fill=stroke)


def _draw_tag(canvas: Canvas, area: Area) -> None:
    canvas.box(area, rx=area.height / 2, fill=Colour.PAPER, stroke=Colour.LINE, stroke_width=1.2)


def _draw_state(canvas: Canvas, graph: Graph, box: Box, area: Area) -> None:
    node, top = box.node, area.y
    canvas.add("title", ": ".join(filter(None, (title(node.name), box.said))))
    canvas.outline(node.look, area, 3 if node.name in graph.main_path else 1.6)
    if node.rests:
        _draw_foot(canvas, area)
    for line in box.lines:
        top += line.down
        centred = line.inset is None
        x = area.x + (area.width / 2 if line.inset is None else line.inset)
        canvas.letters(
            x, top, line.text, line.size, fill=line.fill, bold=line.bold, centred=centred
        )
    flags = (entry.by[0] for entry in graph.anywhere if entry.target == node.name)
    if by := next(flags, None):
        _draw_flag(canvas, key_cap(by), area, node.look.outline == "diamond")


def _draw_foot(canvas: Canvas, area: Area) -> None:
    """Underline where a conversation rests."""
    canvas.box(Area(area.x, area.y + area.height - 3, area.width, 5), fill=Colour.LINE)


def _draw_flag(canvas: Canvas, text: str, area: Area, is_diamond: bool) -> None:
    """Mark a state that is reached from everywhere with its key or its first word."""
    width = max(CAP, width_of(text, KEY, bold=True) + 12)
    x, y = area.x + area.width - width + 6, area.y - 8
    if is_diamond:
        x, y = area.x + area.width * 3 / 4 - 4, area.y + area.height / 4 - 12
    canvas.box(Area(x, y, width, CAP), rx=4, fill=Colour.INK)
    canvas.letters(x + width / 2, y + 13.5, text, KEY, fill=Colour.PAPER, bold=True, centred=True)


# The panel


class PanelRow(NamedTuple):
    """Words in the panel; what is drawn before them begins at a left end, on a middle line."""

    words: str
    indent: float = 0
    draw: Callable[[Canvas, float, float], None] = lambda *_: None
    heads: bool = False


def panel_rows(graph: Graph, translate: Translate) -> Iterator[PanelRow]:
    """Yield what works everywhere, then what each symbol means."""
    everywhere = translate("Words that work at any moment")
    if graph.flow == "call":
        everywhere = translate("At any moment")
    yield PanelRow(everywhere, heads=True)
    yield from map(_entry, graph.anywhere) if graph.flow == "text" else map(_key, graph.anywhere)
    silences = {
        "then": translate("No input, unless an arrow says otherwise: %(state)s"),
        "otherwise": translate("No input once an agent was rung: %(state)s"),
    }
    usual = {edge.by: title(edge.target) for edge in graph.edges if edge.usual}
    for by, target in usual.items():
        yield PanelRow(silences[by] % {"state": target})
    yield PanelRow(translate("How to read it"), heads=True)
    for words, draw in _legend(graph, translate):
        yield PanelRow(words, SYMBOL, draw)


def _key(entry: Anywhere) -> PanelRow:
    key = key_cap(entry.by[0])
    return PanelRow(title(entry.target), CAP + 9, lambda canvas, x, y: canvas.cap(x, y, key))


def _entry(entry: Anywhere) -> PanelRow:
    [words] = fit_lines(", ".join(entry.by), KEY, LEAST - 2 * INSET - TARGET, 1)
    target = title(entry.target)
    return PanelRow(
        words, TARGET, lambda canvas, x, y: canvas.letters(x, y + 4, target, KEY, bold=True)
    )


def _legend(
    graph: Graph, translate: Translate
) -> Iterator[tuple[str, Callable[[Canvas, float, float], None]]]:
    """Yield what a symbol means, and how it is drawn."""
    nodes = graph.nodes.values()
    looks = {node.kind: node.look for node in nodes}
    for kind, (_, meaning) in kinds().items():
        if kind in looks:
            yield translate(meaning), partial(_draw_look, looks[kind], False)
    if resting := [node.look for node in nodes if node.rests]:
        words = translate("With a foot: rests until the next text")
        yield words, partial(_draw_look, resting[0], True)
    yield translate("Leads to this state at any moment"), _draw_flag_symbol
    yield translate("Goes on at a state drawn elsewhere"), _draw_tag_symbol
    yield translate("The YES path, to the answer and on"), partial(_draw_line_symbol, True)
    if any(edge.cause == NO_INPUT and not edge.usual for edge in graph.edges):
        yield translate("No input: the caller presses nothing"), partial(_draw_line_symbol, False)


def _draw_look(look: Look, foot: bool, canvas: Canvas, x: float, y: float) -> None:
    area = Area(x, y - 9, 46, 18)
    canvas.outline(look, area)
    if foot:
        _draw_foot(canvas, area)


def _draw_flag_symbol(canvas: Canvas, x: float, y: float) -> None:
    canvas.box(Area(x + 13, y - CAP / 2, CAP, CAP), rx=4, fill=Colour.INK)


def _draw_tag_symbol(canvas: Canvas, x: float, y: float) -> None:
    _draw_tag(canvas, Area(x, y - 8, 46, 16))


def _draw_line_symbol(main: bool, canvas: Canvas, x: float, y: float) -> None:
    run, half = ((x, y), (x + 15, y), (x + 25, y), (x + 36, y)), 5.5 if main else 3.5
    tip = (x + 46, y), (x + 36, y + half), (x + 36, y - half)
    _draw_line(canvas, (run,), tip, main, not main)


def panel_size(rows: tuple[PanelRow, ...]) -> tuple[float, float]:
    """Measure the panel: as wide as its longest row."""
    widest = max(row.indent + width_of(row.words, KEY) for row in rows)
    height = sum(HEADING if row.heads else ROW for row in rows) + INSET
    return max(LEAST, widest + 2 * INSET), height


def _draw_panel(canvas: Canvas, rows: tuple[PanelRow, ...], area: Area) -> None:
    canvas.box(area, rx=10, fill=Colour.PANEL, stroke=Colour.FRAME)
    x, y = area.x + INSET, area.y
    for row in rows:
        if row.heads:
            canvas.letters(x, y + HEADING - 18, row.words, 14, bold=True)
        else:
            row.draw(canvas, x, y + ROW / 2)
            canvas.letters(x + row.indent, y + ROW / 2 + 4, row.words, KEY, fill=Colour.SOFT_INK)
        y += HEADING if row.heads else ROW
