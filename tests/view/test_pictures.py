"""A picture shows every state, keeps its letters in their boxes, and stands by itself."""

import re
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ivr.dialog.wording import wording_of
from ivr.loader import read_hotline
from ivr.model.hotline import Hotline
from ivr.model.states import CALL_STATES, TEXT_STATES
from ivr.model.states.route import WORDS
from ivr.model.states.state import OTHERWISE
from ivr.view.graph import LOOK_OF_END, Edge, FlowName, Graph, graph_of
from ivr.view.labels import Translate, kind_name, kinds, title, translator
from ivr.view.pictures.arrows import Arrow, arrows_of, way_name
from ivr.view.pictures.layout import Box, Layout, box_of, lay_out
from ivr.view.pictures.mermaid import draw_mermaid
from ivr.view.pictures.shapes import Colour, fit_lines, width_of
from ivr.view.pictures.svg import draw_svg, panel_rows, panel_size

DOCS = Path(__file__).parents[2] / "docs"
FLOWS: tuple[FlowName, ...] = ("call", "text")
LOOKS = [LOOK_OF_END, *(kind.LOOK for kind in {**TEXT_STATES, **CALL_STATES}.values())]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(params=["en", "fr"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def translate(language: str) -> Translate:
    return translator(language)


@pytest.fixture(params=FLOWS)
def graph(request: pytest.FixtureRequest, hotline: Hotline, language: str) -> Graph:
    return graph_of(hotline, request.param, language)


@pytest.fixture
def picture(graph: Graph, hotline: Hotline, language: str) -> ElementTree.Element:
    return ElementTree.fromstring(draw(graph, hotline, language))  # noqa: S314  our own


def draw(graph: Graph, hotline: Hotline, language: str = "en") -> str:
    wording = wording_of(hotline, language, graph.flow == "text")
    return draw_svg(graph, hotline.service.name, wording, translator(language))


def laid_out(graph: Graph, hotline: Hotline, language: str = "en") -> tuple[dict[str, Box], Layout]:
    wording, translate = wording_of(hotline, language, graph.flow == "text"), translator(language)
    boxes = {name: box_of(graph, node, wording, translate) for name, node in graph.nodes.items()}
    return boxes, lay_out(boxes, arrows_of(graph, translate), graph.main_path)


@pytest.mark.parametrize("flow", FLOWS)
def test_the_pictures_in_the_documentation_are_current(hotline: Hotline, flow: FlowName) -> None:
    kept = (DOCS / f"{flow}.svg").read_text(encoding="utf-8")
    assert kept == draw(graph_of(hotline, flow), hotline), "run make pictures"


def test_every_state_is_named_in_the_picture(graph: Graph, picture: ElementTree.Element) -> None:
    written = {element.text for element in picture.iter(f"{SVG}text")}
    assert {title(name) for name in graph.nodes} <= written


def test_the_picture_has_a_title_and_a_description(
    graph: Graph, picture: ElementTree.Element, translate: Translate
) -> None:
    heading, description = (picture.get("aria-labelledby") or "").split()
    told = {element.get("id"): element.text or "" for element in picture}
    assert told[heading].startswith("BORN Ontario")
    assert translate("The YES path: %(path)s.").split("%")[0] in told[description]
    assert "Exposed" in told[description]


def test_both_pictures_may_stand_in_one_page(hotline: Hotline) -> None:
    pictures = [draw(graph_of(hotline, flow), hotline) for flow in FLOWS]
    ids = re.findall(r' id="([^"]+)"', "".join(pictures))
    assert ids == ["call-title", "call-description", "text-title", "text-description"]


def test_the_picture_has_no_styles_of_its_own(picture: ElementTree.Element) -> None:
    """A page with a strict Content-Security-Policy shows none."""
    assert not [e for e in picture.iter() if "style" in e.tag or e.get("style") or e.get("class")]


def test_each_state_has_its_group(graph: Graph, picture: ElementTree.Element) -> None:
    named = ((g.get("data-state"), g) for g in picture.iter(f"{SVG}g"))
    groups = {name: group for name, group in named if name}
    assert list(groups) == list(graph.nodes)
    for name, group in groups.items():
        assert title(name) in " ".join(e.text or "" for e in group.iter(f"{SVG}text"))


def test_each_arrow_has_its_group_with_all_that_belongs_to_it(
    graph: Graph, picture: ElementTree.Element, translate: Translate
) -> None:
    arrows = arrows_of(graph, translate)
    groups = [g for g in picture.iter(f"{SVG}g") if g.get("data-from")]
    ends = [(g.get("data-from"), g.get("data-to")) for g in groups]
    assert sorted(ends) == sorted((a.origin, a.target) for a in arrows)
    written = sorted([e.text for e in g.iter(f"{SVG}text")] for g in groups)
    assert written == sorted(
        [text for label in a.labels for text in (label.key, label.words) if text]
        + ([a.tag] if a.tag else [])
        for a in arrows
    )
    assert all(g.find(f"{SVG}path") is not None for g in groups)
    assert all(g.find(f"{SVG}polygon") is not None for g in groups)


def test_a_picture_in_french_has_no_english_left(hotline: Hotline) -> None:
    """Whatever both pictures write is a name, a key or a word alike in both languages."""
    alike = {
        "Menu",
        "Message",
        "Question",
        "AGENT",
        "BORN",
        "EN",
        "FR",
        "0",
        "1",
        "2",
        "3",
        "9",
        "*",
    }
    for flow in FLOWS:
        graph = graph_of(hotline, flow)
        names = {title(name) for name in (*graph.nodes, *(e.target for e in graph.anywhere))}
        english, french = (
            set(ElementTree.fromstring(draw(shown, hotline, language)).itertext())  # noqa: S314
            for language in ("en", "fr")
            for shown in [graph_of(hotline, flow, language)]
        )
        both = {text for text in english & french if text.strip()}
        assert {text for text in both if "ENGLISH" not in text} <= names | alike


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


def test_letters_stay_in_their_boxes(graph: Graph, hotline: Hotline, language: str) -> None:
    boxes, _ = laid_out(graph, hotline, language)
    for box in boxes.values():
        assert box.lines
        for line in box.lines:
            left = 16 if line.inset is None else line.inset
            assert left + width_of(line.text, line.size, line.bold) <= box.width - 16
        assert sum(line.down for line in box.lines) < box.height


def test_letters_stay_in_the_panel(
    graph: Graph, picture: ElementTree.Element, translate: Translate
) -> None:
    width, height = panel_size(tuple(panel_rows(graph, translate)))
    panel = next(e for e in picture.iter(f"{SVG}rect") if e.get("rx") == "10")
    left, right = float(panel.get("x", 0)), float(panel.get("x", 0)) + width
    top, low = float(panel.get("y", 0)), float(panel.get("y", 0)) + height
    inside = 0
    for element in picture.findall(f"{SVG}g/{SVG}text"):
        x, y = float(element.get("x", 0)), float(element.get("y", 0))
        if left <= x <= right and top <= y <= low:
            half = element.get("text-anchor") == "middle"
            length = float(element.get("textLength", 0)) / (2 if half else 1)
            assert x + length <= right - 12, element.text
            inside += 1
    assert inside > len(graph.anywhere)


def test_no_box_lies_on_another_or_under_the_panel(
    graph: Graph, hotline: Hotline, language: str
) -> None:
    boxes, layout = laid_out(graph, hotline, language)
    assert not any(one.overlaps(other) for one, other in combinations(layout.areas.values(), 2))
    taken = list(layout.taken())
    assert len(taken) > len(boxes)
    panel = layout.free_area(*panel_size(tuple(panel_rows(graph, translator(language)))))
    assert not any(panel.overlaps(area) for area in taken)


def test_the_panel_stands_beside_a_picture_without_room(hotline: Hotline) -> None:
    _, layout = laid_out(graph_of(hotline, "call"), hotline)
    panel = layout.free_area(layout.width, 300)
    assert panel.x > layout.width
    assert panel.y == 0


def test_the_yes_path_goes_straight_down(hotline: Hotline) -> None:
    graph = graph_of(hotline, "call")
    _, layout = laid_out(graph, hotline)
    places = [layout.areas[name].middle for name in graph.main_path]
    assert len({round(x) for x, _ in places}) == 1
    assert [y for _, y in places] == sorted(y for _, y in places)


def test_arrows_that_would_clutter_the_picture_are_short(hotline: Hotline) -> None:
    arrows = {(a.origin, a.target): a for a in arrows_of(graph_of(hotline, "call"), str)}
    assert arrows["rights", "more"].back
    assert arrows["more", "goodbye"].faint
    assert arrows["more", "goodbye"].tag
    assert not arrows["more", "rights"].tag
    assert arrows["instead", "rights"].tag
    assert not arrows["instead", "rights"].back
    assert ("birth", "agent") not in arrows


def test_ways_between_the_same_states_share_an_arrow(hotline: Hotline) -> None:
    [arrow] = [a for a in arrows_of(graph_of(hotline, "call"), str) if a.origin == "birth"]
    assert isinstance(arrow, Arrow)
    assert [(label.key, label.words, label.main) for label in arrow.labels] == [
        ("1", "yes", True),
        ("2", "no", False),
    ]


def test_a_flow_without_arrows_is_drawn_too(hotline: Hotline) -> None:
    graph = graph_of(hotline, "text")
    alone = replace(graph, nodes={"help": graph.nodes["help"]}, edges=(), start="help")
    assert 'data-state="help"' in draw(alone, hotline)


def test_a_picture_without_a_yes_path_is_drawn_too(files: dict[str, str]) -> None:
    call = files["call.yaml"].replace("milestone: answered", "milestone: told")
    hotline = read_hotline({**files, "call.yaml": call})
    assert draw(graph_of(hotline, "call"), hotline).startswith("<svg ")


@pytest.mark.parametrize(
    ("letters", "ground"),
    [
        *[(look.words, look.fill) for look in LOOKS],
        *[(look.stroke, look.fill) for look in LOOKS if look.stroke != look.fill],
        (Colour.MAIN, Colour.PAPER),
        (Colour.SOFT_INK, Colour.PAPER),
        (Colour.SOFT_INK, Colour.PANEL),
        (Colour.FAINT, Colour.PAPER),
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
    assert len({kind_name(kind, str) for kind in kinds()}) == len(kinds())
    assert len({(look.outline, look.ink) for look in LOOKS}) == len(LOOKS)


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


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_kind_is_called_in_the_legend_as_it_is_on_its_boxes(language: str) -> None:
    translate = translator(language)
    for kind, (_, meaning) in kinds().items():
        assert translate(meaning).startswith(kind_name(kind, translate))


def test_a_kind_that_is_gone_is_called_by_its_name() -> None:
    assert kind_name("call_back", str) == "Call back"


@pytest.mark.parametrize("condition", [*WORDS, OTHERWISE])
def test_every_condition_has_a_name(condition: str) -> None:
    assert way_name(Edge("here", "there", "condition", condition), str)


def test_the_words_that_are_texted_are_those_of_the_language(hotline: Hotline) -> None:
    graph = graph_of(hotline, "text", "fr")
    assert "DROITS" in {edge.by for edge in graph.edges if edge.cause == "keyword"}
    assert graph.anywhere[0].by[:2] == ("BORN", "BONJOUR")
    assert "ENGLISH" in graph.anywhere[-1].by


def test_mermaid_holds_each_state_and_each_arrow_once(
    graph: Graph, hotline: Hotline, translate: Translate
) -> None:
    drawing = draw_mermaid(graph, hotline.service.name, translate)
    lines = [line.strip() for line in drawing.splitlines()]
    assert lines[0] == "flowchart TD"
    for name in graph.nodes:
        assert sum(bool(re.match(rf"state_{name}[^\w |]+\"", line)) for line in lines) == 1
    arrows = [line for line in lines if re.match(r"state_\w+ (==>|-->|-\.->)", line)]
    assert len(arrows) == len(arrows_of(graph, translate))
    main = [place for place, line in enumerate(arrows) if "==>" in line]
    assert f"linkStyle {','.join(map(str, main))} stroke:{Colour.MAIN},stroke-width:4px" in lines


def test_mermaid_shows_the_keys(hotline: Hotline) -> None:
    drawing = draw_mermaid(graph_of(hotline, "call"), "The line", str)
    assert 'state_birth ==>|"1 yes, 2 no"| state_pregnancy' in drawing
    assert 'state_more -.->|"no input"| state_goodbye' in drawing
    assert 'anywhere["At any moment<br/>0: Agent<br/>*: Repeat<br/>9: Switch language"]' in drawing


def test_mermaid_is_written_in_french(hotline: Hotline) -> None:
    drawing = draw_mermaid(graph_of(hotline, "call"), "La ligne", translator("fr"))
    assert "accTitle: La ligne : l'appel" in drawing
    assert 'state_birth ==>|"1 oui, 2 non"| state_pregnancy' in drawing
    assert 'anywhere["À tout moment<br/>0: Agent' in drawing


def test_mermaid_keeps_a_name_on_its_line(hotline: Hotline) -> None:
    drawing = draw_mermaid(graph_of(hotline, "call"), "The line\nend", str)
    assert drawing.splitlines()[1] == "    accTitle: The line end: the call"


def test_a_flow_without_arrows_is_drawn(graph: Graph, hotline: Hotline) -> None:
    name = next(name for name, node in graph.nodes.items() if node.shape == "passes")
    alone = replace(graph, start=name, nodes={name: graph.nodes[name]}, edges=(), anywhere=())
    drawing = draw_svg(alone, "Alone", wording_of(hotline, "en"), str)
    assert f'data-state="{name}"' in drawing
