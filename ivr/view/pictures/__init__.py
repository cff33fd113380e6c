"""Turn the graph of a flow into a picture: Mermaid, or SVG."""

from ivr.view.pictures.mermaid import draw_mermaid
from ivr.view.pictures.picture import draw_svg

__all__ = ["draw_mermaid", "draw_svg"]
