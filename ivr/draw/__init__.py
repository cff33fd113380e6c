"""Turn the graph of a flow into a picture: Mermaid, or SVG."""

from ivr.draw.mermaid import draw_mermaid
from ivr.draw.picture import draw_svg

__all__ = ["draw_mermaid", "draw_svg"]
