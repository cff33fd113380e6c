"""A call as JSON."""

import json

import pytest

from ivr.simulator import Call
from tests.simulator.switchboard import MakePhone


@pytest.fixture
def data(phone: MakePhone) -> dict[str, str | int]:
    caller = phone('<Say>Bonjour, où êtes-vous ?</Say><Gather numDigits="4"/>')
    caller.dial("/voice?language=fr")
    caller.press("12")
    return caller.call.to_json()


def test_a_call_is_a_flat_object_of_strings_whole_numbers_and_truth_values(
    data: dict[str, str | int],
) -> None:
    assert {type(value) for value in data.values()} == {str, int, bool}
    assert data["digits"] == "12"
    assert data["verb"] == 1
    assert data["stands"] == "listening"


def test_a_call_comes_back_from_json_as_it_was(data: dict[str, str | int]) -> None:
    assert Call.from_json(json.loads(json.dumps(data))).to_json() == data


def test_a_missing_field_is_named(data: dict[str, str | int]) -> None:
    del data["digits"]
    with pytest.raises(ValueError, match='"digits" is missing from a call'):
        Call.from_json(data)


def test_a_strange_field_is_named(data: dict[str, str | int]) -> None:
    with pytest.raises(ValueError, match='"color" is not in a call'):
        Call.from_json(data | {"color": "blue"})


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("verb", "1", "\"verb\" is '1', which is no int"),
        ("verb", True, '"verb" is True, which is no int'),
        ("texts_fail", 1, '"texts_fail" is 1, which is no bool'),
        ("digits", 12, '"digits" is 12, which is no str'),
        ("stands", "asleep", "a call cannot stand 'asleep'"),
        ("verb", -1, "at verb -1"),
    ],
)
def test_a_bad_value_is_named(
    data: dict[str, str | int], field: str, value: str | int, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        Call.from_json(data | {field: value})


@pytest.mark.parametrize("verb", [0, 2])
def test_a_call_that_does_not_stand_where_it_says_cannot_go_on(
    phone: MakePhone, data: dict[str, str | int], verb: int
) -> None:
    caller = phone("")
    caller.call = Call.from_json(data | {"verb": verb})
    with pytest.raises(ValueError, match=f"verb {verb} of .* is no <Gather>"):
        caller.press("1")
