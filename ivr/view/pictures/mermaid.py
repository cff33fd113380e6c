"""The Mermaid flowchart of a graph, which GitHub and many editors show as a picture."""

from collections.abc import Iterator
from typing import assert_never

from ivr.model.states.state import Outline
from ivr.view.graph import Anywhere, Graph, GraphNode
from ivr.view.labels import Translate, heading, key_cap, title
from ivr.view.pictures.arrows import Arrow, arrows_of
from ivr.view.pictures.shapes import Colour

FIRST_WORDS = 3


def draw_mermaid(graph: Graph, name: str, translate: Translate) -> str:
    """Write a graph as a Mermaid flowchart; the YES path is thick, no input is dotted."""
    return "\n".join([*_lines(graph, name, translate), ""])


def _lines(graph: Graph, name: str, translate: Translate) -> Iterator[str]:
    yield "flowchart TD"
    yield f"    accTitle: {' '.join(heading(graph.flow, name, translate).split())}"
    arrows = arrows_of(graph, translate)
    for node in graph.nodes.values():
        yield f"    {_node(node)}"
    for arrow in arrows:
        yield f"    {_arrow(arrow)}"
    rows = (_escape(_entry(entry)) for entry in graph.anywhere)
    yield f'    anywhere["{"<br/>".join((_escape(translate("At any moment")), *rows))}"]'
    kinds: dict[str, list[GraphNode]] = {}
    for node in graph.nodes.values():
        kinds.setdefault(node.kind, []).append(node)
    for kind, nodes in kinds.items():
        look, names = nodes[0].look, [_id(node.name) for node in nodes]
        yield f"    classDef {kind} fill:{look.fill},stroke:{look.stroke},color:{look.ink}"
        yield f"    class {','.join(names)} {kind}"
    main = ",".join(str(place) for place, arrow in enumerate(arrows) if arrow.main)
    if main:
        yield f"    linkStyle {main} stroke:{Colour.MAIN},stroke-width:4px"


def _id(name: str) -> str:
    """Name a node so that it is none of Mermaid's own words, such as end."""
    return f"state_{name}"


def _node(node: GraphNode) -> str:
    return f"{_id(node.name)}{_outlined(_escape(title(node.name)), node.look.outline)}"


def _outlined(words: str, outline: Outline) -> str:
    match outline:
        case "box":
            return f'("{words}")'
        case "hexagon":
            return f'{{{{"{words}"}}}}'
        case "diamond":
            return f'{{"{words}"}}'
        case "pill":
            return f'(["{words}"])'
        case "bubble":
            return f'>"{words}"]'
        case "folded":
            return f'[/"{words}"/]'
        case "cut":
            return f'[\\"{words}"\\]'
        case "barred":
            return f'[["{words}"]]'
    assert_never(outline)


def _arrow(arrow: Arrow) -> str:
    line = "==>" if arrow.main else "-.->" if arrow.faint else "-->"
    words = ", ".join(" ".join(filter(None, (one.key, one.words))) for one in arrow.labels)
    shown = f'|"{_escape(words)}"|' if words else ""
    return f"{_id(arrow.origin)} {line}{shown} {_id(arrow.target)}"


def _entry(entry: Anywhere) -> str:
    """Write a key, or the first words of a list, and where they lead."""
    more = ", …" if len(entry.by) > FIRST_WORDS else ""
    by = ", ".join(map(key_cap, entry.by[:FIRST_WORDS]))
    return f"{by}{more}: {title(entry.target)}"


def _escape(text: str) -> str:
    return text.replace("#", "#35;").replace('"', "#quot;")
