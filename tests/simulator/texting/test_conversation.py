"""A conversation by text as JSON."""

import json
from typing import Any

import pytest

from ivr.simulator import Texting
from tests.simulator.switchboard import xml
from tests.simulator.texting.texter import NOON, MakeTexter


@pytest.fixture
def data(texter: MakeTexter) -> dict[str, Any]:
    sender = texter(xml("", cookies=("a=é; Max-Age=60", "b=2")))
    sender.send()
    return sender.texting.model_dump(mode="json")


def read(data: dict[str, Any]) -> Texting:
    return Texting.model_validate_json(json.dumps(data))


def test_a_conversation_says_what_goes_on(data: dict[str, Any]) -> None:
    assert data["sent"] == 1
    assert data["last_exchange"] == NOON
    assert [cookie["name"] for cookie in data["cookies"]] == ["a", "b"]
    assert [cookie["until"] for cookie in data["cookies"]] == [NOON + 60, None]


def test_a_conversation_comes_back_from_json_as_it_was(data: dict[str, Any]) -> None:
    assert read(data).model_dump(mode="json") == data


def test_a_missing_field_is_named(data: dict[str, Any]) -> None:
    del data["sender"]
    with pytest.raises(ValueError, match=r"Texting\nsender\n  Field required"):
        read(data)


def test_a_strange_field_is_named(data: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"Texting\ncolor\n  Extra inputs are not permitted"):
        read(data | {"color": "blue"})


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("sent", "1", "sent\n.*a valid integer"),
        ("sent", True, "sent\n.*a valid integer"),
        ("last_exchange", "noon", "last_exchange\n.*a valid number"),
        ("cookies", {}, "cookies\n.*a valid array"),
        ("cookies", [{}], "cookies.0.name\n  Field required"),
        ("cookies", [{"name": "a", "value": 1}], "cookies.0.value\n.*a valid string"),
    ],
)
def test_a_bad_value_is_named(data: dict[str, Any], field: str, value: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read(data | {field: value})
