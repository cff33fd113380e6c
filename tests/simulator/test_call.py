"""A call as JSON."""

import json
from collections.abc import Mapping

import pytest

from ivr.simulator import Call
from tests.simulator.switchboard import MakePhone


@pytest.fixture
def data(phone: MakePhone) -> dict[str, str | int]:
    caller = phone('<Say>Bonjour, où êtes-vous ?</Say><Gather numDigits="4"/>')
    caller.dial("/voice?language=fr")
    caller.press("12")
    return caller.call.model_dump()


def read(data: Mapping[str, str | int]) -> Call:
    return Call.model_validate_json(json.dumps(data))


def test_a_call_is_a_flat_object_of_strings_whole_numbers_and_truth_values(
    data: dict[str, str | int],
) -> None:
    assert {type(value) for value in data.values()} == {str, int, bool}
    assert data["digits"] == "12"
    assert data["verb"] == 1
    assert data["stands"] == "listening"


def test_a_call_comes_back_from_json_as_it_was(data: dict[str, str | int]) -> None:
    assert Call.model_validate_json(json.dumps(data)).model_dump() == data


def test_a_missing_field_is_named(data: dict[str, str | int]) -> None:
    del data["digits"]
    with pytest.raises(ValueError, match=r"Call\ndigits\n  Field required"):
        read(data)


def test_a_strange_field_is_named(data: dict[str, str | int]) -> None:
    with pytest.raises(ValueError, match=r"Call\ncolor\n  Extra inputs are not permitted"):
        read(data | {"color": "blue"})


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("verb", "1", "a valid integer"),
        ("verb", True, "a valid integer"),
        ("texts_fail", 1, "a valid boolean"),
        ("digits", 12, "a valid string"),
        ("stands", "asleep", "'going', 'listening', 'waiting' or 'ended'"),
        ("verb", -1, "greater than or equal to 0"),
    ],
)
def test_a_bad_value_is_named(
    data: dict[str, str | int], field: str, value: str | int, message: str
) -> None:
    with pytest.raises(ValueError, match=rf"Call\n{field}\n.*{message}"):
        read(data | {field: value})


@pytest.mark.parametrize("verb", [0, 2])
def test_a_call_that_does_not_stand_where_it_says_cannot_go_on(
    phone: MakePhone, data: dict[str, str | int], verb: int
) -> None:
    caller = phone("")
    caller.call = read(data | {"verb": verb})
    with pytest.raises(ValueError, match=f"no call is listening at verb {verb} of"):
        caller.press("1")
