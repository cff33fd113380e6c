"""What came in: how much in all, by day, by hour of the day, and by language."""

from collections import Counter
from datetime import date, timedelta

from ivr.dialog.events import ARRIVED
from ivr.metrics.names import CLOSED, RECEIVED
from ivr.metrics.report.amounts import Counted, acting_kinds, in_order
from ivr.metrics.report.section import BAR, LABEL, SHARE, Column, N, Ratio, Section, row
from ivr.model.states import TEXT_STATES
from ivr.model.states.state import message
from ivr.view.labels import Translate

MONTH = timedelta(days=31)
OF_DAY, OF_HOUR = slice(10), slice(11, None)  # parts of a period: 2026-11-21T14
WORKDAYS = (message("Mon"), message("Tue"), message("Wed"), message("Thu"), message("Fri"))
WEEKEND = (message("Sat"), message("Sun"))
UNKNOWN = {"": message("not known")}
CALLS = Column("calls", "number", message("calls"))
CLOSED_CALLS = Column("closed", "number", message("no agent"))
CONVERSATIONS = Column("conversations", "number", message("conversations"))
TEXTS = Column("texts", "number", message("texts"))


def in_short(counted: Counted) -> Section:
    """Show the numbers that are asked for first."""
    translate, call, text = counted.translate, counted.call, counted.text
    rung = [one for kind in acting_kinds(connecting=True) for one in call.outcomes(kind)]
    tried = sum(one.n for one in rung if not one.outcome.untried)
    talked = sum(one.n for one in rung if one.outcome.talked)
    closed = call.noted(CLOSED).total()
    lines = (
        (0, translate("Calls"), call.arrived, None),
        (1, translate("while no agent was on duty"), closed, call.arrived),
        (1, translate("the answer was sent"), call.answered, call.arrived),
        (0, translate("An agent was rung"), tried, None),
        (1, translate("and talked with the caller"), talked, tried),
        (0, translate("Text conversations"), text.arrived, None),
        (1, translate("the answer was sent"), text.answered, text.arrived),
    )
    rows = (
        row(level, "people", label=label, n=n, share=Ratio(n, of or 0))
        for level, label, n, of in lines
        if n or of is None
    )
    return Section("", translate("How many called and texted?"), (LABEL, N, SHARE), tuple(rows))


def days(counted: Counted) -> Section:
    """Show the days from the first to the last, quiet ones included, or none if all were quiet.

    Of more than a month, the quiet ones at both ends are left out.
    """
    found, known = _came_in(counted, OF_DAY)
    first, last = counted.first, counted.last
    if known and last - first > MONTH:
        first, last = date.fromisoformat(min(known)), date.fromisoformat(max(known))
    shown = (first + timedelta(n) for n in range((last - first).days + 1 if known else 0))
    rows = (
        row(
            day=day.isoformat(),
            label=day_name(day, counted.translate),
            **{name: amounts[day.isoformat()] for name, amounts in found.items()},
        )
        for day in shown
    )
    columns = (Column("day", "period"), LABEL, CALLS, CLOSED_CALLS, CONVERSATIONS, TEXTS, BAR)
    title = counted.translate("On which days?")
    return Section("days", title, columns, tuple(rows), by="calls")


def day_name(day: date, translate: Translate) -> str:
    """Write a day with its weekday."""
    return f"{translate((*WORKDAYS, *WEEKEND)[day.weekday()])} {day.isoformat()}"


def hours(counted: Counted) -> Section:
    """Show the hours of the day from the first with anything in it to the last.

    They are known of all days but those that were folded.
    """
    translate, (found, known) = counted.translate, _came_in(counted, OF_HOUR)
    first, last = int(min(known, default="0")), int(max(known, default="-1"))
    rows = (
        row(
            hour=hour,
            label=translate("{hour}:00").format(hour=hour).replace(" ", "\u00a0"),
            **{name: amounts[f"{hour:02}"] for name, amounts in found.items()},
        )
        for hour in range(first, last + 1)
    )
    columns = (Column("hour", "period"), LABEL, CALLS, CONVERSATIONS, TEXTS, BAR)
    told = translate("Days whose hours are not kept any more, and not shown here: {number}.")
    days = _folded_days(counted)
    notes = (told.format(number=counted.number(days)),) if days else ()
    heading = translate("At which hours of the day?")
    return Section("hours", heading, columns, tuple(rows), notes, by="calls")


def folded(counted: Counted) -> Section:
    """Tell programs on how many days something was counted whose hour is not known any more."""
    days = row(0, "programs", days=_folded_days(counted))
    return Section("folded", "", (Column("days", "figure"),), (days,))


def _folded_days(counted: Counted) -> int:
    return len({count.period for count, _ in counted.counts if not count.period[OF_HOUR]})


def languages(counted: Counted) -> Section:
    """Show the languages of calls and texts, those of the hotline first, unknown last."""
    calls, texts = _languages_of_calls(counted), _languages_of_texts(counted)
    known = in_order({*calls, *texts} - {""}, counted.hotline.languages)
    rows = (
        row(
            language=name,
            label=counted.language(name) or counted.worded(name, UNKNOWN),
            calls=calls[name],
            of_calls=Ratio(calls[name], calls.total()),
            texts=texts[name],
            of_texts=Ratio(texts[name], texts.total()),
        )
        for name in (*known, *([""] if calls[""] or texts[""] else []))
    )
    shares = Column("of_calls", "share"), Column("of_texts", "share")
    columns = (Column("language", "language"), LABEL, CALLS, shares[0], TEXTS, shares[1])
    title = counted.translate("Which languages were chosen when a call began, and used in texts?")
    return Section("languages", title, columns, tuple(rows))


def _languages_of_calls(counted: Counted) -> Counter[str]:
    """Return calls by the language in which they left the state where they arrived.

    Where that state chooses no language, a call has the one that its number gave it.
    """
    starts, given = counted.call.noted(ARRIVED), counted.call.noted(ARRIVED, "language")
    chosen = counted.call.tally(
        lambda step: (
            step.language
            if step.origin in starts and step.by == step.language and step.target
            else None
        )
    )
    return _with_unknown(chosen, given.total()) if chosen else given


def _languages_of_texts(counted: Counted) -> Counter[str]:
    """Return texts by the language of their answer: of all moves that a text made, one is its own.

    The others it made by going on unasked. A text that nobody answered has no language.
    """
    passing = (kind for kind in TEXT_STATES.values() if kind.SHAPE == "passes")
    unasked = {"next", *(by for kind in passing for by in kind.WAYS)}
    own = counted.text.tally(lambda step: None if step.by in unasked else step.language)
    return _with_unknown(own, counted.text.noted(RECEIVED).total())


def _with_unknown(languages: Counter[str], total: int) -> Counter[str]:
    """Count what is missing from a total among the unknown."""
    languages[""] += max(0, total - languages.total())
    return languages


def _came_in(counted: Counted, part: slice) -> tuple[dict[str, Counter[str]], set[str]]:
    """Return what came in by a part of its period, and those parts where a period has one."""
    found = {
        "calls": counted.call.noted(ARRIVED, "period", part),
        "closed": counted.call.noted(CLOSED, "period", part),
        "conversations": counted.text.noted(ARRIVED, "period", part),
        "texts": counted.text.noted(RECEIVED, "period", part),
    }
    return found, {one for amounts in found.values() for one in amounts if one}
