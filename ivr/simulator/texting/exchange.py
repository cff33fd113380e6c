"""Turn a message that reaches Twilio into the texts that answer it; it makes up neither.

Source: https://www.twilio.com/docs/messaging/twiml
"""

from collections.abc import Mapping
from dataclasses import replace

from ivr.simulator.answer import document_of
from ivr.simulator.errors import TwimlError
from ivr.simulator.execution import MOST_DOCUMENTS
from ivr.simulator.happenings import Requested, Texted
from ivr.simulator.line import Line
from ivr.simulator.onward import Onward
from ivr.simulator.sms import SENDING
from ivr.simulator.texting.conversation import Texting, TextStep
from ivr.simulator.texting.cookies import keep_cookies, write_cookies
from ivr.simulator.texting.happenings import Received, Silent, TextHappening
from ivr.simulator.texting.vocabulary import Message, read_messages
from ivr.simulator.texts import make_sid
from ivr.simulator.vocabulary import Redirect
from ivr.simulator.webhook import resolve

MOST_MESSAGES = 10


def exchange(line: Line, texting: Texting, parameters: Mapping[str, str], now: float) -> TextStep:
    """Take a message to the webhook, and execute what answers it and the documents after that.

    Raise a TwimlError after 20 documents: they are a loop.
    """
    happenings: list[TextHappening] = []
    texts: list[Received | Texted] = []
    onward = Onward("Response", texting.address, "POST")
    address = texting.address
    for _ in range(MOST_DOCUMENTS):
        address = resolve(address, onward.address)
        told = {**parameters, **onward.news}
        texting, document = _fetch(line, texting, onward.method, address, told, now)
        happenings.append(Requested(onward.method, address, told))
        answered, following = _execute(texting, document, address, len(texts))
        texts += answered
        happenings += answered
        if following is None:
            ending = () if texts else (Silent(),)
            texting = replace(texting, last_exchange=now, sent=texting.sent + 1)
            return TextStep(texting, (*happenings, *ending))
        onward = following
    raise TwimlError(
        f"<{onward.verb}> led through {MOST_DOCUMENTS} documents that do not end",
        verb=onward.verb,
        address=address,
    )


def _fetch(
    line: Line,
    texting: Texting,
    method: str,
    address: str,
    parameters: Mapping[str, str],
    now: float,
) -> tuple[Texting, str]:
    cookie = write_cookies(texting.cookies)
    answer = line.request(method, address, parameters, {"Cookie": cookie} if cookie else {})
    document = document_of(answer, address)
    return replace(texting, cookies=keep_cookies(texting.cookies, answer.cookies, now)), document


def _execute(
    texting: Texting, document: str, address: str, before: int
) -> tuple[list[Received | Texted], Onward | None]:
    """Execute a document, after so many texts; give its texts, and where it goes on."""
    texts: list[Received | Texted] = []
    for verb in read_messages(document, address):
        match verb:
            case Redirect():
                return texts, Onward("Redirect", verb.address, verb.method)
            case Message():
                texts.append(_deliver(texting, verb))
                count = before + len(texts)
                if count > MOST_MESSAGES:
                    raise TwimlError(
                        f"<Message> answers a text {count} times; {MOST_MESSAGES} is the most",
                        verb="Message",
                        address=address,
                    )
                if verb.action is not None:
                    sid = make_sid(texting.service, texting.sender, address, texting.sent, count)
                    # https://www.twilio.com/docs/messaging/twiml/message#action; that the status is
                    # "sending", as for an <Sms>, is not verified.
                    news = {"MessageSid": sid, "SmsSid": sid, "MessageStatus": SENDING}
                    return texts, Onward("Message", verb.action, verb.method, news)
    return texts, None


def _deliver(texting: Texting, message: Message) -> Received | Texted:
    if message.to in (None, texting.sender):
        return Received(message.words)
    return Texted(message.to, message.from_ or texting.service, message.words, SENDING)
