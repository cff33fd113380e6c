"""What is known of the zones of the tz database: their country, and whether clocks change there.

Babel knows the countries, from CLDR.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babel.core import get_global

YEAR = 2026  # an ordinary year of clocks
NOWHERE = "ZZ"  # what CLDR calls the country of UTC

# These do change their clocks, but name none of the places whose law says when.
CLOCKS_OF_PLACES = {
    "EST5EDT": "America/Toronto",
    "CST6CDT": "America/Winnipeg",
    "MST7MDT": "America/Edmonton",
    "PST8PDT": "America/Vancouver",
}


def country_of(zone: str) -> str | None:
    """Return the country of a zone, by its two letters; None for one of no country, as UTC."""
    canonical = get_global("zone_aliases").get(zone, zone)
    country: str | None = get_global("zone_territories").get(canonical)
    return None if country == NOWHERE else country


def is_steady(zone: ZoneInfo) -> bool:
    """Tell whether a zone never changes its clock."""
    return len(_offsets(zone)) == 1


def changing_zones(country: str) -> list[str]:
    """Return the zones of a country that change their clocks, those with most names first."""
    aliases = list(get_global("zone_aliases").values())
    zones = [zone for zone, place in get_global("zone_territories").items() if place == country]
    changing = [zone for zone in zones if not is_steady(ZoneInfo(zone))]
    return sorted(changing, key=lambda zone: (zone.count("/"), -aliases.count(zone), zone))


def likely_zone(zone: ZoneInfo, country: str) -> str | None:
    """Return the zone of a country that a steady one was most likely meant to be.

    It has the same time in winter, if one has; None in a country where no clock changes.
    """
    zones = changing_zones(country)
    alike = [one for one in zones if min(_offsets(ZoneInfo(one))) in _offsets(zone)]
    return next(iter(alike or zones), None)


def _offsets(zone: ZoneInfo) -> set[timedelta]:
    months = (datetime(YEAR, month, 1, tzinfo=zone) for month in range(1, 13))
    return {month.utcoffset() or timedelta() for month in months}
