"""What each key means in a state: its own keys first, then those that work anywhere in a call."""

from collections.abc import Mapping

from ivr.dialog.session import Session
from ivr.model.hotline import Hotline, remembered
from ivr.model.states.condition import World
from ivr.model.states.listening import KeyMeaning, ListeningState
from ivr.model.voice_flow import SWITCH_LANGUAGE


def keys_now(hotline: Hotline, session: Session, world: World) -> Mapping[str, KeyMeaning]:
    """Return what keys mean to a caller now."""
    state = hotline.call.states.get(session.state)
    entry = state.number_at(session.entered - 1) if state and session.entered else None
    if isinstance(state, ListeningState) and entry:
        to = {"yes": (entry.by, entry.to), "no": ("no", session.state)}
        own = {key: KeyMeaning(one, *to[one]) for key, one in hotline.call.answers.items()}
        return _with_those_anywhere(hotline, state, own, session.language)
    if isinstance(state, ListeningState) and state.depends:
        standing = state.keys_now(hotline.bindings, session, world)
        return _with_those_anywhere(hotline, state, standing, session.language)
    return keys_at(hotline, session.state, session.language)


@remembered
def keys_at(hotline: Hotline, name: str, language: str | None) -> Mapping[str, KeyMeaning]:
    """Return what keys may mean at a state for a caller of a language; none where nobody listens.

    Whoever has no language yet cannot change it.
    """
    state = hotline.call.states.get(name)
    if not isinstance(state, ListeningState):
        return {}
    return _with_those_anywhere(hotline, state, state.keys(hotline.bindings), language)


def _with_those_anywhere(
    hotline: Hotline, state: ListeningState, own: Mapping[str, KeyMeaning], language: str | None
) -> Mapping[str, KeyMeaning]:
    return {
        **own,
        **{
            key: KeyMeaning(target, key, target)
            for key, target in {**hotline.call.anywhere, **state.anywhere}.items()
            if key not in own and (language or target != SWITCH_LANGUAGE)
        },
    }
