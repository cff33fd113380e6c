"""What became of what was begun: acts by their outcomes, calls by their end, texts, troubles."""

from collections import Counter

from ivr.metrics.names import CALL, FAILED, RECEIVED, REFUSED, SEGMENTS, STOPPED, TEXT, WEB
from ivr.metrics.report.amounts import Amounts, Counted, in_order
from ivr.metrics.report.flow import BY, KEYWORD, ODD, STATE
from ivr.metrics.report.section import (
    BAR,
    LABEL,
    SHARE,
    Column,
    N,
    Section,
    number,
    row,
    shown_if,
    with_ratios,
    worded,
)
from ivr.model.states.acting import ActingState
from ivr.model.states.state import message
from ivr.view.labels import title

COMPLETED = "completed"  # in Twilio's words, as the others
STATUSES = {
    COMPLETED: message("completed"),
    "busy": message("busy"),
    "no-answer": message("no answer"),
    "canceled": message("given up"),
    "failed": message("failed"),
}
DURATIONS = {
    "<10": message("under 10 seconds"),
    "<30": message("10 to 30 seconds"),
    "<60": message("30 seconds to 1 minute"),
    "<120": message("1 to 2 minutes"),
    "<180": message("2 to 3 minutes"),
    "<300": message("3 to 5 minutes"),
    "<600": message("5 to 10 minutes"),
    "600+": message("10 minutes or more"),
}
CHANNELS = {CALL: message("Calls"), TEXT: message("Texts")}


def acts(kind: type[ActingState], counted: Counted) -> Section:
    """Say what became of what states of a kind did, and after which outcomes callers left."""
    translate, found = counted.translate, counted.call.outcomes(kind)
    rows = (
        row(outcome=one.name, label=translate(one.title), all=n, hung_up=hung_up)
        for one, n, hung_up in found
    )
    amount, hung_up = Column("all", "number"), Column("hung_up", "figure")
    if any(one.hung_up for one in found):
        amount = Column("all", "number", message("calls"))
        hung_up = Column("hung_up", "rare", message("hung up"))
    columns = (Column("outcome", "name"), LABEL, amount, SHARE, hung_up, BAR)
    return Section(f"{kind.KEY}s", translate(kind.HEADING), columns, with_ratios(rows, "all"))


def durations(counted: Counted) -> Section:
    """Show how long calls lasted, and how many ended in which way."""
    translate, found = counted.translate, counted.call.endings()
    lasted, ways = Counter[str](), Counter[str]()
    for (status, seconds), n in found.items():
        lasted[seconds] += n
        ways[status] += n
    shown = (
        row(0, "people", label=worded(one, DURATIONS, translate), n=lasted[one])
        for one in in_order(lasted, DURATIONS)
    )
    both = (
        row(0, "programs", status=status, seconds=seconds, n=found[status, seconds])
        for status in in_order(ways, (COMPLETED,))
        for seconds in in_order(lasted, DURATIONS)
        if found[status, seconds]
    )
    told = ", ".join(
        f"{worded(way, STATUSES, translate)} ({number(ways[way], translate)})"
        for way in in_order(ways, (COMPLETED,))
    )
    note = translate("In the telephone company's words: {ways}.").format(ways=told)
    columns = (Column("status", "name"), Column("seconds", "by"), LABEL, N, SHARE, BAR)
    rows = (*with_ratios(shown, "n"), *both)
    return Section(
        "ended", translate("How long did calls last?"), columns, rows, (note,) if ways else ()
    )


def texts(counted: Counted) -> Section:
    """Say how many texts came in, and of how many parts those were that went out."""
    translate, text = counted.translate, counted.text
    in_reply, asked_for = text.noted(SEGMENTS), counted.call.noted(SEGMENTS)
    lines = (
        (0, "received", translate("Texts that came in"), text.noted(RECEIVED)),
        (1, "stopped", translate("to stop, answered by the network"), text.noted(STOPPED)),
        (0, "segments", translate("Parts of texts sent in reply"), in_reply),
        (0, "call_segments", translate("Parts of texts that callers asked for"), asked_for),
    )
    rows = (
        row(level, shown_if(found.total()), by=by, label=label, n=found.total())
        for level, by, label, found in lines
    )
    title = translate("How many texts came in and went out?")
    return Section("texts", title, (BY, LABEL, N), tuple(rows))


def keywords(counted: Counted) -> Section:
    """Show the keywords that were texted, by the words that are offered, else by their states."""
    known, languages = counted.hotline.text.keywords, counted.hotline.languages
    found = Counter[str]()
    for step, n in counted.text.moves.items():
        if step.by == KEYWORD:
            found[step.target] += n
    rows = []
    for state in in_order(found, known):
        words = (
            tuple(dict.fromkeys(known[state][one][0] for one in languages))
            if state in known
            else ()
        )
        label = " · ".join(words) or title(state)
        rows.append(row(state=state, by=KEYWORD, words=words, label=label, n=found[state]))
    columns = (STATE, BY, Column("words", "detail"), LABEL, N, SHARE, BAR)
    heading = counted.translate("Which keywords were texted?")
    return Section("texts", heading, columns, with_ratios(rows, "n"))


def odd_texts(counted: Counted) -> Section:
    """Show which texts were no keyword and no answer."""
    found = Counter[str]()
    for step, n in counted.text.moves.items():
        if step.by in ODD:
            found[step.by] += n
    rows = (
        row(by=by, label=worded(by, ODD, counted.translate), n=found[by])
        for by in in_order(found, ODD)
    )
    heading = counted.translate("Which texts were neither a keyword nor an answer?")
    return Section("texts", heading, (BY, LABEL, N, SHARE, BAR), with_ratios(rows, "n"))


def troubles(counted: Counted) -> Section:
    """Show requests whose signature was wrong, and apologies that were given."""
    web = Amounts(counted.counts, WEB)
    refused, failed = web.noted(REFUSED), web.noted(FAILED)
    rows = (
        row(
            channel=channel,
            label=worded(channel, CHANNELS, counted.translate),
            refused=refused[channel],
            failed=failed[channel],
        )
        for channel in in_order({*refused, *failed}, CHANNELS)
    )
    numbers = (
        Column("refused", "number", message("refused: not from Twilio")),
        Column("failed", "number", message("apologies")),
    )
    heading = counted.translate("What went wrong? The log of the service tells more.")
    return Section("trouble", heading, (Column("channel", "name"), LABEL, *numbers), tuple(rows))
