"""A conversation by text: what answers an event at a texter's session, and where they are then."""

from dataclasses import replace
from typing import assert_never

from ivr.dialog.events import (
    Answered,
    Asked,
    ChoseLanguage,
    Conditions,
    Courtesy,
    Entered,
    NearMiss,
    NotUnderstood,
    Reaction,
    Sensitive,
    TextEvent,
    TextParts,
    TextReply,
    Transition,
)
from ivr.dialog.hours import Duty
from ivr.dialog.session import MOST_REPEATS, Session
from ivr.dialog.text_composition import compose
from ivr.dialog.walk import walk
from ivr.model.hotline import Hotline
from ivr.model.states.state import NOTICE, QUESTION


def answer_text(
    hotline: Hotline, session: Session, event: TextEvent, conditions: Conditions
) -> TextReply:
    """Answer a text; after too many in a row that meant nothing, with silence."""
    return _TextTurn(hotline, session, conditions).answer(event)


def write_messages(hotline: Hotline, reply: TextReply, duty: Duty) -> TextReply:
    """Return a reply with its messages: what it says in words."""
    if reply.said is None:
        return reply
    parts, language, word = reply.said
    slots = {"word": word} if word else {}
    return replace(reply, messages=compose(hotline, language, duty, parts, **slots))


def end_conversation(hotline: Hotline, session: Session) -> Session:
    """Return where a texter stands whose stop somebody else has answered; the language is kept."""
    ends = (name for name, state in hotline.text.states.items() if state.is_end)
    return Session(session.release, next(ends, hotline.text.start), session.language)


class _TextTurn:
    """One answer under way: the session as it changes."""

    def __init__(self, hotline: Hotline, session: Session, conditions: Conditions) -> None:
        self.hotline = hotline
        self.flow = hotline.text
        self.before = self.session = session
        self.conditions = conditions

    def answer(self, event: TextEvent) -> TextReply:
        match event:
            case Answered():
                return self._answered(event)
            case Asked(target, languages, exact):
                return self._asked(target, languages, exact)
            case Entered(digits):
                entry = self.flow.states[self.session.state].number(digits)
                return self._enter(entry.by, entry.to) if entry else self._not_understood()
            case ChoseLanguage(language):
                self.session = replace(self.session, language=language)
                target = self.session.state if self._asks() else self.flow.start
                return self._enter(language, target)
            case Courtesy() if not self._asks():
                return self._silence("courtesy", self.session)
            case Reaction():
                return self._silence("reaction", self.session)
            case NearMiss(word, language):
                return self._odd("did_you_mean", language, word=word)
            case Sensitive():
                return self._odd("sensitive", self.session.language)
            case NotUnderstood() | Courtesy():
                return self._not_understood()
            case _:
                assert_never(event)

    def _asks(self) -> bool:
        """Tell whether a question waits for its answer, or for a number."""
        state = self.flow.states[self.session.state]
        return state.TAKES_ANSWERS or state.TAKES_DIGITS

    def _answered(self, event: Answered) -> TextReply:
        if not self.flow.states[self.session.state].TAKES_ANSWERS:
            return self._not_understood()
        if self.session.language is None and len(event.languages) == 1:
            self.session = replace(self.session, language=event.languages[0])
        self.session = self.session.answered(self.session.state, event.yes)
        by = "yes" if event.yes else "no"
        ways = self.flow.states[self.session.state].ways()
        return self._enter(by, next(way.to for way in ways if way.by == by))

    def _not_understood(self) -> TextReply:
        if self._asks():
            return self._odd("not_answered", self.session.language, ask_again=True)
        if self.session == Session(self.session.release, self.flow.start, self.session.language):
            return self._enter("not_understood", self.flow.start, no_matches=1)  # nobody is scolded
        return self._odd("not_understood", self.session.language)

    def _asked(self, target: str, languages: tuple[str, ...], exact: bool) -> TextReply:
        """Go to the state of a keyword, in its language if it belongs to one only.

        A machine may quote our keywords, or send one of them for ever: it is not answered so long.
        """
        before = self.session
        if self._has_ended() and not exact:
            return self._silence("keyword", before)
        if len(languages) == 1 and before.language != languages[0]:
            self.session = replace(before, language=languages[0])
        reply = self._enter("keyword", target)
        new = exact and reply.session.state != before.state
        repeats = 0 if new else before.repeats + 1
        if repeats > MOST_REPEATS:
            return self._silence("keyword", before)
        keeps = target in self.flow.mandatory and before.language is not None
        language = before.language if keeps else reply.session.language
        session = replace(reply.session, repeats=repeats, language=language)
        return TextReply(reply.said, session, reply.transitions)

    def _has_ended(self) -> bool:
        return self.flow.states[self.session.state].is_end

    def _odd(
        self, phrase: str, language: str | None, *, ask_again: bool = False, word: str = ""
    ) -> TextReply:
        """Say why a text was not answered; the session stays, but for the count of such texts."""
        no_matches = self.session.no_matches + 1
        session = replace(self.session, no_matches=min(no_matches, self.flow.tries + 1))
        if no_matches > self.flow.tries or self._has_ended():
            return self._silence(phrase, session)
        parts = (phrase, QUESTION) if ask_again else (phrase,)
        if self._is_notice_due():
            parts = (NOTICE, *parts)
        said = TextParts(tuple((session.state, part) for part in parts), language, word)
        stay = (Transition(session.state, phrase, session.state),)
        return TextReply(said, session, stay)

    def _is_notice_due(self) -> bool:
        """Tell whether this is the first in a conversation, or in another language, while due."""
        notice, before = self.hotline.service.notice, self.before
        if notice is None or not self.conditions.duty.notice or "text" not in notice.channels:
            return False
        if before.language is not None and before.language != self.session.language:
            return True
        return before == Session(before.release, self.flow.start, before.language)

    def _silence(self, by: str, session: Session) -> TextReply:
        return TextReply(None, session, (Transition(session.state, by, session.state),))

    def _enter(self, by: str, target: str, no_matches: int = 0) -> TextReply:
        """Walk on from a target to the state that waits for an answer, or rests."""
        parts, onward, last = walk(self.flow.states, target, self.session, self.conditions)
        if self._is_notice_due():
            parts = ((target, NOTICE), *parts)
        transitions = (Transition(self.session.state, by, target), *onward)
        state = self.flow.states[last]
        asked = state.asked(self.session, self.conditions)
        said = [(last, part) for part in (*asked, *state.FOLLOWED_BY)]
        self.session = replace(self.session, state=last, no_matches=no_matches)
        if not self._asks():  # what follows a question may look at the answers
            self.session = replace(self.session, answers=())
        return TextReply(
            TextParts((*parts, *said), self.session.language), self.session, transitions
        )
