"""The whole call: what answers an event at a caller's session; actions name what is to be said."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from ivr.dialog.events import (
    ARRIVED,
    Act,
    Action,
    Arrived,
    CallReply,
    Conditions,
    Entered,
    Event,
    GoOn,
    HangUp,
    Key,
    Listen,
    NoInput,
    Outcome,
    Part,
    Say,
    Transition,
)
from ivr.dialog.keys import keys_now
from ivr.dialog.prompts import ACCEPT, CONFIRM
from ivr.dialog.session import MOST_BACK, Session
from ivr.dialog.walk import walk
from ivr.model.hotline import Hotline
from ivr.model.states.acting import ActingState
from ivr.model.states.listening import BACK, NO_INPUT, KeyMeaning, ListeningState
from ivr.model.states.state import NOTICE, QUESTION, WHISPER
from ivr.model.voice_flow import HANG_UP, REPEAT, SWITCH_LANGUAGE

HELP = ("help", "help_without_agents")
NO_MATCH = "no match"
ACCEPT_WAIT = 8  # seconds that an agent has to press the key
ENTERED = "entered"  # a number that is to be confirmed
LOST = "lost"  # what makes no sense at a session leads to the start


def step(hotline: Hotline, session: Session, event: Event, conditions: Conditions) -> CallReply:
    """Answer an event: speak, and end by listening, coming back, acting or hanging up."""
    turn = _CallTurn(hotline, session, conditions)
    actions = tuple(turn.answer(event))
    return CallReply(actions, tuple(turn.transitions), turn.session)


def whisper(hotline: Hotline, session: Session) -> tuple[Action, ...]:
    """Return what the agent hears before the caller of a session; most states have no whisper.

    Where agents accept by a key, whoever presses none is not put through: a voicemail, say.
    """
    name, state = session.state, hotline.call.states[session.state]
    if WHISPER not in state.parts():
        return ()
    if not isinstance(state, ActingState) or not state.is_accepted(hotline.service):
        return tuple(_spoken(hotline, session, [(name, WHISPER)]))
    says = tuple(_spoken(hotline, session, [(name, WHISPER), (name, ACCEPT)]))
    return Listen(says, session, ACCEPT_WAIT, door=ACCEPT), HangUp()


class _CallTurn:
    """One answer under way: the session as it changes, and the transitions."""

    def __init__(self, hotline: Hotline, session: Session, conditions: Conditions) -> None:
        self.hotline = hotline
        self.flow = hotline.call
        self.before = self.session = session
        self.conditions = conditions
        self.transitions: list[Transition] = []

    def answer(self, event: Event) -> Iterator[Action]:
        state = self.flow.states[self.session.state]
        match event:
            case Entered(digits) if isinstance(state, ListeningState) and state.TAKES_DIGITS:
                yield from self._number(state, digits)
            case Key(key) if isinstance(state, ListeningState):
                yield from self._key(state, key)
            case NoInput() if isinstance(state, ListeningState):
                yield from self._give_up(state, NO_INPUT)
            case Outcome() if isinstance(state, ActingState) and state.after(event.name):
                yield from self._come_back(state, event)
            case Arrived():
                yield from self._enter(ARRIVED, self.flow.start, origin="")
            case Key() | Entered() | NoInput() | Outcome():
                yield from self._enter(LOST, self.flow.start)
            case _:
                assert_never(event)

    def _is_notice_due(self, by: str, last: str) -> bool:
        """Tell whether a caller has a language anew, or goes on where one was offered without."""
        notice = self.hotline.service.notice
        if notice is None or "call" not in notice.channels or not self.conditions.duty.notice:
            return False
        if self.session.language is not None:
            return by == ARRIVED or self.session.language != self.before.language
        if by == ARRIVED:
            return not any(state.OFFERS_LANGUAGES for state in self.flow.states.values())
        offers = self.flow.states[self.before.state].OFFERS_LANGUAGES
        return offers and last != self.before.state

    # What a key does

    def _key(self, state: ListeningState, key: str) -> Iterator[Action]:
        meaning = keys_now(self.hotline, self.session, self.conditions).get(key)
        if meaning:
            self._remember(meaning)
            if state.BACK_TO and meaning.to in self.flow.states and self.flow.goes_back:
                self._keep_way_back(self.session.state)
            yield from self._enter(meaning.by, meaning.to)
        else:
            yield from self._no_match(state)

    def _number(self, state: ListeningState, digits: str) -> Iterator[Action]:
        """Go where a number leads, once the caller has said that it is right if it is read back."""
        entry = state.number(digits)
        if entry is None:
            key = "star" if digits == "*" else digits
            anywhere = keys_now(self.hotline, self.session, self.conditions)
            if key in anywhere:
                yield from self._key(state, key)
            else:
                yield from self._no_match(state)
        elif entry.read_back:
            name = self.session.state
            self.session = replace(self.session, entered=entry.place + 1, no_matches=0)
            self.transitions.append(Transition(name, ENTERED, name))
            yield from self._listen(state, (), digits)
        else:
            yield from self._enter(entry.by, entry.to)

    def _remember(self, meaning: KeyMeaning) -> None:
        """Keep what a key answers, or the language that it chooses."""
        if meaning.answer is not None:
            self.session = self.session.answered(self.session.state, meaning.answer)
        if meaning.language:
            self.session = replace(self.session, language=meaning.language)

    def _no_match(self, state: ListeningState) -> Iterator[Action]:
        no_matches = self.session.no_matches + 1
        if no_matches >= self.flow.patience_at(state).tries:
            yield from self._give_up(state, NO_MATCH)
            return
        self.session = replace(self.session, no_matches=no_matches, entered=0)
        name = self.session.state
        self.transitions.append(Transition(name, NO_MATCH, name))
        odd = "digits_odd" if state.TAKES_DIGITS else "no_match"
        twice = odd if state.TAKES_DIGITS else "no_match_again"
        again: list[Part] = [(name, twice), (name, self._help())]
        yield from self._speak(again if no_matches > 1 else [(name, odd)])
        yield from self._listen(state, ())

    def _help(self) -> str:
        """Name the phrase that tells the keys which work anywhere, an agent's if one is there."""
        return "help" if self.conditions.reaches_agents else "help_without_agents"

    def _give_up(self, state: ListeningState, by: str) -> Iterator[Action]:
        patience = self.flow.patience_at(state)
        yield from self._enter(by, patience.otherwise if self.session.dialed else patience.then)

    # What an outcome does

    def _come_back(self, state: ActingState, outcome: Outcome) -> Iterator[Action]:
        """Go on after an act; a caller who has hung up goes nowhere, whatever is said."""
        name, way = self.session.state, state.way_of(outcome.name) or ""
        if name in self.flow.looked_back_at:
            self.session = self.session.came_back(name, outcome.name, way)
        yield from self._enter(outcome.name, state.after(outcome.name) or self.flow.start)
        if outcome.over:
            self.transitions[:] = [replace(self.transitions[0], target="")]

    # Where a way leads

    def _enter(self, by: str, target: str, origin: str | None = None) -> Iterator[Action]:
        """Begin a document at a target and walk on to the state that listens, acts or ends."""
        origin = self.session.state if origin is None else origin
        first = self._first(target)
        parts, onward, last = walk(self.flow.states, first, self.session, self.conditions)
        self.transitions += [Transition(origin, by, first), *onward]
        self._keep_what_could_not_begin(onward)
        if self._is_notice_due(by, last):
            notice = (self.session.state, NOTICE)
            if self.hotline.service.notice and not self.hotline.service.notice.interrupt:
                yield from self._speak([notice])
            else:
                parts = (notice, *parts)
        if last == HANG_UP:
            yield from self._speak(parts)
            yield HangUp()
            return
        prompt_start = None if last == first else first
        back = self.session.back[: _place(last, self.session.back)]
        self.session = replace(
            self.session,
            state=last,
            no_matches=0,
            prompt_start=prompt_start,
            back=back,
            entered=0,
        )
        match self.flow.states[last]:
            case ListeningState() as state:
                yield from self._listen(state, parts)
            case ActingState() as state:
                yield from self._act(state, parts)

    def _keep_what_could_not_begin(self, onward: Iterable[Transition]) -> None:
        for one in onward:
            state = self.flow.states[one.origin]
            if one.origin in self.flow.looked_back_at and isinstance(state, ActingState):
                way = state.way_of(one.by) or ""
                self.session = self.session.came_back(one.origin, one.by, way)

    def _first(self, target: str) -> str:
        """Return the state at which the next document begins."""
        started = self.session.prompt_start or self.session.state
        if target == SWITCH_LANGUAGE and target in self.flow.states:
            if self.session.state != target:
                self._keep_way_back(started)
            return target
        if target == BACK:
            *back, target = self.session.back or (self.flow.start,)
            self.session = replace(self.session, back=tuple(back))
            return target
        if target == SWITCH_LANGUAGE:
            self._switch_language()
        return started if target in (REPEAT, SWITCH_LANGUAGE) else target

    def _keep_way_back(self, state: str) -> None:
        """Keep where a key leads back to; a state that a caller comes to again is kept once."""
        back = (*self.session.back[: _place(state, self.session.back)], state)
        self.session = replace(self.session, back=back[-MOST_BACK:])

    def _switch_language(self) -> None:
        languages = self.hotline.spoken
        place = languages.index(self.session.language or languages[-1]) + 1
        self.session = replace(self.session, language=languages[place % len(languages)])

    def _act(self, state: ActingState, parts: Iterable[Part]) -> Iterator[Action]:
        own = [(self.session.state, part) for part in state.PARTS if part != WHISPER]
        yield from self._speak([*parts, *own])
        dialed = self.session.dialed or state.RINGS_AGENTS
        self.session = replace(self.session, dialed=dialed, prompt_start=None)
        yield Act(state.request(self.hotline.service), self.session)

    def _listen(
        self, state: ListeningState, parts: Iterable[Part], digits: str = ""
    ) -> Iterator[Action]:
        """Say what there is to say and listen, try after try; then come back.

        Digits that a caller has just entered are read back, and to be confirmed.
        """
        name, patience = self.session.state, self.flow.patience_at(state)
        question = [(name, part) for part in state.asked(self.session, self.conditions)]
        if digits:
            question = [(name, CONFIRM)]
        entry = None if digits else state.entry
        tries: list[list[Part]] = [
            [(name, "no_input"), *question],
            [(name, "no_input_again"), (name, self._help()), *question],
        ]
        first = [*parts, *question]
        for said in [first, *tries[self.session.no_matches : patience.tries - 1]]:
            says = self._speak(said)
            read = (replace(one, digits=digits if one.part == CONFIRM else "") for one in says)
            yield Listen(tuple(read), self.session, patience.wait, entry)
        yield GoOn(self.session)

    def _speak(self, parts: Iterable[Part]) -> Iterator[Say]:
        return _spoken(self.hotline, self.session, parts)


def _spoken(hotline: Hotline, session: Session, parts: Iterable[Part]) -> Iterator[Say]:
    """Say parts in the caller's language; in all of them, one after the other, if unknown."""
    parts = list(parts)
    for language in [session.language] if session.language else hotline.spoken:
        others = [one for one in hotline.spoken if one != session.language]
        for state, part in parts:
            yield Say(language, state, part)
            if (
                part in HELP
                and session.language
                and SWITCH_LANGUAGE in hotline.call.anywhere.values()
            ):
                # The key that changes the language, in the words of the language it leads to.
                yield from (Say(other, state, "switch_language") for other in others)
            if (
                part == QUESTION
                and hotline.call.states[state].OFFERS_LANGUAGES
                and session.language
            ):
                yield from (Say(other, state, part) for other in others)


def _place(name: str, names: tuple[str, ...]) -> int:
    """Return where a name stands among names, their number if it is none of them."""
    return names.index(name) if name in names else len(names)
