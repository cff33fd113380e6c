"""The words of prompts in a call: parts of states, and what a reply says, in one language.

An engine's reply names parts; here they become words, keys included, and messages are written.
"""

from collections.abc import Iterator
from dataclasses import replace

from ivr.dialog.events import Act, Action, CallReply, Paragraphs, Part, Say, with_each_say
from ivr.dialog.hours import Duty
from ivr.dialog.text_composition import compose
from ivr.dialog.wording import Wording, wording_of
from ivr.model.agents import ACCEPT_KEY
from ivr.model.hotline import Hotline, remembered
from ivr.model.states.state import NOTICE, SAY, Line

ACCEPT = "accept"  # the part that tells an agent how to take the call
CONFIRM = "digits_confirm"  # the part that reads a number back


def put_into_words(hotline: Hotline, reply: CallReply, duty: Duty) -> CallReply:
    """Return a reply with the words of all that it says and sends.

    Texts are in the caller's language; in all of theirs if it is none of them.
    """
    language = reply.session.language if reply.session.language in hotline.written else None

    def worded(action: Action) -> Action:
        if isinstance(action, Act) and action.request.texts:
            parts = [(name, SAY) for name in action.request.texts]
            return replace(action, messages=compose(hotline, language, duty, parts))
        return with_each_say(action, lambda say: say_in_words(hotline, say, duty))

    return reply._replace(actions=tuple(map(worded, reply.actions)))


def say_in_words(hotline: Hotline, say: Say, duty: Duty) -> Say:
    """Return what is to be said with its words; digits of a caller are remembered nowhere."""
    if say.digits:
        wording = wording_of(hotline, say.language)
        read_back = wording.phrase(CONFIRM, duty, digits=" ".join(say.digits))
        asked = wording.phrase("yes_no", **_answer_keys(hotline, wording))
        return Say(say.language, say.state, say.part, (read_back, asked))
    words = words_of(hotline, say.language, duty, (say.state, say.part))
    return Say(say.language, say.state, say.part, words)


@remembered
def words_of(hotline: Hotline, language: str, duty: Duty, part: Part) -> Paragraphs:
    """Return the words of a part, the keys that they name included."""
    wording = wording_of(hotline, language)
    name, kind = part
    if kind == NOTICE and hotline.service.notice:
        return wording.render(hotline.service.notice.say, duty)
    lines = hotline.call.states[name].lines(kind, hotline.bindings, language)
    if not lines:
        key = {"key": wording.key(ACCEPT_KEY)} if kind == ACCEPT else {}
        return (wording.phrase(kind, duty, **key),)
    return tuple(said for line in lines for said in _say_line(hotline, wording, duty, line))


def _say_line(hotline: Hotline, wording: Wording, duty: Duty, line: Line) -> Iterator[str]:
    if line.choice:
        choice = wording.line(line.prompt, duty)
        yield wording.phrase("choice", duty, choice=choice, key=wording.key(line.choice))
        return
    yield from wording.render(line.prompt, duty)
    if line.then:
        keys = _answer_keys(hotline, wording)
        if line.then == "finish":
            keys["key"] = wording.phrase("pound")
        yield wording.phrase(line.then, **keys)


def _answer_keys(hotline: Hotline, wording: Wording) -> dict[str, str]:
    return {answer: wording.key(key) for key, answer in hotline.call.answers.items()}
