"""Turn an address in a document into the next document of the call; it never executes either.

Source: https://www.twilio.com/docs/voice/twiml#twilios-request-to-your-application
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from urllib.parse import urldefrag, urljoin, urlsplit

from ivr.simulator.answer import document_of
from ivr.simulator.call import Call
from ivr.simulator.happenings import Requested
from ivr.simulator.line import Line

NO_NEWS: Mapping[str, str] = MappingProxyType({})


def fetch(
    line: Line, call: Call, address: str, method: str, news: Mapping[str, str] = NO_NEWS
) -> tuple[Call, Requested]:
    """Take a call into the document at an address; `news` are parameters of this request only.

    Raise WebhookFailed where there is none, and TwimlError where Twilio would not read it.
    """
    url = resolve(call.address, address)
    parameters = call.parameters | dict(news)
    document = document_of(line.request(method, url, parameters), url)
    call = replace(call, address=url, document=document, verb=0, digits="")
    return call, Requested(method, url, parameters)


def resolve(base: str, address: str) -> str:
    """Make an address absolute, where it is relative to the document at `base`."""
    url = urldefrag(urljoin(base, address)).url
    if urlsplit(url).scheme not in ("http", "https"):
        raise ValueError(f'"{url}" is not an absolute http(s) address')
    return url
