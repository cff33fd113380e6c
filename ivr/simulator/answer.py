"""Turn the answer to a webhook into the text of a document; it never looks at the TwiML in it.

Source: https://www.twilio.com/docs/voice/twiml and Twilio's errors 11200, 12100 and 12300.
"""

from dataclasses import dataclass
from email.message import Message

from ivr.simulator.errors import TwimlError, WebhookFailed

MOST_BYTES = 64 * 1024
_CONTENT_TYPES = ("text/xml", "application/xml")


@dataclass(frozen=True)
class Answer:
    """What a web server answered: the HTTP status, the Content-Type as sent, the bytes.

    `cookies` are its Set-Cookie headers, each as sent.
    """

    status: int
    content_type: str
    body: bytes
    cookies: tuple[str, ...] = ()


def document_of(answer: Answer, address: str) -> str:
    """Give the document in an answer; raise a TwimlError where Twilio would refuse to read it."""
    if answer.status != 200:
        raise WebhookFailed(
            f"the webhook answered {answer.status} instead of 200",
            address=address,
            status=answer.status,
        )
    header = Message()
    header["Content-Type"] = answer.content_type
    if not answer.content_type or header.get_content_type() not in _CONTENT_TYPES:
        raise TwimlError(
            f'the Content-Type is "{answer.content_type}"; it must be '
            + " or ".join(_CONTENT_TYPES),
            address=address,
        )
    if len(answer.body) > MOST_BYTES:
        raise TwimlError(f"the document is longer than {MOST_BYTES} bytes", address=address)
    charset = header.get_content_charset("utf-8")
    try:
        document = answer.body.decode(charset)
    except (LookupError, UnicodeDecodeError):
        raise TwimlError(f"the document is not in {charset}", address=address) from None
    if not document:
        raise TwimlError("the document is empty", address=address)
    if not document.startswith("<"):
        raise TwimlError(
            f"the document begins with {document[:1]!r}; nothing, not even white space, may stand "
            "before the XML declaration",
            address=address,
        )
    return document
