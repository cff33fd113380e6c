"""Turn places and sizes into SVG elements: shapes, letters, key caps, curves and tips."""

from math import hypot
from xml.etree.ElementTree import Element, SubElement

from ivr.model.states.state import Look
from ivr.view.pictures.arrows import Label
from ivr.view.pictures.boxes import CAP, GAP, KEY, label_width, labels_size
from ivr.view.pictures.layout import Curve, Point
from ivr.view.pictures.lettering import width_of
from ivr.view.pictures.looks import INK, MAIN, PAPER

SVG = "http://www.w3.org/2000/svg"


def add(parent: Element, tag: str, **attributes: str | float) -> Element:
    """Add an element; `_` in a name is `-`, numbers are rounded to a tenth."""
    named = {name.rstrip("_").replace("_", "-"): _write(v) for name, v in attributes.items()}
    return SubElement(parent, tag, named)


def _write(value: str | float) -> str:
    return value if isinstance(value, str) else f"{round(value, 1):g}"


def letters(
    parent: Element,
    x: float,
    y: float,
    text: str,
    size: float,
    *,
    fill: str = INK,
    bold: bool = False,
    anchor: str = "start",
    narrow: bool = True,
) -> None:
    """Write one line of text, held to its measured width whatever the font at hand."""
    more = {"font_weight": "bold"} if bold else {}
    element = add(parent, "text", x=x, y=y, font_size=size, fill=fill, **more)
    if anchor != "start":
        element.set("text-anchor", anchor)
    if narrow:
        element.set("textLength", _write(width_of(text, size, bold)))
        element.set("lengthAdjust", "spacingAndGlyphs")
    element.text = text


def outline(parent: Element, look: Look, middle: Point, width: float, height: float) -> None:
    """Draw the shape of a kind of state around its middle."""
    (x, y), half, up = middle, width / 2, height / 2
    left, top, right, low = x - half, y - up, x + half, y + up
    colours: dict[str, str | float] = {
        "fill": look.fill,
        "stroke": look.stroke,
        "stroke_width": 1.6,
    }
    frame = {"x": left, "y": top, "width": width, "height": height}
    match look.outline:
        case "pill":
            add(parent, "rect", **frame, rx=min(up, 24), **colours)
        case "diamond":
            points = [(x, top), (right, y), (x, low), (left, y)]
            _polygon(parent, points, colours)
        case "hexagon":
            cut = min(14, up)
            points = [(left + cut, top), (right - cut, top), (right, y)]
            points += [(right - cut, low), (left + cut, low), (left, y)]
            _polygon(parent, points, colours)
        case "folded":
            cut = min(14, up)
            points = [(left, top), (right - cut, top), (right, top + cut), (right, low)]
            points += [(left + cut, low), (left, low - cut)]
            _polygon(parent, points, colours)
        case "bubble":
            add(parent, "rect", **frame, rx=min(12, up), **colours)
            drop = _write(up / 4)
            tail = f"M{_write(left + half / 4)} {_write(low)}v{drop}l{_write(up / 3)} -{drop}"
            add(parent, "path", d=tail, **colours)
        case "barred":
            add(parent, "rect", **frame, **colours)
            bar: dict[str, str | float] = {
                "y1": top,
                "y2": low,
                "stroke": look.stroke,
                "stroke_width": 1.6,
            }
            for place in (left + 5, right - 5):
                add(parent, "line", x1=place, x2=place, **bar)
        case _:
            add(parent, "rect", **frame, rx=6, **colours)


def _polygon(parent: Element, points: list[Point], colours: dict[str, str | float]) -> None:
    written = " ".join(f"{_write(x)},{_write(y)}" for x, y in points)
    add(parent, "polygon", points=written, stroke_linejoin="round", **colours)


def cap(parent: Element, x: float, y: float, key: str, main: bool) -> None:
    """Draw a key of the telephone, its left edge at x, its middle at y."""
    ink, ground = (PAPER, MAIN) if main else (INK, PAPER)
    edge = MAIN if main else INK
    frame = {"x": x, "y": y - CAP / 2, "width": CAP, "height": CAP}
    add(parent, "rect", **frame, rx=4, fill=ground, stroke=edge, stroke_width=1.3)
    drop = 7.5 if key == "*" else 4.2
    size = 17 if key == "*" else 12
    letters(parent, x + CAP / 2, y + drop, key, size, fill=ink, bold=True, anchor="middle")


def labels(parent: Element, middle: Point, shown: tuple[Label, ...], fill: str) -> None:
    """Draw the labels of an arrow on its line, on a ground of paper."""
    width, height = labels_size(shown)
    x, y = middle[0] - width / 2, middle[1]
    frame = {"x": x, "y": y - height / 2, "width": width, "height": height}
    add(parent, "rect", **frame, rx=6, fill=PAPER)
    place = x + (width - sum(map(label_width, shown)) - 12 * (len(shown) - 1)) / 2
    for label in shown:
        start = place
        if label.key:
            cap(parent, place, y, label.key, label.main)
            start += CAP + GAP
        if label.words:
            ink = MAIN if label.main else fill
            letters(parent, start, y + 4, label.words, KEY, fill=ink, bold=label.main)
        place += label_width(label) + 12


def curve(parent: Element, run: Curve, **look: str | float) -> None:
    """Draw a run of Bézier curves."""
    first, *rest = run.points
    written = " ".join(f"{_write(x)} {_write(y)}" for x, y in rest)
    d = f"M{_write(first[0])} {_write(first[1])}C{written}"
    add(parent, "path", d=d, fill="none", stroke_linecap="round", **look)


def tip(parent: Element, run: Curve, fill: str, size: float) -> None:
    """Draw the tip of an arrow, from the end of its curve to its point."""
    if run.tip is None:
        return
    (x, y), (ax, ay) = run.points[-1], run.tip
    length = hypot(ax - x, ay - y) or 1
    dx, dy = (ay - y) / length * size, (x - ax) / length * size
    points = [(ax, ay), (x + dx, y + dy), (x - dx, y - dy)]
    written = " ".join(f"{_write(px)},{_write(py)}" for px, py in points)
    add(parent, "polygon", points=written, fill=fill)
