"""Every situation in which a text conversation can be, each visited once.

As in a call, answers count only for whether one of them is yes; a no is answered both ways. So
are keywords after some repeats: as if there had been one, and as if there had been one less than
the most that are answered.
"""

import shlex
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ivr.check.answers import AnswersThatMatter
from ivr.check.documents import ProvedDocuments
from ivr.check.worlds import Watch, Watched, worlds_of
from ivr.dialog.events import (
    Answered,
    Asked,
    ChoseLanguage,
    Courtesy,
    Entered,
    NearMiss,
    NotUnderstood,
    Reaction,
    Sensitive,
    TextEvent,
    TextParts,
    TextReply,
)
from ivr.dialog.intent import vocabulary
from ivr.dialog.session import MOST_REPEATS, Session
from ivr.dialog.text_engine import answer_text, write_messages
from ivr.loader.problems import Problem
from ivr.loader.source import Source
from ivr.model.hotline import Hotline


@dataclass
class ExploredTexts:
    """What exploring the texts found: problems, situations, and how often the engine was asked.

    A situation is one of the sessions in a world.
    """

    problems: list[Problem] = field(default_factory=list)
    situations: int = 0
    sessions: tuple[Session, ...] = ()
    steps: int = 0


def explore_texts(
    hotline: Hotline, source: Source, documents: ProvedDocuments, folder: str = ""
) -> ExploredTexts:
    """Visit every situation of a text conversation, breadth first."""
    return _TextExplorer(hotline, source, documents, folder).explore()


class _TextExplorer:
    def __init__(
        self, hotline: Hotline, source: Source, documents: ProvedDocuments, folder: str
    ) -> None:
        self.command = shlex.join(["ivr", "text", *(["--flows", folder] if folder else [])])
        self.hotline = hotline
        self.source = source
        self.documents = documents
        self.worlds = worlds_of(hotline)
        self.watch = Watch(self.worlds, watches_duty=True)
        self.events = dict(_events(hotline))
        self.matter = AnswersThatMatter(hotline.text.states)
        near = {event.language: event for event in self.events if isinstance(event, NearMiss)}
        self.near = set(near.values())  # others differ by their word alone: sent once a state
        self.seen: set[str] = set()
        self.timeless: dict[TextParts | None, tuple[str, ...]] = {}
        self.reached: set[Session] = set()
        self.ways: dict[Session, tuple[str, ...]] = {}
        self.next: deque[Session] = deque()
        self.texted = ExploredTexts()
        self.reported: set[tuple[str, str]] = set()

    def explore(self) -> ExploredTexts:
        for language in self.hotline.arriving(self.hotline.written):
            self._find(Session(self.hotline.release, self.hotline.text.start, language), ())
        while self.next:
            self._visit(self.next.popleft())
        self.texted.situations = len(self.ways) * len(self.worlds)
        self.texted.sessions = tuple(self.ways)
        for session in self.ways:
            differs = session.language and self._turned(session) not in self.ways
            if differs and not self.matter.of_language:
                message = f"texts come here in {session.language} only"
                self._report("unequal-languages", session, "", message)
        return self.texted

    def _visit(self, session: Session) -> None:
        pending = self.hotline.text.states[session.state].TAKES_ANSWERS
        almost = session.repeats if _is_last(session) else MOST_REPEATS - 1
        repeated = [replace(session, repeats=one) for one in {session.repeats, almost}]
        for event, word in self.events.items():
            if isinstance(event, NearMiss) and event not in self.near:
                if session.state not in self.seen:
                    self._answer(session, event, word, session)
            elif isinstance(event, Asked) and session.repeats:
                for assumed in repeated:
                    self._answer(session, event, word, assumed)
            elif not isinstance(event, Answered):
                self._answer(session, event, word, session)
            elif pending:
                for assumed in self._assumed(session, event.yes):
                    self._answer(session, event, word, assumed)
        for digits in self.hotline.text.states[session.state].numbers():
            self._answer(session, Entered(digits), digits, session)
        self.seen.add(session.state)

    def _assumed(self, session: Session, yes: bool) -> Iterator[Session]:
        """Yield the session; for a no also as if its yes had been to another question, or this."""
        elsewhere = self.matter.yes_elsewhere(session.answers)
        if yes or not elsewhere or session.state in self.matter.named:
            yield session
            return
        for answers in self.matter.assumed(session.answers, session.state):
            yield replace(session, answers=answers)

    def _answer(self, session: Session, event: TextEvent, word: str, assumed: Session) -> None:
        def answer(conditions: Watched) -> TextReply:
            return self._write(answer_text(self.hotline, assumed, event, conditions), conditions)

        for _, reply in self.watch.answers(answer):
            self.texted.steps += 1
            fault = self.documents.text_fault(reply.messages)
            if fault:
                self._report("bad-document", session, word, fault)
            if not reply.messages and self._is_due(session, event):
                message = f'nobody answers "{word}" here'
                self._report("hangs-up-without-a-word", session, word, message)
            self._find(reply.session, (*self.ways[session], word))

    def _write(self, reply: TextReply, conditions: Watched) -> TextReply:
        """Write the messages of a reply; those that the clock does not change are remembered."""
        if reply.said in self.timeless:
            return replace(reply, messages=self.timeless[reply.said])
        written = write_messages(self.hotline, reply, conditions.duty)
        if written.said and "duty" not in conditions.looked:
            self.timeless[written.said] = written.messages
        return written

    def _is_due(self, session: Session, event: TextEvent) -> bool:
        """Tell whether silence is wrong: not after too many odd texts, an end, or thanks."""
        match event:
            case Answered() | ChoseLanguage():
                return True
            case Courtesy() | Reaction():
                return False
            case Asked() if session.repeats:
                return False
            case Asked(exact=True):
                return True
        state = self.hotline.text.states[session.state]
        return not state.is_end and session.no_matches < self.hotline.text.tries

    def _find(self, session: Session, way: tuple[str, ...]) -> None:
        if session in self.reached:
            return
        self.reached.add(session)
        canonical = replace(
            session,
            answers=self._canonical(session),
            repeats=session.repeats if _is_last(session) else min(session.repeats, 1),
        )
        if canonical not in self.ways:
            self.ways[canonical] = way
            self.next.append(canonical)

    def _canonical(self, session: Session) -> tuple[tuple[str, bool], ...]:
        """Return what matters of the answers, a yes elsewhere to whichever question."""
        elsewhere = self.matter.yes_elsewhere(session.answers)
        yes = ((name, True) for name in self.matter.others[:1] if elsewhere)
        return tuple(sorted((*self.matter.of_named(session.answers), *yes)))

    def _turned(self, session: Session) -> Session:
        languages = self.hotline.written
        place = languages.index(session.language or languages[0]) + 1
        return replace(session, language=languages[place % len(languages)])

    def _report(self, rule: str, session: Session, word: str, message: str) -> None:
        if (rule, session.state) not in self.reported:
            self.reported.add((rule, session.state))
            sent = ", ".join([*self.ways[session], *([word] if word else [])])
            cure = f"Read it: run {self.command}, and send {sent or 'anything'}."
            message = f'state "{session.state}": {message}'
            path = ("states", session.state)
            self.texted.problems.append(self.source.problem(path, rule, message, cure))


def _events(hotline: Hotline) -> Iterator[tuple[TextEvent, str]]:
    """Yield everything that a text can mean, each with a text that means it."""
    for word, meanings in vocabulary(hotline).items():
        for meaning in meanings:
            match meaning.kind:
                case "answer":
                    yield Answered(meaning.name == "yes", meaning.languages), word
                case "language":
                    yield ChoseLanguage(meaning.name), word
                case _:
                    yield Asked(meaning.name, meaning.languages, exact=True), word
                    yield Asked(meaning.name, meaning.languages, exact=False), f"about {word}"
                    for language in meaning.languages[:1]:
                        yield NearMiss(word, language), f"{word}X"
    yield NotUnderstood(), "something else"
    yield Sensitive(), "a picture"
    yield Courtesy(), "thank you"
    yield Reaction(), 'Liked "this"'


def _is_last(session: Session) -> bool:
    """Tell whether one more repeat is not answered."""
    return session.repeats >= MOST_REPEATS
