"""Turn an event at a texter's session into the messages that answer it, and the new session."""

from dataclasses import replace

from ivr.engine.walk import route, walk
from ivr.exchange import (
    Answered,
    Asked,
    ChoseLanguage,
    Conditions,
    NearMiss,
    NotUnderstood,
    Sensitive,
    TextEvent,
    TextReply,
)
from ivr.model.flow import Question, RouteState, State
from ivr.model.hotline import Hotline
from ivr.model.text import TextMenuState, TextSayState
from ivr.session import Session
from ivr.speech import Part
from ivr.writing import compose


def answer_text(
    hotline: Hotline, session: Session, event: TextEvent, conditions: Conditions
) -> TextReply:
    """Answer a text; after too many in a row that meant nothing, with silence."""
    return _Turn(hotline, session, conditions).answer(event)


class _Turn:
    """One answer under way: the session as it changes."""

    def __init__(self, hotline: Hotline, session: Session, conditions: Conditions) -> None:
        self.hotline = hotline
        self.flow = hotline.text
        self.session = session
        self.conditions = conditions

    def answer(self, event: TextEvent) -> TextReply:
        state = self.flow.states[self.session.state]
        match event, state:
            case Answered(yes, languages), Question():
                if self.session.language is None and len(languages) == 1:
                    self.session = replace(self.session, language=languages[0])
                self.session = self.session.answered(self.session.state, yes)
                return self._enter(state.after(yes))
            case Asked(target, languages, exact), _:
                return self._asked(target, languages, exact)
            case ChoseLanguage(language), _:
                self.session = replace(self.session, language=language)
                pending = isinstance(state, Question)
                return self._enter(self.session.state if pending else self.flow.start)
            case NearMiss(word, language), _:
                return self._odd("did_you_mean", language, word=word)
            case Sensitive(), _:
                return self._odd("sensitive", self.session.language)
            case NotUnderstood(), Question():
                return self._odd("not_answered", self.session.language, ask_again=True)
        if self.session == Session(self.session.release, self.flow.start, self.session.language):
            return self._enter(self.flow.start, misses=1)  # a new texter is not scolded
        return self._odd("not_understood", self.session.language)

    def _asked(self, target: str, languages: tuple[str, ...], exact: bool) -> TextReply:
        """Go to the state of a keyword, in its language if it belongs to one only."""
        if len(languages) == 1:
            self.session = replace(self.session, language=languages[0])
        if exact:
            return self._enter(target)
        # A machine that quotes our keywords must not be answered for ever.
        misses = self.session.misses + 1
        if misses > self.flow.tries:
            return TextReply((), self.session)
        return self._enter(target, misses)

    def _odd(
        self, phrase: str, language: str | None, *, ask_again: bool = False, **slots: str
    ) -> TextReply:
        """Say why a text was not answered; the session stays, but for the count of such texts."""
        state, misses = self.flow.states[self.session.state], self.session.misses + 1
        session = replace(self.session, misses=min(misses, self.flow.tries + 1))
        if misses > self.flow.tries or (isinstance(state, TextSayState) and state.ends):
            return TextReply((), session)
        parts: list[Part] = [(session.state, phrase)]
        if ask_again:
            parts.append((session.state, "question"))
        return TextReply(self._compose(parts, language, **slots), session)

    def _enter(self, target: str, misses: int = 0) -> TextReply:
        """Walk on from a target to the state that waits for an answer, or rests."""
        parts, last = walk(self.flow.states, target, self._follow)
        if isinstance(self.flow.states[last], Question | TextMenuState):
            parts.append((last, "question"))
        if isinstance(self.flow.states[last], TextMenuState):
            parts.append((last, "switch_language"))
        self.session = replace(self.session, state=last, misses=misses)
        return TextReply(self._compose(parts, self.session.language), self.session)

    def _follow(self, state: State) -> str | None:
        match state:
            case RouteState():
                return route(state, self.session, self.conditions)
            case TextSayState():
                return state.next
        return None

    def _compose(self, parts: list[Part], language: str | None, **slots: str) -> tuple[str, ...]:
        return compose(self.hotline, language, self.conditions.duty, parts, **slots)
