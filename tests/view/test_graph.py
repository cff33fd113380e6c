"""A graph says what leads where in a flow, and which path is the one of YES."""

import pytest

from ivr.loader import read_hotline
from ivr.model.hotline import Hotline
from ivr.view.graph import LOOK_OF_END, Edge, FlowName, Graph, GraphNode, graph_of


@pytest.fixture
def call(hotline: Hotline) -> Graph:
    return graph_of(hotline, "call")


@pytest.fixture
def text(hotline: Hotline) -> Graph:
    return graph_of(hotline, "text")


@pytest.mark.parametrize("flow", ["call", "text"])
def test_every_way_of_every_state_is_an_edge_between_nodes(
    hotline: Hotline, flow: FlowName
) -> None:
    graph = graph_of(hotline, flow)
    states = hotline.call.states if flow == "call" else hotline.text.states
    ways = {(name, way.to) for name, state in states.items() for way in state.ways()}
    assert ways == {(edge.origin, edge.target) for edge in graph.edges if not edge.usual}
    assert {edge.target for edge in graph.edges} <= set(graph.nodes)
    assert set(states) <= set(graph.nodes)


def test_an_answer_has_its_key_and_its_word(call: Graph) -> None:
    answers = [edge for edge in call.ways["birth"] if edge.cause == "answer"]
    assert answers == [
        Edge("birth", "pregnancy", "answer", "yes", "1", title="yes"),
        Edge("birth", "pregnancy", "answer", "no", "2", welcome=False, title="no"),
    ]


def test_a_texted_answer_has_no_key(text: Graph) -> None:
    assert [edge.key for edge in text.ways["birth"]] == [None, None]


def test_each_language_has_the_key_on_which_it_is_offered(call: Graph) -> None:
    offers = [edge for edge in call.ways["greeting"] if edge.cause == "language"]
    assert [(edge.key, edge.by) for edge in offers] == [("1", "en"), ("2", "fr")]


def test_the_patience_of_the_flow_is_told_from_that_of_a_state(call: Graph) -> None:
    silence = {
        name: [(edge.by, edge.target, edge.usual) for edge in ways if edge.cause == "no input"]
        for name, ways in call.ways.items()
    }
    assert silence["birth"] == [("then", "agent", True), ("otherwise", "goodbye", True)]
    assert silence["more"] == [("then", "goodbye", False), ("otherwise", "goodbye", True)]
    assert silence["exposed"] == []


def test_causes_are_told_apart(call: Graph, text: Graph) -> None:
    found = {(edge.origin, edge.by): edge.cause for edge in (*call.edges, *text.edges)}
    assert found["more", "0"] == "key"
    assert found["connect", "not_connected"] == "outcome"
    assert found["text_me", "not_sent"] == "outcome"
    assert found["agent", "staffed"] == "condition"
    assert found["welcome", "next"] == "next"
    assert found["hello", "CHECK"] == "keyword"


def test_keys_that_work_anywhere_are_no_edges(call: Graph) -> None:
    assert [(entry.by, entry.target) for entry in call.anywhere] == [
        (("0",), "agent"),
        (("star",), "repeat"),
        (("9",), "switch_language"),
    ]
    assert not any(edge.target in ("repeat", "switch_language") for edge in call.edges)


def test_keywords_work_anywhere_in_texts(text: Graph) -> None:
    words = {entry.target: entry.by for entry in text.anywhere}
    assert "DATA" in words["data"]
    assert "FR" in words["switch_language"]


def test_hanging_up_is_a_node_without_ways_out(call: Graph) -> None:
    assert call.nodes["hang_up"] == GraphNode("hang_up", "reserved", None, LOOK_OF_END)
    assert call.ways["hang_up"] == ()


def test_nodes_know_their_kind_and_milestone(call: Graph) -> None:
    assert call.nodes["exposed"].milestone == "answered"
    assert {node.kind for node in call.nodes.values()} == {
        "say", "choose_language", "ask", "menu", "route", "transfer", "send_text", "reserved",
    }  # fmt: skip


def test_the_words_that_a_call_texts_are_marked_on_both_sides(call: Graph, text: Graph) -> None:
    assert call.nodes["text_me"].sends == "essentials"
    assert [name for name, node in text.nodes.items() if node.texted] == ["essentials"]


def test_a_text_that_leads_nowhere_rests(text: Graph) -> None:
    assert text.nodes["stopped"].rests
    assert not text.nodes["exposed"].rests
    assert not text.nodes["hello"].rests


def test_the_yes_path_leads_to_the_answer_and_on_to_a_choice(call: Graph, text: Graph) -> None:
    assert call.main_path == (
        "greeting", "welcome", "birth", "pregnancy", "fertility", "result", "exposed",
        "guidance", "more",
    )  # fmt: skip
    assert text.main_path[:2] == ("hello", "check")
    assert "exposed" in text.main_path
    assert text.nodes[text.main_path[-1]].rests


def test_there_is_no_yes_path_without_an_answer(files: dict[str, str]) -> None:
    call = files["call.yaml"].replace("milestone: answered", "milestone: told")
    assert graph_of(read_hotline({**files, "call.yaml": call}), "call").main_path == ()
