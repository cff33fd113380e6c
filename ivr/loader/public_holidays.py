"""The public holidays of a region, by which hours may be closed, as the library knows them."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

import holidays

from ivr.model.prompt import freeze

YEARS = range(2023, 2051)
REGION = re.compile(r"([A-Z]{2})(?:-([A-Z0-9]{1,3}))?")


@cache
def public_holidays(region: str) -> Mapping[date, str] | None:
    """Return the public holidays of a region (CA-ON) with their names; None if it is not known."""
    place = REGION.fullmatch(region)
    if not place:
        return None
    try:
        days = holidays.country_holidays(place[1], subdiv=place[2], years=YEARS)
    except NotImplementedError:  # a country or a province that is not known
        return None
    return freeze(dict(days))
