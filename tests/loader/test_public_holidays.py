"""The holidays of a region are looked up by its name, for any hours that name one."""

from datetime import date

import pytest

from ivr.loader.public_holidays import public_holidays


@pytest.mark.parametrize(
    ("region", "closed", "is_holiday"),
    [
        ("CA-ON", date(2026, 12, 28), True),
        ("CA-QC", date(2026, 6, 24), True),
        ("CA-ON", date(2026, 6, 24), False),
        ("FR", date(2026, 7, 14), True),
    ],
)
def test_a_region_has_its_own_holidays(region: str, closed: date, is_holiday: bool) -> None:
    days = public_holidays(region)
    assert days is not None
    assert (closed in days) is is_holiday


@pytest.mark.parametrize("region", ["", "XX", "CA-XX", "Ontario", "ca-on"])
def test_a_region_that_is_not_known_has_none(region: str) -> None:
    assert public_holidays(region) is None
