"""Find the time zones and the calendars that belong to another place than the callers."""

from collections.abc import Iterator

from ivr.check.rule import Subject, warning
from ivr.loader.problems import Problem
from ivr.model.hours import Hours
from ivr.model.time_zones import country_of, is_steady, likely_zone


def steady_timezone(subject: Subject) -> Iterator[Problem]:
    """A zone that never changes its clock is an hour off in summer where the law does. A warning.

    Passes:

        timezone: America/Toronto
        holidays: CA-ON

    Fails, as agents would be rung in July an hour after they left:

        timezone: EST
        holidays: CA-ON
    """
    hours = subject.hotline.service.hours
    zone = hours.timezone.key
    if meant := _meant_for(hours):
        message = f'"{zone}" never changes its clock, and most of {_country(hours)} does'
        cure = f"Write {meant}, or the zone of the place where the agents are."
        problem = subject.service.problem(("hours", "timezone"), "steady-timezone", message, cure)
        yield warning(problem)


def foreign_hours(subject: Subject) -> Iterator[Problem]:
    """Hours of another country than the voices speak for may be a slip of a name. A warning.

    Passes:

        voices: {en: {locale: en_CA, …}}
        timezone: America/Toronto
        holidays: CA-ON

    Fails, as the locales are of Canada:

        timezone: America/New_York
    """
    service = subject.hotline.service
    hours, locales = service.hours, sorted({one.locale for one in service.voices.values()})
    countries = {locale.rpartition("_")[2] for locale in locales}
    zone = hours.timezone.key
    found = []
    if country_of(zone) not in countries and not _meant_for(hours):
        found.append(("timezone", zone, country_of(zone) or "no country"))
    if hours.holidays and _country(hours) not in countries:
        found.append(("holidays", hours.holidays, _country(hours)))
    for key, value, country in found:
        message = f'"{value}" is of {country}, and the locales are {", ".join(locales)}'
        cure = "Write that of the place where the agents are, or locales of its country."
        yield warning(subject.service.problem(("hours", key), "foreign-hours", message, cure))


def _country(hours: Hours) -> str:
    return (hours.holidays or "").partition("-")[0]


def _meant_for(hours: Hours) -> str | None:
    """Return the zone that was meant by one that is steady, and of no place of the calendar."""
    zone, country = hours.timezone, _country(hours)
    if not country or country_of(zone.key) == country or not is_steady(zone):
        return None
    return likely_zone(zone, country)
