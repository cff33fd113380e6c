"""What is said when something of ours has failed: an apology, the essentials, perhaps a transfer.

It depends on nothing but the flow files, so that it can be rendered before anything fails.
"""

from collections.abc import Iterator

from ivr.dialog.events import Act, Action, HangUp, Say
from ivr.dialog.hours import Duty
from ivr.dialog.text_composition import compose
from ivr.dialog.wording import wording_of
from ivr.model.hotline import Hotline
from ivr.model.states.acting import ActingState

NO_CLOCK = Duty(open=False, reopens=None, special_days=())


def fallback_actions(hotline: Hotline, language: str | None, transfer: bool) -> Iterator[Action]:
    """Yield an apology and the essentials, in all languages if none is known, then a transfer."""
    languages = (language,) if language else hotline.spoken
    for name in ("apology", "essentials"):
        for spoken in languages:
            yield _phrase(hotline, spoken, name)
    found = agents_state(hotline) if transfer else None
    if found:
        _, state = found
        for spoken in languages:
            if state.say:
                yield _say(spoken, "say", wording_of(hotline, spoken).render(state.say))
        yield Act(state.request(hotline.service), None)
    for spoken in languages:
        yield _phrase(hotline, spoken, "goodbye")
    yield HangUp()


def fallback_messages(hotline: Hotline, language: str | None) -> tuple[str, ...]:
    """Return the apology that answers a text, in all languages if none is known."""
    return compose(hotline, language, NO_CLOCK, [(hotline.text.start, "apology")])


def agents_state(hotline: Hotline) -> tuple[str, ActingState] | None:
    """Return the first state that rings an agent with no webhook's help, and its name, if any."""
    for name, state in hotline.call.states.items():
        if isinstance(state, ActingState) and state.RINGS_AGENTS and not state.NEEDS_WEBHOOK:
            return name, state
    return None


def _phrase(hotline: Hotline, language: str, name: str) -> Say:
    words = getattr(hotline.service.phrases, name)
    return _say(language, name, wording_of(hotline, language).render(words))


def _say(language: str, part: str, text: tuple[str, ...]) -> Say:
    return Say(language, "fallback", part, text)
