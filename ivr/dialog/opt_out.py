"""Tell which texts Twilio, or a carrier, has answered by itself, so that we stay silent.

https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out
https://help.twilio.com/articles/223134027 (the default words of long codes)
"""

from collections.abc import Mapping

STOP_WORDS = frozenset(
    {"STOP", "UNSUBSCRIBE", "END", "QUIT", "STOPALL", "REVOKE", "OPTOUT", "CANCEL"}
)
START_WORDS = frozenset({"START", "UNSTOP"})  # and YES, which may also answer a question
HELP_WORDS = frozenset({"HELP", "INFO"})

STANDARD_WORDS = STOP_WORDS | START_WORDS | HELP_WORDS

ANSWERED: Mapping[str, frozenset[str]] = {
    "long-code": STANDARD_WORDS,
    "toll-free": frozenset({"STOP", *START_WORDS}),  # by the carriers
    "advanced": frozenset(),  # Twilio says so itself, with OptOutType
}


def is_answered_already(number: str, body: str, opt_out_type: str, pending: bool) -> bool:
    """Tell whether somebody else has answered a text.

    `number` is the kind of our number, `opt_out_type` Twilio's OptOutType (empty if it sent
    none). A YES while a question is `pending` is an answer, even where it opts in as well.
    """
    if opt_out_type:
        is_yes = "".join(sign for sign in body.upper() if sign.isalnum()) == "YES"
        return not (opt_out_type == "START" and pending and is_yes)
    return _word(body) in ANSWERED[number]


def is_stop(body: str, opt_out_type: str) -> bool:
    """Tell whether a text that was answered already was a stop."""
    return opt_out_type == "STOP" or (not opt_out_type and _word(body) in STOP_WORDS)


def is_start(body: str, opt_out_type: str) -> bool:
    """Tell whether a text that was answered already began anew, after a stop or without one."""
    return opt_out_type == "START" or (not opt_out_type and _word(body) in START_WORDS)


def _word(body: str) -> str:
    """Return a text as Twilio compares it: "HELP!" is no HELP to it, but one to us."""
    return body.strip().upper()
