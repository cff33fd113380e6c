"""Find dates that change nothing, and agents rung while nobody is there."""

from collections.abc import Iterator
from datetime import date

from ivr.check.rule import Subject, note
from ivr.check.rules.states import reached_from, ways_of_call
from ivr.dialog.hours import Holidays, spans_on, stretches_on
from ivr.loader.problems import Problem
from ivr.model.hours import Hours
from ivr.model.prompt import freeze
from ivr.model.states.acting import ActingState
from ivr.model.states.condition import OPEN


def past_date(subject: Subject) -> Iterator[Problem]:
    """A date that is over does nothing any more, or was meant for another year. A note.

    Passes, before Christmas of 2026:

        dates: {2026-12-24: "09:00-12:00"}

    Fails:

        dates: {2025-12-24: "09:00-12:00"}
    """
    for dates in subject.hotline.service.hours.dates:
        if dates.last < subject.today:
            message, cure = f"{dates} is over", "Delete it, or write the year that you mean."
            path = ("hours", "dates", str(dates))
            yield note(subject.service.problem(path, "past-date", message, cure))


def past_notice(subject: Subject) -> Iterator[Problem]:
    """A notice that is over is said no more, and can go. A note.

    Passes, until the third of December of 2026:

        notice: {from: "2026-12-01 08:00", until: "2026-12-03 18:00", say: …}

    Fails, from then on:

        notice: {from: "2025-12-01 08:00", until: "2025-12-03 18:00", say: …}
    """
    notice = subject.hotline.service.notice
    if notice and notice.ends.date() < subject.today:
        message = f"the notice has ended on {notice.ends:%Y-%m-%d} and is said no more"
        cure = "Delete it, or write until when it is to be said."
        yield note(subject.service.problem(("notice", "until"), "past-notice", message, cure))


def idle_date(subject: Subject) -> Iterator[Problem]:
    """Callers are told of a date of its own a week ahead: one that changes nothing confuses them.

    On a public holiday, which a calendar may move or add, it is a note.

    Passes:

        open: {mon-fri: "09:00-17:00"}
        dates: {2026-12-24: "09:00-12:00"}

    Fails, as a Saturday is closed anyway:

        open: {mon-fri: "09:00-17:00"}
        dates: {2026-12-26: closed}
    """
    hours, holidays = subject.hotline.service.hours, subject.hotline.public_holidays
    usual = hours.model_copy(update={"dates": freeze({})})
    for dates, spans in hours.dates.items():
        if dates.last >= subject.today and all(
            _alike(hours, usual, holidays, day) for day in dates
        ):
            said = "has these hours" if spans else "is closed"
            holiday = holidays.get(dates.first)
            why = f"it is a public holiday, {holiday}" if holiday else f"it is a {dates.first:%A}"
            if len(dates) > 1:
                why = "each day of it is"
            message = f"{dates} {said} anyway: {why}"
            cure = "Delete it, or write the date that you mean."
            path = ("hours", "dates", str(dates))
            problem = subject.service.problem(path, "idle-date", message, cure)
            yield note(problem) if holiday else problem


def agent_when_closed(subject: Subject) -> Iterator[Problem]:
    """Nobody is rung outside the hours: `route: {open: …}` stands before every transfer.

    Passes:

        agent:
          route: {open: connect, otherwise: closed}
        connect:
          transfer: …

    Fails, as the key leads to the transfer at night as well:

        anywhere: {0: connect}
        connect:
          transfer: …
    """
    flow, with_hours = subject.hotline.call, subject.hotline.hours_of_groups
    groups = subject.hotline.service.agents.groups
    as_service = [OPEN, *(group for group in groups if group not in with_hours)]
    for name, state in flow.states.items():
        if not isinstance(state, ActingState) or not state.RINGS_AGENTS:
            continue
        own = [group for group, _ in state.groups() if group in with_hours]
        ways = ways_of_call(flow, while_closed=own[:1] or as_service)
        if name in reached_from(ways, {flow.start}):
            message = f'state "{name}" rings an agent, and can be reached outside the hours'
            cure = f"Lead to it by a route only: {{open: {name}, otherwise: …}}."
            if own:
                message = f'{message} of "{own[0]}"'
                cure = f"Lead to it by a route only: when: {{{own[0]}: open}}, next: {name}."
            yield subject.call.problem(("states", name), "agent-when-closed", message, cure)


def _alike(one: Hours, other: Hours, holidays: Holidays, day: date) -> bool:
    """Tell whether two hours begin the same stretches on a day, and let the night before go on."""
    return all(
        look(one, holidays, day) == look(other, holidays, day) for look in (spans_on, stretches_on)
    )
