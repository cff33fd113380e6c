"""Turn a node into the box that stands for it: its letters, measured, and its size.

Sizes are in the unit of the SVG, one to a point of the layout.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ivr.dialog.wording import Wording
from ivr.view.graph import Node
from ivr.view.labels import Translate, kind_name, title
from ivr.view.pictures.arrows import Arrow, Label
from ivr.view.pictures.lettering import fit_lines, width_of
from ivr.view.pictures.words import milestone_name

CAPTION, TITLE, WORDS, KEY = 9.5, 14.0, 10.5, 11.5
WIDTH, PADDING = 208.0, 16.0
CAP, GAP, AROUND = 19.0, 5.0, 5.0


@dataclass(frozen=True)
class Box:
    """The letters of a node and the room that they take."""

    node: Node
    said: str
    caption: str
    title: tuple[str, ...]
    words: tuple[str, ...]
    offers: tuple[tuple[str, str], ...]
    width: float
    height: float


def box_of(node: Node, keys: tuple[str, ...], wording: Wording, translate: Translate) -> Box:
    """Measure the box of a node; `keys` are those of its offers, or the words that are texted."""
    name = title(node.name)
    if node.shape is None:
        return Box(node, "", "", (name,), (), (), width_of(name, TITLE, bold=True) + 44, 34)
    said = wording.line(node.prompt) if node.prompt else ""
    caption = " · ".join(_caption(node, translate))
    if node.look.outline == "diamond":
        width = max(width_of(name, TITLE, bold=True), width_of(caption, CAPTION)) * 1.6 + 56
        return Box(node, said, caption, (name,), (), (), width, 74)
    inside = WIDTH - 2 * PADDING
    titles = tuple(fit_lines(name, TITLE * 1.08, inside, 2))
    if node.sends:
        said = translate("Sends: %(state)s") % {"state": title(node.sends)}
    words = tuple(fit_lines(said, WORDS, inside, 2))
    offers = tuple(
        (key, fit_lines(wording.line(offer), WORDS, inside - offer_indent(keys), 1)[0])
        for key, offer in zip(keys, node.offers, strict=True)
    )
    height = 32 + 18 * len(titles) + 13.5 * len(words)
    height += 15 * len(offers) + (6 if words and offers else 0)
    return Box(node, said, caption, titles, words, offers, WIDTH, height)


def _caption(node: Node, translate: Translate) -> Iterator[str]:
    yield kind_name(node.kind, translate)
    if node.milestone:
        yield milestone_name(node.milestone, translate)
    if node.texted:
        yield translate("texted to callers")


def offer_indent(keys: Iterable[str]) -> float:
    """Measure the column of the keys in a menu."""
    return max((width_of(key, WORDS, bold=True) for key in keys), default=0) + 7


def label_width(label: Label) -> float:
    """Measure one label of an arrow: its key cap, its words, or both."""
    words = width_of(label.words, KEY, bold=True) if label.words else 0
    return (CAP if label.key else 0) + (GAP if label.key and label.words else 0) + words


def labels_size(labels: tuple[Label, ...]) -> tuple[float, float]:
    """Measure the labels of an arrow, side by side."""
    widths = sum(label_width(label) for label in labels) + 12 * (len(labels) - 1)
    return widths + 2 * AROUND, CAP + 4


def tag_size(arrow: Arrow) -> tuple[float, float]:
    """Measure the tag at the end of a short arrow."""
    return width_of(arrow.tag, KEY) + 24, 23
