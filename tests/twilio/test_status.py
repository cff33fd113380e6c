"""What Twilio tells of a call becomes one of a few words."""

import pytest

from ivr.twilio.signature import Form
from ivr.twilio.status import duration_bucket, is_over


def form(**fields: str) -> Form:
    return Form(fields.items())


@pytest.mark.parametrize(("status", "over"), [("completed", True), ("in-progress", False)])
def test_whether_the_caller_is_still_there(status: str, over: bool) -> None:
    assert is_over(form(CallStatus=status)) is over


@pytest.mark.parametrize(
    ("seconds", "bucket"),
    [
        ("0", "<10"),
        ("9", "<10"),
        ("10", "<30"),
        ("59", "<60"),
        ("60", "<120"),
        ("599", "<600"),
        ("600", "600+"),
        ("99999", "600+"),
        ("", "<10"),
        ("-1", "<10"),
        ("²", "<10"),
    ],
)
def test_how_long_a_call_was(seconds: str, bucket: str) -> None:
    assert duration_bucket(seconds) == bucket
