"""Letters and shapes in SVG, and the room that letters take.

The widths are those of Helvetica, which Arial and Liberation Sans share: thousandths of the size
of the letters, from the space to the tilde (the AFM files of Adobe's core fonts).
"""

import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple, Self, assert_never
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ivr.model.states.state import Look

FONT = "Helvetica, Arial, 'Liberation Sans', sans-serif"
CAP = 19.0  # the side of a key
_REGULAR = """
278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556
556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778
667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556
556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584
"""
_BOLD = """
278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556
556 556 333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778
667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611
611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584
"""
_OTHERS = {"·": 278, "’": 278, "–": 556}
_WIDTHS = {
    is_bold: {chr(32 + place): int(width) for place, width in enumerate(widths.split())} | _OTHERS
    for is_bold, widths in ((False, _REGULAR), (True, _BOLD))
}
_JOINED = ("Lo", "Mc")  # letters of no case, and the signs that stand around them
_WIDEST = 1000

Point = tuple[float, float]


class Colour(StrEnum):
    """The colours that pictures have besides those of the kinds of state.

    Kinds differ by outline and by name as well, for black-and-white print and for every eye.
    """

    INK = "#1b2430"
    SOFT_INK = "#47515f"
    LINE = "#5b6675"
    FAINT = "#5f6a78"
    PAPER = "#ffffff"
    PANEL = "#f5f7fa"
    FRAME = "#c9d1db"
    MAIN = "#0b6e4f"


class Area(NamedTuple):
    """A rectangle, by its upper left corner and its size; one unit is a point of the layout."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> Point:
        """Where its middle is."""
        return self.x + self.width / 2, self.y + self.height / 2

    def overlaps(self, other: "Area", clear: float = 0) -> bool:
        """Tell whether it has some room in common with another, or nearly, by so much."""
        return (
            self.x - clear < other.x + other.width
            and other.x < self.x + self.width + clear
            and self.y - clear < other.y + other.height
            and other.y < self.y + self.height + clear
        )


def width_of(text: str, size: float, bold: bool = False) -> float:
    """Return the width of a text in letters of a size, in the unit of the size."""
    letters = (unicodedata.normalize("NFD", letter)[0] for letter in text)
    return sum(_WIDTHS[bold].get(letter, _WIDEST) for letter in letters) * size / 1000


def fit_lines(text: str, size: float, width: float, most: int, bold: bool = False) -> list[str]:
    """Break a text into at most `most` lines of a width; what is left out becomes an ellipsis."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    shown = lines[:most]
    if lines[most:]:
        shown[-1] = f"{shown[-1].rstrip(' .,;:')}…"
    return [_cut(line, size, width, bold) for line in shown]


def _cut(line: str, size: float, width: float, bold: bool) -> str:
    """Cut a line so that it fits with an ellipsis, at a word where there is one."""
    while width_of(line, size, bold) > width:
        whole = line.rstrip("…")
        line = f"{(whole.rpartition(' ')[0] or whole[:-1]).rstrip(' .,;:')}…"
    return line


class Canvas:
    """An element of SVG to draw into; attributes are named as SVG does, with `_` for `-`."""

    def __init__(self, element: Element) -> None:
        self.element = element

    @classmethod
    def begin(cls, name: str, title: str, description: str, size: tuple[float, float]) -> Self:
        """Begin a document of a name that its page has once, and of a size."""
        width, height = (f"{length:.0f}" for length in size)
        canvas = cls(Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img"}))
        canvas.element.attrib |= {
            "aria-labelledby": f"{name}-title {name}-description",
            "viewBox": f"0 0 {width} {height}",
            "width": width,
            "height": height,
            "font-family": FONT,
        }
        canvas.add("title", title, id=f"{name}-title")
        canvas.add("desc", description, id=f"{name}-description")
        canvas.add("rect", width="100%", height="100%", fill=Colour.PAPER)
        return canvas

    def write(self) -> str:
        """Write the document."""
        indent(self.element)
        return f"{tostring(self.element, encoding='unicode')}\n"

    def add(self, tag: str, text: str = "", /, **attributes: str | float) -> "Canvas":
        """Add an element; numbers are rounded to a tenth."""
        named = {name.replace("_", "-"): _write(value) for name, value in attributes.items()}
        element = SubElement(self.element, tag, named)
        element.text = text or None
        return Canvas(element)

    def box(self, area: Area, /, **look: str | float) -> None:
        """Draw a rectangle, its corners round by `rx`."""
        self.add("rect", **area._asdict(), **look)

    def polygon(self, points: Iterable[Point], /, **look: str | float) -> None:
        """Draw a closed shape of straight lines."""
        self.add("polygon", points=" ".join(f"{_write(x)},{_write(y)}" for x, y in points), **look)

    def curve(self, points: Iterable[Point], /, **look: str | float) -> None:
        """Draw a run of Bézier curves."""
        first, *rest = (f"{_write(x)} {_write(y)}" for x, y in points)
        self.add(
            "path", d=f"M{first}C{' '.join(rest)}", fill="none", stroke_linecap="round", **look
        )

    def letters(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        fill: str = Colour.INK,
        bold: bool = False,
        centred: bool = False,
    ) -> None:
        """Write one line of text, held to its measured width whatever the font at hand.

        Letters of scripts that join theirs are left as they fall.
        """
        more = {"font_weight": "bold"} if bold else {}
        more |= {"text_anchor": "middle"} if centred else {}
        if not any(unicodedata.category(one) in _JOINED for one in text):
            width = _write(width_of(text, size, bold))
            more |= {"textLength": width, "lengthAdjust": "spacingAndGlyphs"}
        self.add("text", text, x=x, y=y, font_size=size, fill=fill, **more)

    def cap(self, x: float, y: float, key: str, main: bool = False) -> None:
        """Draw a key of the telephone, its left edge at x, its middle at y."""
        ground, ink = (Colour.MAIN, Colour.PAPER) if main else (Colour.PAPER, Colour.INK)
        edge = Colour.MAIN if main else Colour.INK
        self.box(Area(x, y - CAP / 2, CAP, CAP), rx=4, fill=ground, stroke=edge, stroke_width=1.3)
        drop, size = (7.5, 17) if key == "*" else (4.2, 12)
        self.letters(x + CAP / 2, y + drop, key, size, fill=ink, bold=True, centred=True)

    def outline(self, look: Look, area: Area, width: float = 1.6) -> None:
        """Draw the shape of a kind of state."""
        left, top, right, low = area.x, area.y, area.x + area.width, area.y + area.height
        (x, y), up = area.middle, area.height / 2
        cut = min(14, up)
        line = {"stroke": look.stroke, "stroke_width": _write(width), "stroke_linejoin": "round"}
        filled = {"fill": look.fill, **line}
        match look.outline:
            case "box":
                self.box(area, rx=6, **filled)
            case "pill":
                self.box(area, rx=min(up, 24), **filled)
            case "bubble":
                self.box(area, rx=min(12, up), **filled)
                start, drop = _write(left + area.width / 8), _write(up / 4)
                tail = f"M{start} {_write(low)}v{drop}l{_write(up / 3)} -{drop}"
                self.add("path", d=tail, **filled)
            case "barred":
                self.box(area, **filled)
                for bar in (left + 5, right - 5):
                    self.add("path", d=f"M{_write(bar)} {_write(top)}V{_write(low)}", **line)
            case "diamond":
                self.polygon([(x, top), (right, y), (x, low), (left, y)], **filled)
            case "hexagon":
                upper = [(left, y), (left + cut, top), (right - cut, top)]
                lower = [(right, y), (right - cut, low), (left + cut, low)]
                self.polygon(upper + lower, **filled)
            case "folded":
                upper = [(left, top), (right - cut, top), (right, top + cut)]
                lower = [(right, low), (left + cut, low), (left, low - cut)]
                self.polygon(upper + lower, **filled)
            case "cut":
                upper = [(left + cut, top), (right, top), (right, low - cut)]
                lower = [(right - cut, low), (left, low), (left, top + cut)]
                self.polygon(upper + lower, **filled)
            case unknown:
                assert_never(unknown)


def _write(value: str | float) -> str:
    return value if isinstance(value, str) else f"{round(value, 1):g}"
