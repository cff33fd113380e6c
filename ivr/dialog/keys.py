"""Tell which keys count in a state, and what each of them means or where it leads."""

from ivr.dialog.prompts import language_keys
from ivr.model.hotline import Hotline
from ivr.model.voice_flow import SWITCH_LANGUAGE, AskState, ChooseLanguageState, MenuState


def keys_at(hotline: Hotline, name: str) -> dict[str, str]:
    """Return the keys of a state, its own before those that work anywhere; none if unknown."""
    state = hotline.call.states.get(name)
    anywhere = dict(hotline.call.anywhere)
    match state:
        case MenuState():
            own = {choice.key: choice.next for choice in state.menu}
        case AskState():
            own = dict(hotline.call.answers)
        case ChooseLanguageState():
            own = language_keys(hotline)
            anywhere = {key: to for key, to in anywhere.items() if to != SWITCH_LANGUAGE}
        case _:
            return {}
    return own | {key: target for key, target in anywhere.items() if key not in own}
