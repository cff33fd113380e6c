"""Turn counts of moves into a report of what callers and texters did, never of who they are.

It reads nothing and prints nothing. What a document sent is counted, not what was listened to.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from ivr.metrics.names import CALL, CLOSED, FAILED, RECEIVED, REFUSED, SEGMENTS, STOPPED, TEXT, WEB
from ivr.metrics.report.amounts import (
    ASKED_FOR,
    KEYWORD,
    ODD,
    OUTCOMES,
    SECONDS,
    UNTRIED,
    Amounts,
    Counts,
    in_order,
)
from ivr.metrics.report.data import (
    Amount,
    Ended,
    Keyword,
    Report,
    Texts,
    Transfer,
    Trouble,
)
from ivr.metrics.report.flow import flow_of
from ivr.metrics.report.traffic import days_of, folded_days, hours_of, languages_of
from ivr.model.hotline import Hotline
from ivr.view.graph import graph_of

__all__ = ["Report", "make_report"]


def make_report(counts: Counts, hotline: Hotline, first: date, last: date) -> Report:
    """Report on the counts of the days from the first to the last.

    The hotline gives the order of states, what they are and which hold the answer; states and
    languages that it no longer has are reported after its own.
    """
    counts = [row for row in counts if first.isoformat() <= row[0].period[:10] <= last.isoformat()]
    call, text, web = (Amounts(counts, channel) for channel in (CALL, TEXT, WEB))
    return Report(
        first=first,
        last=last,
        days=days_of(call, text, first, last),
        hours=hours_of(call, text),
        folded=folded_days(counts),
        languages=languages_of(call, text, hotline),
        call=flow_of(call, graph_of(hotline, "call"), hotline),
        text=flow_of(text, graph_of(hotline, "text"), hotline),
        closed=call.notes(CLOSED),
        transfers=tuple(_transfers(call)),
        ended=tuple(_ended(call)),
        texts=_texts(call, text, hotline),
        troubles=tuple(_troubles(web)),
    )


def _transfers(call: Amounts) -> Iterator[Transfer]:
    """Yield each fate of a transfer that was met."""
    all_of_them, hung_up = Counter[str](), Counter[str]()
    for step, n in call.moves():
        if step.by in (*OUTCOMES, UNTRIED):
            all_of_them[step.by] += n
            hung_up[step.by] += 0 if step.target else n
    for outcome in in_order(all_of_them, (*OUTCOMES, UNTRIED)):
        yield Transfer(outcome, all_of_them[outcome], hung_up[outcome])


def _ended(call: Amounts) -> Iterator[Ended]:
    found = {(status, seconds): n for status, seconds, n in call.endings()}
    for status in in_order({status for status, _ in found}, ("completed",)):
        for seconds in in_order({after for one, after in found if one == status}, SECONDS):
            yield Ended(status, seconds, found[status, seconds])


def _texts(call: Amounts, text: Amounts, hotline: Hotline) -> Texts:
    keywords, odd, asked_for = Counter[str](), Counter[str](), Counter[str]()
    for step, n in text.moves():
        if step.by == KEYWORD:
            keywords[step.target] += n
        elif step.by in ODD:
            odd[step.by] += n
    for step, n in call.moves():
        if step.by in ASKED_FOR:
            asked_for[step.by] += n
    return Texts(
        received=text.notes(RECEIVED),
        stopped=text.notes(STOPPED),
        segments=text.notes(SEGMENTS),
        keywords=tuple(
            Keyword(state, _offered(hotline, state), keywords[state])
            for state in in_order(keywords, hotline.text.keywords)
        ),
        odd=tuple(Amount(by, odd[by]) for by in in_order(odd, ODD)),
        asked_for=tuple(Amount(by, asked_for[by]) for by in in_order(asked_for, ASKED_FOR)),
        call_segments=call.notes(SEGMENTS),
    )


def _offered(hotline: Hotline, state: str) -> tuple[str, ...]:
    """Return the keyword of a state in each language, once where they share it."""
    words = hotline.text.keywords.get(state, {})
    return tuple(dict.fromkeys(words[language][0] for language in hotline.languages if words))


def _troubles(web: Amounts) -> Iterator[Trouble]:
    refused, failed = web.about(REFUSED), web.about(FAILED)
    for channel in in_order({*refused, *failed}, (CALL, TEXT)):
        yield Trouble(channel, refused[channel], failed[channel])
