"""What each key means in a state: its own keys first, then those that work anywhere in a call."""

from collections.abc import Mapping

from ivr.model.hotline import Hotline, remembered
from ivr.model.states.listening import KeyMeaning, ListeningState
from ivr.model.voice_flow import SWITCH_LANGUAGE


@remembered
def keys_at(hotline: Hotline, name: str, language: str | None) -> Mapping[str, KeyMeaning]:
    """Return what keys mean at a state for a caller of a language; none where nobody listens.

    Whoever has no language yet cannot change it.
    """
    state = hotline.call.states.get(name)
    if not isinstance(state, ListeningState):
        return {}
    return {
        **state.keys(hotline.bindings),
        **{
            key: KeyMeaning(target, key, target)
            for key, target in hotline.call.anywhere.items()
            if key not in state.keys(hotline.bindings) and (language or target != SWITCH_LANGUAGE)
        },
    }
