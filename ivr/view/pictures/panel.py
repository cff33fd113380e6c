"""Turn what stands beside a picture into rows: what works everywhere, and the legend."""

from xml.etree.ElementTree import Element

from ivr.view.graph import Graph
from ivr.view.labels import Translate, title
from ivr.view.pictures.boxes import CAP, KEY
from ivr.view.pictures.layout import Curve
from ivr.view.pictures.lettering import fit_lines, width_of
from ivr.view.pictures.looks import FAINT, INK, LINE, MAIN, PANEL, PAPER, SOFT_INK
from ivr.view.pictures.shapes import add, cap, curve, letters, outline, tip
from ivr.view.pictures.words import key_cap, meanings, silences

LEAST_WIDTH, INSET, ROW, HEAD, SYMBOL, TARGET = 294.0, 18.0, 25.0, 32.0, 64.0, 104.0


def panel_size(graph: Graph, translate: Translate) -> tuple[float, float]:
    """Measure the panel of a graph: as wide as its longest row."""
    silent, legend = silences(graph, translate), meanings(graph, translate)
    rows = [width_of(words, KEY) for words in silent]
    rows += [SYMBOL + width_of(meaning, KEY) for _, meaning in legend]
    height = 2 * HEAD + ROW * (len(graph.anywhere) + len(silent) + len(legend)) + 3 * INSET
    return max(LEAST_WIDTH, *rows, 0) + 2 * INSET, height


def draw_panel(
    parent: Element, graph: Graph, left: float, top: float, translate: Translate
) -> None:
    """Draw the panel of a graph with its upper left corner at a place."""
    width, height = panel_size(graph, translate)
    frame = {"x": left, "y": top, "width": width, "height": height}
    add(parent, "rect", **frame, rx=10, fill=PANEL, stroke="#c9d1db")
    x, y = left + INSET, top + INSET
    calls = graph.flow == "call"
    anytime, words = translate("At any moment"), translate("Words that work at any moment")
    letters(parent, x, y + 14, anytime if calls else words, 14, bold=True)
    y += HEAD
    for entry in graph.anywhere:
        _draw_entry(parent, x, y, entry.by, title(entry.target), calls, width - 2 * INSET)
        y += ROW
    for words in silences(graph, translate):
        letters(parent, x, y + ROW / 2 + 4, words, KEY, fill=SOFT_INK)
        y += ROW
    y += INSET
    letters(parent, x, y + 14, translate("How to read it"), 14, bold=True)
    y += HEAD
    for symbol, meaning in meanings(graph, translate):
        _draw_symbol(parent, graph, symbol, x, y + ROW / 2)
        letters(parent, x + SYMBOL, y + ROW / 2 + 4, meaning, KEY, fill=SOFT_INK)
        y += ROW


def _draw_entry(
    parent: Element, x: float, y: float, by: tuple[str, ...], target: str, keys: bool, room: float
) -> None:
    middle = y + ROW / 2
    if keys:
        cap(parent, x, middle, key_cap(by[0]), main=False)
        letters(parent, x + CAP + 9, middle + 4, target, KEY)
        return
    [words] = fit_lines(", ".join(by), KEY, room - TARGET, 1)
    letters(parent, x, middle + 4, target, KEY, bold=True)
    letters(parent, x + TARGET, middle + 4, words, KEY, fill=SOFT_INK)


def _draw_symbol(parent: Element, graph: Graph, symbol: str, x: float, y: float) -> None:
    nodes = graph.nodes.values()
    run = Curve(((x, y), (x + 15, y), (x + 25, y), (x + 38, y)), (x + 46, y))
    match symbol:
        case "main":
            curve(parent, run, stroke=MAIN, stroke_width=4)
            tip(parent, run, MAIN, 6)
        case "faint":
            curve(parent, run, stroke=FAINT, stroke_width=1.3, stroke_dasharray="2 5")
            tip(parent, run, FAINT, 3.5)
        case "flag":
            add(parent, "rect", x=x + 13, y=y - CAP / 2, width=CAP, height=CAP, rx=4, fill=INK)
        case "tag":
            frame = {"x": x, "y": y - 8.0, "width": 46.0, "height": 16.0}
            add(parent, "rect", **frame, rx=8, fill=PAPER, stroke=LINE, stroke_width=1.2)
        case "rests":
            look = next(node.look for node in nodes if node.rests)
            outline(parent, look, (x + 23, y), 46, 18)
            add(parent, "rect", x=x, y=y + 6, width=46, height=4, fill=LINE)
        case kind:
            look = next(node.look for node in nodes if node.kind == kind)
            outline(parent, look, (x + 23, y), 46, 18)
