"""Turn an event at a caller's session into the actions that answer it: the whole call."""

from collections.abc import Iterator
from dataclasses import replace

from ivr.dialog.events import (
    ARRIVED,
    Action,
    Arrived,
    CallReply,
    Conditions,
    Dial,
    Event,
    GoOn,
    HangUp,
    Key,
    Listen,
    Move,
    NoInput,
    Say,
    SendText,
    TextEnded,
    TransferEnded,
)
from ivr.dialog.prompts import Part, language_keys, words_of
from ivr.dialog.session import Session
from ivr.dialog.text_composition import compose
from ivr.dialog.walk import Onward, route, walk
from ivr.model.flow import RouteState, State
from ivr.model.hotline import Hotline
from ivr.model.voice_flow import (
    HANG_UP,
    REPEAT,
    SWITCH_LANGUAGE,
    AskState,
    ChooseLanguageState,
    ListeningState,
    MenuState,
    SayState,
    SendTextState,
    TransferState,
)

HELP = ("help", "help_without_agents")


def step(hotline: Hotline, session: Session, event: Event, conditions: Conditions) -> CallReply:
    """Answer an event: speak, and end by listening, coming back, dialing or hanging up."""
    turn = _Turn(hotline, session, conditions)
    return CallReply(tuple(turn.answer(event)), tuple(turn.moves))


def whisper(hotline: Hotline, session: Session, conditions: Conditions) -> tuple[Say, ...]:
    """Answer what the agent hears before the caller of a session; the start has no whisper."""
    turn = _Turn(hotline, session, conditions)
    if isinstance(hotline.call.states[session.state], TransferState):
        return tuple(turn.speak((session.state, "whisper")))
    return ()


class _Turn:
    """One answer under way: the session as it changes, the moves, and what is to be said."""

    def __init__(self, hotline: Hotline, session: Session, conditions: Conditions) -> None:
        self.hotline = hotline
        self.flow = hotline.call
        self.languages = hotline.languages
        self.session = session
        self.conditions = conditions
        self.parts: list[Part] = []
        self.moves: list[Move] = []

    def answer(self, event: Event) -> Iterator[Action]:
        state = self.flow.states[self.session.state]
        match event, state:
            case Key(key), ListeningState():
                yield from self._key(state, key)
            case NoInput(), ListeningState():
                yield from self._give_up(state, "no input")
            case TransferEnded(True), TransferState():
                yield from self._enter("connected", state.transfer.connected)
            case TransferEnded(), TransferState():
                yield from self._enter("not_connected", state.transfer.not_connected)
            case TextEnded(True), SendTextState():
                yield from self._enter("sent", state.next)
            case TextEnded(), SendTextState():
                yield from self._enter("not_sent", state.not_sent)
            case Arrived(), _:
                yield from self._enter(ARRIVED, self.flow.start, origin="")
            case _:
                yield from self._enter("lost", self.flow.start)

    # What a key does

    def _key(self, state: ListeningState, key: str) -> Iterator[Action]:
        way = self._own_way(state, key) or self._anywhere_way(key)
        if way:
            yield from self._enter(*way)
        else:
            yield from self._no_match(state)

    def _own_way(self, state: ListeningState, key: str) -> Onward | None:
        """Return what a key of this state means and where it leads; remember what it answers."""
        match state:
            case MenuState():
                return next(((key, one.next) for one in state.menu if one.key == key), None)
            case AskState() if key in self.flow.answers:
                answer = self.flow.answers[key]
                self.session = self.session.answered(self.session.state, answer == "yes")
                return answer, state.after(answer == "yes")
            case ChooseLanguageState() if key in language_keys(self.hotline):
                language = language_keys(self.hotline)[key]
                self.session = replace(self.session, language=language)
                return language, state.next
        return None

    def _anywhere_way(self, key: str) -> Onward | None:
        target = self.flow.anywhere.get(key)
        if target is None or (target == SWITCH_LANGUAGE and not self.session.language):
            return None
        return key, target

    def _no_match(self, state: ListeningState) -> Iterator[Action]:
        misses = self.session.misses + 1
        if misses >= self.flow.patience_at(state).tries:
            yield from self._give_up(state, "no match")
            return
        self.session = replace(self.session, misses=misses)
        name = self.session.state
        self.moves.append(Move(name, "no match", name))
        again: list[Part] = [(name, "no_match_again"), (name, self._help())]
        yield from self.speak(*(again if misses > 1 else [(name, "no_match")]))
        yield from self._listen(state)

    def _help(self) -> str:
        """Name the phrase that tells the keys which work anywhere, an agent's if one is there."""
        reachable = self.conditions.duty.open and self.conditions.staffed
        return "help" if reachable else "help_without_agents"

    def _give_up(self, state: ListeningState, by: str) -> Iterator[Action]:
        patience = self.flow.patience_at(state)
        yield from self._enter(by, patience.otherwise if self.session.rang else patience.then)

    # Where a way leads

    def _enter(self, by: str, target: str, origin: str | None = None) -> Iterator[Action]:
        """Begin a document at a target and walk on to the state that listens, dials or ends."""
        origin = self.session.state if origin is None else origin
        began = self.session.began or self.session.state
        if target == SWITCH_LANGUAGE:
            self._switch_language()
        first = began if target in (REPEAT, SWITCH_LANGUAGE) else target
        self.parts, onward, last = walk(self.flow.states, first, self._follow)
        self.moves += [Move(origin, by, first), *onward]
        if last == HANG_UP:
            yield from self.speak(*self.parts)
            yield HangUp()
            return
        self.session = replace(
            self.session, state=last, misses=0, began=None if last == first else first
        )
        match self.flow.states[last]:
            case ListeningState() as state:
                yield from self._listen(state)
            case TransferState():
                yield from self._dial()
            case SendTextState() as state:
                yield from self._send_text(state)

    def _follow(self, state: State) -> Onward | None:
        """Return the way on from a state that waits for nobody."""
        match state:
            case SayState():
                return "next", state.next
            case RouteState():
                return route(state, self.session, self.conditions)
            case ChooseLanguageState() if self.session.language:
                return self.session.language, state.next
            case TransferState() if not self.conditions.staffed:
                return "not_staffed", state.transfer.not_connected
            case SendTextState() if not self.conditions.textable:
                return "not_textable", state.not_sent
        return None

    def _switch_language(self) -> None:
        place = self.languages.index(self.session.language or self.languages[-1]) + 1
        language = self.languages[place % len(self.languages)]
        self.session = replace(self.session, language=language)

    def _dial(self) -> Iterator[Action]:
        yield from self.speak(*self.parts)
        self.session = replace(self.session, rang=True, began=None)
        yield Dial(self.session, self.hotline.service.agents.ring)

    def _send_text(self, state: SendTextState) -> Iterator[Action]:
        yield from self.speak(*self.parts)
        self.session = replace(self.session, began=None)
        part = (state.send_text, "say")
        messages = compose(self.hotline, self.session.language, self.conditions.duty, [part])
        yield SendText(messages, self.session)

    def _listen(self, state: ListeningState) -> Iterator[Action]:
        """Say what there is to say and listen, try after try; then come back."""
        name, patience = self.session.state, self.flow.patience_at(state)
        question = (name, "question")
        reprompts: list[tuple[Part, ...]] = [
            ((name, "no_input"), question),
            ((name, "no_input_again"), (name, self._help()), question),
        ]
        first = (*self.parts, question)
        for parts in [first, *reprompts[self.session.misses : patience.tries - 1]]:
            yield Listen(tuple(self.speak(*parts)), self.session, patience.wait)
        yield GoOn(self.session)

    def speak(self, *parts: Part) -> Iterator[Say]:
        """Say parts in the caller's language; in all of them, one after the other, if unknown."""
        for language in [self.session.language] if self.session.language else self.languages:
            for part in parts:
                yield self._say(language, part)
                if part[1] in HELP and self.session.language:
                    yield from self._offer_other_languages(part[0])

    def _offer_other_languages(self, state: str) -> Iterator[Say]:
        """Name the key that changes the language, in the words of the language it leads to."""
        for language in self.languages:
            if language != self.session.language:
                yield self._say(language, (state, "switch_language"))

    def _say(self, language: str, part: Part) -> Say:
        return Say(language, *part, words_of(self.hotline, language, self.conditions.duty, part))
