"""A picture shows every state, keeps its letters in their boxes, and stands by itself."""

import re
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ivr.draw import draw_mermaid, draw_svg
from ivr.draw.arrows import Arrow, arrows_of, title
from ivr.draw.boxes import Box, box_of
from ivr.draw.layout import Layout, lay_out
from ivr.draw.lettering import fit_lines, width_of
from ivr.draw.looks import FAINT, LOOKS, MAIN, PANEL, PAPER, SOFT_INK
from ivr.draw.panel import PANEL_WIDTH, panel_height
from ivr.draw.space import free_place, overlap, taken_areas
from ivr.graph import FlowName, Graph, graph_of
from ivr.model.hotline import Hotline
from ivr.reader import read_hotline
from ivr.wording import wording_of

DOCS = Path(__file__).parent.parent / "docs"
FLOWS: tuple[FlowName, ...] = ("call", "text")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(params=FLOWS)
def graph(request: pytest.FixtureRequest, hotline: Hotline) -> Graph:
    return graph_of(hotline, request.param)


@pytest.fixture
def picture(graph: Graph, hotline: Hotline) -> ElementTree.Element:
    return ElementTree.fromstring(draw(graph, hotline))  # noqa: S314  our own


def draw(graph: Graph, hotline: Hotline) -> str:
    wording = wording_of(hotline, "en", graph.flow == "text")
    return draw_svg(graph, hotline.service.name, wording)


def laid_out(graph: Graph, hotline: Hotline) -> tuple[dict[str, Box], Layout]:
    wording = wording_of(hotline, "en", graph.flow == "text")
    boxes = {
        name: box_of(node, tuple("12345")[: len(node.offers)], wording)
        for name, node in graph.nodes.items()
    }
    return boxes, lay_out(boxes, arrows_of(graph), graph.main_path)


@pytest.mark.parametrize("flow", FLOWS)
def test_the_pictures_in_the_documentation_are_current(hotline: Hotline, flow: FlowName) -> None:
    kept = (DOCS / f"{flow}.svg").read_text(encoding="utf-8")
    assert kept == draw(graph_of(hotline, flow), hotline), "run make pictures"


def test_every_state_is_named_in_the_picture(graph: Graph, picture: ElementTree.Element) -> None:
    written = {element.text for element in picture.iter(f"{SVG}text")}
    assert {title(name) for name in graph.nodes} <= written


def test_the_picture_has_a_title_and_a_description(picture: ElementTree.Element) -> None:
    names = (picture.get("aria-labelledby") or "").split()
    told = {element.get("id"): element.text for element in picture}
    assert all(told[name] for name in names)
    assert "YES path: " in (told["description"] or "")
    assert "Exposed" in (told["description"] or "")


def test_the_picture_stands_by_itself(picture: ElementTree.Element) -> None:
    tags = {element.tag.removeprefix(SVG) for element in picture.iter()}
    assert tags <= {"svg", "title", "desc", "g", "rect", "text", "path", "polygon", "line"}
    attributes = [f"{k}={v}" for element in picture.iter() for k, v in element.items()]
    assert not [text for text in attributes if re.search(r"href|url\(|^on|//", text)]


def test_letters_stay_in_the_picture(picture: ElementTree.Element) -> None:
    _, _, width, height = map(float, (picture.get("viewBox") or "").split())
    body = picture.find(f"{SVG}g")
    assert body is not None
    for element in body.iter(f"{SVG}text"):
        length, x = float(element.get("textLength", 0)), float(element.get("x", 0))
        left = x - length / 2 if element.get("text-anchor") == "middle" else x
        assert length > 0
        assert left >= 0
        assert left + length <= width - 36
        assert float(element.get("y", 0)) < height


def test_letters_stay_in_their_boxes(graph: Graph, hotline: Hotline) -> None:
    boxes, _ = laid_out(graph, hotline)
    for box in boxes.values():
        assert all(width_of(line, 14, bold=True) <= box.width - 12 for line in box.title)
        assert all(width_of(line, 10.5) <= box.width - 32 for line in box.words)
        assert all(width_of(line, 10.5) <= box.width - 40 for _, line in box.offers)


def test_letters_stay_in_the_panel(graph: Graph, picture: ElementTree.Element) -> None:
    panel = next(e for e in picture.iter(f"{SVG}rect") if e.get("rx") == "10")
    left, right = float(panel.get("x", 0)), float(panel.get("x", 0)) + PANEL_WIDTH
    top, low = float(panel.get("y", 0)), float(panel.get("y", 0)) + panel_height(graph)
    inside = 0
    for element in picture.findall(f"{SVG}g/{SVG}text"):
        x, y = float(element.get("x", 0)), float(element.get("y", 0))
        if left <= x <= right and top <= y <= low:
            half = element.get("text-anchor") == "middle"
            length = float(element.get("textLength", 0)) / (2 if half else 1)
            assert x + length <= right - 12, element.text
            inside += 1
    assert inside > len(graph.anywhere)


def test_no_box_lies_on_another_or_under_the_panel(graph: Graph, hotline: Hotline) -> None:
    boxes, layout = laid_out(graph, hotline)
    areas = list(taken_areas(layout, boxes))
    assert not any(overlap(one, other) for one, other in combinations(areas[: len(boxes)], 2))
    left, top = free_place(layout, boxes, (PANEL_WIDTH, panel_height(graph)))
    panel = (left, top, left + PANEL_WIDTH, top + panel_height(graph))
    assert not any(overlap(panel, area) for area in areas)


def test_the_panel_stands_beside_a_picture_without_room(hotline: Hotline) -> None:
    boxes, layout = laid_out(graph_of(hotline, "call"), hotline)
    left, top = free_place(layout, boxes, (layout.width, 300))
    assert left > layout.width
    assert top == 0


def test_the_yes_path_goes_straight_down(hotline: Hotline) -> None:
    graph = graph_of(hotline, "call")
    _, layout = laid_out(graph, hotline)
    places = [layout.places[name] for name in graph.main_path]
    assert len({round(x) for x, _ in places}) == 1
    assert [y for _, y in places] == sorted(y for _, y in places)


def test_arrows_that_would_clutter_the_picture_are_short(hotline: Hotline) -> None:
    arrows = {(a.origin, a.target): a for a in arrows_of(graph_of(hotline, "call"))}
    assert arrows["rights", "more"].back
    assert arrows["more", "goodbye"].faint
    assert arrows["more", "goodbye"].short
    assert not arrows["more", "rights"].short
    assert arrows["instead", "rights"].short
    assert not arrows["instead", "rights"].back
    assert ("birth", "agent") not in arrows


def test_ways_between_the_same_states_share_an_arrow(hotline: Hotline) -> None:
    [arrow] = [a for a in arrows_of(graph_of(hotline, "call")) if a.origin == "birth"]
    assert isinstance(arrow, Arrow)
    assert [(label.key, label.words, label.main) for label in arrow.labels] == [
        ("1", "yes", True),
        ("2", "no", False),
    ]


def test_a_picture_without_a_yes_path_is_drawn_too(files: dict[str, str]) -> None:
    call = files["call.yaml"].replace("milestone: answered", "milestone: told")
    hotline = read_hotline({**files, "call.yaml": call})
    assert draw(graph_of(hotline, "call"), hotline).startswith("<svg ")


@pytest.mark.parametrize(
    ("letters", "ground"),
    [
        *[(look.words, look.fill) for look in LOOKS.values()],
        *[(look.stroke, look.fill) for look in LOOKS.values() if look.stroke != look.fill],
        (MAIN, PAPER),
        (SOFT_INK, PAPER),
        (SOFT_INK, PANEL),
        (FAINT, PAPER),
    ],
)
def test_letters_stand_out_from_their_ground(letters: str, ground: str) -> None:
    lighter, darker = sorted((_luminance(letters), _luminance(ground)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def _luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_kinds_differ_by_name_and_by_shape_or_darkness() -> None:
    assert len({look.name for look in LOOKS.values()}) == len(LOOKS)
    assert len({(look.shape, look.ink) for look in LOOKS.values()}) == len(LOOKS)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("one two", ["one two"], id="fits in one line"),
        pytest.param("one two three four", ["one two", "three four"], id="fits in two"),
        pytest.param("one two three four five", ["one two", "three…"], id="cut at a word"),
        pytest.param("incomprehensibilities", ["incompre…"], id="a long word is cut"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_a_text_is_broken_into_lines_that_fit(text: str, lines: list[str]) -> None:
    assert fit_lines(text, 10, 52, 2) == lines


def test_an_accent_takes_no_room_and_an_unknown_letter_the_most() -> None:
    assert width_of("é", 10) == width_of("e", 10)
    assert width_of("字", 10) == 10


def test_mermaid_holds_each_state_and_each_arrow_once(graph: Graph, hotline: Hotline) -> None:
    lines = [line.strip() for line in draw_mermaid(graph, hotline.service.name).splitlines()]
    assert lines[0] == "flowchart TD"
    for name in graph.nodes:
        assert sum(bool(re.match(rf"state_{name}[^\w |]+\"", line)) for line in lines) == 1
    arrows = [line for line in lines if re.match(r"state_\w+ (==>|-->|-\.->)", line)]
    assert len(arrows) == len(arrows_of(graph))
    main = [place for place, line in enumerate(arrows) if "==>" in line]
    assert f"linkStyle {','.join(map(str, main))} stroke:{MAIN},stroke-width:4px" in lines


def test_mermaid_shows_the_keys(hotline: Hotline) -> None:
    drawing = draw_mermaid(graph_of(hotline, "call"), "The line")
    assert 'state_birth ==>|"1 yes, 2 no"| state_pregnancy' in drawing
    assert 'state_more -.->|"no input"| state_goodbye' in drawing
    assert 'anywhere["At any moment<br/>0: Agent<br/>*: Repeat<br/>9: Switch language"]' in drawing


def test_mermaid_keeps_a_name_on_its_line(hotline: Hotline) -> None:
    drawing = draw_mermaid(graph_of(hotline, "call"), "The line\nend")
    assert drawing.splitlines()[1] == "    accTitle: The line end, call"
