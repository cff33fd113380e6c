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
    return sender.texting.to_json()


def test_a_conversation_says_what_goes_on(data: dict[str, Any]) -> None:
    assert data["sent"] == 1
    assert data["last_exchange"] == NOON
    assert [cookie["name"] for cookie in data["cookies"]] == ["a", "b"]
    assert [cookie["until"] for cookie in data["cookies"]] == [NOON + 60, None]


def test_a_conversation_comes_back_from_json_as_it_was(data: dict[str, Any]) -> None:
    assert Texting.from_json(data).to_json() == data
    assert Texting.from_json(json.loads(json.dumps(data))) == Texting.from_json(data)


def test_a_missing_field_is_named(data: dict[str, Any]) -> None:
    del data["sender"]
    with pytest.raises(ValueError, match='"sender" is missing from a conversation'):
        Texting.from_json(data)


def test_a_strange_field_is_named(data: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match='"color" is not in a conversation'):
        Texting.from_json(data | {"color": "blue"})


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("sent", "1", "\"sent\" is '1', which is no int"),
        ("sent", True, '"sent" is True, which is no int'),
        ("last_exchange", "noon", "is 'noon', which is no float or int or NoneType"),
        ("cookies", {}, '"cookies" is {}, which is no list'),
        ("cookies", [{}], '"name" is missing from a cookie'),
        ("cookies", [{"name": "a", "value": 1, "until": None}], '"value" is 1, which is no str'),
    ],
)
def test_a_bad_value_is_named(data: dict[str, Any], field: str, value: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Texting.from_json(data | {field: value})
