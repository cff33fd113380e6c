"""Turn a text that somebody sends into what comes back; it never remembers a conversation itself.

A TwimlError means that Twilio would have failed there; a ValueError that nobody could send that.
Source: https://www.twilio.com/docs/messaging/guides/webhook-request
"""

from ivr.simulator.line import Line
from ivr.simulator.texting.conversation import Texting, TextStep
from ivr.simulator.texting.exchange import exchange
from ivr.simulator.texting.happenings import Sent
from ivr.simulator.texts import MOST_CHARACTERS, make_sid

MOST_MEDIA = 10
OPT_OUT_TYPES = ("STOP", "START", "HELP")


def texting_to(
    address: str,
    *,
    sender: str = "+14165550100",
    service: str = "+18885550199",
    account_sid: str = f"AC{'0' * 32}",
) -> Texting:
    """Begin a conversation with a number whose messaging webhook is at an absolute address."""
    return Texting(address=address, sender=sender, service=service, account_sid=account_sid)


def send_text(
    line: Line,
    texting: Texting,
    body: str,
    *,
    now: float,
    media: int = 0,
    segments: int = 1,
    opt_out_type: str | None = None,
) -> TextStep:
    """Send a text with some pictures and give what comes back; `now` is in seconds since 1970.

    `segments` is what Twilio tells of the text; `opt_out_type` comes with Advanced Opt-Out only.
    """
    _refuse(body, media, opt_out_type)
    texting = texting.resumed(now)
    names = (texting.sender, texting.service, now, texting.sent)
    sid = make_sid(*names, prefix="MM" if media else "SM")
    parameters = {
        "MessageSid": sid,
        "SmsSid": sid,
        "AccountSid": texting.account_sid,
        "From": texting.sender,
        "To": texting.service,
        "Body": body,
        "NumMedia": str(media),
        "NumSegments": str(segments),
        **_describe_media(texting.account_sid, sid, media),
        **({"OptOutType": opt_out_type} if opt_out_type else {}),
    }
    step = exchange(line, texting, parameters, now)
    return TextStep(step.texting, (Sent(body, media, opt_out_type), *step.happenings))


def _refuse(body: str, media: int, opt_out_type: str | None) -> None:
    if len(body) > MOST_CHARACTERS:
        raise ValueError(f"the text has {len(body)} characters; {MOST_CHARACTERS} is the most")
    if any("\ud800" <= character <= "\udfff" for character in body):
        raise ValueError("the text has a lone surrogate, which is no character")
    if not 0 <= media <= MOST_MEDIA:
        raise ValueError(f"the text has {media} pictures; from 0 to {MOST_MEDIA} can be sent")
    if opt_out_type not in (None, *OPT_OUT_TYPES):
        raise ValueError(f'"{opt_out_type}" is no OptOutType; they are {", ".join(OPT_OUT_TYPES)}')


def _describe_media(account_sid: str, sid: str, media: int) -> dict[str, str]:
    folder = f"https://api.twilio.com/2010-04-01/Accounts/{account_sid}/Messages/{sid}/Media"
    return {
        name: value
        for index in range(media)
        for name, value in (
            (f"MediaUrl{index}", f"{folder}/{make_sid(sid, index, prefix='ME')}"),
            (f"MediaContentType{index}", "image/jpeg"),
        )
    }
