"""Say how each kind of state looks in a picture: its colours and shape, its name and meaning.

Every pair of letters and ground has a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3), and kinds
differ by shape and by name as well as by colour, for black-and-white print and for every eye.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ivr.graph import Kind

Shape = Literal["box", "hexagon", "diamond", "pill", "bubble", "folded", "barred"]

INK, SOFT_INK, LINE, FAINT = "#1b2430", "#47515f", "#5b6675", "#5f6a78"
PAPER, PANEL, MAIN = "#ffffff", "#f5f7fa", "#0b6e4f"


@dataclass(frozen=True)
class Look:
    """The look of a kind of state."""

    shape: Shape
    fill: str
    stroke: str
    name: str
    meaning: str
    words: str = SOFT_INK
    ink: str = INK


LOOKS: Mapping[Kind, Look] = {
    "choose_language": Look("hexagon", "#efe6fa", "#6b3fa0", "Language", "offers the languages"),
    "ask": Look("folded", "#dcebfb", "#1b5fa8", "Question", "is answered by yes or no"),
    "route": Look("diamond", "#fff3c9", "#8a6500", "Route", "goes on by itself, by a condition"),
    "say": Look("box", "#ffffff", "#5b6675", "Message", "says something, and goes on"),
    "menu": Look("barred", "#fde6d3", "#a8480a", "Menu", "offers choices"),
    "send_text": Look("bubble", "#daf1f0", "#0f6b6b", "Text message", "sends a text to the caller"),
    "transfer": Look("pill", "#d9f0df", "#0b6e4f", "Transfer", "rings an agent"),
    "reserved": Look("pill", "#2b3442", "#2b3442", "End", "ends the call", "#ffffff", "#ffffff"),
}
RESTING = "With a foot: rests until the next text"
EVERYWHERE = "Leads to this state at any moment"
ELSEWHERE = "Goes on at a state drawn elsewhere"
