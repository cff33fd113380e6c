from collections.abc import Callable, Iterator, Mapping
from dataclasses import FrozenInstanceError

import pytest
from pydantic import BaseModel, ValidationError

from ivr.loader import read_hotline
from ivr.model.hotline import Hotline
from ivr.model.states.menu import MenuState
from ivr.model.states.question import Question
from tests.loader.mistakes.mistake import MINI

Change = Callable[[Hotline], None]

CHANGES: dict[str, Change] = {
    "a service's name": lambda hotline: setattr(hotline.service, "name", "x"),
    "a flow's start": lambda hotline: setattr(hotline.call, "start", "x"),
    "a state's next": lambda hotline: setattr(hotline.call.states["greeting"], "next", "x"),
    "a text's next": lambda hotline: setattr(hotline.text.states["exposed"], "next", "x"),
    "a fact's source": lambda hotline: setattr(
        next(iter(hotline.service.facts.values())), "source", "x"
    ),
}


def mappings_in(value: object) -> Iterator[Mapping[object, object]]:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from mappings_in(getattr(value, name))
    elif isinstance(value, Mapping):
        yield value
        for inner in value.values():
            yield from mappings_in(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from mappings_in(inner)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_model_cannot_be_changed(hotline: Hotline, change: Change) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        change(hotline)


def test_a_hotline_cannot_be_changed(hotline: Hotline) -> None:
    with pytest.raises(FrozenInstanceError):
        hotline.release = "00000000"  # type: ignore[misc]


def test_no_mapping_of_a_hotline_can_be_changed(hotline: Hotline) -> None:
    parts = (hotline.service, hotline.call, hotline.text)
    mappings = [mapping for part in parts for mapping in mappings_in(part)]
    assert len(mappings) > len(hotline.call.states) + len(hotline.text.states)
    for mapping in mappings:
        with pytest.raises(TypeError):
            mapping["x"] = "y"  # type: ignore[index]


def test_two_readings_of_the_same_files_are_two_hotlines(files: dict[str, str]) -> None:
    assert read_hotline(files) != read_hotline(files)


def test_a_hotline_can_be_a_key_of_a_cache(hotline: Hotline) -> None:
    assert {hotline: 1}[hotline] == 1


def test_every_way_of_a_flow_names_the_path_at_which_it_stands(hotline: Hotline) -> None:
    for state in [*hotline.call.states.values(), *hotline.text.states.values()]:
        for way in state.ways():
            place: object = state
            for part in way.path:
                if isinstance(place, BaseModel):
                    place = getattr(place, str(part))
                elif isinstance(place, Mapping | tuple):
                    place = place[part]  # type: ignore[index]
            assert place == way.to


def test_a_question_leads_on_after_each_answer(hotline: Hotline) -> None:
    for flow in (hotline.call, hotline.text):
        questions = [state for state in flow.states.values() if isinstance(state, Question)]
        assert questions
        for state in questions:
            assert {state.after(True), state.after(False)} <= set(flow.states)


def test_texting_a_caller_leads_on_whether_the_text_is_sent_or_not() -> None:
    state = read_hotline(MINI).call.states["texted"]
    assert [(way.by, way.to) for way in state.ways()] == [
        ("sent", "goodbye"),
        ("not_sent", "goodbye"),
    ]


def test_a_text_that_leads_nowhere_has_no_way_on() -> None:
    states = read_hotline(MINI).text.states
    assert [way.to for way in states["data"].ways()] == ["essentials"]
    assert list(states["essentials"].ways()) == []


def test_a_state_changes_only_what_it_names_of_the_flows_patience(hotline: Hotline) -> None:
    state = hotline.call.states["more"]
    assert isinstance(state, MenuState)
    patience = hotline.call.patience_at(state)
    assert state.patience
    assert patience.then == state.patience.then != hotline.call.patience.then
    assert patience.wait == hotline.call.patience.wait
