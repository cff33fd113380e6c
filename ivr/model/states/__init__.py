"""The kinds of state, each a module of its own that declares everything about it.

A new kind of call state is a module, and a line in `CALL_STATES`; one of texts, in `TEXT_STATES`.
"""

from typing import Annotated

from ivr.model.kinds import OneOf
from ivr.model.states.digits import DigitsState, TextDigitsState
from ivr.model.states.language import ChooseLanguageState
from ivr.model.states.menu import MenuState, TextMenuState
from ivr.model.states.question import AskState, TextAskState
from ivr.model.states.route import RouteState
from ivr.model.states.say import SayState, TextSayState
from ivr.model.states.send_text import SendTextState
from ivr.model.states.state import SAY, State
from ivr.model.states.transfer import TransferState

CALL_STATES: dict[str, type[State]] = {
    kind.KEY: kind
    for kind in (
        ChooseLanguageState,
        AskState,
        DigitsState,
        MenuState,
        RouteState,
        TransferState,
        SendTextState,
        SayState,
    )
}
TEXT_STATES: dict[str, type[State]] = {
    kind.KEY: kind
    for kind in (TextAskState, TextDigitsState, TextMenuState, RouteState, TextSayState)
}

_OF_NO_KIND = (
    "bad-state",
    "this state is of no kind, or of more than one",
    "Give it one of {kinds}; say may stand beside the others.",
    SAY,
)
CallState = Annotated[State, OneOf(CALL_STATES, *_OF_NO_KIND)]
TextState = Annotated[State, OneOf(TEXT_STATES, *_OF_NO_KIND)]
