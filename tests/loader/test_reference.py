"""docs/reference.md is what the model says now, and its examples are read."""

from pathlib import Path

import pytest

from ivr.loader.reference import reference_page
from ivr.loader.source import read_source
from ivr.model.facts import FACT_KINDS
from ivr.model.service import Service
from ivr.model.states import CALL_STATES, TEXT_STATES
from ivr.model.states.state import State
from ivr.model.text_flow import TextFlow
from ivr.model.values import Node
from ivr.model.voice_flow import VoiceFlow

PAGE = Path(__file__).parents[2] / "docs/reference.md"
KINDS = [*CALL_STATES.values(), *TEXT_STATES.values()]


def test_the_page_is_what_the_model_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference_page(), "run `make schema`"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_the_example_of_a_kind_of_state_is_one(kind: type[State]) -> None:
    source, problems = read_source("call.yaml", kind.EXAMPLE)
    assert problems == []
    [state] = source.data.values()
    assert kind.model_validate(state)
    assert kind.EXAMPLE in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FACT_KINDS)
def test_the_example_of_a_kind_of_fact_is_one(name: str) -> None:
    source, problems = read_source("service.yaml", FACT_KINDS[name].EXAMPLE)
    assert problems == []
    assert FACT_KINDS[name].model_validate(source.data)


@pytest.mark.parametrize("model", [Service, VoiceFlow, TextFlow])
def test_every_key_of_a_file_is_described(model: type[Node]) -> None:
    assert [name for name, field in model.model_fields.items() if not field.description] == []
