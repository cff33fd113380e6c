"""What the paths of callers and texters take: seconds of speech, webhooks, parts of texts.

The paths are those that callers take: yes to the first question, or no to all, in each language.
Nothing is repeated, and each key waits for the prompt to end. A recording has its own length; other
speech is estimated from words, pauses and pace.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ivr.check.worlds import worlds_of
from ivr.dialog.events import (
    Action,
    Answered,
    Arrived,
    Asked,
    Conditions,
    Entered,
    Event,
    HangUp,
    Key,
    Listen,
    Say,
    TextEvent,
    TextReply,
)
from ivr.dialog.prompts import put_into_words
from ivr.dialog.segments import count_parts
from ivr.dialog.session import Session
from ivr.dialog.text_engine import answer_text, write_messages
from ivr.dialog.voice_engine import step
from ivr.dialog.wording import wording_of
from ivr.loader import Reading
from ivr.loader.problems import Problem
from ivr.model.hotline import Hotline
from ivr.model.states.listening import ListeningState
from ivr.model.states.state import ANSWERED
from ivr.recordings import NO_RECORDINGS, Recordings

PATHS = ("yes", "no")
STRAIGHT = ("straight",)  # the one path of a call that asks no question


@dataclass(frozen=True)
class Journey:
    """A call on a path in a language, to the choices that follow the answer.

    `to_answer` are the seconds from the choice of language to the answer's first word, None where
    the path has no answer; `whole` are all seconds of the call. `webhooks` counts documents.
    """

    path: str
    language: str
    to_answer: float | None
    whole: float
    webhooks: int


@dataclass(frozen=True)
class TextJourney:
    """A text conversation on a path in a language: `messages` that answer it, in `parts`."""

    path: str
    language: str
    webhooks: int
    messages: int
    parts: int


def measure(hotline: Hotline, recordings: Recordings = NO_RECORDINGS) -> tuple[Journey, ...]:
    """Measure the paths that callers take, in each language, while agents are on duty."""
    asks = any(state.TAKES_ANSWERS for state in hotline.call.states.values())
    return tuple(
        _call_on(hotline, recordings, path, language)
        for language in hotline.spoken
        for path in (PATHS if asks else STRAIGHT)
    )


def measure_texts(hotline: Hotline) -> tuple[TextJourney, ...]:
    """Measure the paths that texters take; none if no keyword leads to a question."""
    return tuple(
        journey
        for language in hotline.written
        for path in PATHS
        for journey in _texts_on(hotline, path, language)
    )


def budget_problems(reading: Reading, recordings: Recordings = NO_RECORDINGS) -> Iterator[Problem]:
    """Yield each limit of the flow's budget with the longest path over it."""
    budget = reading.hotline.call.budget
    journeys = measure(reading.hotline, recordings)
    for name in ("to_answer", "whole") if budget and journeys else ():
        limit, longest = getattr(budget, name), max(journeys, key=lambda one: _taken(one, name))
        if _taken(longest, name) > limit:
            what = "the answer comes after" if name == "to_answer" else "the call takes"
            answer = "" if longest.path in STRAIGHT else f", with {longest.path} as the answer"
            message = (
                f"{what} {_taken(longest, name):.0f} s in {longest.language}{answer}, "
                f"and the budget is {limit} s"
            )
            cure = "Say it in fewer words, or allow more seconds."
            source = reading.sources["call.yaml"]
            yield source.problem(("budget", name), "over-budget", message, cure)


def _taken(journey: Journey, name: str) -> float:
    return getattr(journey, name) or 0.0


def _call_on(hotline: Hotline, recordings: Recordings, path: str, language: str) -> Journey:
    conditions = _conditions(hotline)
    session = Session(hotline.release, hotline.call.start)
    event: Event | None = Arrived()
    to_answer, since_choice, whole, webhooks = None, 0.0, 0.0, 0
    seen: set[tuple[str, int]] = set()
    yes_is_due = path == "yes"
    while event is not None:
        reply = step(hotline, session, event, conditions)
        actions, _, session = put_into_words(hotline, reply, conditions.duty)
        webhooks += 1
        for say in _first_heard(actions):
            milestone = hotline.call.states[say.state].milestone
            if to_answer is None and milestone == ANSWERED:
                to_answer = since_choice
            recording = recordings.find(say.language, say.text)
            spoken = wording_of(hotline, say.language).seconds(say.text)
            seconds = recording.seconds if recording else spoken
            whole += seconds
            since_choice += seconds
        event = None
        state = hotline.call.states[session.state]
        stands = session.state, session.entered
        if not isinstance(actions[-1], HangUp) and stands not in seen:
            seen.add(stands)
            if state.OFFERS_LANGUAGES:
                since_choice = 0.0
            event = _key_on(hotline, session, language, yes_is_due, to_answer is not None)
            if state.TAKES_ANSWERS:
                yes_is_due = False
    return Journey(path, language, to_answer, whole, webhooks)


def _key_on(
    hotline: Hotline, session: Session, language: str, yes_is_due: bool, is_answered: bool
) -> Key | Entered | None:
    """Return the key that goes on: at a menu the first, until the answer was heard."""
    state = hotline.call.states[session.state]
    if not isinstance(state, ListeningState):
        return None
    if state.entry:
        first, *_ = state.numbers()
        yes = (key for key, answer in hotline.call.answers.items() if answer == "yes")
        return Key(next(yes)) if session.entered else Entered(first)
    keys = state.keys(hotline.bindings)
    for key, meaning in keys.items():
        if meaning.language == language or meaning.answer is yes_is_due:
            return Key(key)
    is_choice = not (state.OFFERS_LANGUAGES or state.TAKES_ANSWERS)
    return Key(next(iter(keys))) if is_choice and not is_answered else None


def _first_heard(actions: tuple[Action, ...]) -> Iterator[Say]:
    """Yield what is said before a caller who presses a key at the prompt's end does so."""
    for action in actions:
        if isinstance(action, Say):
            yield action
        elif isinstance(action, Listen):
            yield from action.says
            return


def _texts_on(hotline: Hotline, path: str, language: str) -> Iterator[TextJourney]:
    flow, conditions = hotline.text, _conditions(hotline)
    for keyword in flow.keywords:
        session = Session(hotline.release, flow.start)
        asked = Asked(keyword, (language,), exact=True)
        reply = _text_reply(hotline, session, asked, conditions)
        if not flow.states[reply.session.state].TAKES_ANSWERS:
            continue
        messages, webhooks, yes_is_due = list(reply.messages), 1, path == "yes"
        seen: set[str] = set()
        while flow.states[reply.session.state].TAKES_ANSWERS and reply.session.state not in seen:
            seen.add(reply.session.state)
            answer = Answered(yes_is_due, (language,))
            reply = _text_reply(hotline, reply.session, answer, conditions)
            messages += reply.messages
            webhooks, yes_is_due = webhooks + 1, False
        parts = count_parts(messages)
        yield TextJourney(path, language, webhooks, len(messages), parts)
        return


def _text_reply(
    hotline: Hotline, session: Session, event: TextEvent, conditions: Conditions
) -> TextReply:
    reply = answer_text(hotline, session, event, conditions)
    return write_messages(hotline, reply, conditions.duty)


def _conditions(hotline: Hotline) -> Conditions:
    """Return an ordinary moment: no urgent notice is kept off the air for the seconds it takes."""
    conditions = worlds_of(hotline)[0].conditions
    return replace(conditions, duty=replace(conditions.duty, notice=False))
