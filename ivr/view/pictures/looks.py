"""Say how each kind of state looks in a picture: its colours and its shape.

Every pair of letters and ground has a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3), and kinds
differ by shape and by name as well as by colour, for black-and-white print and for every eye.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ivr.view.graph import Kind

Shape = Literal["box", "hexagon", "diamond", "pill", "bubble", "folded", "barred"]

INK, SOFT_INK, LINE, FAINT = "#1b2430", "#47515f", "#5b6675", "#5f6a78"
PAPER, PANEL, MAIN = "#ffffff", "#f5f7fa", "#0b6e4f"


@dataclass(frozen=True)
class Look:
    """The look of a kind of state."""

    shape: Shape
    fill: str
    stroke: str
    words: str = SOFT_INK
    ink: str = INK


LOOKS: Mapping[Kind, Look] = {
    "choose_language": Look("hexagon", "#efe6fa", "#6b3fa0"),
    "ask": Look("folded", "#dcebfb", "#1b5fa8"),
    "route": Look("diamond", "#fff3c9", "#8a6500"),
    "say": Look("box", "#ffffff", "#5b6675"),
    "menu": Look("barred", "#fde6d3", "#a8480a"),
    "send_text": Look("bubble", "#daf1f0", "#0f6b6b"),
    "transfer": Look("pill", "#d9f0df", "#0b6e4f"),
    "reserved": Look("pill", "#2b3442", "#2b3442", "#ffffff", "#ffffff"),
}
