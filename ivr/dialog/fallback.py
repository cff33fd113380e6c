"""Make the actions for when something of ours has failed: apology, essentials, transfer.

They depend on nothing but the flow files, so that they can be rendered before anything fails.
"""

from collections.abc import Iterator

from ivr.dialog.events import Action, Dial, HangUp, Say
from ivr.dialog.hours import Duty
from ivr.dialog.text_composition import compose
from ivr.dialog.wording import wording_of
from ivr.model.hotline import Hotline
from ivr.model.voice_flow import TransferState

NO_CLOCK = Duty(open=False, reopens=None, special_days=())


def fallback_actions(hotline: Hotline, language: str | None, transfer: bool) -> Iterator[Action]:
    """Yield an apology and the essentials, in all languages if none is known, then a transfer."""
    languages = (language,) if language else hotline.languages
    for name in ("apology", "essentials"):
        for spoken in languages:
            yield _phrase(hotline, spoken, name)
    if transfer:
        for spoken in languages:
            yield from _hold(hotline, spoken)
        yield Dial(None, hotline.service.agents.ring)
    for spoken in languages:
        yield _phrase(hotline, spoken, "goodbye")
    yield HangUp()


def fallback_messages(hotline: Hotline, language: str | None) -> tuple[str, ...]:
    """Return the apology that answers a text, in all languages if none is known."""
    return compose(hotline, language, NO_CLOCK, [(hotline.text.start, "apology")])


def _hold(hotline: Hotline, language: str) -> Iterator[Say]:
    """Say what the flow says before it rings an agent."""
    transfers = (one for one in hotline.call.states.values() if isinstance(one, TransferState))
    transfer = next(transfers, None)
    if transfer and transfer.say:
        text = wording_of(hotline, language).render(transfer.say)
        yield Say(language, "fallback", "say", text)


def _phrase(hotline: Hotline, language: str, name: str) -> Say:
    words = getattr(hotline.service.phrases, name)
    return Say(language, "fallback", name, wording_of(hotline, language).render(words))
