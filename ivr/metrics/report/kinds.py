"""All that a report needs to know of kinds of state: shapes, outcomes, ends of conversations."""

from typing import Literal, NamedTuple

from ivr.model.flow import CONDITIONS, OTHERWISE
from ivr.model.hotline import Hotline
from ivr.model.text_flow import TextSayState
from ivr.view.graph import Node

Shape = Literal["passes", "listens", "acts"]
UNASKED = {"next", OTHERWISE, *CONDITIONS}  # by what a conversation passes on with nobody's doing


def message(text: str) -> str:
    """Mark an English message for the catalogs; it is translated where it is shown."""
    return text


class PossibleOutcome(NamedTuple):
    """One way in which an act can end; `untried`: it could not begin."""

    name: str
    title: str
    talked: bool = False
    untried: bool = False


class ActingKind(NamedTuple):
    """A kind of state that acts, as a report tells of it."""

    KEY: str
    HEADING: str
    OUTCOMES: tuple[PossibleOutcome, ...]


ACTING = (
    ActingKind(
        "transfer",
        message("What became of transfers to an agent?"),
        (
            PossibleOutcome("connected", message("Talked with an agent"), talked=True),
            PossibleOutcome("declined", message("Picked up, not put through")),
            PossibleOutcome("no_answer", message("No answer")),
            PossibleOutcome("busy", message("Line busy")),
            PossibleOutcome("canceled", message("Given up while ringing")),
            PossibleOutcome("failed", message("Could not be rung")),
            PossibleOutcome("not_staffed", message("No agent's number was set"), untried=True),
        ),
    ),
    ActingKind(
        "send_text",
        message("What became of the texts that callers asked for?"),
        (
            PossibleOutcome("sent", message("Sent")),
            PossibleOutcome("not_sent", message("Not sent: refused by the network")),
            PossibleOutcome(
                "not_textable", message("Not sent: a number that gets no texts"), untried=True
            ),
        ),
    ),
)
_SHAPES: dict[str, Shape] = {
    "say": "passes",
    "route": "passes",
    "choose_language": "listens",
    "ask": "listens",
    "menu": "listens",
    "transfer": "acts",
    "send_text": "acts",
}


def shape_of(node: Node) -> Shape | None:
    """Return the shape of a state; a reserved target has none."""
    return _SHAPES.get(node.kind)


def connects(kind: ActingKind) -> bool:
    """Tell whether a kind of state lets callers talk with somebody."""
    return any(one.talked for one in kind.OUTCOMES)


def is_end(hotline: Hotline, name: str) -> bool:
    """Tell whether a conversation by text is over in a state."""
    state = hotline.text.states[name]
    return isinstance(state, TextSayState) and state.ends
