"""Turn the names in a report into words of one language; the names of states stay theirs."""

from datetime import date

from ivr.metrics.names import CALL, TEXT
from ivr.metrics.report.amounts import KEYWORD
from ivr.metrics.report.data import Choice, Keyword, StateKind
from ivr.view.labels import Translate, kind_name, title


def number(n: int, translate: Translate) -> str:
    """Write a number with its thousands apart: by what stands there in this one."""
    apart = translate("1,000")[1].replace(" ", "\u00a0")
    return f"{n:,}".replace(",", apart)


def share(n: int, of: int, translate: Translate) -> str:
    """Write a part of a whole as per cent; nothing of nothing is nothing to tell."""
    if not of:
        return ""
    percent = round(100 * n / of)
    text = "<1" if n and not percent else str(percent)
    return translate("{number}%").format(number=text).replace(" ", "\u00a0")


def day_name(day: date, translate: Translate) -> str:
    """Write a day with its weekday."""
    names = (
        translate("Mon"),
        translate("Tue"),
        translate("Wed"),
        translate("Thu"),
        translate("Fri"),
        translate("Sat"),
        translate("Sun"),
    )
    return f"{names[day.weekday()]} {day.isoformat()}"


def hour_name(hour: int, translate: Translate) -> str:
    """Write the hour of the day at which something came in."""
    return translate("{hour}:00").format(hour=hour).replace(" ", "\u00a0")


def language_name(language: str, translate: Translate) -> str:
    """Name a language: those that we know in words, any other as the hotline does."""
    names = {
        "en": translate("English"),
        "fr": translate("French"),
        "": translate("not known"),
    }
    return names.get(language, language)


def state_kind(kind: StateKind, translate: Translate) -> str:
    """Name a kind of state; of a state that is gone, say so."""
    return kind_name(kind, translate) if kind else translate("no longer there")


def choice_name(choice: Choice, translate: Translate) -> str:
    """Say what somebody did: pressed a key, said yes, kept silent, texted a word."""
    names = {
        "yes": translate("yes"),
        "no": translate("no"),
        "no input": translate("nothing pressed"),
        "no match": translate("another key"),
        "star": "*",
        "lost": translate("lost the way"),
        "not_answered": translate("neither yes nor no"),
        "did_you_mean": translate("nearly a keyword"),
        "not_understood": translate("something else"),
        "sensitive": translate("a picture or a card number"),
        "courtesy": translate("thanks or a greeting"),
        KEYWORD: translate("keyword"),
        "en": translate("English"),
        "fr": translate("French"),
    }
    means = {"repeat": translate("once more"), "switch_language": translate("other language")}
    name = names.get(choice.by, choice.by)
    return f"{name} {means[choice.means]}" if choice.means in means else name


def odd_name(by: str, translate: Translate) -> str:
    """Name a text that was no keyword and no answer."""
    return choice_name(Choice(by, "", (), 0), translate)


def outcome_name(outcome: str, translate: Translate) -> str:
    """Say how a transfer ended."""
    names = {
        "connected": translate("Talked with an agent"),
        "declined": translate("Picked up, not put through"),
        "no_answer": translate("No answer"),
        "busy": translate("Line busy"),
        "canceled": translate("Given up while ringing"),
        "failed": translate("Could not be rung"),
        "not_staffed": translate("No agent's number was set"),
    }
    return names.get(outcome, outcome)


def status_name(status: str, translate: Translate) -> str:
    """Say how a call ended, in the terms of the telephone company."""
    names = {
        "completed": translate("completed"),
        "busy": translate("busy"),
        "no-answer": translate("no answer"),
        "canceled": translate("given up"),
        "failed": translate("failed"),
    }
    return names.get(status, status)


def duration_name(seconds: str, translate: Translate) -> str:
    """Name a range of durations."""
    names = {
        "<10": translate("under 10 seconds"),
        "<30": translate("10 to 30 seconds"),
        "<60": translate("30 seconds to 1 minute"),
        "<120": translate("1 to 2 minutes"),
        "<180": translate("2 to 3 minutes"),
        "<300": translate("3 to 5 minutes"),
        "<600": translate("5 to 10 minutes"),
        "600+": translate("10 minutes or more"),
    }
    return names.get(seconds, seconds)


def asked_for_name(by: str, translate: Translate) -> str:
    """Say what became of a text that a caller asked for."""
    names = {
        "sent": translate("Sent"),
        "not_sent": translate("Not sent: refused by the network"),
        "not_textable": translate("Not sent: a number that gets no texts"),
    }
    return names.get(by, by)


def channel_name(channel: str, translate: Translate) -> str:
    """Name a channel."""
    return {CALL: translate("Calls"), TEXT: translate("Texts")}.get(channel, channel)


def keyword_name(keyword: Keyword) -> str:
    """Name a keyword by the words that are offered, else by its state."""
    return " · ".join(keyword.words) or title(keyword.state)
