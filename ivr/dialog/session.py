"""Where one caller or texter stands, written into the path and query of an address.

Nothing else of a conversation is kept anywhere. What comes back is untrusted until it has been
normalised against a hotline.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from ivr.model.hotline import Hotline
from ivr.model.states.acting import ActingState
from ivr.model.states.state import State
from ivr.model.text_flow import TextFlow
from ivr.model.voice_flow import VoiceFlow

MOST_REPEATS = 10
MOST_BACK = 4  # steps that a caller can go back


@dataclass(frozen=True)
class Session:
    """Where one caller stands.

    `answers` are the states that were answered, with yes or no, sorted. `prompt_start` is the state
    at which the current document began, if not at `state`. `no_matches` counts the odd keys at
    `state`, or the texts in a row that were not understood; `repeats` the texts in a row that a
    machine could have sent. `dialed` is true once an agent was rung. `back` are the states to which
    a key leads back, the nearest last. `outcomes` tell how the states that acted came out, and by
    which way, as far as a condition looks at them. `entered` tells which way a number takes (from
    1) that waits to be confirmed; the number itself is nowhere.
    """

    release: str
    state: str
    language: str | None = None
    answers: tuple[tuple[str, bool], ...] = ()
    no_matches: int = 0
    prompt_start: str | None = None
    dialed: bool = False
    repeats: int = 0
    back: tuple[str, ...] = ()
    outcomes: tuple[tuple[str, str, str], ...] = ()
    entered: int = 0

    def answered(self, state: str, answer: bool) -> "Session":
        """Return the session with the answer to a question; a new answer replaces the old."""
        return replace(self, answers=tuple(sorted({**dict(self.answers), state: answer}.items())))

    def came_back(self, state: str, outcome: str, way: str) -> "Session":
        """Return the session with how a state that acts came out the last time."""
        others = (one for one in self.outcomes if one[0] != state)
        return replace(self, outcomes=tuple(sorted((*others, (state, outcome, way)))))

    @property
    def any_yes(self) -> bool:
        """Whether any question was answered with yes."""
        return any(answer for _, answer in self.answers)


def session_address(session: Session) -> str:
    """Write a session as a path and query: 4f1c09ab/birth?language=en&yes=birth."""
    pairs: list[tuple[str, str]] = []
    if session.language:
        pairs.append(("language", session.language))
    pairs += [("yes" if answer else "no", state) for state, answer in session.answers]
    if session.no_matches:
        pairs.append(("misses", str(session.no_matches)))
    if session.prompt_start:
        pairs.append(("began", session.prompt_start))
    if session.dialed:
        pairs.append(("rang", "1"))
    pairs += [("back", state) for state in session.back]
    pairs += [("came", f"{state} {outcome}") for state, outcome, _ in session.outcomes]
    if session.entered:
        pairs.append(("entered", str(session.entered)))
    if session.repeats:
        pairs.append(("repeats", str(session.repeats)))
    query = f"?{urlencode(pairs)}" if pairs else ""
    return f"{session.release}/{session.state}{query}"


def read_session(
    hotline: Hotline,
    flow: VoiceFlow | TextFlow,
    state: str,
    query: Mapping[str, Sequence[str]],
) -> Session:
    """Read a session that came in, normalised: unknown names are dropped, counts are clamped.

    An unknown state becomes the start of the flow, with the language kept; where there is one
    language only, everybody has it.
    """
    languages = hotline.spoken if flow is hotline.call else hotline.written
    language = _first(query, "language", languages)
    if len(languages) == 1:
        language = languages[0]
    if state not in flow.states:
        return Session(hotline.release, flow.start, language)
    no_matches = _first(query, "misses", map(str, range(1, flow.tries_at(state) + 1)))
    session = Session(
        hotline.release,
        state,
        language,
        no_matches=int(no_matches or 0),
        prompt_start=_first(query, "began", flow.states),
        dialed=_first(query, "rang", ("1",)) is not None,
        repeats=int(_first(query, "repeats", map(str, range(1, MOST_REPEATS + 1))) or 0),
        entered=_entered(flow.states[state], query),
        back=tuple(one for one in query.get("back", ()) if one in flow.states)[-MOST_BACK:],
    )
    if isinstance(flow, VoiceFlow):
        for came in query.get("came", ()):
            name, _, outcome = came.partition(" ")
            acting = flow.states.get(name) if name in flow.looked_back_at else None
            way = acting.way_of(outcome) if isinstance(acting, ActingState) else None
            if way:
                session = session.came_back(name, outcome, way)
    for answer in (False, True):
        for name in query.get("yes" if answer else "no", ()):
            if name in flow.states and flow.states[name].TAKES_ANSWERS:
                session = session.answered(name, answer)
    return session


def _entered(state: State, query: Mapping[str, Sequence[str]]) -> int:
    """Return the way of a number that is to be confirmed, 0 if there is none."""
    place = next(iter(query.get("entered", ())), "")
    known = place.isdecimal() and place.isascii() and len(place) < 6 and int(place)
    entry = state.number_at(int(place) - 1) if known else None
    return int(place) if entry and entry.read_back else 0


def _first(query: Mapping[str, Sequence[str]], name: str, allowed: Iterable[str]) -> str | None:
    """Return the first value of a parameter if it is an allowed one."""
    value = next(iter(query.get(name, ())), None)
    return value if value in set(allowed) else None
