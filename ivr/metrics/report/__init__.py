"""What callers and texters did, never who they are: sections of a report, made of counts.

It reads nothing and prints nothing. What a document sent is counted, not what was listened to.
A new section is a function from `Counted` to a `Section` and a line here; every form shows it. A
new form is a function of a `Report` that goes by the kinds of columns.
"""

from collections.abc import Iterator
from datetime import date

from ivr.metrics.report import flow, totals, traffic
from ivr.metrics.report.amounts import Counted, Counts, acting_kinds
from ivr.metrics.report.section import Report, Section
from ivr.model.hotline import Hotline
from ivr.view.labels import Translate


def make_report(
    counts: Counts, hotline: Hotline, first: date, last: date, translate: Translate
) -> Report:
    """Report on the counts of the days from the first to the last, in the words of a language.

    The hotline gives the order of states, what they are and which hold the answer; states and
    languages that it no longer has are reported after its own.
    """
    counts = [row for row in counts if first.isoformat() <= row[0].period[:10] <= last.isoformat()]
    days = {"first": traffic.day_name(first, translate), "last": traffic.day_name(last, translate)}
    nothing = translate("Nothing was counted in these days: nobody called or texted.")
    return Report(
        hotline=hotline.service.name,
        release=hotline.release,
        first=first,
        last=last,
        heading=translate("What callers and texters did from {first} to {last}").format(**days),
        nothing="" if counts else nothing,
        sections=tuple(_sections(Counted(counts, hotline, first, last, translate))),
    )


def _sections(counted: Counted) -> Iterator[Section]:
    """Yield the sections in the order in which they are read."""
    yield traffic.in_short(counted)
    yield traffic.days(counted)
    yield traffic.hours(counted)
    yield traffic.folded(counted)
    yield traffic.languages(counted)
    yield flow.answers(counted)
    yield flow.call_left(counted)
    yield flow.text_left(counted)
    yield from (totals.acts(kind, counted) for kind in acting_kinds(connecting=True))
    yield totals.durations(counted)
    yield flow.call_choices(counted)
    yield flow.text_choices(counted)
    yield totals.texts(counted)
    yield totals.keywords(counted)
    yield totals.odd_texts(counted)
    yield from (totals.acts(kind, counted) for kind in acting_kinds(connecting=False))
    yield totals.troubles(counted)
