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

ANSWERED: Mapping[str, frozenset[str]] = {
    "long-code": STOP_WORDS | START_WORDS | HELP_WORDS,
    "toll-free": frozenset({"STOP", *START_WORDS}),  # by the carriers
    "advanced": frozenset(),  # Twilio says so itself, with OptOutType
}


def is_answered_already(number: str, words: list[str], opt_out_type: str, pending: bool) -> bool:
    """Tell whether somebody else has answered these folded words.

    `number` is the kind of our number, `opt_out_type` Twilio's OptOutType (empty if it sent
    none). A YES while a question is `pending` is an answer, even where it opts in as well.
    """
    if opt_out_type:
        return not (opt_out_type == "START" and pending and words == ["YES"])
    return len(words) == 1 and words[0] in ANSWERED[number]
