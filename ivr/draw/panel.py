"""Turn what stands beside a picture into rows: what works everywhere, and the legend."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from ivr.draw.arrows import key_cap, title
from ivr.draw.boxes import CAP, KEY
from ivr.draw.layout import Curve
from ivr.draw.lettering import fit_lines
from ivr.draw.looks import (
    ELSEWHERE,
    EVERYWHERE,
    FAINT,
    INK,
    LINE,
    LOOKS,
    MAIN,
    PANEL,
    PAPER,
    RESTING,
    SOFT_INK,
)
from ivr.draw.shapes import add, cap, curve, letters, outline, tip
from ivr.graph import Graph

PANEL_WIDTH, INSET, ROW, HEAD, SYMBOL, TARGET = 330.0, 18.0, 25.0, 32.0, 64.0, 104.0


def panel_height(graph: Graph) -> float:
    """Measure the panel of a graph."""
    return (
        2 * HEAD + ROW * (len(graph.anywhere) + len(list(_silence(graph))) + len(_meanings(graph)))
    ) + 3 * INSET


def draw_panel(parent: Element, graph: Graph, left: float, top: float) -> None:
    """Draw the panel of a graph with its upper left corner at a place."""
    frame = {"x": left, "y": top, "width": PANEL_WIDTH, "height": panel_height(graph)}
    add(parent, "rect", **frame, rx=10, fill=PANEL, stroke="#c9d1db")
    x, y = left + INSET, top + INSET
    calls = graph.flow == "call"
    letters(
        parent,
        x,
        y + 14,
        "At any moment" if calls else "Words that work at any moment",
        14,
        bold=True,
    )
    y += HEAD
    for entry in graph.anywhere:
        _draw_entry(parent, x, y, entry.by, title(entry.target), calls)
        y += ROW
    for words in _silence(graph):
        letters(parent, x, y + ROW / 2 + 4, words, KEY, fill=SOFT_INK)
        y += ROW
    y += INSET
    letters(parent, x, y + 14, "How to read it", 14, bold=True)
    y += HEAD
    for symbol, meaning in _meanings(graph):
        _draw_symbol(parent, symbol, x, y + ROW / 2)
        letters(parent, x + SYMBOL, y + ROW / 2 + 4, meaning, KEY, fill=SOFT_INK)
        y += ROW


def _draw_entry(
    parent: Element, x: float, y: float, by: tuple[str, ...], target: str, keys: bool
) -> None:
    middle = y + ROW / 2
    if keys:
        cap(parent, x, middle, key_cap(by[0]), main=False)
        letters(parent, x + CAP + 9, middle + 4, target, KEY)
        return
    room = PANEL_WIDTH - 2 * INSET - TARGET
    [words] = fit_lines(", ".join(by), KEY, room, 1)
    letters(parent, x, middle + 4, target, KEY, bold=True)
    letters(parent, x + TARGET, middle + 4, words, KEY, fill=SOFT_INK)


def _silence(graph: Graph) -> Iterator[str]:
    """Say where the patience of the whole flow leads, in as many rows as there are ways."""
    usual = {edge.by: title(edge.target) for edge in graph.edges if edge.usual}
    if "then" in usual:
        yield f"No input, unless an arrow says otherwise: {usual['then']}"
    if "otherwise" in usual:
        yield f"No input once an agent was rung: {usual['otherwise']}"


def _meanings(graph: Graph) -> list[tuple[str, str]]:
    kinds = {node.kind: LOOKS[node.kind] for node in graph.nodes.values()}
    rows: list[tuple[str, str]] = [
        (kind, f"{look.name}: {look.meaning}") for kind, look in LOOKS.items() if kind in kinds
    ]
    if any(node.rests for node in graph.nodes.values()):
        rows.append(("rests", RESTING))
    rows.append(("flag", EVERYWHERE))
    rows.append(("tag", ELSEWHERE))
    rows.append(("main", "The YES path, to the answer and on"))
    if any(edge.cause == "no input" and not edge.usual for edge in graph.edges):
        rows.append(("faint", "No input: the caller presses nothing"))
    return rows


def _draw_symbol(parent: Element, symbol: str, x: float, y: float) -> None:
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
            outline(parent, LOOKS["say"], (x + 23, y), 46, 18)
            add(parent, "rect", x=x, y=y + 6, width=46, height=4, fill=LINE)
        case kind:
            look = next(look for name, look in LOOKS.items() if name == kind)
            outline(parent, look, (x + 23, y), 46, 18)
