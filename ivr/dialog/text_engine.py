"""Turn an event at a texter's session into the messages that answer it, and the new session."""

from dataclasses import replace

from ivr.dialog.events import (
    Answered,
    Asked,
    ChoseLanguage,
    Conditions,
    Courtesy,
    Move,
    NearMiss,
    NotUnderstood,
    Sensitive,
    TextEvent,
    TextReply,
)
from ivr.dialog.prompts import Part
from ivr.dialog.session import MOST_REPEATS, Session
from ivr.dialog.text_composition import compose
from ivr.dialog.walk import Onward, route, walk
from ivr.model.flow import Question, RouteState, State
from ivr.model.hotline import Hotline
from ivr.model.text_flow import TextMenuState, TextSayState


def answer_text(
    hotline: Hotline, session: Session, event: TextEvent, conditions: Conditions
) -> TextReply:
    """Answer a text; after too many in a row that meant nothing, with silence."""
    return _Turn(hotline, session, conditions).answer(event)


def end_conversation(hotline: Hotline, session: Session) -> Session:
    """Return where a texter stands whose stop somebody else has answered; the language is kept."""
    states = hotline.text.states.items()
    ends = (name for name, state in states if isinstance(state, TextSayState) and state.ends)
    return Session(session.release, next(ends, hotline.text.start), session.language)


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
                return self._enter("yes" if yes else "no", state.after(yes))
            case Asked(target, languages, exact), _:
                return self._asked(target, languages, exact)
            case ChoseLanguage(language), _:
                self.session = replace(self.session, language=language)
                pending = isinstance(state, Question)
                return self._enter(language, self.session.state if pending else self.flow.start)
            case Courtesy(), _ if not isinstance(state, Question):
                return self._silence("courtesy", self.session)
            case NearMiss(word, language), _:
                return self._odd("did_you_mean", language, word=word)
            case Sensitive(), _:
                return self._odd("sensitive", self.session.language)
            case NotUnderstood() | Courtesy(), Question():
                return self._odd("not_answered", self.session.language, ask_again=True)
        if self.session == Session(self.session.release, self.flow.start, self.session.language):
            return self._enter("not_understood", self.flow.start, misses=1)  # nobody is scolded
        return self._odd("not_understood", self.session.language)

    def _asked(self, target: str, languages: tuple[str, ...], exact: bool) -> TextReply:
        """Go to the state of a keyword, in its language if it belongs to one only.

        A machine may quote our keywords, or send one of them for ever: it is not answered so long.
        """
        before = self.session
        if self._has_ended() and not exact:
            return self._silence("keyword", before)
        if len(languages) == 1:
            self.session = replace(self.session, language=languages[0])
        reply = self._enter("keyword", target)
        new = exact and reply.session.state != before.state
        repeats = 0 if new else before.repeats + 1
        if repeats > MOST_REPEATS:
            return self._silence("keyword", before)
        keeps = target in self.flow.mandatory and before.language is not None
        language = before.language if keeps else reply.session.language
        return replace(reply, session=replace(reply.session, repeats=repeats, language=language))

    def _has_ended(self) -> bool:
        state = self.flow.states[self.session.state]
        return isinstance(state, TextSayState) and state.ends

    def _odd(
        self, phrase: str, language: str | None, *, ask_again: bool = False, **slots: str
    ) -> TextReply:
        """Say why a text was not answered; the session stays, but for the count of such texts."""
        misses = self.session.misses + 1
        session = replace(self.session, misses=min(misses, self.flow.tries + 1))
        if misses > self.flow.tries or self._has_ended():
            return self._silence(phrase, session)
        parts: list[Part] = [(session.state, phrase)]
        if ask_again:
            parts.append((session.state, "question"))
        stay = (Move(session.state, phrase, session.state),)
        return TextReply(self._compose(parts, language, **slots), session, stay)

    def _silence(self, by: str, session: Session) -> TextReply:
        return TextReply((), session, (Move(session.state, by, session.state),))

    def _enter(self, by: str, target: str, misses: int = 0) -> TextReply:
        """Walk on from a target to the state that waits for an answer, or rests."""
        parts, onward, last = walk(self.flow.states, target, self._follow)
        moves = (Move(self.session.state, by, target), *onward)
        if isinstance(self.flow.states[last], Question | TextMenuState):
            parts.append((last, "question"))
        if isinstance(self.flow.states[last], TextMenuState):
            parts.append((last, "switch_language"))
        kept = self.session.answers if isinstance(self.flow.states[last], Question) else ()
        self.session = replace(self.session, state=last, misses=misses, answers=kept)
        return TextReply(self._compose(parts, self.session.language), self.session, moves)

    def _follow(self, state: State) -> Onward | None:
        match state:
            case RouteState():
                return route(state, self.session, self.conditions)
            case TextSayState() if state.next:
                return "next", state.next
        return None

    def _compose(self, parts: list[Part], language: str | None, **slots: str) -> tuple[str, ...]:
        return compose(self.hotline, language, self.conditions.duty, parts, **slots)
