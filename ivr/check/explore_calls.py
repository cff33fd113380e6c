"""Every situation in which a call can be, each visited once by the engine.

A situation is a session; in each, everything that can happen there is answered in every world.
Sessions are told apart by all that the engine looks at. Of the answers that no condition names it
looks only at whether one of them is yes, so two sessions that agree on that (and on the rest) are
one situation, and a thousand questions do not make 2**1000 of them. A no alone could tell the two
apart later: it takes back a yes to the same question, and leaves a yes to another. So a no is
answered both ways, as if the yes had been to this question and as if it had been to another:
nothing that can happen is missed. Whatever the true answers lead to is explored first, so that a
path in the files is shown wherever there is one; what only the other way leads to comes last.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from ivr.check.answers import AnswersThatMatter
from ivr.check.documents import ProvedDocuments
from ivr.check.situation import END, ODD, Explored, Fault, Possibility, Situation
from ivr.check.worlds import Watch, worlds_of
from ivr.dialog.events import (
    Action,
    Arrived,
    CallReply,
    Conditions,
    Entered,
    Event,
    HangUp,
    Key,
    NoInput,
    Outcome,
    with_each_say,
)
from ivr.dialog.keys import keys_at, keys_now
from ivr.dialog.prompts import put_into_words, say_in_words
from ivr.dialog.session import Session
from ivr.dialog.voice_engine import step, whisper
from ivr.model.hotline import Hotline
from ivr.model.states.acting import ActingState
from ivr.model.states.listening import BACK, KeyMeaning, ListeningState
from ivr.model.states.state import WHISPER, EntrySize, State
from ivr.model.values import KEYS
from ivr.model.voice_flow import REPEAT, SWITCH_LANGUAGE

Mark = tuple[object, ...]


def explore_calls(hotline: Hotline, documents: ProvedDocuments) -> Explored:
    """Visit every situation of a call, breadth first: the first way to one is a shortest."""
    return _CallExplorer(hotline, documents).explore()


class _CallExplorer:
    def __init__(self, hotline: Hotline, documents: ProvedDocuments) -> None:
        self.hotline = hotline
        self.documents = documents
        self.worlds = worlds_of(hotline)
        self.watch = Watch(self.worlds)
        self.matter = AnswersThatMatter(hotline.call.states)
        self.explored = Explored(hotline, self.worlds, self.matter, [], [])
        self.places: dict[Mark, int] = {}
        self.pressed: set[str] = set()
        self.ways: dict[tuple[int, ...], tuple[int, ...]] = {}
        self.next: deque[int] = deque()
        self.last: deque[tuple[Session, int, Event, int]] = deque()

    def explore(self) -> Explored:
        every = (1 << len(self.worlds)) - 1
        for language in self.hotline.arriving(self.hotline.spoken):
            session = Session(self.hotline.release, self.hotline.call.start, language)
            self.explored.situations.append(Situation(session, worlds=every, found=True))
        for place in range(len(self.explored.situations)):
            self._visit(place, is_arrival=True)
            self._visit_next()
        while self.last:
            self._find(*self.last.popleft())
            self._visit_next()
        return self.explored

    def _visit_next(self) -> None:
        while self.next:
            self._visit(self.next.popleft())

    def _visit(self, place: int, is_arrival: bool = False) -> None:
        situation = self.explored.situations[place]
        events = [(Arrived(), "arrival")] if is_arrival else self._events(situation.session)
        for event, by in events:
            self._step(place, situation.session, event, by)
        state = self.explored.state(place)
        if state.TAKES_ANSWERS and not is_arrival:
            self._take_back(place, situation.session)
        if WHISPER in state.parts():
            self._whisper(place, situation.session)

    def _whisper(self, place: int, session: Session) -> None:
        def answer(conditions: Conditions) -> tuple[Action, ...]:
            worded = partial(say_in_words, self.hotline, duty=conditions.duty)
            return tuple(with_each_say(one, worded) for one in whisper(self.hotline, session))

        state = self.explored.state(place)
        outcomes = state.distinct_outcomes() if isinstance(state, ActingState) else ()
        talk = next((Outcome(one.name) for one in outcomes if one.talked), None)
        for worlds, says in self.watch.answers(answer):
            self._note(place, talk, worlds, self.documents.fault(says))

    def _events(self, session: Session) -> Iterator[tuple[Event, str]]:
        """Yield what can happen at a session, keys that mean nothing there once a state."""
        match self.hotline.call.states[session.state]:
            case ListeningState():
                state = self.hotline.call.states[session.state]
                if state.entry and not session.entered:
                    yield from self._numbers(session, state, state.entry)
                    return
                bound = keys_at(self.hotline, session.state, session.language)
                if session.entered:
                    bound = keys_now(self.hotline, session, self.worlds[0].conditions)
                for key in KEYS if session.state not in self.pressed else bound:
                    yield Key(key), _by(bound.get(key))
                yield ODD, "odd"
                yield NoInput(), "silence"
                self.pressed.add(session.state)
            case ActingState() as state:
                looked = session.state in self.hotline.call.looked_back_at
                for outcome in state.tried_outcomes() if looked else state.distinct_outcomes():
                    yield Outcome(outcome.name), "talk" if outcome.talked else "outcome"

    def _numbers(
        self, session: Session, state: State, size: EntrySize
    ) -> Iterator[tuple[Event, str]]:
        """Yield a number for each way, one that is none, and the keys that work anywhere."""
        for digits in state.numbers():
            yield Entered(digits), "choice"
        yield Entered("0" * (size.least - 1) if size.least > 2 else "*0"), "odd"
        yield NoInput(), "silence"
        for key, meaning in keys_at(self.hotline, session.state, session.language).items():
            if size.least > 1 or key == "star":
                yield Entered("*" if key == "star" else key), _by(meaning)

    def _take_back(self, place: int, session: Session) -> None:
        """Answer no as if the yes had been to another question, or to this one."""
        if session.state in self.matter.named or not self.matter.yes_elsewhere(session.answers):
            return
        no = next(key for key, answer in self.hotline.call.answers.items() if answer == "no")
        is_here = session.answered(session.state, False)
        after = self.matter.yes_elsewhere(is_here.answers)
        for answers in self.matter.assumed(session.answers, session.state):
            assumed = replace(session, answers=answers)
            taken_back = assumed.answered(session.state, False).answers
            if self.matter.yes_elsewhere(taken_back) != after:
                self._step(place, assumed, Key(no), "choice", is_assumed=True)

    def _step(
        self, place: int, session: Session, event: Event, by: str, is_assumed: bool = False
    ) -> None:
        to = [END] * len(self.worlds)

        def answer(conditions: Conditions) -> CallReply:
            reply = step(self.hotline, session, event, conditions)
            return put_into_words(self.hotline, reply, conditions.duty)

        situation = self.explored.situations[place]
        for worlds, (actions, _, reached) in self.watch.answers(answer):
            self.explored.asked += 1
            self._note(place, event, worlds, self.documents.fault(actions))
            if isinstance(actions[-1], HangUp):
                message = self.documents.parting_fault(actions)
                self._note(place, event, worlds, message, "hangs-up-without-a-word")
                continue
            target = self._place(reached)
            for world in range(len(to)):
                if worlds >> world & 1:
                    to[world] = target
            if not self.explored.situations[target].found:
                steady = situation.worlds & worlds
                if steady and not is_assumed:
                    self._find(reached, place, event, steady)
                else:
                    self.last.append((reached, place, event, 0))
        way = tuple(to)
        situation.steps.append(Possibility(event, by, self.ways.setdefault(way, way)))

    def _place(self, session: Session) -> int:
        """Return the place of a session's situation, a new one if it is new."""
        mark = (
            session.state,
            session.language,
            self.matter.of_named(session.answers),
            self.matter.yes_elsewhere(session.answers),
            session.no_matches,
            session.prompt_start,
            session.dialed,
            session.back,
            session.outcomes,
            session.entered,
        )
        place = self.places.setdefault(mark, len(self.explored.situations))
        if place == len(self.explored.situations):
            self.explored.situations.append(Situation(session))
        return place

    def _find(self, session: Session, came_from: int, came_by: Event, worlds: int) -> None:
        place = self._place(session)
        situation = self.explored.situations[place]
        if situation.found:
            return
        situation.session = replace(session, answers=self.matter.reduced(session.answers))
        situation.came_from, situation.came_by = came_from, came_by
        situation.worlds, situation.found = worlds, True
        self.next.append(place)

    def _note(
        self,
        place: int,
        event: Event | None,
        worlds: int,
        message: str,
        rule: str = "bad-document",
    ) -> None:
        if message:
            self.explored.faults.append(Fault(rule, place, event, worlds, message))


def _by(meaning: KeyMeaning | None) -> str:
    if meaning is None:
        return "odd"
    return "repeat" if meaning.to in (REPEAT, SWITCH_LANGUAGE, BACK) else "choice"
