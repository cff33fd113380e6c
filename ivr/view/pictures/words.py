"""Turn what a picture has to say into words of one language; the names of states stay theirs."""

from ivr.model.states.state import ANSWERED
from ivr.view.graph import Edge, Graph
from ivr.view.labels import Translate, kind_meaning, title
from ivr.view.labels import kinds as all_kinds


def heading(graph: Graph, name: str, translate: Translate) -> str:
    """Name a picture by its hotline and its flow."""
    if graph.flow == "call":
        return translate("%(name)s: the call") % {"name": name}
    return translate("%(name)s: the text messages") % {"name": name}


def subtitle(graph: Graph, translate: Translate) -> str:
    """Say where a picture begins, and which of its lines to follow."""
    return translate("From %(state)s to the end. The thick line is the YES path.") % {
        "state": title(graph.start)
    }


def describe(graph: Graph, translate: Translate) -> str:
    """Say in words what a picture shows: how large it is, its YES path, what works everywhere."""
    everywhere = (
        translate("%(keys)s to %(state)s")
        % {"keys": ", ".join(map(key_cap, entry.by)), "state": title(entry.target)}
        for entry in graph.anywhere
    )
    sentences = (
        translate("%(count)s states and the ways between them.") % {"count": len(graph.nodes)},
        translate("The YES path: %(path)s.") % {"path": ", ".join(map(title, graph.main_path))},
        translate("At any moment: %(ways)s.") % {"ways": "; ".join(everywhere)},
    )
    return " ".join(sentences)


def key_cap(key: str) -> str:
    """Write a key as it stands on a telephone."""
    return {"star": "*"}.get(key, key)


def milestone_name(milestone: str, translate: Translate) -> str:
    """Name a milestone: the one that we know in a language, any other as its file does."""
    return translate("answered") if milestone == ANSWERED else milestone


def way_name(edge: Edge, translate: Translate) -> str:
    """Say what leads along a way, beside its key; nothing where the key or the state says it."""
    match edge.cause:
        case "next" | "key":
            return ""
        case "keyword":
            return edge.by
        case "language":
            return edge.by.upper()
        case "no input":
            return translate("no input")
    return translate(edge.title) if edge.title else edge.by


def tag_text(target: str, back: bool, translate: Translate) -> str:
    """Say where an arrow leads that ends before it gets there."""
    words = translate("back to %(state)s") if back else translate("to %(state)s")
    return words % {"state": title(target)}


def silences(graph: Graph, translate: Translate) -> list[str]:
    """Say where the patience of the whole flow leads, in as many rows as there are ways."""
    usual = {edge.by: title(edge.target) for edge in graph.edges if edge.usual}
    rows = {
        "then": translate("No input, unless an arrow says otherwise: %(state)s"),
        "otherwise": translate("No input once an agent was rung: %(state)s"),
    }
    return [row % {"state": usual[by]} for by, row in rows.items() if by in usual]


def meanings(graph: Graph, translate: Translate) -> list[tuple[str, str]]:
    """Say what each symbol of a picture means, in the order of the legend."""
    nodes = graph.nodes.values()
    kinds = {node.kind for node in nodes}
    rows: list[tuple[str, str]] = [
        (kind, kind_meaning(kind, translate)) for kind in all_kinds() if kind in kinds
    ]
    if any(node.rests for node in nodes):
        rows.append(("rests", translate("With a foot: rests until the next text")))
    rows.append(("flag", translate("Leads to this state at any moment")))
    rows.append(("tag", translate("Goes on at a state drawn elsewhere")))
    rows.append(("main", translate("The YES path, to the answer and on")))
    if any(edge.cause == "no input" and not edge.usual for edge in graph.edges):
        rows.append(("faint", translate("No input: the caller presses nothing")))
    return rows
