"""What became of what was begun: acts by their outcomes, calls by their end, texts, troubles."""

from collections import Counter

from ivr.metrics.names import CALL, ENDED, FAILED, RECEIVED, REFUSED, SEGMENTS, STOPPED, TEXT, WEB
from ivr.metrics.report.amounts import Amounts, Counted, in_order
from ivr.metrics.report.flow import BY, KEYWORD, ODD_TEXTS, STATE
from ivr.metrics.report.section import BAR, LABEL, SHARE, Column, N, Section, row, shown_if
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
    return Section(f"{kind.KEY}s", translate(kind.HEADING), columns, tuple(rows), by="all")


def durations(counted: Counted) -> Section:
    """Show how long calls lasted, and how many ended in which way."""
    translate = counted.translate
    found, lasted, ways = Counter[tuple[str, str]](), Counter[str](), Counter[str]()
    for count, n in counted.call.notes:
        how, _, status = count.by.partition(" ")
        if how == ENDED:
            found[status, count.target] += n
            lasted[count.target] += n
            ways[status] += n
    rows = [
        row(0, "people", label=counted.worded(one, DURATIONS), n=lasted[one])
        for one in in_order(lasted, DURATIONS)
    ]
    for status in in_order(ways, (COMPLETED,)):
        for seconds in in_order(lasted, DURATIONS):
            if n := found[status, seconds]:
                rows.append(row(0, "programs", status=status, seconds=seconds, n=n))
    told = ", ".join(
        f"{counted.worded(way, STATUSES)} ({counted.number(ways[way])})"
        for way in in_order(ways, (COMPLETED,))
    )
    notes = (translate("In the telephone company's words: {ways}.").format(ways=told),)
    columns = (Column("status", "name"), Column("seconds", "by"), LABEL, N, SHARE, BAR)
    heading = translate("How long did calls last?")
    return Section("ended", heading, columns, tuple(rows), notes if ways else (), by="n")


def texts(counted: Counted) -> Section:
    """Say how many texts came in, and of how many parts those were that went out."""
    translate, call, text = counted.translate, counted.call, counted.text
    lines = (
        (0, "received", translate("Texts that came in"), text.noted(RECEIVED)),
        (1, "stopped", translate("to stop, answered by the network"), text.noted(STOPPED)),
        (0, "segments", translate("Parts of texts sent in reply"), text.noted(SEGMENTS)),
        (
            0,
            "call_segments",
            translate("Parts of texts that callers asked for"),
            call.noted(SEGMENTS),
        ),
    )
    rows = (
        row(level, shown_if(found.total()), by=by, label=label, n=found.total())
        for level, by, label, found in lines
    )
    heading = translate("How many texts came in and went out?")
    return Section("texts", heading, (BY, LABEL, N), tuple(rows))


def keywords(counted: Counted) -> Section:
    """Show the keywords that were texted, by the words that are offered, else by their states."""
    known = counted.hotline.text.keywords
    found = counted.text.tally(lambda step: step.target if step.by == KEYWORD else None)
    rows = []
    for state in in_order(found, known):
        lists = [known[state][one] for one in counted.hotline.written] if state in known else []
        words = tuple(dict.fromkeys(first for first, *_ in lists))
        label = " · ".join(words) or title(state)
        rows.append(row(state=state, by=KEYWORD, words=words, label=label, n=found[state]))
    columns = (STATE, BY, Column("words", "detail"), LABEL, N, SHARE, BAR)
    heading = counted.translate("Which keywords were texted?")
    return Section("texts", heading, columns, tuple(rows), by="n")


def odd_texts(counted: Counted) -> Section:
    """Show which texts were no keyword and no answer."""
    found = counted.text.tally(lambda step: step.by if step.by in ODD_TEXTS else None)
    rows = (
        row(by=by, label=counted.worded(by, ODD_TEXTS), n=found[by])
        for by in in_order(found, ODD_TEXTS)
    )
    heading = counted.translate("Which texts were neither a keyword nor an answer?")
    return Section("texts", heading, (BY, LABEL, N, SHARE, BAR), tuple(rows), by="n")


def troubles(counted: Counted) -> Section:
    """Show requests whose signature was wrong, and apologies that were given."""
    web, translate = Amounts(counted.counts, WEB), counted.translate
    refused, failed = web.noted(REFUSED), web.noted(FAILED)
    rows = (
        row(
            channel=channel,
            label=counted.worded(channel, CHANNELS),
            refused=refused[channel],
            failed=failed[channel],
        )
        for channel in in_order({*refused, *failed}, CHANNELS)
    )
    columns = (
        Column("channel", "name"),
        LABEL,
        Column("refused", "number", message("refused: not from Twilio")),
        Column("failed", "number", message("apologies")),
    )
    heading = translate("What went wrong? The log of the service tells more.")
    return Section("trouble", heading, columns, tuple(rows))
